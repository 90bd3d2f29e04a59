"""The quick ways of looking for patterns find what the plain ways find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates.patterns import CALENDAR
from articles.extraction.dates.written import _CALENDAR_PLACE, _CALENDAR_REACH, _matches
from articles.extraction.stems import Ahead, StemFinder, around, tails

TAILS = {"述": "べ|懐", "語": "", "言": "う(?:よう)?|明", "求": "め"}


@given(st.text(alphabet="述べ懐語言うよ明求め、。", max_size=40), st.integers(0, 10), st.integers(0, 40))
def test_stems_are_found_as_by_one_alternation(text: str, start: int, end: int) -> None:
    whole = re.compile("|".join(f"{first}(?:{tail})" for first, tail in TAILS.items()))
    found = [m.span() for m in StemFinder(TAILS).finditer(text, start, end)]
    assert found == [m.span() for m in whole.finditer(text, start, end)]


@given(st.text(alphabet="記者団に対し、はた「」", max_size=40), st.integers(0, 10), st.integers(0, 3))
def test_what_stands_ahead_is_found_as_by_a_lazy_lead(text: str, at: int, least: int) -> None:
    behind = "(?:記者|記者団)に(?:対し)?(?!た)"
    lazy = re.compile(rf"[^、は「」]{{{least},6}}?(?:「[^「」]{{0,3}}」)?{behind}").match(text, at)
    found = Ahead(rf"[^、は「」]{{{least},6}}(?:「[^「」]{{0,3}}」)?", 11, behind).match(text, at)
    assert (found and found.end()) == (lazy and lazy.end())


@given(st.text(alphabet="大会党首は", max_size=40))
def test_matches_around_places_are_those_of_the_whole_text(text: str) -> None:
    pattern, place = re.compile("[大会首]{1,3}党(?!首)"), re.compile("党")
    assert [m.span() for m in around(text, pattern, place, 3, 1)] == [m.span() for m in pattern.finditer(text)]


@given(st.text(alphabet="各国首脳はら", max_size=40))
def test_words_are_found_as_behind_a_look_back(text: str) -> None:
    whole = re.compile("(?<![国の])(?:各国首脳|首脳)ら?は")
    finder = StemFinder.of(["首脳", "各国首脳"], after="ら?は", not_behind="国の")
    assert [m.span() for m in finder.finditer(text)] == [m.span() for m in whole.finditer(text)]


def test_tails_follow_the_first_character_longest_first() -> None:
    assert tails(["記者", "記者団", "側近"], "は") == {"記": "(?:者団|者)は", "側": "(?:近)は"}


def test_no_stems_find_nothing() -> None:
    assert list(StemFinder({}).finditer("述べる")) == []


@given(st.text(alphabet="0123456789年月日昨同翌令和先今の、~から()夜木 ", max_size=40))
def test_dates_are_found_as_by_the_whole_pattern(text: str) -> None:
    quick = [m.span() for m in _matches(CALENDAR, text, _CALENDAR_PLACE, _CALENDAR_REACH)]
    assert set(quick) >= {m.span() for m in CALENDAR.finditer(text) if m.end() - m.start() <= _CALENDAR_REACH}
