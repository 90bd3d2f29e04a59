"""An editor's day: three documents at once, a worker killed over one, a wrong speaker mended, a missed statement added,
the article read again by other rules. Nothing that the editor decided is lost, and /changes/ tells all of it.

Names are those of real office holders, what they say is invented.
"""

import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.extraction.findings import Findings
from articles.ingest import rereading
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Article, ImportItem, Statement, TextVersion
from articles.vocabulary import ImportState
from tests import factories
from tests.imports.making import PAGE, pdf
from tests.imports.test_worker import has_started_writing, start, wait_for

__all__ = ["start"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = (
    "カザフ大統領、米国との協力に期待\n\n2025年11月20日\n\n"
    "米国のルビオ国務長官は20日、カザフスタンのトカエフ大統領とアスタナで会談した。"
    "トカエフ氏は「鉱物の協力を広げたい」と述べた。氏の頭には、港の整備を急ぐという考えもあった。\n"
)
SAID, MISSED = "鉱物の協力を広げたい", "港の整備を急ぐ"
WRONG, RIGHT = "トカエフ", "ルビオ"


@pytest.fixture
def register(db: None) -> None:
    """The real one."""
    call_command("load_register", verbosity=0)


def test_an_editors_day(
    start: Callable[..., Any], live_server: Any, chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = factories.UserFactory()
    page = chromium.new_context(locale="ja-JP").new_page()
    page.goto(f"{live_server.url}/login/?next=/import/")
    page.get_by_label("ユーザー名").fill(editor.username)
    page.get_by_label("パスワード").fill("secret")
    page.get_by_role("button", name="ログイン").click()

    files = {
        "summit.pdf": pdf(),
        "page.html": PAGE.replace("協力を", "対話を").encode(),
        "sjis.txt": TEXT.encode("cp932"),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    _upload(page, [str(tmp_path / name) for name in files])
    _kill_one_worker_and_let_another_read(page, start)

    article = Article.objects.get(title__startswith="カザフ大統領")
    page.goto(f"{live_server.url}{article.get_absolute_url()}")
    _correct_the_speaker(page)
    page.goto(f"{live_server.url}{article.get_absolute_url()}")
    _add_what_was_missed(page)
    rows = set(Statement.objects.filter(article=article).values_list("pk", flat=True))

    monkeypatch.setattr(rereading, "read_findings", _by_other_rules(rereading.read_findings))
    call_command("reread", str(article.pk), "--no-syntax")
    _both_are_still_there(page, f"{live_server.url}{article.get_absolute_url()}")
    assert set(Statement.objects.filter(article=article).values_list("pk", flat=True)) == rows
    _changes_tell_both(page, f"{live_server.url}/changes/")


def _upload(page: Any, paths: list[str]) -> None:
    from playwright.sync_api import expect

    page.locator('input[type="file"]').set_input_files(paths)
    page.get_by_role("button", name="読み取る").click()
    # Nothing is an article before somebody has seen it.
    expect(page.locator(".import-items > li")).to_have_count(3)
    assert {item.state for item in ImportItem.objects.all()} == {ImportState.READY}
    assert not Article.objects.exists()


def _kill_one_worker_and_let_another_read(page: Any, start: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page.get_by_role("button", name="確認待ちをすべて保存").click()
    expect(page.locator(".progress")).to_contain_text("3件のうち0件")
    with transaction.atomic():
        # The worker has read an article and waits here for its turn to write.
        wait_for_turn(Writing.ARTICLE)
        worker = start()
        wait_for(has_started_writing)
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    assert ImportItem.objects.filter(state=ImportState.READING).count() == 1
    # Thirty seconds of silence, without waiting for them.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '31 seconds'")
    assert start("--until-done").wait(90) == 0
    # The page has followed all this by itself.
    expect(page.locator(".progress")).to_contain_text("3件のうち3件", timeout=15_000)
    assert Article.objects.count() == TextVersion.objects.count() == 3
    assert Statement.objects.filter(exact=SAID).count() == 1


def _correct_the_speaker(page: Any) -> None:
    from playwright.sync_api import expect

    page.locator(".index li.statement", has_text=SAID).get_by_role("link", name="詳しく").click()
    expect(page.locator(".speaker, .who, header").first).to_be_visible()
    page.get_by_role("link", name="直す・却下する").click()
    speakers = page.get_by_role("group", name="話者").first
    speakers.get_by_role("checkbox", name=WRONG).uncheck()
    speakers.get_by_role("checkbox", name=RIGHT).check()
    page.get_by_label("理由").first.fill("録画で確かめた")
    page.get_by_role("button", name="この内容に直す").click()
    expect(page.locator("main")).to_contain_text("発言を修正")
    assert _speakers(SAID) == [RIGHT]


def _add_what_was_missed(page: Any) -> None:
    from playwright.sync_api import expect

    assert not Statement.objects.filter(exact=MISSED).exists()
    page.get_by_role("link", name="抜けているものを加える").click()
    page.locator("summary", has_text="発言を加える").click()
    form = page.locator(".adding form").first
    form.get_by_role("checkbox", name=WRONG).check()
    form.get_by_label("語句(原文のとおり)").fill(MISSED)
    form.get_by_role("button", name="加える").click()
    expect(page.locator(".adding .done").first).to_contain_text("発言を追加")
    assert _speakers(MISSED) == [WRONG]


def _by_other_rules(read: Callable[..., Findings]) -> Callable[..., Findings]:
    """Rules that find no statement at all."""

    def reading(*args: Any, **options: Any) -> Findings:
        found = read(*args, **options)
        assert found.statements
        return replace(found, statements=())

    return reading


def _both_are_still_there(page: Any, address: str) -> None:
    from playwright.sync_api import expect

    assert _speakers(SAID) == [RIGHT]
    assert _speakers(MISSED) == [WRONG]
    page.goto(address)
    for words, speaker in ((SAID, RIGHT), (MISSED, WRONG)):
        expect(page.locator(".index li.statement", has_text=words)).to_contain_text(speaker)
        expect(page.locator("#text .statement", has_text=words).first).to_be_visible()


def _changes_tell_both(page: Any, address: str) -> None:
    from playwright.sync_api import expect

    page.goto(address)
    changes = page.locator("main")
    for told in ("発言を修正", "発言を追加", WRONG, RIGHT, "録画で確かめた"):
        expect(changes).to_contain_text(told)


def _speakers(words: str) -> list[str]:
    statement = Statement.objects.get(exact=words)
    return [speaker.leader.name for speaker in statement.speakers.all() if speaker.leader]
