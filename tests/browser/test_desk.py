"""The desk in a browser: deciding with the keys, without a script, and without barriers."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.models import Appearance
from articles.vocabulary import LinkState
from tests import factories
from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_barriers import RULES
from tests.desk.conftest import open_name

__all__ = ["open_name"]
pytestmark = pytest.mark.browser


@pytest.fixture
def sit_down(open_page: Callable[..., Any], site: SimpleNamespace) -> Callable[..., Any]:
    """Opens a page of the desk for somebody who is logged in."""
    client = Client()
    client.force_login(factories.UserFactory())
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": site.url,
    }

    def open_one(address: str, viewport: dict[str, int] | None = None, **options: Any) -> Any:
        page = open_page("/changes/", viewport, **options)
        page.context.add_cookies([cookie])
        page.goto(f"{site.url}{address}")
        return page

    return open_one


def waiting(open_name: SimpleNamespace) -> int:
    """How many of the two names wait for a decision."""
    pks = [row.pk for row in open_name.rows]
    return Appearance.objects.filter(pk__in=pks, state=LinkState.UNDECIDED).count()


def test_a_name_is_decided_and_taken_back_with_the_keys(
    sit_down: Callable[..., Any], open_name: SimpleNamespace
) -> None:
    from playwright.sync_api import expect

    page = sit_down("/review/")
    page.evaluate("document.body.dataset.kept = 'yes'")
    page.keyboard.press("j")
    expect(page.locator(".open")).to_be_focused()
    page.keyboard.press("Shift+Digit1")
    expect(page.locator(".done")).to_contain_text("同じ書き方のすべての記事")
    expect(page.locator("#count")).to_contain_text("と判断")
    expect(page.locator("#sections a").first).to_have_text("保留の人物 0")
    assert waiting(open_name) == 0

    page.keyboard.press("u")
    expect(page.locator(".done.undone")).to_contain_text("取り消しました")
    expect(page.locator("#sections a").first).to_have_text("保留の人物 1")
    assert waiting(open_name) == 2
    assert page.evaluate("document.body.dataset.kept") == "yes"  # never loaded anew


def test_a_name_is_decided_without_a_script(sit_down: Callable[..., Any], open_name: SimpleNamespace) -> None:
    from playwright.sync_api import expect

    page = sit_down("/review/", java_script_enabled=False)
    page.get_by_role("button", name="例示、この記事だけ").first.click()
    expect(page.locator(".message")).to_contain_text("と判断")
    assert waiting(open_name) == 1
    page.get_by_role("link", name="変更の記録").first.click()
    page.get_by_role("button", name="取り消す").click()
    expect(page.locator(".message")).to_contain_text("取り消しました")
    assert waiting(open_name) == 2


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"),
    [(WIDE, "dark", "ja-JP"), (PHONE, "light", "en-US")],
    ids=["wide-dark-ja", "phone-light-en"],
)
def test_axe_finds_nothing_serious_at_the_desk(
    sit_down: Callable[..., Any],
    site: SimpleNamespace,
    open_name: SimpleNamespace,
    viewport: dict[str, int],
    scheme: str,
    language: str,
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    other = factories.EventFactory(type="CONSULT", mode="meeting", actors=[site.world.kz, site.world.us])
    event, person = (
        reverse("event_desk", args=[site.world.summit.pk]),
        reverse("person_desk", args=[open_name.premier.pk]),
    )
    page = sit_down("/review/", viewport, color_scheme=scheme, extra_http_headers={"Accept-Language": language})
    sections = [f"/review/?in={key}" for key in ("names", "events", "people", "organizations", "register")]
    found = []
    for address in (
        *sections,
        event,
        f"{event}merge/?other={other.pk}",
        person,
        f"{person}merge/?other={open_name.own.pk}",
    ):
        page.goto(f"{site.url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
        for violation in Axe().run(page, options=RULES).response["violations"]:
            if violation["impact"] in {"serious", "critical", "moderate"}:
                targets = [node["target"] for node in violation["nodes"][:3]]
                found.append(f"{address}: {violation['id']} ({violation['impact']}) {targets}")
    assert not found, "\n".join(found)
