"""Every string of the pages has an English one, and the compiled file is the newest."""

import gettext
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "locale/en/LC_MESSAGES"
SAME_IN_BOTH = {"GeoEvents", "日本語", "English", "%(a)s → %(b)s"}


def page_strings() -> list[str]:
    texts = [path.read_text() for path in sorted((ROOT / "templates").rglob("*.html"))]
    found = {string.replace("%", "%%") for text in texts for string in re.findall(r'{% translate "([^"]+)"', text)}
    blocks = {string for text in texts for string in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblock", text)}
    singular = {re.split(r"{% plural %}", block)[0] for block in blocks}
    found |= {re.sub(r"{{ (\w+) }}", r"%(\1)s", string) for string in singular}
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
    assert len(strings) > 150
    missing = [string for string in strings if string not in SAME_IN_BOTH and _untold(english, string)]
    assert not missing


def test_the_compiled_file_is_the_newest(english: gettext.GNUTranslations) -> None:
    text = (CATALOG / "django.po").read_text()
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)
    stale = [one for one, other in pairs if english.gettext(one.replace('\\"', '"')) != other.replace('\\"', '"')]
    assert not stale
