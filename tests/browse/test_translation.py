"""Every string of the pages has an English one, and the compiled file is the newest."""

import gettext
import re
from pathlib import Path

import pytest
from jinja2.ext import babel_extract

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "locale/en/LC_MESSAGES"
SAME_IN_BOTH = {"GeoEvents", "日本語", "English", "%(a)s → %(b)s"}


def strings_of(page: Path) -> set[str]:
    """What a template of the pages hands to gettext; of a text with a plural, its first form."""
    with page.open("rb") as file:
        told = [message for _line, _function, message, _comments in babel_extract(file, ("_", "ngettext"), (), {})]
    return {str(message if isinstance(message, str) else message[0]) for message in told}


def page_strings() -> list[str]:
    found = set().union(*map(strings_of, sorted((ROOT / "templates").rglob("*.html"))))
    admin = [path.read_text() for path in sorted((ROOT / "articles/admin/templates").rglob("*.html"))]
    found |= {string.replace("%", "%%") for text in admin for string in re.findall(r'{% translate "([^"]+)"', text)}
    folders = [ROOT / "articles/browse", ROOT / "articles/desk"]
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    code = [path.read_text() for path in [*files, ROOT / "articles/ingest/deciding.py"]]
    pattern = r'(?:\b_|gettext(?:_lazy)?)\(\s*"([^"]+)"'
    found |= {string for text in code for string in re.findall(pattern, text)}
    return sorted(found)


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (CATALOG / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _untold(english: gettext.GNUTranslations, string: str) -> bool:
    """Whether there is no English for a string, neither by itself nor as the first of a plural's two forms."""
    return english.gettext(string) == string and english.ngettext(string, string, 2) == string


def test_every_page_string_is_in_english(english: gettext.GNUTranslations) -> None:
    strings = page_strings()
    assert len(strings) > 700
    missing = [string for string in strings if string not in SAME_IN_BOTH and _untold(english, string)]
    assert not missing


def test_the_compiled_file_is_the_newest(english: gettext.GNUTranslations) -> None:
    text = (CATALOG / "django.po").read_text()
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)
    stale = [one for one, other in pairs if english.gettext(one.replace('\\"', '"')) != other.replace('\\"', '"')]
    assert not stale
