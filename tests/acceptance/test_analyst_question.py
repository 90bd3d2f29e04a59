"""The analyst's question over the project's own corpus, in four clicks from the first page, the source's words in view:

What did Central Asian leaders say about the United States in November 2025, and what was signed?

The articles are our own; quotations, sums and details in them are invented.
"""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = Path(__file__).parent
CLICKS = 4


QUESTIONS = (
    "中央アジア 米国 2025年11月",
    "中央アジア諸国　アメリカ　２０２５年１１月",
    "Central Asia United States November 2025",
)


def test_the_question_is_answered(live_server: Any, chromium: Any, settings: Any) -> None:
    settings.EXTRACTION_SYNTAX = False
    call_command("ingest", str(HERE.parent / "corpus"), str(HERE / "summit.txt"))
    for words in QUESTIONS:
        page = chromium.new_context(locale="ja-JP").new_page()
        page.goto(f"{live_server.url}/")
        _answer(page, words)
        page.context.close()


def _answer(page: Any, words: str) -> None:
    from playwright.sync_api import expect

    clicks = []

    def click(link: Any) -> None:
        clicks.append(link)
        link.click()

    page.get_by_role("searchbox").fill(words)
    click(page.get_by_role("button", name="検索"))

    # Who said what: every row with its words, all of them of the month.
    click(page.get_by_role("link", name="中央アジア → 米国 の発言"))
    statements = page.locator("article.statement")
    expect(statements.filter(has_text="米国との協力は新しい段階に入った")).to_contain_text("トカエフ")
    days = page.locator("#results h2").all_text_contents()
    assert days
    assert all(day.startswith("2025年11月") for day in days)
    speakers = page.locator("article.statement .speaker small").all_text_contents()
    assert all(office.startswith(("カザフ", "ウズベ", "キルギ", "タジキ", "トルクメ")) for office in speakers), speakers

    # What was signed: back, and the events of that type, each with the words that tell it.
    page.go_back()
    click(page.get_by_role("link", name="合意・署名"))
    signed = page.locator("article.event").filter(has_text="12億ドル")
    expect(signed.locator(".source-words")).to_contain_text("覚書に署名した")

    # One click more opens the article at these words.
    click(signed.locator(".source-words a"))
    expect(page.locator("mark.here").first).to_be_in_viewport()
    assert "署名した" in "".join(page.locator("mark.here").all_text_contents())
    assert len(clicks) <= CLICKS
