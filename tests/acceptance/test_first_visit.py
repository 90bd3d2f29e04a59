"""A newcomer's first walk: read an article in, find the summit, hear a leader, see his words in the source.

The article is our own; its quotes are invented.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = [pytest.mark.browser, pytest.mark.model]
ARTICLE = Path(__file__).with_name("summit.txt")


def test_first_visit(live_server: Any, chromium: Any) -> None:
    from playwright.sync_api import expect

    call_command("ingest", str(ARTICLE))
    page = chromium.new_context(locale="ja-JP").new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))

    # The summit is found under the country and the month.
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="出来事", exact=True).click()
    # By its whole name: the list that answers offers pairs of countries too.
    page.get_by_role("checkbox", name=re.compile(r"^カザフスタン \d+$")).check()
    page.get_by_label("いつから").fill("2025年11月")
    page.get_by_label("いつまで").fill("2025年11月")
    page.get_by_role("button", name="絞り込む", exact=True).click()
    expect(page).to_have_url(re.compile(r"country=KZ.*|.*from=2025"))
    summit = page.locator("article.event", has_text="会談").filter(has_text="米国").filter(has_text="カザフスタン")
    expect(summit.first).to_be_visible()
    expect(page.locator("#results h2").first).to_contain_text("2025年11月6日")

    # The leader's page lists what he said.
    page.get_by_role("search").get_by_role("searchbox").first.fill("トカエフ")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="トカエフ", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("トカエフ")
    quote = page.locator("article.statement", has_text="米国との協力は新しい段階に入った").first
    expect(quote).to_be_visible()

    # A click on his quote opens the article at these words.
    quote.get_by_role("link", name="原文で見る").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/#c\d+-\d+$"))
    marked = page.locator("mark.here")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_text_contents()) == "米国との協力は新しい段階に入った"
    assert not errors
