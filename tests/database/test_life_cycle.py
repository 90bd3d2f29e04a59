"""The embedded server starts, is found, recovers and stops."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import psycopg
import pytest

from geoevents.database import DATABASE_NAME, DatabaseServerError
from geoevents.database import server as server_module
from geoevents.database.server import Server
from tests.database.conftest import ask, connect, kill, mode, put_data

pytestmark = pytest.mark.slow


def test_first_start_creates_the_database(running: Server) -> None:
    assert running.answers()
    assert ask(running, "SELECT current_database()") == DATABASE_NAME
    assert ask(running, "SHOW server_encoding") == "UTF8"


def test_only_this_machine_and_this_account_can_connect(running: Server) -> None:
    assert ask(running, "SHOW listen_addresses") == ""
    assert mode(running.data) == 0o700
    assert Path(running.address()["host"]) == running.data
    assert mode(running.data / ".s.PGSQL.5432") == 0o700


def test_never_runs_as_root(running: Server) -> None:
    assert psutil.Process(running.pid()).uids().effective != 0


def test_nothing_runs_before_the_first_start(server: Server) -> None:
    assert not server.answers()
    assert server.address() == {}
    assert server.stop() is False
    assert not server.data.exists()


def test_stop_ends_open_connections_and_keeps_the_data(running: Server) -> None:
    with connect(running) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        assert running.stop() is True
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    assert not running.answers()
    assert running.stop() is False
    running.start()
    assert ask(running, "SELECT number FROM kept") == 7


def test_start_of_a_running_server_changes_nothing(running: Server) -> None:
    before = running.pid()
    running.start()
    assert running.pid() == before


def test_two_processes_at_once_share_one_server(
    running: Server, in_processes: Callable[[Server, str, int], list[str]]
) -> None:
    pid = running.pid()
    said = in_processes(running, "server.start(); print(server.pid())", 2)
    assert said == [str(pid)] * 2


def test_first_start_by_several_processes_at_once(
    server: Server, in_processes: Callable[[Server, str, int], list[str]]
) -> None:
    said = in_processes(server, "server.start(); print(server.pid(), server.answers())", 4)
    assert set(said) == {f"{server.pid()} True"}
    server.stop()


def test_start_while_another_process_stops_it(
    running: Server, in_processes: Callable[[Server, str, int], list[str]]
) -> None:
    said = in_processes(running, "server.stop(); server.start(); print(server.answers())", 3)
    assert "True" in said
    running.start()
    assert running.answers()


def test_recovers_after_kill_9(running: Server) -> None:
    with connect(running) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        killed = kill(running)
        running.start()
    assert running.pid() != killed
    assert ask(running, "SELECT number FROM kept") == 7


def test_ends_processes_that_outlive_a_killed_server(running: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query that computes does not look up, so its process would keep the data for hours."""
    monkeypatch.setattr(server_module, "ORPHANS", 0.3)
    with closing(connect(running)) as connection:
        orphan = connection.info.backend_pid
        connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 1000000000000)")
        time.sleep(0.1)
        kill(running)
        running.start()
    assert running.answers()
    assert not running._works_on_data(orphan)


@pytest.mark.parametrize("content", ["", "12\n", "no number\n"])
def test_unreadable_pid_file(running: Server, content: str) -> None:
    running.stop()
    path = running.data / "postmaster.pid"
    path.write_text(content)
    running.start()
    assert running.answers()


def test_stale_pid_file_of_a_process_that_is_gone(running: Server) -> None:
    path = running.data / "postmaster.pid"
    stale = path.read_text()
    running.stop()
    path.write_text(stale)
    assert running.pid() is None
    running.start()
    assert running.answers()


def test_stale_pid_file_whose_number_another_program_has_now(running: Server) -> None:
    path = running.data / "postmaster.pid"
    lock = running.data / ".s.PGSQL.5432.lock"
    stale, stale_lock = path.read_text(), lock.read_text()
    owner = path.stat()
    number = stale.splitlines()[0]
    running.stop()
    # As the server's own account: PostgreSQL asks only whether a process of its user has the number.
    as_owner = {"user": owner.st_uid, "group": owner.st_gid} if os.geteuid() == 0 else {}
    with subprocess.Popen(["sleep", "60"], **as_owner) as innocent:
        for left, content in ((path, stale), (lock, stale_lock)):
            left.write_text(content.replace(number, str(innocent.pid), 1))
            os.chown(left, owner.st_uid, owner.st_gid)
        assert running.pid() is None
        running.start()
        assert running.answers()
        running.stop()
        assert innocent.poll() is None
        innocent.kill()


def test_half_made_data_is_made_anew(server: Server) -> None:
    (server.var / "postgres" / "data.new").mkdir(parents=True)
    (server.var / "postgres" / "data.new" / "PG_VERSION").write_text("18")
    for path in (server.var / "postgres").rglob("*"):
        path.chmod(0o777)
    server.start()
    assert server.answers()
    assert not (server.var / "postgres" / "data.new").exists()
    server.stop()


def test_a_start_that_fails_says_why(running: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "RETRIES", 0.0)
    running.stop()
    (running.data / "pg_hba.conf").write_text("no such line\n")
    with pytest.raises(DatabaseServerError, match=r"pg_hba\.conf"):
        running.start()


def test_data_of_a_version_that_is_not_installed(running: Server) -> None:
    running.stop()
    (running.data / "PG_VERSION").write_text("11\n")
    with pytest.raises(DatabaseServerError, match="PostgreSQL 11; installed is"):
        running.start()


def test_long_path(folder: Path, fresh_data: Path) -> None:
    server = Server(folder.joinpath(*["とても長い道"] * 8) / "var")
    put_data(server, fresh_data)
    server.start()
    socket_folder = Path(server.address()["host"])
    assert ask(server, "SELECT 1") == 1
    assert server.data.is_relative_to(server.var)
    assert socket_folder != server.data
    assert mode(socket_folder) == 0o700
    assert socket_folder.stat().st_uid == server.data.stat().st_uid

    kill(server)
    server.start()
    assert Path(server.address()["host"]) == socket_folder, "the folder of the killed server is used again"

    server.stop()
    assert not socket_folder.exists()


def test_an_opened_socket_folder_is_not_trusted_again(folder: Path, fresh_data: Path) -> None:
    server = Server(folder / ("x" * 120) / "var")
    put_data(server, fresh_data)
    server.start()
    opened = Path(server.address()["host"])
    kill(server)
    opened.chmod(0o777)
    server.start()
    assert Path(server.address()["host"]) != opened
    server.stop()
    shutil.rmtree(opened)


@pytest.mark.parametrize("name", ["a b", "コンマ,", 'quote"', "it's $HOME"])
def test_odd_characters_in_the_path(folder: Path, name: str, fresh_data: Path) -> None:
    server = Server(folder / name / "var")
    put_data(server, fresh_data)
    server.start()
    assert ask(server, "SELECT 1") == 1
    assert server.stop() is True
