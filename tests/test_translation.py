"""Every string that the program says has an English form (source strings are Japanese)."""

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.mo"
MARKERS = {"_", "gettext", "gettext_lazy"}
SAME_IN_BOTH = {"日本語"}
"""The name of a language stands in its own."""


def marked_strings(path: Path) -> Iterator[str]:
    """Arguments of the calls that mark a string for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            value = node.args[0]
            if isinstance(value, ast.Constant):
                yield str(value.value)


@pytest.mark.parametrize(
    "folder",
    [
        "articles/admin",
        "articles/ingest",
        "articles/imports",
        "articles/models",
        "articles/browse",
        "articles/desk",
        "geoevents",
    ],
)
def test_every_string_of_the_code_is_in_english(folder: str) -> None:
    with CATALOG.open("rb") as file:
        english = gettext.GNUTranslations(file)
    strings = {string for path in sorted((ROOT / folder).rglob("*.py")) for string in marked_strings(path)}
    assert strings
    missing = [s for s in strings if not s.isascii() and english.gettext(s) == s]
    assert sorted(set(missing) - SAME_IN_BOTH) == []
