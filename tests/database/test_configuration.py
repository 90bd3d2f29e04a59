"""DATABASE_URL, and the embedded server through Django."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError, OperationalError, connection

from geoevents.database import DATABASE_NAME, configuration
from geoevents.database.backend.base import DatabaseWrapper
from geoevents.database.server import Server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def connections_allowed(django_db_blocker: Any) -> Iterator[None]:
    """These connections go to servers of their own, not to the suite's database."""
    with django_db_blocker.unblock():
        yield


def wrapper(url: str, var: Path, alias: str = "default") -> DatabaseWrapper:
    defaults: dict[str, Any] = {"TIME_ZONE": None, "AUTOCOMMIT": True, "HOST": "", "PORT": "", "PASSWORD": ""}
    return DatabaseWrapper({**defaults, **configuration(url, var)}, alias)


def test_an_empty_url_means_the_embedded_server(tmp_path: Path) -> None:
    assert configuration("", tmp_path)["EMBEDDED"] == tmp_path


def test_a_url_names_a_server(tmp_path: Path) -> None:
    found = configuration("postgresql://reader:s%40fe@db.example:6543/news", tmp_path)
    assert "EMBEDDED" not in found
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 6543, "news")
    assert (found["USER"], found["PASSWORD"]) == ("reader", "s@fe")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "sqlite:///x", "localhost:5432"])
def test_other_databases_are_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must name a PostgreSQL server"):
        configuration(url, tmp_path)


def test_a_server_out_of_reach_is_named(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match=r"DATABASE_URL.*127\.0\.0\.1"):
        wrapper("postgresql://reader@127.0.0.1:1/news", tmp_path).ensure_connection()


def test_an_older_server_is_refused(running: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    # Django checks the version once for each alias.
    database = wrapper("", running.var, alias="older")
    monkeypatch.setattr(DatabaseWrapper, "pg_version", 130_011)
    with pytest.raises(NotSupportedError, match="PostgreSQL 14 or later"):
        database.ensure_connection()
    database.close()


def test_a_server_named_by_its_url(running: Server) -> None:
    host = quote(running.address()["host"], safe="")
    database = wrapper(f"postgresql://{DATABASE_NAME}@{host}/{DATABASE_NAME}", running.var)
    with database.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    database.close()


def test_connecting_starts_the_embedded_server(server: Server) -> None:
    database = wrapper("", server.var)
    assert not server.answers()
    database.ensure_connection()
    database.close()
    assert server.stop() is True


def test_a_database_that_is_missing_is_not_answered_by_a_restart(running: Server) -> None:
    pid = running.pid()
    database = wrapper("", running.var)
    database.settings_dict["NAME"] = "absent"
    with pytest.raises(OperationalError, match='"absent" does not exist'):
        database.ensure_connection()
    assert running.pid() == pid


@pytest.mark.django_db
def test_the_suite_itself_runs_on_this_backend() -> None:
    assert isinstance(connection.copy(), DatabaseWrapper)


def test_commands(folder: Path) -> None:
    """Only a command that connects starts the server, and the next one finds it running."""

    def manage(*arguments: str) -> tuple[int, str]:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        environment |= {"VAR_DIR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "geoevents.settings"}
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    assert manage("check")[0] == 0
    assert manage("database", "status")[0] == 3
    assert manage("migrate", "contenttypes")[0] == 0
    code, said = manage("database", "status")
    assert code == 0
    assert str(folder / "var" / "postgres" / "data") in said
    assert manage("database", "stop") == (0, "stopped\n")
    assert manage("database", "stop") == (0, "was not running\n")
