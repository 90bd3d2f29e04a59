"""``manage.py ingest`` on folders of every form: goes on where it was, and can leave the reading to workers."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.imports import folders
from articles.models import Article, ImportBatch, ImportItem, SourceDocument
from articles.vocabulary import ImportState
from tests.imports import making
from tests.imports.making import PAGE, TEXT

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "a.txt": TEXT.encode("cp932"),
        "deep/b.html": PAGE.replace("例示国", "一国").encode(),
        "c.zip": making.archive({"d.txt": TEXT.replace("例示国", "二国").encode(), "e.txt": b""}),
        "f.jsonl": making.lines("三国の会談", "四国の会談"),
        "g.pdf": b"%PDF-broken",
        "README.md": b"# About",
        "notes.json": b"{}",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def ingest(capsys: pytest.CaptureFixture[str], folder: Path, **options: Any) -> tuple[str, str]:
    capsys.readouterr()
    with suppress(SystemExit):
        call_command("ingest", str(folder), **options)
    said = capsys.readouterr()
    return said.out.strip(), said.err


def test_every_form_in_a_folder_and_a_second_run(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = ingest(capsys, folder)
    assert out == "5 new, 0 unchanged, 0 updated, 2 failed"
    assert "e.txt" in err
    assert "g.pdf" in err
    assert Article.objects.count() == 5
    assert ImportItem.objects.filter(state=ImportState.FAILED).count() == 2
    assert SourceDocument.objects.filter(items__name="a.txt").get().size == len(TEXT.encode("cp932"))

    opened = []
    real = folders.open_item

    def note(item: ImportItem, **options: Any) -> Any:
        opened.append(item.name)
        return real(item, **options)

    monkeypatch.setattr(folders, "open_item", note)
    (folder / "g.pdf").unlink()
    (folder / "c.zip").unlink()
    (folder / "new.txt").write_text(TEXT.replace("例示国", "五国"))
    assert ingest(capsys, folder)[0] == "1 new, 3 unchanged, 0 updated, 0 failed"
    assert opened == ["new.txt"]


def test_a_run_that_was_stopped_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.management.commands import ingest as command

    def stops(*args: Any, **kwargs: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(command, "save_item", stops)
        with pytest.raises(KeyboardInterrupt):
            call_command("ingest", str(folder))
    assert not Article.objects.exists()
    assert ingest(capsys, folder)[0] == "5 new, 0 unchanged, 0 updated, 2 failed"
    assert Article.objects.count() == 5


def test_a_deleted_article_is_read_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest(capsys, folder / "a.txt")
    Article.objects.all().delete()
    assert ingest(capsys, folder / "a.txt")[0].startswith("1 new")


def test_workers_read_what_is_queued(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _err = ingest(capsys, folder, queue=True)
    assert out == "0 new, 0 unchanged, 0 updated, 5 queued, 2 failed"
    assert not Article.objects.exists()
    assert ImportItem.objects.filter(state=ImportState.QUEUED).count() == 5
    assert ImportBatch.objects.get().origin == "command"
    # Begun again before a worker came: what waits is not handed over twice, but for a ZIP with a fault in it.
    assert "queued" in ingest(capsys, folder, queue=True)[0]
    assert ImportItem.objects.filter(state=ImportState.QUEUED).count() == 6


def test_lines_inside_a_zip_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    members = {"deep/f.jsonl": making.lines("三国の会談", "四国の会談"), "d.txt": TEXT.encode()}
    (tmp_path / "a.zip").write_bytes(making.archive(members))
    assert ingest(capsys, tmp_path)[0] == "3 new, 0 unchanged, 0 updated, 0 failed"
