"""How gunicorn serves one person on their own machine (``manage.py demo``)."""

import sys
from typing import Any

worker_class = "gthread"
threads = 8
loglevel = "warning"
no_control_socket = True


def post_worker_init(worker: Any) -> None:
    """Print the address when the pages can be opened, as the last line."""
    host, port = worker.cfg.address[0]
    sys.stdout.write(f"http://{host}:{port}/\n")
    sys.stdout.flush()
