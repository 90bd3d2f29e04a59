"""Servers of their own for the tests of the life cycle: real ones, in folders that go away."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from geoevents.database import DATABASE_NAME, location
from geoevents.database.server import Server

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives up rights to run PostgreSQL")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with a short path that every account can enter, unlike pytest's own for root."""
    path = Path(tempfile.mkdtemp(prefix="geoevents-test-"))
    path.chmod(0o755)
    elsewhere = path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(location, "SHARED_HOMES", (elsewhere,))
    yield path
    for process in psutil.process_iter(["cwd"]):
        if process.info["cwd"] and Path(process.info["cwd"]).is_relative_to(path):
            process.kill()
    shutil.rmtree(path)


@pytest.fixture
def server(folder: Path) -> Server:
    return Server(folder / "var")


@pytest.fixture(scope="session")
def fresh_data() -> Iterator[Path]:
    """The data folder of a server that was started once: to copy it takes a tenth of the time of making it."""
    path = Path(tempfile.mkdtemp(prefix="geoevents-test-"))
    path.chmod(0o755)
    server = Server(path / "var")
    server.start()
    server.stop()
    yield server.data
    shutil.rmtree(path)


@pytest.fixture
def running(server: Server, fresh_data: Path) -> Iterator[Server]:
    put_data(server, fresh_data)
    server.start()
    yield server
    server.stop()


def put_data(server: Server, data: Path) -> None:
    """Give a server that was never started a copy of finished data, owner and all."""
    server.data.parent.mkdir(parents=True)
    subprocess.run(["cp", "-a", data, server.data], check=True)


def connect(server: Server) -> psycopg.Connection:
    return psycopg.connect(**server.address(), dbname=DATABASE_NAME, autocommit=True)


def ask(server: Server, question: str) -> object:
    with connect(server) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def kill(server: Server) -> int:
    """kill -9 of the server's first process; returns the number it had."""
    pid = server.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def in_processes() -> Callable[[Server, str, int], list[str]]:
    """Run code with ``server`` in several processes at once; what each has printed."""

    def run(server: Server, code: str, number: int) -> list[str]:
        program = (
            "from pathlib import Path\nfrom geoevents.database.server import Server\n"
            f"server = Server(Path({str(server.var)!r}))\n{code}"
        )
        processes = [
            subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(number)
        ]
        return [process.communicate(timeout=60)[0].strip() for process in processes]

    return run
