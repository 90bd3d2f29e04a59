"""The review of findings in a browser: an hour's work with the keys alone, and the same without a script."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from articles.models import EventReport, FindingDecision, Statement
from tests.browse.conftest import BODY
from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_barriers import RULES
from tests.browser.test_desk import sit_down

__all__ = ["sit_down"]
pytestmark = pytest.mark.browser


def test_findings_are_reviewed_with_the_keys(sit_down: Callable[..., Any], site: SimpleNamespace) -> None:
    from playwright.sync_api import expect

    world = site.world
    Statement.objects.filter(pk=world.quote.pk).update(confidence=0.3)
    Statement.objects.filter(pk=world.loss.pk).update(confidence=0.4)
    Statement.objects.filter(pk=world.tariffs.pk).update(confidence=0.5)
    page = sit_down("/review/findings/")
    page.evaluate("document.body.dataset.kept = 'yes'")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.method) if "/review/" in request.url else None)
    card = page.locator(f"#finding-statement-{world.quote.pk}")
    expect(card).to_have_class("open finding current")

    # Another speaker: the second of those offered.
    page.keyboard.press("s")
    page.keyboard.press("Digit2")
    done = page.locator(".done")
    expect(done).to_contain_text("発言を修正")
    assert str(Statement.objects.get(pk=world.quote.pk).speakers.get().actor) != str(world.tokayev)
    assert requests == ["POST"]
    # The next one is in hand already; its date.
    loss = page.locator(f"#finding-statement-{world.loss.pk}")
    expect(loss).to_have_class("open finding current")
    page.keyboard.press("d")
    page.keyboard.type("2025-12")
    page.keyboard.press("Enter")
    expect(done).to_have_count(2)
    assert Statement.objects.get(pk=world.loss.pk).date_precision == "month"
    # Borders: four characters more at the beginning, two fewer at the end.
    page.keyboard.press("b")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    for _ in range(2):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(done).to_have_count(3)
    start = BODY.index("関税を引き下げる")
    assert Statement.objects.get(pk=world.tariffs.pk).exact == BODY[start - 4 : start + 6]
    # Undone, accepted, undone, rejected.
    page.keyboard.press("u")
    expect(page.locator(f"#finding-statement-{world.tariffs.pk}")).to_be_focused()
    assert Statement.objects.get(pk=world.tariffs.pk).exact == "関税を引き下げる"
    page.keyboard.press("a")
    expect(done).to_have_count(3)
    page.keyboard.press("u")
    expect(page.locator(f"#finding-statement-{world.tariffs.pk}")).to_be_focused()
    page.keyboard.press("r")
    expect(done).to_have_count(3)
    assert not Statement.objects.filter(pk=world.tariffs.pk).exists()
    # An event's sides: the first one becomes the other's counterpart.
    event = page.locator(".finding.current")
    pk = int((event.get_attribute("id") or "").rpartition("-")[2])
    page.keyboard.press("p")
    page.keyboard.press("Digit1")
    page.keyboard.press("Enter")
    expect(done).to_have_count(4)
    assert EventReport.objects.get(pk=pk).parties.filter(role="recipient").exists()
    # What was missed: the words are chosen with the mouse, then the form is opened.
    page.keyboard.press("n")
    form = page.locator(".adding form").first
    expect(form).to_be_visible()
    form.locator('input[name="speaker"]').first.check()
    words = BODY[BODY.index("カザフスタン") : BODY.index("は6日")]
    form.locator("textarea").fill(words)
    form.get_by_role("button", name="加える").click()
    expect(page.locator(".adding .done")).to_contain_text("発言を追加")
    assert Statement.objects.get(rule="editor", exact=words)
    assert page.evaluate("document.body.dataset.kept") == "yes"  # never loaded anew


def test_findings_are_reviewed_without_a_script(sit_down: Callable[..., Any], site: SimpleNamespace) -> None:
    from playwright.sync_api import expect

    page = sit_down("/review/findings/", java_script_enabled=False)
    first = page.locator(".finding").first
    first.get_by_role("button", name="承認").click()
    expect(page.locator(".message")).to_contain_text("を承認")
    page.locator(".finding summary").first.click()
    page.locator(".finding").first.get_by_label("日付").fill("2025年10月")
    page.locator(".finding").first.get_by_role("button", name="この内容に直す").click()
    expect(page.locator(".message")).to_contain_text("を修正")
    assert FindingDecision.objects.count() == 2


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"),
    [(WIDE, "dark", "ja-JP"), (PHONE, "light", "en-US")],
    ids=["wide-dark-ja", "phone-light-en"],
)
def test_axe_finds_nothing_serious_in_the_review(
    sit_down: Callable[..., Any], site: SimpleNamespace, viewport: dict[str, int], scheme: str, language: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = sit_down("/review/", viewport, color_scheme=scheme, extra_http_headers={"Accept-Language": language})
    report = site.world.summit.reports.get().pk
    addresses = ("", "?kind=amount", "orphans/", f"event/{report}/", f"statement/{site.world.quote.pk}/")
    found = []
    for address in (
        *(f"/review/findings/{part}" for part in addresses),
        f"/review/articles/{site.world.version.article_id}/?start=0&end=5",
    ):
        page.goto(f"{site.url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
        for violation in Axe().run(page, options=RULES).response["violations"]:
            if violation["impact"] in {"serious", "critical", "moderate"}:
                targets = [node["target"] for node in violation["nodes"][:3]]
                found.append(f"{address}: {violation['id']} ({violation['impact']}) {targets}")
    assert not found, "\n".join(found)
