"""A match of a date pattern -> its parts, as written and not yet resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.dates.calendar import ERA_STARTS
from articles.extraction.dates.patterns import CALENDAR, DISTANCE, NUMERIC, WORD
from articles.extraction.findings import Span
from articles.extraction.numerals import read_number

_WORDS = (
    "same",
    "next",
    "previous",
    "today",
    "two_ago",
    "yesterday",
    "tomorrow",
    "season",
    "year_within",
    "month_within",
    "week",
    "weekday",
)
_CALENDAR_PLACE = re.compile(r"[年月日]")
_CALENDAR_REACH = 14
_DISTANCE_PLACE = re.compile(r"[後前]")
_DISTANCE_REACH = 9
_NUMERIC_PLACE = re.compile(r"\d(?:(?<=[12])\d{3}[/.-]|\d?/)")
_WORD_PLACE = re.compile(
    "[同こそ当翌次前き本今け一お昨明あ年月先来再火水木金土日](?=[日じ夜の翌朝々ょ晩春夏秋冬週さ昨と夕す内末度明初来曜])"
)
_ANY_BEGIN = re.compile(
    "[0-9〇一二三四五六七八九十西紀令平昭大明去さ来現日米国東翌同そ当前先今本再昨こおき約わ半次けあ年月火水木金土]"
)
_CALENDAR_BEGIN = re.compile("[0-9〇一二三四五六七八九十西紀令平昭大明去さ来現日米国東翌同そ当前先今本再昨こお]")
_DISTANCE_BEGIN = re.compile("[0-9〇一二三四五六七八九十約おわ半]")
"""First characters of the patterns."""
_NUMBERED = {number: name.split("__")[0] for name, number in CALENDAR.groupindex.items()}
_PART_NAMES = tuple(_NUMBERED.get(number, "") for number in range(1, CALENDAR.groups + 1))
"""For each group of the pattern the part of a date that it holds: each alternative has groups of its own for them."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Written:
    """What a date expression says. Parts that it leaves out are None or empty."""

    span: Span
    kind: str
    """``calendar``, ``word`` or ``distance``."""
    year: int | None = None
    short_year: int | None = None
    """Two digits (19年)."""
    year_word: str = ""
    month: int | None = None
    month_word: str = ""
    day: int | None = None
    day_word: str = ""
    """同, 翌, 本 before the day."""
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    days: int | None = None
    """Length of 24日から5日間."""
    word: str = ""
    """Group of ``patterns.WORD`` that matched (``same``, ``today``)."""
    text: str = ""
    weekday: str = ""
    count: int = 0
    unit: str = ""
    is_after: bool = False
    is_half: bool = False


def find_written(folded: str) -> list[Written]:
    """Every date expression, in order and without overlaps; of two that overlap the earlier and longer one counts."""
    found: list[Written] = []
    found.extend(_calendar(m) for m in _matches(CALENDAR, folded, _CALENDAR_PLACE, _CALENDAR_REACH, _CALENDAR_BEGIN))
    found.extend(_numeric(m) for m in _matches(NUMERIC, folded, _NUMERIC_PLACE, 0))
    found.extend(_word(m) for m in _matches(WORD, folded, _WORD_PLACE, 0))
    found.extend(_distance(m) for m in _matches(DISTANCE, folded, _DISTANCE_PLACE, _DISTANCE_REACH, _DISTANCE_BEGIN))
    found.sort(key=lambda w: (w.span.start, -w.span.end))
    kept: list[Written] = []
    for written in found:
        if not kept or written.span.start >= kept[-1].span.end:
            kept.append(written)
    return kept


def _matches(
    pattern: re.Pattern[str], folded: str, places: re.Pattern[str], reach: int, begin: re.Pattern[str] = _ANY_BEGIN
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, tried only from ``reach`` characters before each place on: many times faster."""
    done = 0
    for place in places.finditer(folded):
        at = place.start()
        for first in begin.finditer(folded, max(done, at - reach), at + 1):
            if m := pattern.match(folded, first.start()):
                yield m
                done = m.end()
                break
        else:
            done = max(done, at + 1)


def _calendar(m: re.Match[str]) -> Written:
    get = {name: value for name, value in zip(_PART_NAMES, m.groups(), strict=True) if value}.get
    year = _number(get("year")) or _number(get("year_kanji"))
    if year is None and (era := get("era")):
        year = ERA_STARTS[era] - 1 + (1 if get("era_year") == "元" else _number(get("era_year")) or 1)
    short = get("short_year") or get("bare_short_year") or get("past_short_year")
    next_value = get("next_year_value")
    if next_value:
        year, short = (int(next_value), None) if len(next_value) == 4 else (None, next_value)
    end_year = get("year_end")
    return Written(
        span=Span(m.start(), m.end()),
        kind="calendar",
        year=year,
        short_year=int(short) if short else None,
        year_word=get("year_word") or "",
        month=_number(get("month") or get("month2") or get("month_kanji") or get("month2_kanji")),
        month_word=get("month_word") or "",
        day=_number(get("day") or get("day_kanji")),
        day_word=get("day_word") or "",
        end_year=int(str(year)[: 4 - len(end_year)] + end_year) if end_year and year else None,
        end_month=_number(get("end_month")),
        end_day=_number(get("end_day") or get("next_day")),
        days=_number(get("length")),
        text=m[0],
    )


def _numeric(m: re.Match[str]) -> Written:
    year, month, day = m["year"], m["month"] or m["slash_month"], m["day"] or m["slash_day"]
    return Written(
        Span(m.start(), m.end()), "calendar", year=_number(year), month=int(month), day=_number(day), text=m[0]
    )


def _word(m: re.Match[str]) -> Written:
    word = next(name for name in _WORDS if m[name])
    weekday = m["week_day"] or m["weekday"] or ""
    return Written(Span(m.start(), m.end()), "word", word=word, text=m[0], weekday=weekday)


def _distance(m: re.Match[str]) -> Written:
    half_only = m["count"] == "半"
    return Written(
        Span(m.start(), m.end()),
        "distance",
        count=0 if half_only else int(read_number(m["count"]) or 0),
        unit="月" if m["unit"].endswith("月") else m["unit"],
        is_after=m["way"] == "後",
        is_half=half_only or bool(m["half"]),
        text=m[0],
    )


def _number(text: str | None) -> int | None:
    if text is not None and text.isdecimal():
        return int(text)
    value = read_number(text) if text else None
    return None if value is None else int(value)
