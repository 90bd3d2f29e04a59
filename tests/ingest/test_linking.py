"""Whom the findings of an article mean."""

import dataclasses

import pytest

from articles.extraction.findings import Findings, Leader, Organization
from articles.ingest.linking import Links, link_people
from articles.models import Appearance, Country
from articles.models import Leader as LeaderRow
from articles.models import Organization as OrganizationRow
from articles.vocabulary import LinkState
from tests import factories as make

pytestmark = pytest.mark.django_db

SAMPLE = Leader("l1", "サンプル", ("サンプル",), "大統領", "KZ")
FULL = dataclasses.replace(SAMPLE, full_name="アルマ・サンプル", names=("サンプル", "アルマ・サンプル"))
MINISTRY = Organization("o1", "例示省", ("例示省",), "KZ")


@pytest.fixture(autouse=True)
def kazakhstan() -> Country:
    return make.CountryFactory(code="KZ")


def link(findings: Findings) -> Links:
    """The rows that a new article's findings stand for."""
    return link_people(make.ArticleFactory(), findings)


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


@pytest.mark.parametrize("full_name_first", [True, False])
def test_a_surname_is_the_one_who_is_named_in_full(full_name_first: bool) -> None:
    rows = [leader_of(found) for found in ((FULL, SAMPLE) if full_name_first else (SAMPLE, FULL))]
    assert rows[0] == rows[1]
    rows[0].refresh_from_db()
    assert (rows[0].name, rows[0].full_name) == ("サンプル", "アルマ・サンプル")


def test_a_surname_that_two_people_have_waits_for_a_decision() -> None:
    other = dataclasses.replace(FULL, full_name="ベルタ・サンプル", names=("サンプル", "ベルタ・サンプル"))
    two = {leader_of(FULL), leader_of(other)}
    assert len(two) == 2
    assert leader_of(SAMPLE) not in two
    waiting = Appearance.objects.get(state=LinkState.UNDECIDED)
    assert set(waiting.candidates.all()) == two
    leader_of(SAMPLE)
    assert [set(row.candidates.all()) for row in Appearance.objects.filter(state=LinkState.UNDECIDED)] == [two, two]


def test_whom_the_register_leaves_open_waits_with_its_candidates() -> None:
    two = [make.LeaderFactory(name="サンプル", register_key=key) for key in ("甲|KZ", "乙|KZ")]
    row = leader_of(dataclasses.replace(SAMPLE, candidates=("甲|KZ", "乙|KZ")))
    assert row not in two
    assert set(Appearance.objects.get(state=LinkState.UNDECIDED).candidates.all()) == set(two)


@pytest.mark.parametrize("title", ["外相", "首相"])
def test_two_of_one_article_are_two(title: str) -> None:
    found = Findings(leaders=(FULL, Leader("l2", "サンプル", ("サンプル",), title, "KZ")))
    leaders = link(found).leaders
    assert leaders["l1"] != leaders["l2"]


def test_a_person_without_country_is_the_only_one_of_that_full_name() -> None:
    row = leader_of(FULL)
    assert leader_of(dataclasses.replace(FULL, country=None)) == row


def test_a_surname_of_another_country_is_somebody_else() -> None:
    make.CountryFactory(code="US")
    assert leader_of(SAMPLE) != leader_of(dataclasses.replace(SAMPLE, country="US"))


def test_rows_that_editors_made_are_never_guessed() -> None:
    rows = [make.LeaderFactory(name="サンプル", reviewed=False) for _ in range(2)]
    assert leader_of(SAMPLE) not in rows


def test_a_reviewed_leader_is_left_as_the_editor_wants_him() -> None:
    row = leader_of(SAMPLE)
    row.name, row.reviewed = "例示サンプル", True
    row.save()
    row.aliases.all().delete()
    row.posts.all().delete()
    assert leader_of(dataclasses.replace(SAMPLE, names=("サンプル", "サンプール"))) == row
    row.refresh_from_db()
    assert row.name == "例示サンプル"
    assert not row.aliases.exists()
    assert not row.posts.exists()


def test_an_organisation_is_found_by_name_or_alias_in_its_country() -> None:
    row = make.OrganizationFactory(name="例示省")
    row.aliases.create(text="例示")
    assert organization_of(MINISTRY) == row
    assert organization_of(dataclasses.replace(MINISTRY, name="例示", names=("例示",))) == row
    other = organization_of(dataclasses.replace(MINISTRY, country=None))
    assert (other == row, other.reviewed) == (False, False)


def test_organisations_of_the_text_are_one_by_any_name() -> None:
    row = organization_of(dataclasses.replace(MINISTRY, names=("例示省", "例示資源省")))
    assert organization_of(dataclasses.replace(MINISTRY, name="例示資源省", names=("例示資源省",))) == row
    assert organization_of(dataclasses.replace(MINISTRY, name="別の省", names=("別の省",))) != row


def test_an_organisation_named_after_its_country_gets_its_english_with_its_row() -> None:
    row = organization_of(dataclasses.replace(MINISTRY, name="国防省", names=("国防省",)))
    assert row.name_en == "Ministry of Defence, Kazakhstan"


def test_a_country_that_the_table_lacks_is_made_from_the_data_files() -> None:
    links = link(Findings(countries=("FR", "QQ")))
    assert links.countries["FR"].name_ja == "フランス"
    assert not links.knows("QQ")
