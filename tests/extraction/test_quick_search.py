"""The quick ways of looking for patterns find what the plain ways find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates.patterns import CALENDAR
from articles.extraction.dates.written import _CALENDAR_PLACE, _CALENDAR_REACH, _matches
from articles.extraction.stems import StemFinder

TAILS = {"述": "べ|懐", "語": "", "言": "う(?:よう)?|明", "求": "め"}


@given(st.text(alphabet="述べ懐語言うよ明求め、。", max_size=40), st.integers(0, 10), st.integers(0, 40))
def test_stems_are_found_as_by_one_alternation(text: str, start: int, end: int) -> None:
    whole = re.compile("|".join(f"{first}(?:{tail})" for first, tail in TAILS.items()))
    found = [m.span() for m in StemFinder(TAILS).finditer(text, start, end)]
    assert found == [m.span() for m in whole.finditer(text, start, end)]


def test_no_stems_find_nothing() -> None:
    assert list(StemFinder({}).finditer("述べる")) == []


@given(st.text(alphabet="0123456789年月日昨同翌令和先今の、~から()夜木 ", max_size=40))
def test_dates_are_found_as_by_the_whole_pattern(text: str) -> None:
    quick = [m.span() for m in _matches(CALENDAR, text, _CALENDAR_PLACE, _CALENDAR_REACH)]
    assert set(quick) >= {m.span() for m in CALENDAR.finditer(text) if m.end() - m.start() <= _CALENDAR_REACH}
