"""Charts in a real browser: a bar and a country narrow in place; shapes do what their rows in the table do."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])


@BOTH
def test_a_bar_and_a_country_narrow_in_place(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/?view=timeline&unit=month", viewport)
    page.evaluate("window.kept = true")
    page.locator("#count").evaluate("node => { node.dataset.kept = 'yes' }")
    page.locator(".bar-chart a").first.click()
    expect(page).to_have_url(re.compile(r"from=2025-11-01&to=2025-11-30"))
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))
    expect(page.locator("#count")).to_have_attribute("data-kept", "yes")
    expect(page.locator("#chips")).to_contain_text("2025-11-01")

    page.get_by_role("navigation", name="表示").get_by_role("link", name="地図").click()
    expect(page).to_have_url(re.compile("view=map"))
    page.locator(".world a", has=page.locator("title", has_text="カザフスタン")).click()
    expect(page).to_have_url(re.compile("country=KZ"))
    expect(page.locator("#chips")).to_contain_text("カザフスタン")
    # The whole selection came along, and the page itself was never left.
    expect(page).to_have_url(re.compile(r"from=2025-11-01&to=2025-11-30"))
    assert page.evaluate("window.kept") is True

    page.go_back()
    expect(page.locator("#chips")).not_to_contain_text("カザフスタン")
    expect(page.locator(".world")).to_be_visible()


def test_the_keyboard_reaches_every_bar_by_the_table(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/?view=timeline&unit=month")
    page.get_by_text("表で見る").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))


def test_a_facet_keeps_the_view(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/?view=map")
    page.get_by_role("checkbox", name=re.compile("^日本 ")).check()
    expect(page.locator("#count")).to_have_text(re.compile("1 件"))
    expect(page).to_have_url(re.compile("view=map"))
    expect(page.locator(".world a.chosen")).to_have_count(1)
    page.get_by_role("navigation", name="表示").get_by_role("link", name="一覧").click()
    expect(page.locator("article.event")).to_have_count(1)


def test_charts_work_without_scripts(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/statements/?view=map", java_script_enabled=False)
    page.locator(".world a", has=page.locator("title", has_text="米国")).click()
    expect(page.locator("#count")).to_have_text(re.compile("1 件"))
    page.get_by_role("navigation", name="表示").get_by_role("link", name="時系列").click()
    page.locator(".bar-chart a").first.click()
    expect(page.locator("article.statement")).to_have_count(1)


@BOTH
@pytest.mark.parametrize("view", ["timeline", "map", "table"])
@pytest.mark.parametrize("rows", ["events", "statements"])
def test_no_view_runs_over_the_edge(
    open_page: Callable[..., Any], viewport: dict[str, int], rows: str, view: str
) -> None:
    page = open_page(f"/{rows}/?view={view}", viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
