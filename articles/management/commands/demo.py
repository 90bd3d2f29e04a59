"""``manage.py demo``: everything a first visit needs, from an empty clone to a page in the browser."""

import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.vocabulary import ArticleOrigin

ADMINISTRATOR = "demo"
HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Set up the database with the sample articles, whose quotations are invented, and serve it on this machine."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="all but serving")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["no_serve"]:
            _require_free(options["port"])
        self.stdout.write("Database: migrations, countries, organisations, leaders …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_register", stdout=self.stdout)
        self.stdout.write("Sample articles (their quotations, sums and details are invented) …")
        try:
            call_command("ingest", *sample_articles(), origin=ArticleOrigin.DEMO.value, stdout=self.stdout)
        except SystemExit:
            # Said above, article by article; the others are worth a visit.
            self.stderr.write("Some sample articles could not be read.")
        self._make_administrator()
        if not options["no_serve"]:
            self.stdout.flush()
            _serve(options["port"])

    def _make_administrator(self) -> None:
        """One administrator where there is none; the password is shown now and never again."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(username=ADMINISTRATOR, password=password)
        self.stdout.write(
            f"Administrator made: name {ADMINISTRATOR}, password {password} (shown only now; "
            f"`manage.py changepassword {ADMINISTRATOR}` sets another)"
        )


def sample_articles() -> list[str]:
    """The files of the project's own corpora: single articles, and several outlets' articles on the same events."""
    tests = Path(settings.BASE_DIR, "tests")
    return sorted(str(path) for folder in ("corpus", "linking/articles") for path in (tests / folder).glob("*.txt"))


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}): does a demo run already? --port takes another."
            ) from error


def _serve(port: int) -> None:
    """Become gunicorn, which reads the settings anew: here, on this machine alone, no TLS is expected."""
    environment = os.environ | {"PLAIN_HTTP": "true", "DJANGO_SETTINGS_MODULE": "geoevents.settings"}
    server = [sys.executable, "-m", "gunicorn", "--config", "python:geoevents.local_server", "--bind", f"{HOST}:{port}"]
    os.chdir(settings.BASE_DIR)
    os.execve(sys.executable, [*server, "geoevents.wsgi"], environment)  # noqa: S606 — our own program
