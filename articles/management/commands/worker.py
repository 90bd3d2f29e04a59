"""``manage.py worker``: reads what was handed over, asks the feeds; any number of them, on any machine."""

import os
import signal
import threading
import time
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued

from articles import tasks


class Command(BaseCommand):
    help = (
        "Read the articles that were handed to workers, ask the feeds, and bring back what a killed worker has left. "
        "Start as many as there are processors, on any machines with the same database. Ends after the article at "
        "hand on Ctrl-C or SIGTERM."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-done", action="store_true", help="end when nothing is left to do")
        parser.add_argument("--follow-parent", action="store_true", help="end when standard input is closed")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["follow_parent"]:
            threading.Thread(target=_end_with_parent, daemon=True).start()
        connection.ensure_connection()  # an embedded server is started by it, and has its address then
        with suppress(AlreadyEnqueued):  # who starts again after a fall need not wait for the next round
            tasks.bring_back.configure().defer(timestamp=int(time.time()))
        worker = app.with_connector(PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4))
        worker.run_worker(
            wait=not options["until_done"],
            # Two articles at once in one process would share one processor and one language model.
            concurrency=1,
            delete_jobs="successful",
            update_heartbeat_interval=10,
            stalled_worker_timeout=30,
        )


def _end_with_parent() -> None:
    """The parent holds the other end of standard input: it closes when the parent ends, however it ends."""
    # Not sys.stdin: its lock, held by a thread that waits, would bring down the interpreter at its end.
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
