"""Every string of the pages has an English one, and the compiled file is the newest."""

import gettext
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "locale/en/LC_MESSAGES"
SAME_IN_BOTH = {"GeoEvents", "日本語", "English"}


def page_strings() -> list[str]:
    texts = [path.read_text() for path in sorted((ROOT / "templates").rglob("*.html"))]
    found = {string for text in texts for string in re.findall(r'{% translate "([^"]+)"', text)}
    code = [path.read_text() for path in sorted((ROOT / "articles/browse").rglob("*.py"))]
    found |= {string for text in code for string in re.findall(r'(?:\b_|gettext)\(\s*"([^"]+)"', text)}
    return sorted(found)


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (CATALOG / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_every_page_string_is_in_english(english: gettext.GNUTranslations) -> None:
    strings = page_strings()
    assert len(strings) > 150
    missing = [string for string in strings if string not in SAME_IN_BOTH and english.gettext(string) == string]
    assert not missing


def test_the_compiled_file_is_the_newest(english: gettext.GNUTranslations) -> None:
    text = (CATALOG / "django.po").read_text()
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)
    stale = [one for one, other in pairs if english.gettext(one.replace('\\"', '"')) != other.replace('\\"', '"')]
    assert not stale
