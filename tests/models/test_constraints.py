"""What the database refuses, each rule broken once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from articles import wording
from articles.models import (
    Amount,
    Article,
    Event,
    EventEvidence,
    EventParty,
    EventReport,
    Mention,
    ReportParty,
    Statement,
    StatementSpeaker,
    TextVersion,
    TrailStep,
)
from articles.vocabulary import Part
from tests import factories as make

pytestmark = pytest.mark.django_db


@contextmanager
def refused(constraint: str) -> Iterator[None]:
    """The block must fail on the constraint whose name ends so."""
    with pytest.raises(IntegrityError) as caught:
        yield
    assert caught.value.__cause__.diag.constraint_name.endswith(constraint)


ANCHORED = [
    make.MentionFactory,
    make.StatementFactory,
    make.AmountFactory,
    make.EventEvidenceFactory,
    make.TrailStepFactory,
]


@pytest.mark.parametrize("factory", ANCHORED, ids=lambda f: f._meta.model.__name__)
class TestQuotation:
    """Every anchored table quotes its article exactly."""

    def test_exact_words_are_taken(self, factory: type) -> None:
        assert factory().pk

    def test_other_words_are_refused(self, factory: type) -> None:
        with refused("_exact"):
            factory(exact="別の言葉", start=0, end=4)

    def test_a_shifted_span_is_refused(self, factory: type) -> None:
        good = factory()
        with refused("_exact"):
            type(good).objects.filter(pk=good.pk).update(start=good.start + 1, end=good.end + 1)

    def test_a_span_beyond_the_body_is_refused(self, factory: type) -> None:
        with refused("_exact"):
            factory(exact="した。", start=len(make.BODY) - 3, end=len(make.BODY) + 4)

    def test_an_empty_span_is_refused(self, factory: type) -> None:
        with refused("_span_order"):
            factory(exact="", start=5, end=5)

    def test_a_span_backwards_is_refused(self, factory: type) -> None:
        with refused("_span_order"):
            factory(exact="協力", start=5, end=3)

    def test_changed_words_are_refused(self, factory: type) -> None:
        good = factory()
        with refused("_exact"):
            type(good).objects.filter(pk=good.pk).update(exact="x" * len(good.exact))


def test_a_quotation_is_checked_in_a_long_body_at_block_borders() -> None:
    body = "".join(chr(0x4E00 + i % 20_000) for i in range(12_300)) + "😀終"
    version = make.TextVersionFactory(body=body)
    for start, end in [(0, 4_096), (4_090, 4_100), (4_095, 4_097), (4_096, 8_192), (8_191, 12_302), (0, 12_302)]:
        make.MentionFactory(version=version, exact=body[start:end], start=start, end=end)
    with refused("_exact"):
        make.MentionFactory(version=version, exact=body[4_095:4_097], start=4_096, end=4_098)


def test_a_quotation_is_checked_around_the_blocks_of_a_very_long_body() -> None:
    body = "".join(chr(0x4E00 + i % 20_000) for i in range(140_000)) + "😀終"
    version = make.TextVersionFactory(body=body)
    for border in (65_536, 131_072):
        for start, end in [(-4_096, 0), (-4_095, 1), (-1, 1), (-1, 4_095), (0, 4_096), (4_095, 8_000), (-5_000, 5_000)]:
            words = body[border + start : border + end]
            make.MentionFactory(version=version, exact=words, start=border + start, end=border + end)
    with refused("_exact"):
        make.MentionFactory(version=version, exact=body[65_533:65_536], start=65_534, end=65_537)


def test_all_rows_of_a_bulk_insert_are_checked() -> None:
    version = make.TextVersionFactory()
    good, bad = make.MentionFactory.build(version=version), make.MentionFactory.build(version=version)
    bad.start, bad.end = good.end, good.end + len(bad.exact)
    with refused("articles_mention_exact"):
        Mention.objects.bulk_create([good, bad])


def test_a_mention_in_the_title_quotes_the_title() -> None:
    version = make.TextVersionFactory(article=make.ArticleFactory(title="例示国と米国"))
    make.MentionFactory(version=version, part=Part.TITLE, exact="米国", start=4, end=6)
    with refused("articles_mention_exact"):
        make.MentionFactory(version=version, part=Part.TITLE, exact="サンプル", start=4, end=8)


def test_a_statement_moves_to_another_version_only_with_its_trail() -> None:
    step = make.TrailStepFactory()
    statement = step.statement
    statement.version.is_current = False
    statement.version.save()
    other = make.TextVersionFactory(article=statement.article, number=2, body="前文。" + make.BODY)
    statement.version, statement.start, statement.end = other, statement.start + 3, statement.end + 3
    with refused("articles_trailstep_exact"), transaction.atomic():
        statement.save()
    step.delete()
    statement.save()


@pytest.mark.parametrize("factory", [make.StatementFactory, make.AmountFactory, make.EventReportFactory])
def test_a_finding_and_its_version_are_of_one_article(factory: type) -> None:
    with refused("_article"):
        factory(article=make.ArticleFactory())


def test_evidence_quotes_the_version_of_its_event() -> None:
    with refused("articles_eventevidence_report"):
        make.EventEvidenceFactory(version=make.TextVersionFactory())


@pytest.mark.parametrize("column", ["body", "title", "sha256", "number"])
def test_a_text_never_changes(column: str) -> None:
    version = make.TextVersionFactory()
    with refused("articles_textversion_kept"):
        TextVersion.objects.filter(pk=version.pk).update(**{column: 7})


def test_which_text_is_current_may_change() -> None:
    version = make.TextVersionFactory()
    assert TextVersion.objects.filter(pk=version.pk).update(is_current=False) == 1


def _two_firsts() -> None:
    make.TextVersionFactory(article=make.TextVersionFactory().article, is_current=False)


def _two_actors() -> None:
    leader = make.LeaderFactory()
    StatementSpeaker.objects.create(
        statement=make.StatementFactory(), position=0, leader=leader, country=leader.country
    )


@pytest.mark.parametrize(
    ("constraint", "build"),
    [
        ("mention_once", lambda: _twice(make.MentionFactory)),
        ("statement_once", lambda: _twice(make.StatementFactory)),
        ("amount_once", lambda: _twice(make.AmountFactory)),
        ("report_once", lambda: _twice(make.EventReportFactory, key="same")),
        ("evidence_once", lambda: make.EventEvidenceFactory(report=make.EventEvidenceFactory().report)),
        ("trail_position_once", lambda: make.TrailStepFactory(statement=make.TrailStepFactory().statement)),
        ("version_current_once", lambda: make.TextVersionFactory(article=make.TextVersionFactory().article, number=2)),
        ("version_number_once", _two_firsts),
        ("article_url_once", lambda: make.ArticleFactory(url=make.ArticleFactory().url)),
        ("country_alias_once", lambda: [make.CountryAliasFactory(text="米") for _ in range(2)]),
        ("organization_once", lambda: [make.OrganizationFactory(name="省") for _ in range(2)]),
        ("organization_without_country_once", lambda: [make.OrganizationFactory(name="x", country=None) for _ in "ab"]),
        ("post_once", lambda: make.PostFactory(leader=make.PostFactory().leader)),
        ("post_once", lambda: make.PostFactory(leader=_undated_post().leader, start=None, start_precision="")),
    ],
)
def test_one_row_for_each(constraint: str, build) -> None:
    with refused(constraint):
        build()


def _twice(factory: type, **values: object) -> None:
    first = factory(**values)
    factory(version=first.version, **values)


def _undated_post():
    return make.PostFactory(start=None, start_precision="")


@pytest.mark.parametrize(
    ("constraint", "build"),
    [
        ("statement_confidence_range", lambda: make.StatementFactory(confidence=1.2)),
        ("mention_confidence_range", lambda: make.MentionFactory(confidence=-0.1)),
        ("report_confidence_range", lambda: make.EventReportFactory(confidence=2)),
        ("event_confidence_range", lambda: Event.objects.create(type="AGREE", status="planned", confidence=2)),
        ("amount_confidence_range", lambda: make.AmountFactory(confidence=2)),
        ("amount_value_range", lambda: make.AmountFactory(value=-1)),
        ("amount_currency_form", lambda: make.AmountFactory(currency="us")),
        ("statement_date_has_precision", lambda: make.StatementFactory(date_precision="")),
        ("statement_date_has_precision", lambda: make.StatementFactory(date=None, date_precision="day")),
        ("report_date_has_precision", lambda: make.EventReportFactory(date_precision="hour")),
        ("country_latitude_range", lambda: make.CountryFactory(latitude=91)),
        ("country_longitude_range", lambda: make.CountryFactory(longitude=-181)),
        ("country_code_form", lambda: make.CountryFactory(code="kz")),
        ("post_order", lambda: make.PostFactory(end=date(2018, 1, 1), end_precision="day")),
        ("post_start_has_precision", lambda: make.PostFactory(start_precision="")),
        ("post_end_has_precision", lambda: make.PostFactory(end=date(2020, 1, 1))),
        ("article_has_title", lambda: make.ArticleFactory(title="")),
        ("article_published_precision", lambda: make.ArticleFactory(published_precision="hour")),
        ("version_has_body", lambda: make.TextVersionFactory(body="")),
        ("version_number_range", lambda: make.TextVersionFactory(number=0)),
        ("import_item_has_body", lambda: make.ImportItemFactory(body="")),
        ("speaker_one_actor", lambda: StatementSpeaker.objects.create(statement=make.StatementFactory(), position=0)),
        ("speaker_one_actor", _two_actors),
        ("party_one_actor", lambda: EventParty.objects.create(event=make.EventFactory(), position=0, role="actor")),
        ("mention_one_actor", lambda: make.MentionFactory(leader=make.LeaderFactory(), country=make.CountryFactory())),
    ],
)
def test_values_within_their_range(constraint: str, build) -> None:
    with refused(constraint):
        build()


def test_a_corrected_date_reaches_its_copies() -> None:
    leader, country = make.LeaderFactory(), make.CountryFactory(code="US")
    statement = make.StatementFactory(speakers=[leader], about=[country])
    event = make.EventFactory(actors=[country])
    for row in (statement, event):
        row.date = date(2025, 11, 7)
        row.save()
    copies = [statement.speakers.get().date, statement.about.get().date, event.parties.get().date]
    assert copies == [date(2025, 11, 7)] * 3


def test_deleting_an_article_takes_its_findings_and_nothing_else() -> None:
    leader, organization, country = make.LeaderFactory(), make.OrganizationFactory(), make.CountryFactory(code="US")
    kept = make.StatementFactory(speakers=[leader])
    version = make.TextVersionFactory()
    make.MentionFactory(version=version, leader=leader)
    statement = make.StatementFactory(version=version, speakers=[leader, organization], about=[country])
    make.TrailStepFactory(statement=statement)
    amount = make.AmountFactory(version=version)
    make.EventReportFactory(version=version, actors=[leader, country], evidence=["協定に署名した"], amounts=[amount])
    version.article.delete()
    assert list(Statement.objects.all()) == [kept]
    assert list(Article.objects.all()) == [kept.article]
    for model in (Mention, Event, EventReport, EventEvidence, EventParty, ReportParty, Amount, TrailStep):
        assert not model.objects.exists(), model
    for row in (leader, organization, country):
        row.refresh_from_db()


def test_search_finds_statements_by_their_words() -> None:
    body = "米国のトカーエフ氏は「重要鉱物の供給を支える」「停戦を歓迎する」と述べた。"
    version = make.TextVersionFactory(body=body)
    minerals = make.StatementFactory(version=version, exact="重要鉱物の供給を支える")
    truce = make.StatementFactory(version=version, exact="停戦を歓迎する")
    found = lambda *words: list(Statement.objects.filter(words__answers=wording.tsquery(words)))  # noqa: E731
    assert found(["重要鉱物"]) == [minerals]
    assert found(["要鉱"]) == [minerals]
    assert found(["支え"]) == found(["支えた"]) == [minerals]
    assert found(["停戦", "関税"]) == [truce]
    assert found(["停戦"], ["関税"]) == []
    assert found(["歓"]) == [truce]
    assert found(["it's '\\ & | !"]) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_statement WHERE words IS NULL")
        assert cursor.fetchone() == (0,)
