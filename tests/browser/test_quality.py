"""What Lighthouse would look at: nothing jumps, little is loaded, the keyboard is enough."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser
SCRIPTS = 60 * 1024
FIRST_PAGE = 150 * 1024
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  const seen = (list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; };
  new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 500);
})"""
LOADED = """() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .map((entry) => [entry.initiatorType, entry.decodedBodySize])"""


def pages(world: SimpleNamespace) -> list[str]:
    rows = {"event": world.summit, "statement": world.quote, "article": world.version.article}
    return ["/", "/events/", "/statements/?q=関税", "/method/", *(reverse(k, args=[r.pk]) for k, r in rows.items())]


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_nothing_jumps_and_little_is_loaded(
    open_page: Callable[..., Any], site: SimpleNamespace, viewport: dict[str, int]
) -> None:
    page = open_page("/", viewport)
    for address in pages(site.world):
        page.goto(f"{site.url}{address}")
        assert page.evaluate(SHIFTS) == 0, address
        loaded = page.evaluate(LOADED)
        assert sum(size for kind, size in loaded if kind == "script") < SCRIPTS, address
    page.goto(f"{site.url}/")
    assert sum(size for _, size in page.evaluate(LOADED)) < FIRST_PAGE


def test_the_keyboard_leads_from_search_to_the_source(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("協力 段階")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("発言 1")
    page.wait_for_load_state()  # the keys are there when the scripts are
    page.keyboard.press("j")
    expect(page.locator("article.statement h3 a")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("blockquote.great")).to_contain_text("新しい段階")
    source = page.get_by_role("link", name="原文で見る").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if source.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    marks = page.locator("mark.here")
    expect(marks.first).to_be_in_viewport()
    assert "".join(marks.all_text_contents()) == "米国との協力は新しい段階に入った"
    # The index beside the text is walked with the same keys.
    before = page.url
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.url != before
    expect(marks.first).to_be_in_viewport()


def test_keys_are_told_and_can_be_switched_off(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/statements/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="キー操作")
    expect(dialog).to_be_visible()
    dialog.get_by_label("1文字のキー操作を使う").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("article.statement h3 a").first).not_to_be_focused()
    page.get_by_role("button", name="キー操作").click()
    dialog.get_by_label("1文字のキー操作を使う").check()
    dialog.get_by_role("button", name="閉じる").click()
    page.keyboard.press("j")
    expect(page.locator("article.statement h3 a").first).to_be_focused()
