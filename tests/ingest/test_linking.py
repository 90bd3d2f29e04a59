"""Whom the findings of an article mean."""

import dataclasses

import pytest

from articles.extraction.findings import Findings, Leader, Organization
from articles.ingest.linking import link
from articles.models import Country
from articles.models import Leader as LeaderRow
from articles.models import Organization as OrganizationRow
from tests import factories as make

pytestmark = pytest.mark.django_db

SAMPLE = Leader("l1", "サンプル", ("サンプル",), "大統領", "KZ")
MINISTRY = Organization("o1", "例示省", ("例示省",), "KZ")


@pytest.fixture(autouse=True)
def kazakhstan() -> Country:
    return make.CountryFactory(code="KZ")


def leader_of(found: Leader) -> LeaderRow:
    return link(Findings(leaders=(found,))).leaders[found.id]


def organization_of(found: Organization) -> OrganizationRow:
    return link(Findings(organizations=(found,))).organizations[found.id]


def test_a_known_leader_is_found_by_his_key() -> None:
    row = make.LeaderFactory(register_key="サンプル/KZ")
    make.LeaderFactory(name="サンプル")
    assert leader_of(dataclasses.replace(SAMPLE, register_key="サンプル/KZ")) == row


def test_a_reviewed_leader_without_key_is_found_by_his_row() -> None:
    row = make.LeaderFactory()
    assert leader_of(dataclasses.replace(SAMPLE, register_key=f"#{row.pk}")) == row


def test_an_unknown_leader_gets_one_row_however_he_is_spelt() -> None:
    row = leader_of(SAMPLE)
    assert (row.reviewed, row.country_id, row.register_key) == (False, "KZ", None)
    assert leader_of(SAMPLE) == row
    assert leader_of(dataclasses.replace(SAMPLE, name="サーンプル", names=("サーンプル",))) == row
    assert {a.text for a in row.aliases.all()} == {"サーンプル"}
    assert [p.title for p in row.posts.all()] == ["大統領"]


@pytest.mark.parametrize("country", ["US", None])
def test_a_namesake_of_another_country_is_somebody_else(country: str | None) -> None:
    make.CountryFactory(code="US")
    assert leader_of(SAMPLE) != leader_of(dataclasses.replace(SAMPLE, country=country))


def test_two_people_of_one_name_are_never_guessed() -> None:
    rows = [make.LeaderFactory(name="サンプル", reviewed=False) for _ in range(2)]
    assert leader_of(SAMPLE) not in rows


def test_a_reviewed_leader_is_left_as_the_editor_wants_him() -> None:
    row = make.LeaderFactory(name="サンプル", reviewed=True)
    assert leader_of(dataclasses.replace(SAMPLE, names=("サンプル", "サンプール"))) == row
    assert not row.aliases.exists()
    assert not row.posts.exists()


def test_an_organisation_is_found_by_name_or_alias_in_its_country() -> None:
    row = make.OrganizationFactory(name="例示省")
    row.aliases.create(text="例示")
    assert organization_of(MINISTRY) == row
    assert organization_of(dataclasses.replace(MINISTRY, name="例示", names=("例示",))) == row
    other = organization_of(dataclasses.replace(MINISTRY, country=None))
    assert (other == row, other.reviewed) == (False, False)


def test_an_alias_of_two_organisations_is_never_guessed() -> None:
    for name in ("甲省", "乙省"):
        make.OrganizationFactory(name=name).aliases.create(text="同省名")
    made = organization_of(dataclasses.replace(MINISTRY, name="同省名", names=("同省名",)))
    assert made.name == "同省名"


def test_a_country_that_the_table_lacks_is_made_from_the_data_files() -> None:
    links = link(Findings(countries=("FR", "QQ")))
    assert links.countries["FR"].name_ja == "フランス"
    assert not links.knows("QQ")
