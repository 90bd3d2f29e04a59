"""The commands ingest and extract as they are typed."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.ingest import article as article_module
from articles.models import Article, Leader, Statement, TextVersion
from tests import factories as make

TEXT = (
    "例示国と米国が首脳会談\n\n2025年11月9日\n\n"
    "カザフスタンのトカエフ大統領は6日、「協力を深めたい」と述べた。総額は10億ドルに上る。\n"
)
BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "undated.txt": "題名\n本文は短い。".encode(),
    "untitled.txt": "2025-11-09\n本文は短い。".encode(),
    "large.txt": "題名\n2025-11-09\n".encode() + b"x" * 2_000_000,
}


@pytest.fixture
def register(db: None) -> None:
    """A small register: the real one takes seconds to load."""
    country = make.CountryFactory(code="KZ")
    make.CountryFactory(code="US")
    make.OrganizationFactory(name="例示省", country=country)
    leader = make.LeaderFactory(
        name="トカエフ", full_name="カシムジョマルト・トカエフ", country=country, register_key="t/KZ"
    )
    make.PostFactory(leader=leader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good articles, one of them deeper and in Shift_JIS, and what is not to be read."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_bytes(TEXT.replace("例示国", "見本国").encode("cp932"))
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "README.md").write_text("x")
    return tmp_path


def ingest(capsys: pytest.CaptureFixture[str], *paths: object, fails: bool = False, **options: Any) -> tuple[str, str]:
    """Output and errors of the command."""
    capsys.readouterr()
    if fails:
        with pytest.raises(SystemExit) as caught:
            call_command("ingest", *map(str, paths), **options)
        assert caught.value.code == 1
    else:
        call_command("ingest", *map(str, paths), **options)
    captured = capsys.readouterr()
    return captured.out.strip(), captured.err


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.usefixtures("register")
class TestIngest:
    def test_a_folder_twice(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert ingest(capsys, folder) == ("2 new, 0 unchanged, 0 updated, 0 failed", "")
        assert ingest(capsys, folder) == ("0 new, 2 unchanged, 0 updated, 0 failed", "")
        assert set(Article.objects.values_list("source_name", "origin")) == {("a.txt", "command"), ("b.txt", "command")}
        statement = Statement.objects.first()
        assert statement.version.body[statement.start : statement.end] == statement.exact == "協力を深めたい"
        assert Leader.objects.count() == 1

    def test_a_changed_file_is_a_new_version(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        ingest(capsys, folder / "a.txt")
        (folder / "a.txt").write_text(TEXT + "続報。\n", encoding="utf-8")
        assert ingest(capsys, folder / "a.txt")[0] == "0 new, 0 unchanged, 1 updated, 0 failed"
        assert TextVersion.objects.count() == 2

    def test_bad_files_are_named_and_the_others_stored(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for name, data in BAD.items():
            (folder / name).write_bytes(data)
        out, errors = ingest(capsys, folder, folder / "missing.txt", fails=True)
        assert out == "2 new, 0 unchanged, 0 updated, 6 failed"
        for name in (*BAD, "missing.txt"):
            assert f"{folder / name}: " in errors
        assert "--published" in errors
        assert "--title" in errors
        assert Article.objects.count() == 2

    @pytest.mark.parametrize("name", BAD)
    def test_a_bad_file_stores_nothing(self, name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / name).write_bytes(BAD[name])
        assert ingest(capsys, folder / name, fails=True)[0] == "0 new, 0 unchanged, 0 updated, 1 failed"
        assert not Article.objects.exists()

    def test_options_fill_what_the_text_lacks(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.txt").write_text("本文は短い。続く。\n", encoding="utf-8")
        options = {"title": "題名", "published": "2025年11月", "outlet": "例示通信", "url": "https://news.example/1"}
        ingest(capsys, tmp_path / "a.txt", origin="demo", **options)
        article = Article.objects.get()
        assert (article.title, str(article.published), article.published_precision) == ("題名", "2025-11-01", "month")
        assert (article.outlet.name, article.url, article.origin) == ("例示通信", "https://news.example/1", "demo")
        assert article.versions.get().body == "本文は短い。続く。"

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        standard_input(monkeypatch, TEXT.encode("euc_jp"))
        assert ingest(capsys, "-")[0] == "1 new, 0 unchanged, 0 updated, 0 failed"

    @pytest.mark.parametrize("options", [{"published": "いつか"}, {"title": "一つ"}, {"url": "https://news.example/"}])
    def test_options_that_make_no_sense_are_refused(self, options: dict[str, str], folder: Path) -> None:
        with pytest.raises(CommandError):
            call_command("ingest", str(folder), **options)

    def test_an_unforeseen_failure_leaves_the_others_alone(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        extract = article_module.extract

        def failing(body: str, *, title: str, **options: Any) -> Any:
            if "見本国" in title:
                raise RuntimeError("a fault in the rules")
            return extract(body, title=title, **options)

        monkeypatch.setattr(article_module, "extract", failing)
        out, errors = ingest(capsys, folder, fails=True)
        assert out == "1 new, 0 unchanged, 0 updated, 1 failed"
        assert "b.txt: RuntimeError: a fault in the rules" in errors


@pytest.mark.slow
def test_the_first_ingest_loads_the_register(db: None, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest(capsys, folder / "a.txt")
    assert Statement.objects.get().speakers.get().leader.register_key
    assert Leader.objects.count() > 1_000


def extract(capsys: pytest.CaptureFixture[str], *paths: object) -> list[dict[str, Any]]:
    capsys.readouterr()
    call_command("extract", "--no-syntax", *map(str, paths))
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class TestExtract:
    """Without a database: these tests may not touch one."""

    def test_records_come_in_the_order_of_the_paths(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        records = extract(capsys, folder / "deep" / "b.txt", folder / "a.txt")
        assert [r["source"] for r in records] == ["b.txt", "a.txt"]
        record = records[1]
        assert record["article"]["published"] == "2025-11-09"
        for item in (*record["statements"], *record["amounts"]):
            assert record["article"]["text"][item["start"] : item["end"]] == item["text"]
        assert [s["text"] for s in record["statements"]] == ["協力を深めたい"]

    def test_an_undated_article_is_read(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.txt").write_text("題名\n米国は6日に発表した。", encoding="utf-8")
        [record] = extract(capsys, tmp_path / "a.txt")
        assert (record["article"]["title"], record["article"]["published"]) == ("題名", None)
        assert record["countries"] == ["US"]

    def test_a_bad_file_is_named_after_the_others(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "bad.txt").write_bytes(BAD["binary.txt"])
        with pytest.raises(SystemExit) as caught:
            call_command(
                "extract", "--no-syntax", str(folder / "bad.txt"), str(folder / "no.txt"), str(folder / "a.txt")
            )
        assert caught.value.code == 1
        captured = capsys.readouterr()
        assert [json.loads(line)["source"] for line in captured.out.splitlines()] == ["a.txt"]
        assert "bad.txt: " in captured.err
        assert "no.txt: No such file" in captured.err

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        standard_input(monkeypatch, TEXT.encode("utf-16"))
        assert extract(capsys, "-")[0]["source"] == "-"
