"""Browse and filter in a real browser."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])


def country(page: Any, name: str) -> Any:
    return page.get_by_role("checkbox", name=re.compile(rf"^{name} \d"))


def show_filters(page: Any, viewport: dict[str, int]) -> None:
    if viewport is PHONE:
        page.get_by_label("条件を開く・閉じる").check()


@BOTH
def test_a_facet_narrows_in_place(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/", viewport)
    page.locator("#count").evaluate("node => { node.dataset.kept = 'yes' }")
    show_filters(page, viewport)
    country(page, "カザフスタン").check()
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))
    expect(page).to_have_url(re.compile(r"/events/\?country=KZ$"))
    # The announced count is the same element as before, so that a screen reader hears the change.
    expect(page.locator("#count")).to_have_attribute("data-kept", "yes")
    expect(page.locator("article.event")).to_have_count(2)
    expect(country(page, "カザフスタン")).to_be_focused()
    expect(country(page, "日本")).to_have_count(0)

    page.go_back()
    expect(page).to_have_url(re.compile(r"/events/$"))
    expect(page.locator("article.event")).to_have_count(3)
    show_filters(page, viewport)
    expect(country(page, "カザフスタン")).not_to_be_checked()


@BOTH
def test_a_chip_takes_a_choice_back(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/?country=KZ&q=協定", viewport)
    expect(page.locator("article.event")).to_have_count(1)
    page.get_by_role("link", name=re.compile("協定.*外す")).click()
    expect(page.locator("article.event")).to_have_count(2)
    expect(page.get_by_label("語句")).to_have_value("")
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))


def test_typing_searches_after_a_pause(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/statements/")
    page.get_by_label("語句").press_sequentially("関税")
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))
    expect(page.locator("#results mark").first).to_have_text("関税")
    expect(page.get_by_label("語句")).to_be_focused()


def test_nothing_is_asked_while_an_input_method_composes(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/statements/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/statements/" in request.url else None)
    page.get_by_label("語句").focus()
    session = page.context.new_cdp_session(page)
    for text in ("ｋ", "か", "かん", "かんｚ", "かんぜ", "かんぜい"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(80)
    page.wait_for_timeout(500)
    assert asked == []
    session.send("Input.insertText", {"text": "関税"})
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))
    assert len(asked) == 1


@BOTH
def test_lists_work_without_scripts(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    from playwright.sync_api import expect

    page = open_page("/events/", viewport, java_script_enabled=False)
    show_filters(page, viewport)
    country(page, "カザフスタン").check()
    page.get_by_role("button", name="選んだ条件で絞り込む").click()
    expect(page.locator("#count")).to_have_text(re.compile("2 件"))
    expect(page.locator("article.event")).to_have_count(2)


@BOTH
def test_a_leader_is_found_and_his_words_opened(
    open_page: Callable[..., Any], site: SimpleNamespace, viewport: dict[str, int]
) -> None:
    from playwright.sync_api import expect

    page = open_page("/", viewport)
    page.get_by_role("searchbox").fill("とかえふ")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="トカエフ", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("カシムジョマルト・トカエフ")
    page.get_by_role("link", name="「米国との協力は新しい段階に入った」").first.click()
    page.locator(".trail").get_by_role("link", name="トカエフ氏").click()
    marks = page.locator("mark.here")
    expect(marks.first).to_be_in_viewport()
    assert "".join(marks.all_text_contents()) == "トカエフ氏"


def test_any_range_is_marked_across_findings_and_lines(open_page: Callable[..., Any], site: SimpleNamespace) -> None:
    from playwright.sync_api import expect

    body = site.world.version.body
    start, end = body.index("大統領は6日"), body.index("重要鉱物")
    page = open_page(f"/articles/{site.world.version.article_id}/#c{start}-{end}")
    marks = page.locator("mark.here")
    expect(marks.first).to_be_visible()
    assert "".join(marks.all_text_contents()) == body[start:end].replace("\n", "")
    # Another range takes the first one's place, and the text stays whole.
    page.goto(f"{page.url.partition('#')[0]}#c0-3")
    expect(marks).to_have_text(["カザフ"])
    text = "\n".join(page.locator("[data-start]").all_text_contents())
    assert text == body


def test_layers_are_switched(open_page: Callable[..., Any], site: SimpleNamespace) -> None:
    from playwright.sync_api import expect

    page = open_page(f"/articles/{site.world.version.article_id}/")
    amount = page.locator(".text .amount").first
    expect(amount).to_have_css("text-decoration-style", "double")
    page.get_by_label("金額").uncheck()
    expect(amount).to_have_css("text-decoration-line", "none")


def test_the_slash_key_goes_to_the_search_field(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/statements/")
    page.keyboard.press("/")
    expect(page.get_by_label("語句")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.get_by_label("語句")).to_have_value("a/b")


@BOTH
@pytest.mark.parametrize("address", ["/", "/events/", "/statements/", "/amounts/", "/people/", "/countries/KZ/"])
def test_nothing_runs_over_the_edge(open_page: Callable[..., Any], viewport: dict[str, int], address: str) -> None:
    page = open_page(address, viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_language_is_chosen_on_any_page(open_page: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = open_page("/countries/?q=アメリカ")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="United States")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/countries/\?q="))


def test_scripts_stay_small(open_page: Callable[..., Any], site: SimpleNamespace) -> None:
    page = open_page("/")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.initiatorType == 'script').map(r => r.decodedBodySize)"
    )
    assert len(sizes) == 2
    assert sum(sizes) < 60 * 1024
