"""Which accounts of two articles are of one event, and which are not."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.linking.events import JOIN, Account, blocks_of, group_accounts, likeness, tokens_of, window
from articles.linking.occasions import fold, level_of, series_of

DAY = date(2025, 11, 6).toordinal()
MEETING = Account("a", "a", "CONSULT", "meeting", DAY, DAY, True, True, actors=frozenset({"JP", "US"}))


def account(key: str, *, day: int = 0, days: int = 0, **values: Any) -> Account:
    """A meeting of Japan and the United States in an article of its own, ``day`` days after the first."""
    sets = {name: frozenset(value) for name, value in values.items() if isinstance(value, set)}
    first = DAY + day
    return dataclasses.replace(
        MEETING, key=key, article=key, first=first, last=first + days, exact=not days, **{**values, **sets}
    )


def one(left: dict[str, Any], right: dict[str, Any]) -> bool:
    score = likeness(account("a", **left), account("b", **right))
    return score is not None and score >= JOIN


SAME: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("day and parties", {}, {}),
    ("the day of the other time zone, with the same people", {"people": {"JP:甲", "US:乙"}},
     {"day": 1, "people": {"JP:甲", "US:乙"}}),
    ("the day of the other time zone, a person and the place", {"place": "官邸", "people": {"US:乙"}},
     {"day": -1, "place": "官邸", "people": {"US:乙"}}),
    ("one side left out, the same summit", {"actors": {"US"}, "series": "C5+1"}, {"actors": {"KZ"}, "series": "C5+1"}),
    ("no day, told the day after", {"people": {"JP:甲"}}, {"day": -3, "days": 3, "dated": False, "people": {"JP:甲"}}),
    ("a month only, the same people at the same place", {"people": {"JP:甲", "US:乙"}, "place": "東京"},
     {"day": -5, "days": 29, "people": {"JP:甲", "US:乙"}, "place": "東京"}),
    ("a strike in the same words",
     {"type": "ASSAULT", "actors": {"RU"}, "recipients": {"UA"}, "words": {"キーウ", "攻撃"}},
     {"type": "ASSAULT", "actors": {"RU"}, "recipients": {"UA"}, "words": {"キーウ", "攻撃", "未明"}}),
]  # fmt: skip
APART: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a week later", {}, {"day": 7}),
    ("the day after, nothing else in common", {}, {"day": 1}),
    ("a call and a meeting", {}, {"mode": "call"}),
    ("other partners at one summit", {"series": "G20"}, {"actors": {"JP", "GB"}, "series": "G20"}),
    ("two of a conference, at its margin", {}, {"actors": {"JP", "US", "AU", "IN"}}),
    ("ministers, not heads", {"level": "head"}, {"level": "foreign"}),
    ("other people of one country", {"people": {"JP:甲"}}, {"people": {"JP:丙"}}),
    ("who strikes whom", {"type": "ASSAULT", "actors": {"RU"}, "recipients": {"UA"}, "words": {"攻撃"}},
     {"type": "ASSAULT", "actors": {"UA"}, "recipients": {"RU"}, "words": {"攻撃"}}),
    ("two demands of one day", {"type": "REQUEST", "actors": {"JP"}, "recipients": {"US"}, "words": {"関税"}},
     {"type": "REQUEST", "actors": {"JP"}, "recipients": {"US"}, "words": {"撤回"}}),
    ("another summit", {"series": "G7"}, {"series": "APEC"}),
    ("a year is too vague", {}, {"day": -300, "days": 364}),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_one_event(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert one(left, right)
    assert one(right, left)
    asked = set(tokens_of(account("a", **left), asking=True))
    assert asked & set(tokens_of(account("b", **right)))


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in APART], ids=[case[0] for case in APART])
def test_two_events(left: dict[str, Any], right: dict[str, Any]) -> None:
    assert not one(left, right)
    assert not one(right, left)


def test_an_article_tells_each_event_once() -> None:
    assert likeness(account("a"), dataclasses.replace(account("b"), article="a")) is None


def test_a_vague_account_goes_where_it_fits_best_or_waits() -> None:
    people = {"JP:甲", "US:乙"}
    talks = [account("a", day=-20, people=people, place="東京"), account("b", people=people, place="京都")]
    vague = account("c", day=-29, days=30, people=people)
    waiting = group_accounts([*talks, vague])
    assert sorted(map(sorted, waiting.groups)) == [["a"], ["b"], ["c"]]
    assert [sorted(group) for group in waiting.undecided["c"]] == [["a"], ["b"]]
    placed = group_accounts([*talks, dataclasses.replace(vague, place="京都")])
    assert sorted(map(sorted, placed.groups)) == [["a"], ["b", "c"]]


def test_what_people_decided_counts() -> None:
    accounts = [account("a"), account("b"), account("c", day=30), account("d", day=30)]
    apart = group_accounts(accounts, apart=[frozenset("ab")])
    assert sorted(map(sorted, apart.groups)) == [["a"], ["b"], ["c", "d"]]
    same = group_accounts(accounts, same=[frozenset("ac")])
    assert sorted(map(sorted, same.groups)) == [["a", "b", "c", "d"]]
    assert len(blocks_of(accounts)) == 2
    assert len(blocks_of(accounts, [frozenset("ac")])) == 1


ACCOUNTS = st.lists(
    st.builds(
        account,
        key=st.integers(0, 10**6).map(str),
        day=st.integers(0, 4),
        days=st.sampled_from([0, 0, 0, 20]),
        actors=st.sets(st.sampled_from(["JP", "US", "KR"]), min_size=1),
        people=st.sets(st.sampled_from(["JP:甲", "JP:丙", "US:乙"])),
        series=st.sampled_from(["", "", "G20"]),
    ),
    max_size=8,
    unique_by=lambda a: a.key,
)


@settings(max_examples=60, deadline=None)
@given(accounts=ACCOUNTS, data=st.data())
def test_the_order_changes_nothing(accounts: list[Account], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(accounts))
    assert group_accounts(shuffled) == group_accounts(accounts)
    assert blocks_of(shuffled) == blocks_of(accounts)


@settings(max_examples=60, deadline=None)
@given(accounts=ACCOUNTS)
def test_the_index_finds_whatever_is_alike(accounts: list[Account]) -> None:
    for left in accounts:
        for right in accounts:
            if left.key != right.key and (likeness(left, right) or 0) >= JOIN:
                assert set(tokens_of(left, asking=True)) & set(tokens_of(right))


@pytest.mark.parametrize(
    ("text", "series", "level"),
    [
        ("C5+1首脳会議", "C5+1", "head"),
        ("中央アジア五か国首脳会議", "C5+1", "head"),
        ("中央アジア+米国サミット", "C5+1", ""),
        ("主要７カ国（Ｇ７）外相会合", "G7", "foreign"),
        ("日米豪印(クアッド)の外相会合", "QUAD", "foreign"),
        ("日米首脳会談", "", "head"),
        ("防衛相会談に臨んだ", "", "defence"),
        ("トランプ大統領と会談した", "", ""),
    ],
)
def test_occasions(text: str, series: str, level: str) -> None:
    assert (series_of(fold(text)), level_of(fold(text))) == (series, level)


def test_windows() -> None:
    assert window(date(2025, 12, 1), "month", date(2026, 1, 5)) == (
        date(2025, 12, 1).toordinal(),
        date(2025, 12, 31).toordinal(),
    )
    assert window(None, "", date(2025, 11, 7)) == (date(2025, 11, 4).toordinal(), date(2025, 11, 7).toordinal())
