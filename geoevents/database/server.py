"""The embedded PostgreSQL server: start, wait, recover, stop.

Whether a server lives is not asked of its pid file, which outlives a crash, but of a lock on ``var/postgres.lock``.
The one who starts the server takes the lock and lets every process of the server inherit it, so the kernel drops it
with the last of them. Whoever gets the lock therefore knows that nobody uses the data and may clear what is left.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from psycopg import pq
from psycopg.conninfo import make_conninfo

from geoevents.database import DATABASE_NAME, DatabaseServerError
from geoevents.database.location import PORT, SOCKET_NAME, Place, give, home_of, prepare, socket_folder

PATIENCE = 60.0
"""Seconds to wait for a server that another process starts, or that recovers from a crash."""
RETRIES = 5.0
"""Seconds to try again a start that fails: a process killed a moment ago is still seen for up to 2 s."""
ORPHANS = 5.0
"""Seconds that the processes of a killed server get to notice it, before they are ended."""
LOG_BYTES = 5_000_000
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_timezone": "UTC",
    "timezone": "UTC",
    # Compiling a query takes longer than any page may.
    "jit": "off",
    # Pages read from all over a table that memory holds; the planner believes in turning disks.
    "random_page_cost": "1.1",
    "work_mem": "32MB",
}
"""Beside what :func:`memory_settings` adds."""
MEMORY_SHARE = 8
MEMORY_LEAST, MEMORY_MOST = 128, 2048
"""MB of memory that the server takes for its own cache, as its data needs it: an eighth of all, within these."""


def memory_settings() -> dict[str, str]:
    """The server's cache, and what it may expect of the system's own, by the memory of the machine."""
    megabytes = psutil.virtual_memory().total >> 20
    own = max(MEMORY_LEAST, min(megabytes // MEMORY_SHARE, MEMORY_MOST))
    return {"shared_buffers": f"{own}MB", "effective_cache_size": f"{max(own, megabytes // 2)}MB"}


@dataclass(frozen=True)
class PidFile:
    """What PostgreSQL notes in ``postmaster.pid``; may be left over from a server that is gone."""

    pid: int
    socket_folder: Path


class Server:
    """The server whose files are in a folder ``var``. It need not exist yet."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self._lock_path = var / "postgres.lock"

    @property
    def data(self) -> Path:
        return home_of(self.var) / "data"

    def address(self) -> dict[str, str]:
        """Where a client finds the server, for libpq; empty where none has been started or it has been stopped."""
        noted = self._pid_file()
        return {"host": str(noted.socket_folder), "port": str(PORT), "user": DATABASE_NAME} if noted else {}

    def answers(self) -> bool:
        """Whether the server takes connections now."""
        address = self.address()
        if not address:
            return False
        conninfo = make_conninfo(**address, dbname="postgres", connect_timeout=5)
        return pq.PGconn.ping(conninfo.encode()) == pq.Ping.OK

    def pid(self) -> int | None:
        """The server's process, or None where the pid file is missing, stale, or names a process of another program."""
        noted = self._pid_file()
        return noted.pid if noted and self._works_on_data(noted.pid) else None

    def start(self) -> None:
        """Make sure that the server runs and takes connections; creates the database on the first call.

        Any number of processes may call this at once. Raises DatabaseServerError with the server's own last words.
        """
        deadline = time.monotonic() + PATIENCE
        orphans_deadline = time.monotonic() + ORPHANS
        while time.monotonic() < deadline:
            with self._lock() as lock:
                if lock is not None and self.pid() is None:
                    self._launch(lock)
                    return
            if self.answers():
                return
            if time.monotonic() > orphans_deadline and self.pid() is None:
                self._end_orphans()
            time.sleep(0.05)
        raise DatabaseServerError(f"The database server does not answer for {PATIENCE:.0f} s.{self._last_words()}")

    def stop(self) -> bool:
        """End the server cleanly, open connections included; False where none was running."""
        noted = self._pid_file()
        stopping: int | None = None
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            pid = self.pid()
            if pid is not None and stopping is None:
                self._signal(pid, signal.SIGINT)
                stopping = pid
            if pid not in (None, stopping):
                return True  # another process has started one anew
            with self._lock() as lock:
                if lock is not None and pid is None:
                    self._remove_short_socket_folder(noted)
                    return stopping is not None
            time.sleep(0.02)
        raise DatabaseServerError(f"The database server does not stop within {PATIENCE:.0f} s.{self._last_words()}")

    @contextmanager
    def _lock(self) -> Iterator[int | None]:
        """The open lock file while it is ours; None where a server or somebody who starts one holds it."""
        self.var.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise DatabaseServerError(
                f"The database in {self.var} belongs to another user: {error}. Run as that user, or set VAR_DIR."
            ) from error
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
            else:
                yield descriptor
        finally:
            os.close(descriptor)

    def _launch(self, lock: int) -> None:
        place = prepare(self.var)
        give(self._lock_path, place.account)
        self._make_data(place, lock)
        give_up = time.monotonic() + RETRIES
        while not self._launch_once(place, lock):
            if time.monotonic() > give_up:
                raise DatabaseServerError(f"The database server does not start.{self._last_words()}")
            time.sleep(0.2)

    def _launch_once(self, place: Place, lock: int) -> bool:
        """Start the server detached from us and wait for it; False where it ended again."""
        folder = self._clear_leftovers(place)
        settings = SETTINGS | memory_settings() | {"unix_socket_directories": f'"{folder}"', "port": str(PORT)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        # The shell leaves the server to init, so nobody here has to wait for its end.
        command = '"$@" </dev/null >>"$0" 2>&1 & echo $!'
        arguments = [str(place.programs / "postgres"), "-D", str(place.data), *options]
        said = self._run(["/bin/sh", "-c", command, str(place.log), *arguments], place, lock)
        pid = int(said)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.answers():
                return True
            if not _alive(pid):
                return False
            time.sleep(0.02)
        raise DatabaseServerError(f"The database server does not answer for {PATIENCE:.0f} s.{self._last_words()}")

    def _make_data(self, place: Place, lock: int) -> None:
        """Create the data folder with its database, under another name until it is complete."""
        if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
            place.log.rename(place.log.with_suffix(".log.1"))
        if (place.data / "PG_VERSION").is_file():
            return
        draft = place.home / "data.new"
        script = (
            'umask 077; rm -rf "$2" && "$1/initdb" -D "$2" -U "$3" -A trust -E UTF8 --no-instructions '
            "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 && "
            'echo "CREATE DATABASE $3" | "$1/postgres" --single -D "$2" postgres && mv "$2" "$4"'
        )
        arguments = [str(place.programs), str(draft), DATABASE_NAME, str(place.data)]
        self._run(["/bin/sh", "-c", script, "initdb", *arguments], place, lock)

    def _run(self, command: list[str], place: Place, lock: int) -> str:
        """Run a program as the server's account; the lock goes along and outlives us where the program does."""
        done = subprocess.run(  # noqa: S603 — our own programs
            command,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
            pass_fds=(lock,),
            **(place.account.subprocess_options() if place.account else {}),
        )
        if done.returncode != 0:
            raise DatabaseServerError(f"The database cannot be created in {place.home}:\n{done.stderr.strip()}")
        return str(done.stdout)

    def _clear_leftovers(self, place: Place) -> Path:
        """Remove what a killed server left and PostgreSQL would believe; returns the folder for the socket.

        A pid file whose process is gone stays: PostgreSQL itself makes sure through it that no shared memory is in use.
        One whose number now belongs to another program, or that cannot be read, would keep the server from starting.
        """
        noted = self._pid_file()
        pid_path = place.data / "postmaster.pid"
        if pid_path.exists() and (noted is None or psutil.pid_exists(noted.pid)):
            pid_path.unlink()
        folder = socket_folder(place, noted.socket_folder if noted else None)
        for name in (SOCKET_NAME, f"{SOCKET_NAME}.lock"):
            (folder / name).unlink(missing_ok=True)
        return folder

    def _remove_short_socket_folder(self, noted: PidFile | None) -> None:
        if noted and noted.socket_folder != self.data and noted.socket_folder.is_dir():
            noted.socket_folder.rmdir()

    def _pid_file(self) -> PidFile | None:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise DatabaseServerError(
                f"The database in {self.data} belongs to another user: {error}. Run as that user, or set VAR_DIR."
            ) from error
        # pid, data folder, time of start, port, socket folder, …
        if len(lines) < 5 or not lines[0].isdecimal() or not lines[4]:
            return None
        return PidFile(int(lines[0]), Path(lines[4]))

    def _works_on_data(self, pid: int) -> bool:
        """Whether the process has our data folder for its working directory, as every process of PostgreSQL has."""
        try:
            return Path(psutil.Process(pid).cwd()).samefile(self.data)
        except (psutil.Error, OSError):
            return False

    def _end_orphans(self) -> None:
        """End processes that a killed server left at work; until then the lock is theirs."""
        for process in psutil.process_iter(["cmdline"]):
            title = process.info["cmdline"] or [""]
            if title[0].startswith("postgres:") and self._works_on_data(process.pid):
                self._signal(process.pid, signal.SIGKILL)

    def _signal(self, pid: int, number: signal.Signals) -> None:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass
        except PermissionError as error:
            raise DatabaseServerError(f"The database server belongs to another user: {error}.") from error

    def _last_words(self) -> str:
        log = home_of(self.var) / "postgres.log"
        if not log.is_file():
            return ""
        lines = log.read_text(errors="replace").splitlines()[-5:]
        return "\n".join([f" The end of {log}:", *lines])


def _alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
