"""The pages' small world behind a live server, and pages that remember what went wrong in them."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from tests.browse.conftest import no_cache, world

__all__ = ["no_cache", "world"]

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def site(live_server: Any, world: SimpleNamespace) -> SimpleNamespace:
    """The live server's address and the rows behind it."""
    return SimpleNamespace(url=live_server.url, world=world)


@pytest.fixture
def open_page(site: SimpleNamespace, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of the site; the test fails if its console told an error."""
    errors: list[str] = []
    contexts = []

    def open_one(address: str, viewport: dict[str, int] | None = None, **options: Any) -> Any:
        context = chromium.new_context(viewport=viewport or WIDE, locale="ja-JP", **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{site.url}{address}")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not errors
