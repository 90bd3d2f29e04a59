"""Which names of different articles mean one person, and which wait for a decision."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.linking.people import Signature, blocks_of, group_organizations, group_people, sound_of


def named(
    key: str, *names: str, title: str = "外相", country: str = "KZ", candidates: tuple[str, ...] = ()
) -> Signature:
    full = max(names, key=len)
    return Signature(key, frozenset(names), full if len(names) > 1 else "", title, country, frozenset(candidates))


FULL = named("full", "トカエフ", "カシムジョマルト・トカエフ")

ONE = [
    ("spelling", named("a", "ネタニヤフ", title="首相"), named("b", "ネタニアフ", title="首相")),
    ("long mark and separator", named("a", "ミル・ジヨーエフ"), named("b", "ミルジョエフ")),
    ("old kanji", named("a", "髙市"), named("b", "高市")),
    ("surname", FULL, named("b", "トカエフ")),
    ("surname in kanji", named("a", "茂木", "茂木敏充"), named("b", "茂木")),
    ("full name in another office", FULL, named("b", "カシムジョマルト・トカエフ", "トカエフ", title="上院議長")),
    ("full name without country", FULL, named("b", "カシムジョマルト・トカエフ", country="")),
]
TWO = [
    ("other country", named("a", "ラスムセン", country="DK"), named("b", "ラスムセン", country="NATO")),
    ("surname in another office", named("a", "ムハンマド", title="皇太子"), named("b", "ムハンマド", title="大統領")),
    ("other given name", FULL, named("b", "トカエフ", "ティムール・トカエフ")),
    ("short names that differ in a sound", named("a", "イワン"), named("b", "イラン")),
    ("kanji that differ", named("a", "王毅"), named("b", "王強")),
]


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_person(left: Signature, right: Signature) -> None:
    assert set(blocks_of(left)) & set(blocks_of(right))
    for pair in ([left, right], [right, left]):
        people = group_people(pair)
        assert len(people.groups) == 1
        assert not people.undecided


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_two_people(left: Signature, right: Signature) -> None:
    assert len(group_people([left, right]).groups) == 2


def test_a_surname_of_two_waits() -> None:
    other = named("other", "トカエフ", "ティムール・トカエフ")
    people = group_people([FULL, other, named("b", "トカエフ")])
    assert [sorted(group) for group in people.undecided["b"]] == [["full"], ["other"]]
    assert len(people.groups) == 3


def test_whom_the_register_leaves_open_is_nobody_else() -> None:
    people = group_people([FULL, named("b", "トカエフ", candidates=("甲", "乙"))])
    assert len(people.groups) == 2


def test_two_of_one_article_are_two_and_decisions_count() -> None:
    pair = [FULL, named("b", "トカエフ")]
    assert len(group_people(pair, apart=[frozenset({"full", "b"})]).groups) == 2
    strangers = [FULL, named("b", "コムギ", country="US")]
    assert len(group_people(strangers, same=[frozenset({"full", "b"})]).groups) == 1


def test_organisations_are_one_by_any_name_in_one_country() -> None:
    ministry, alias = named("a", "例示省", "例示資源省"), named("b", "例示資源省")
    assert len(group_organizations([ministry, alias]).groups) == 1
    assert len(group_organizations([ministry, named("c", "例示資源省", country="US")]).groups) == 2


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_order_changes_nothing(data: st.DataObject) -> None:
    forms = [
        ("トカエフ",),
        ("トカエフ", "カシム・トカエフ"),
        ("トカエフ", "ティムール・トカエフ"),
        ("カシム・トカエフ",),
    ]
    signatures = [
        named(f"{i}", *data.draw(st.sampled_from(forms)), country=data.draw(st.sampled_from(["KZ", "UZ", ""])))
        for i in range(data.draw(st.integers(0, 6)))
    ]
    shuffled = data.draw(st.permutations(signatures))
    assert group_people(shuffled) == group_people(signatures)


def test_sounds() -> None:
    assert sound_of("プーティン") == sound_of("プーチン")
    assert sound_of("ｾﾞﾚﾝｽｷｰ") == sound_of("ゼレンスキー")
