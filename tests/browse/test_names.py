"""Whom and what words name, by one question."""

from types import SimpleNamespace
from typing import Any

import pytest

from articles.browse.names import names_of
from articles.browse.words import read_words
from articles.models import LeaderAlias, OrganizationAlias
from tests import factories


@pytest.fixture
def cast(world: SimpleNamespace) -> SimpleNamespace:
    """The pages' world with names in Latin letters, aliases and an organisation."""
    world.tokayev.name_en = "Kassym-Jomart Kemeluly Tokayev"
    world.tokayev.save()
    LeaderAlias.objects.create(leader=world.sample, text="例氏100%")
    world.agency = factories.OrganizationFactory(name="見本省", name_en="Specimen Office", country=world.jp)
    OrganizationAlias.objects.create(organization=world.agency, text="見本庁")
    return world


@pytest.mark.parametrize(
    ("word", "leaders"),
    [
        ("トカエフ", ["トカエフ"]),
        ("とかえふ", ["トカエフ"]),
        ("カシムジョマルト・トカエフ", ["トカエフ"]),
        ("ﾄｶｴﾌ", ["トカエフ"]),
        ("tokayev", ["トカエフ"]),
        ("kemeluly tokayev", ["トカエフ"]),
        ("Kassym-Jomart Kemeluly Tokayev", ["トカエフ"]),
        ("kayev", []),
        ("kassym-jomart", []),
        ("%", []),
        ("例氏100%", ["サンプル"]),
        ("トカ", []),
    ],
)
def test_leaders_are_named_whole(cast: SimpleNamespace, word: str, leaders: list[str]) -> None:
    named = names_of([word])
    assert [one.name for one in named.leaders] == leaders
    assert [one.name for one in names_of([word, "日本", "例示", "tokayev"]).of([word]).leaders] == leaders


@pytest.mark.parametrize(
    ("word", "codes", "organizations"),
    [
        ("アメリカ", ["US"], []),
        ("あめりか", ["US"], []),
        ("US", ["US"], []),
        ("united states", ["US"], []),
        ("見本庁", [], ["見本省"]),
        ("Specimen Office", [], ["見本省"]),
        ("specimen office", [], []),
    ],
)
def test_countries_and_organisations_are_named(
    cast: SimpleNamespace, word: str, codes: list[str], organizations: list[str]
) -> None:
    for named in (names_of([word]), names_of(["トカエフ", word, "中国", "tokayev"]).of([word])):
        assert [one.code for one in named.countries] == codes
        assert [one.name for one in named.organizations] == organizations


def test_words_are_read_by_one_question(cast: SimpleNamespace, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        country, leader, office, word = read_words("アメリカ トカエフ 見本省 関税")
    assert (country.countries, leader.leaders) == (["US"], [cast.tokayev.pk])
    assert (office.organizations, word.names) == ([cast.agency.pk], ["関税"])
    assert {"米国", "United States"} <= set(country.names)
    known = names_of(["アメリカ", "日本"])
    with django_assert_num_queries(0):
        assert [word.countries for word in read_words("アメリカ", known)] == [["US"]]


def test_a_change_of_names_shows_at_once(cast: SimpleNamespace) -> None:
    assert not names_of(["合衆国"]).countries
    factories.CountryAliasFactory(country=cast.us, text="合衆国")
    assert [one.code for one in names_of(["合衆国"]).countries] == ["US"]
