"""Programs that answer by HTTP while they are measured."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import psutil

from bench.base.loading import ROOT, Base
from geoevents.database.server import Server

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Served:
    """A server that takes requests."""

    port: int
    process: int
    database: int | None = None
    """The process of its database server."""
    _spent: dict[int, float] = field(default_factory=dict)
    """Processor time of every process seen; what has ended by now keeps its last."""

    def processor_time(self) -> float:
        """Seconds that the server, its workers and its database sessions have used so far, those that ended too."""
        for process in (self.process, *([self.database] if self.database else [])):
            self._spent.update(_spent(process))
        return sum(self._spent.values())


def _spent(process: int) -> dict[int, float]:
    """Processor time of a process and its children, as fine as the system tells."""
    spent: dict[int, float] = {}
    for one in (parent := psutil.Process(process), *parent.children(recursive=True)):
        try:
            fine = Path(f"/proc/{one.pid}/schedstat")
            times = one.cpu_times()
            alone = one.num_threads() == 1 and fine.is_file()
            spent[one.pid] = int(fine.read_text().split()[0]) / 1e9 if alone else times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return spent


@contextmanager
def serve(base: Base) -> Iterator[Served]:
    """The application on a base, as gunicorn serves it: one worker, the settings of production, plain HTTP."""
    server = Server(base.var)
    server.start()
    command = [sys.executable, "-m", "gunicorn", "geoevents.wsgi", "--workers", "1", "--log-level", "warning"]
    with running(command, {**os.environ, **base.environment()}, "--bind") as (port, process):
        yield Served(port, process, server.pid())


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], option: str, *, quiet: bool = False
) -> Iterator[tuple[int, int]]:
    """A program that serves HTTP on a free port, named by ``option`` as ``host:port`` or ``port``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    place = f"127.0.0.1:{port}" if option == "--bind" else str(port)
    process = subprocess.Popen(
        [*command, option, place], cwd=ROOT, env=dict(environment), stderr=subprocess.DEVNULL if quiet else None
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"bench: {command[0]} does not serve")
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/")
        connection.getresponse().read()
    except OSError:
        return False
    return True
