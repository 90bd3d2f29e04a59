"""``manage.py database start|stop|status``: the embedded PostgreSQL server."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from geoevents.database import DatabaseServerError
from geoevents.database.server import Server


class Command(BaseCommand):
    help = "Start, stop or show the embedded PostgreSQL server. It starts by itself when it is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status"])

    def handle(self, *args: Any, **options: Any) -> None:
        var = settings.DATABASES["default"].get("EMBEDDED")
        if var is None:
            raise CommandError("DATABASE_URL names a server of its own; nothing here to start or stop.")
        server = Server(var)
        try:
            getattr(self, options["action"])(server)
        except DatabaseServerError as error:
            raise CommandError(str(error)) from error

    def start(self, server: Server) -> None:
        server.start()
        self.status(server)

    def stop(self, server: Server) -> None:
        self.stdout.write("stopped" if server.stop() else "was not running")

    def status(self, server: Server) -> None:
        """Exit status 3 where no server runs, as service managers do it."""
        if not server.answers():
            self.stdout.write(f"not running: {server.data}")
            sys.exit(3)
        self.stdout.write(f"running: pid {server.pid()}, data {server.data}, socket {server.address()['host']}")
