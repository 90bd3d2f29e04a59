"""Takes the pictures of this folder anew: every page at three widths.

    python docs/screens/take.py http://127.0.0.1:8000 [name ...]

The server shows the demo (``make demo``), of which all articles and quotes are invented. Needs Chromium and the
development packages. 1280 pixels in the light theme, 768 in the dark one, 390 in the light one, in English 1280.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent
PAGES = {
    "home": "/",
    "search": "/search/?q=中央アジア 米国 2025年11月",
    "events": "/events/?country=US",
    "timeline": "/events/?view=timeline",
    "map": "/events/?view=map",
    "table": "/events/?view=table&country=US",
    "statements": "/statements/?q=関税",
    "articles": "/articles/",
    "people": "/people/",
    "person": "/people/?q=トランプ",
    "countries": "/countries/",
    "country": "/countries/US/",
    "pair": "/pairs/JP-US/",
    "matrix": "/matrix/",
    "graph": "/graph/",
    "compare": "/compare/?c=US&c=CN",
    "amounts": "/amounts/",
    "event": "/events/?q=C5%2B1",
    "statement": "/statements/?q=新しい時代",
    "article": "/articles/?q=C5%2B1",
    "method": "/method/",
    "changes": "/changes/",
}
FIRST_OF = {"person": "/people/", "event": "/events/", "statement": "/statements/", "article": "/articles/"}
"""Pages reached by the first row of the list that PAGES names."""
WAYS = (("1280", 1280, 900, "light", "ja"), ("768", 768, 1024, "dark", "ja"), ("390", 390, 844, "light", "ja"),
        ("1280-en", 1280, 900, "light", "en"))  # fmt: skip


def take(browser: Browser, base: str, names: list[str]) -> None:
    """Every page in every way, as ``name-way.jpg``."""
    for way, width, height, scheme, language in WAYS:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=language, reduced_motion="reduce"
        )
        page = context.new_page()
        for name in names:
            page.goto(base + PAGES[name])
            if name in FIRST_OF:
                page.goto(base + first_row(page, FIRST_OF[name]))
            page.screenshot(path=FOLDER / f"{name}-{way}.jpg", type="jpeg", quality=60)
        context.close()


def first_row(page: Page, beginning: str) -> str:
    """The address of the first thing in the list."""
    for link in page.locator("main a[href]").all():
        address = link.get_attribute("href") or ""
        if re.match(rf"{beginning}\d", address):
            return address.partition("#")[0]
    sys.exit(f"{page.url} lists nothing")


def write_index(names: list[str]) -> None:
    """A page that shows them all."""
    lines = ["# Every page", "", "The demo, of which all articles and quotes are invented; taken by `take.py`.", ""]
    lines += ["| page | 1280, light | 768, dark | 390, light | 1280, English |", "|---|---|---|---|---|"]
    for name in names:
        shown = " | ".join(f"[![{name}, {way}]({name}-{way}.jpg)]({name}-{way}.jpg)" for way, *_ in WAYS)
        lines.append(f"| {name} | {shown} |")
    (FOLDER / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        take(chromium, sys.argv[1].rstrip("/"), sys.argv[2:] or list(PAGES))
        chromium.close()
    write_index(list(PAGES))
