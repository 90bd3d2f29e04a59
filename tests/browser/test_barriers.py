"""axe-core finds nothing serious on any page, wide and narrow, light and dark, in both languages."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def addresses(world: SimpleNamespace) -> list[str]:
    rows = {"event": world.summit, "statement": world.quote, "article": world.version.article, "person": world.tokayev}
    return [
        *(
            "/",
            "/events/?country=KZ",
            "/statements/?q=関税",
            "/statements/?q=何もない語",
            "/articles/",
            "/amounts/",
            "/changes/",
            "/method/",
            "/login/",
            "/search/?q=中央アジア アメリカ 2025年11月",
            "/statements/?q=関税&sort=relevance",
        ),
        *(
            "/people/",
            "/countries/",
            "/countries/KZ/",
            "/pairs/KZ-US/",
            "/matrix/",
            "/matrix/?rows=leader",
            "/graph/",
            "/compare/?c=KZ&c=US",
            "/compare/?add=何もない名前",
            "/amounts/?sums=1",
            "/search/?q=アメリカ",
            "/events/?from=きのう頃",
        ),
        *(f"/{kind}/?view={view}" for kind in ("events", "statements") for view in ("timeline", "map", "table")),
        "/events/?view=map&shade=balance&country=KZ",
        *(reverse(kind, args=[row.pk]) for kind, row in rows.items()),
    ]


@pytest.mark.parametrize(
    ("viewport", "scheme", "language"),
    [(WIDE, "light", "ja-JP"), (PHONE, "light", "en-US"), (WIDE, "dark", "en-US"), (PHONE, "dark", "ja-JP")],
    ids=["wide-light-ja", "phone-light-en", "wide-dark-en", "phone-dark-ja"],
)
def test_axe_finds_nothing_serious(
    open_page: Callable[..., Any], site: SimpleNamespace, viewport: dict[str, int], scheme: str, language: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("/", viewport, color_scheme=scheme, extra_http_headers={"Accept-Language": language})
    found = []
    for address in addresses(site.world):
        page.goto(f"{site.url}{address}")
        for violation in Axe().run(page, options=RULES).response["violations"]:
            if violation["impact"] in {"serious", "critical", "moderate"}:
                targets = [node["target"] for node in violation["nodes"][:3]]
                found.append(f"{address}: {violation['id']} ({violation['impact']}) {targets}")
    assert not found, "\n".join(found)
