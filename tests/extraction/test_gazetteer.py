"""The data files: form, keys, speed of loading."""

import re

import pytest

from articles.extraction.gazetteer import default_gazetteer, english_organization
from articles.extraction.gazetteer.forms import FormIndex, fold, skeleton
from articles.extraction.gazetteer.loading import read_countries, read_joined, read_organizations, read_posts
from articles.vocabulary import AliasKind

ISO = 249


def test_every_iso_country_is_there_once() -> None:
    countries = list(read_countries())
    codes = [c.code for c in countries]
    assert len(set(codes)) == len(codes)
    assert sum(c.is_iso for c in countries) == ISO + 1  # Kosovo has a user-assigned code
    assert all(re.fullmatch("[A-Z]{2}", c.code) and re.fullmatch("[A-Z]{3}", c.alpha3) for c in countries if c.is_iso)
    assert {"TW", "PS", "HK", "XK"} <= set(codes)


def test_organisations_have_english_names() -> None:
    assert not [o.name for o in read_organizations() if not o.name_en or re.search("[ぁ-ヿ一-鿿]", o.name_en)]


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("ロシア国防省", "RU", "Ministry of Defence, Russia"),
        ("露国防省", "RU", "Ministry of Defence, Russia"),
        ("日本の外務省", "JP", "Ministry of Foreign Affairs, Japan"),
        ("UAE外務省", "AE", "Ministry of Foreign Affairs, United Arab Emirates"),
        ("同国外務省", "BR", "Ministry of Foreign Affairs, Brazil"),
        ("選管", "VE", "Election Commission, Venezuela"),
        ("米国財務省", "US", "Department of the Treasury, United States"),
        ("在アルゼンチン中国大使館", "CN", "Embassy of China in Argentina"),
        ("中国大使館", "CN", "Embassy of China"),
        ("クルド自治政府国防省", "IQ", ""),
        ("在月中国大使館", "CN", ""),
        ("国防省", None, ""),
    ],
)
def test_organisations_named_after_their_country_are_put_in_english(
    name: str, country: str | None, english: str
) -> None:
    assert english_organization(name, country) == english


def test_a_form_names_one_country() -> None:
    forms = [form for c in read_countries() for form in (c.name_ja, *(a for a, _ in c.aliases))]
    assert len(set(forms)) == len(forms)


def test_coordinates_are_degrees() -> None:
    for country in read_countries():
        if country.is_iso:
            assert country.latitude is not None
            assert country.longitude is not None
            assert -90 <= country.latitude <= 90
            assert -180 <= country.longitude <= 180


def test_one_kanji_aliases_have_one_character() -> None:
    for country in read_countries():
        assert all(len(form) == 1 for form, kind in country.aliases if kind is AliasKind.ONE_KANJI)


def test_organizations_belong_to_known_countries() -> None:
    codes = {c.code for c in read_countries()}
    assert all(o.country is None or o.country in codes for o in read_organizations())


def test_posts_have_a_key_a_title_and_sane_days() -> None:
    codes, joined = {c.code for c in read_countries()}, read_joined()
    unknown = set()
    for post in read_posts():
        assert post.title
        assert post.name
        assert post.person == joined.get(f"{post.full_name}/{post.country}", f"{post.full_name}/{post.country}")
        for day in (post.start, post.end):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", day)
        unknown |= {post.country} - codes
    assert unknown == set()


def test_it_is_read_once() -> None:
    assert default_gazetteer() is default_gazetteer()


def test_the_skeleton_joins_spellings() -> None:
    assert skeleton("ミルジョエフ") == skeleton("ミルジヨーエフ")
    assert skeleton("プーチン") == skeleton("プチン")
    assert skeleton("ヴォロディミル") == skeleton("ボロディミル")
    assert skeleton("ネタニヤフ") != skeleton("ネタニアフ")


def test_folding_keeps_the_length() -> None:
    text = "ＮＡＴＯ　（１２）㈱℃カ゛"
    assert len(fold(text)) == len(text)
    assert fold("ＮＡＴＯ（１２）") == "NATO(12)"


def test_the_longest_form_wins_and_none_reaches_beyond_the_text() -> None:
    index = FormIndex([("日本", 1), ("日本海軍", 2)])
    assert list(index.scan("日本海軍と日本海")) == [(0, 4, 2), (5, 7, 1)]
    assert list(index.scan("日本海")) == [(0, 2, 1)]
    assert index.before("旧日本海軍", 5) == (1, 2)
    assert index.at("日", 0) is None
