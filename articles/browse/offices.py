"""English for the titles of posts, which are kept as Japanese news prints them: whole titles, else put together.

``data/titles_en.csv`` holds whole titles and the parts that titles are made of. What cannot be told stays Japanese.
"""

import csv
import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data" / "titles_en.csv"

_Parts = dict[tuple[str, str, str], str]
_Rule = Callable[[re.Match[str], str], str]


@functools.lru_cache(maxsize=8192)
def english_title(title: str, country: str = "") -> str:
    """A post's title in English (外務省報道官 → Foreign Ministry Spokesperson); empty where it is not known.

    ``country`` is the code of the post's country: one word names different offices and parties (国民党).
    """
    return _whole(_plain(title), country)


@functools.cache
def _parts() -> _Parts:
    """(kind, form, country) → English; no country where a form means the same everywhere."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["form"], row["country"]): row["english"] for row in csv.DictReader(file)}


def _part(kind: str, form: str, country: str) -> str:
    return _parts().get((kind, form, country)) or _parts().get((kind, form, "")) or ""


@functools.cache
def _heads() -> tuple[str, ...]:
    """The last words of composed titles, the longest first."""
    return tuple(sorted({form for kind, form, _ in _parts() if kind == "head"}, key=len, reverse=True))


def _plain(title: str) -> str:
    """Brackets and digits in one width, no spaces, no Latin abbreviation after a name that is written out."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", title))
    return re.sub(r"\([A-Za-z][\w-]*\)", "", folded) if not re.match(r"\(", folded) else folded


def _whole(title: str, country: str) -> str:
    known = _part("title", title, country)
    return known or next((english for english in _composed(title, country) if english), "")


def _composed(title: str, country: str) -> Iterator[str]:
    for pattern, rule in _RULES:
        if match := re.fullmatch(pattern, title):
            yield rule(match, country)
    for head in _heads():
        if title.endswith(head) and (body := _body(title.removesuffix(head), country)):
            yield f"{body} {_part('head', head, country)}"


def _body(form: str, country: str) -> str:
    """A ministry, party or group in front of a head."""
    name = re.sub("[「」]", "", form)
    return _part("body", name, country) or _part("body", name.removesuffix("党"), country)


def _prefixed(word: str) -> _Rule:
    def rule(match: re.Match[str], country: str) -> str:
        rest = _whole(match[1], country)
        return f"{word} {rest}" if rest else ""

    return rule


def _minister(match: re.Match[str], country: str) -> str:
    """財務相, 内務・法務・平和相, 外務副大臣."""
    portfolios = _listed(match[1], country, "minister")
    return f"{portfolios} {_MINISTERS[match[2]]}" if portfolios else ""


def _listed(forms: str, country: str, *kinds: str) -> str:
    """Portfolios or areas joined by dots: A, B and C."""
    if whole := _first(forms, country, *kinds):
        return whole
    words = [_first(form, country, *kinds) for form in forms.split("・")]
    return (", ".join(words[:-1]) + " and " + words[-1]).removeprefix(" and ") if all(words) else ""


def _first(form: str, country: str, *kinds: str) -> str:
    return next((english for kind in kinds if (english := _part(kind, form, country))), "")


def _in_charge(match: re.Match[str], country: str) -> str:
    """X担当特使, 欧州委員(X担当): what for stands in group ``area``, the office in ``office``."""
    area = _listed(match["area"].removesuffix("問題"), country, "area", "place", "minister")
    office = match["office"]
    english = _MINISTERS_FOR.get(office) or _whole(office, country)
    return f"{english} for {'Foreign Affairs' if area == 'Foreign' else area}" if area and english else ""


def _posted(match: re.Match[str], country: str) -> str:
    """駐米大使, 駐ウクライナ臨時代理大使."""
    place = _part("place", match[1], country)
    return f"{_ENVOYS[match[2]]} {place}" if place else ""


def _both(match: re.Match[str], country: str) -> str:
    one, other = _whole(match[1], country), _whole(match[2], country)
    return f"{one} and {other}" if one and other else ""


def _numbered(match: re.Match[str], country: str) -> str:
    rest = _whole(match[2], country)
    return f"{_ORDINALS[match[1]]} {rest}" if rest else ""


_MINISTERS = {
    "相": "Minister", "大臣": "Minister", "副大臣": "State Minister", "副相": "Deputy Minister", "長官": "Minister",
    "次官": "Deputy Minister",
}  # fmt: skip
_MINISTERS_FOR = {"相": "Minister", "大臣": "Minister", "国務相": "Minister of State"}
_ENVOYS = {
    "大使": "Ambassador to", "次席大使": "Deputy Ambassador to", "公使": "Minister to", "総領事": "Consul General in",
    "臨時代理大使": "Chargé d'Affaires in", "代表": "Representative to",
}  # fmt: skip
_ORDINALS = {"1": "First", "2": "Second", "3": "Third", "一": "First", "二": "Second", "三": "Third"}
_RULES: tuple[tuple[str, _Rule], ...] = (
    (r"(.+)(?:代行|臨時代理)", _prefixed("Acting")),
    (r"暫定(.+)", _prefixed("Interim")),
    (r"[前元](.+)", _prefixed("Former")),
    (r"次期(.+)", _prefixed("Incoming")),
    (r"(.+?)兼(.+)", _both),
    (r"第([1-3一二三])(.+)", _numbered),
    (r"駐(.+?)(次席大使|臨時代理大使|大使|公使|総領事|代表)", _posted),
    (r"(?P<office>.+)\((?P<area>.+)担当\)", _in_charge),
    (r"(?P<area>.+)担当(?P<office>.+)", _in_charge),
    (r"(.+?)(副大臣|大臣|副相|相|次官|長官)", _minister),
    (r"副(.+)", _prefixed("Deputy")),
)
