"""How gunicorn serves one person on their own machine (``manage.py demo``): the pages, and one worker beside them."""

import os
import subprocess
import sys
from typing import Any

from geoevents.environment import BASE_DIR

worker_class = "gthread"
threads = 8
loglevel = "warning"
no_control_socket = True
_BESIDE: list["subprocess.Popen[bytes]"] = []
"""The worker that reads what is imported."""


def when_ready(server: Any) -> None:
    """Start the worker. It ends with us however we end: its standard input closes then."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), "worker", "--follow-parent"]
    _BESIDE.append(subprocess.Popen(command, stdin=subprocess.PIPE, env=os.environ))  # noqa: S603 — our own program


def on_exit(server: Any) -> None:
    """Let the worker end with the article at hand, if that does not take long; another start reads it otherwise."""
    for worker in _BESIDE:
        worker.terminate()
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            worker.kill()


def post_worker_init(worker: Any) -> None:
    """Print the address when the pages can be opened, as the last line."""
    host, port = worker.cfg.address[0]
    sys.stdout.write(f"http://{host}:{port}/\n")
    sys.stdout.flush()
