"""The cast of an article: what the later steps ask it, and that its cost is linear."""

import time

import pytest

from articles.extraction.cast import find_cast
from articles.extraction.findings import Span
from articles.extraction.gazetteer import default_gazetteer
from articles.extraction.parsing import read
from articles.vocabulary import MentionKind, Method, Part

TEXT = (
    "カザフスタンのトカエフ大統領は、米国のトランプ大統領と会談した。"
    "トカエフ氏は「ロシアと習近平氏」に触れた。米国務省は黙った。"
)


def test_a_persons_mention_covers_the_noun_phrase_and_top_drops_what_it_covers() -> None:
    cast = find_cast(read(TEXT), "2025-11-09", default_gazetteer())
    top = cast.top(Span(0, len(TEXT)))
    assert [m.span.of(TEXT) for m in top] == [
        "カザフスタンのトカエフ大統領", "米国のトランプ大統領", "トカエフ氏", "ロシア", "習近平氏", "米国務省",
    ]  # fmt: skip
    inside = [m.span.of(TEXT) for m in cast.within(top[0].span) if m.kind is MentionKind.COUNTRY]
    assert inside == ["カザフスタン"]


def test_about_takes_countries_and_leaders_named() -> None:
    cast = find_cast(read(TEXT), "2025-11-09", default_gazetteer())
    quote = Span(TEXT.index("「"), TEXT.index("」") + 1)
    assert cast.about(quote) == ("CN", "RU")
    text = "トランプ大統領は述べた。同氏は「同大統領は帰る」と言った。"
    cast = find_cast(read(text), "2025-11-09", default_gazetteer())
    assert cast.about(Span(text.index("「"), text.index("」"))) == ()


def test_references_tell_their_kind_and_country() -> None:
    cast = find_cast(read(TEXT), "2025-11-09", default_gazetteer())
    leader, organization = cast.leaders[0], cast.organizations[0]
    assert cast.is_person(leader.id)
    assert cast.is_organization(organization.id)
    assert cast.country_of(leader.id) == "KZ"
    assert cast.country_of(organization.id) == "US"
    assert cast.country_of("RU") == "RU"


def test_mentions_carry_rule_method_and_confidence() -> None:
    cast = find_cast(read(TEXT, "カザフ首脳"), "2025-11-09", default_gazetteer())
    first, later = (m for m in cast.mentions if m.kind is MentionKind.PERSON and m.ref == cast.leaders[0].id)
    assert (first.rule, first.method) == ("person.name.before_title", Method.STATED)
    assert (later.rule, later.method) == ("person.name.honorific", Method.COREFERENCE)
    assert 0 < later.confidence <= 1
    assert [m.part for m in cast.title_mentions] == [Part.TITLE]


def test_names_in_full_width_letters_keep_their_offsets() -> None:
    text = "ＮＡＴＯのルッテ事務総長は述べた。ＮＡＴＯは動く。"
    cast = find_cast(read(text), "2025-11-09", default_gazetteer())
    assert [m.span.of(text) for m in cast.mentions if m.ref == cast.organizations[0].id] == ["ＮＡＴＯ", "ＮＡＴＯ"]


def test_an_empty_article_has_no_cast() -> None:
    assert find_cast(read(""), None, default_gazetteer()).mentions == ()


@pytest.mark.parametrize(
    "unit", ["(米国", "ア・イウエオ", "大統領首相外相", "氏", "日米中韓朝露", "外務", "トランプ大統領、"]
)
def test_odd_texts_finish(unit: str) -> None:
    start = time.perf_counter()
    find_cast(read(unit * (20_000 // len(unit))), None, default_gazetteer())
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("防衛省は、北朝鮮が発射したと発表した。", "JP"),
        ("中国の空母が通った。防衛省は監視を続けると発表した。", "JP"),
        ("外務省によると、フィリピンの首都マニラで署名した。", "JP"),
        ("イラン大使を呼んだ。外務省は反発した。", "IR"),
        ("ロシアが攻撃した。キーウでは被害が出て、非常事態庁によると、6人が死亡した。ウクライナの話だ。", "UA"),
        ("シンガポールで会議が開かれた。ミャンマーの国営放送が伝えた。国軍は認めた。", "MM"),
        ("台湾は断交した。外交部は発表した。中国は歓迎した。外交部は抗議した。", "TW"),
    ],
)
def test_ministries_without_their_country(text: str, country: str) -> None:
    found = find_cast(read(text), "2025-11-09", default_gazetteer()).organizations
    assert found[-1].country == country
