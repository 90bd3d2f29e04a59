"""Storing one article: everything of it, once, or nothing."""

import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from articles.extraction.findings import Findings, Span
from articles.ingest.storing import Outcome, store_article
from articles.models import (
    Amount,
    Article,
    EventReport,
    Leader,
    Mention,
    Organization,
    Outlet,
    Statement,
    TextVersion,
)
from articles.vocabulary import ArticleOrigin, EventType, MentionKind, Method, Part
from tests import factories as make
from tests.ingest.findings import BODY, TITLE, findings, source

pytestmark = pytest.mark.django_db

LONGER = "現地からの報告。\n" + BODY + "\n会談は予定を超えて続いた。"


@pytest.fixture(autouse=True)
def countries() -> None:
    for code in ("KZ", "US"):
        make.CountryFactory(code=code)


def store(body: str = BODY, **changes: Any) -> tuple[Article, Outcome]:
    """Store the text with everything that is in it."""
    read = changes.pop("findings", None) or findings(body)
    return store_article(source=source(body, **changes), findings=read, origin=ArticleOrigin.COMMAND)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables of the application."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_app_config("articles").get_models(include_auto_created=True)
    }


def test_everything_found_is_stored() -> None:
    article, outcome = store()
    assert outcome is Outcome.NEW
    assert (article.title, str(article.published), article.published_precision) == (TITLE, "2025-11-09", "day")
    version = article.versions.get()
    assert (version.number, version.body, version.is_current) == (1, BODY, True)
    direct, indirect = article.statements.order_by("start")
    assert (direct.exact, direct.cue, str(direct.date)) == ("協力を深めたい", "述べる", "2025-11-06")
    assert (direct.date_precision, direct.date_method) == ("day", Method.COMPLETED)
    assert [str(s.actor) for s in direct.speakers.all()] == ["サンプル"]
    assert [a.country_id for a in direct.about.all()] == ["US"]
    assert [(s.role, s.exact) for s in direct.trail.all()] == [
        ("speaker", "サンプル氏"),
        ("antecedent", "例示国のサンプル大統領"),
    ]
    assert [str(s.actor) for s in indirect.speakers.all()] == ["例示省", "カザフスタン"]
    assert (indirect.date, indirect.date_precision, indirect.cue) == (None, "", "")
    meeting, signing = article.event_reports.order_by("id")
    assert (meeting.type, meeting.mode, meeting.place) == (EventType.CONSULT, "meeting", "ワシントン")
    assert [p.country_id for p in signing.parties.all()] == ["KZ", "US"]
    assert [e.exact for e in signing.evidence.all()] == ["協定に署名した"]
    assert [a.exact for a in signing.amounts.all()] == ["10億ドル"]
    dollars, yen = article.amounts.order_by("start")
    assert (yen.converts, yen.conversion_fits, dollars.value) == (dollars, True, 10**9)
    kinds = {(m.kind, m.part, m.exact) for m in Mention.objects.all()}
    assert (MentionKind.COUNTRY, Part.TITLE, "米国") in kinds
    assert (MentionKind.DATE, Part.BODY, "6日") in kinds
    assert (MentionKind.PLACE, Part.BODY, "ワシントン") in kinds
    leader = Leader.objects.get()
    assert (leader.reviewed, leader.country_id, leader.posts.get().title) == (False, "KZ", "大統領")
    assert Organization.objects.get().reviewed is False


def test_the_same_text_again_changes_nothing() -> None:
    store()
    before = everything()
    assert store()[1] is Outcome.UNCHANGED
    assert everything() == before


@pytest.mark.parametrize(
    "changes",
    [{"url": None}, {"outlet": None}, {"url": None, "outlet": None}],
    ids=["no url", "no outlet", "neither"],
)
def test_the_same_text_that_says_less_of_itself_changes_nothing(changes: dict[str, None]) -> None:
    store()
    before = everything()
    assert store(**changes)[1] is Outcome.UNCHANGED
    assert everything() == before


def test_a_changed_text_of_the_same_url_is_a_new_version() -> None:
    article, _outcome = store()
    again, outcome = store(LONGER)
    assert (again.pk, outcome) == (article.pk, Outcome.UPDATED)
    assert [(v.number, v.body, v.is_current) for v in article.versions.order_by("number")] == [
        (1, BODY, False),
        (2, LONGER, True),
    ]
    current = article.versions.get(is_current=True)
    for model in (Statement, EventReport, Amount, Mention):
        assert {row.version for row in model.objects.all()} == {current}


def test_what_stands_in_the_new_version_keeps_its_row() -> None:
    article, _outcome = store()
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in (Statement, EventReport, Amount)}
    store(LONGER)
    for model, rows in before.items():
        assert set(model.objects.values_list("pk", flat=True)) == rows
    assert article.statements.order_by("start").first().start == LONGER.index("協力を深めたい")


def test_a_changed_quote_gets_a_row_of_its_own() -> None:
    store()
    kept = Statement.objects.get(exact="支援を続ける")
    gone = Statement.objects.get(exact="協力を深めたい")
    changed = BODY.replace("協力を深めたい", "協力を続けたい")
    store(changed, findings=findings(changed, quote="協力を続けたい"))
    assert not Statement.objects.filter(pk=gone.pk).exists()
    assert Statement.objects.get(exact="支援を続ける") == kept
    assert Statement.objects.filter(exact="協力を続けたい").exists()


def test_quotes_of_the_same_words_keep_their_order() -> None:
    body = "サンプル氏は「協力」と述べた。例示省も「協力」と述べた。"
    first, second = body.index("協力"), body.rindex("協力")
    version = make.TextVersionFactory(
        body=body, title=TITLE, article__title=TITLE, article__url="https://news.example/1"
    )
    rows = [make.StatementFactory(version=version, exact="協力", start=at, end=at + 2) for at in (first, second)]
    longer = "前文。" + body
    read = findings(LONGER)
    twice = tuple(
        dataclasses.replace(read.statements[0], id=f"s{at}", span=Span(at, at + 2), trail=(), cue=None, date=None)
        for at in (first + 3, second + 3)
    )
    store(longer, findings=Findings(leaders=read.leaders, statements=twice))
    assert [row.pk for row in Statement.objects.order_by("start")] == [row.pk for row in rows]


def test_a_new_day_for_the_same_text_reads_it_again() -> None:
    article, _outcome = store()
    again, outcome = store(published="2025-12-09")
    assert (again.pk, outcome, str(again.published)) == (article.pk, Outcome.UPDATED, "2025-12-09")
    assert article.versions.count() == 1
    assert Statement.objects.count() == 2


def test_a_text_that_returns_to_its_first_form_is_a_third_version() -> None:
    store()
    store(LONGER)
    article, outcome = store()
    assert outcome is Outcome.UPDATED
    assert [v.body == BODY for v in article.versions.order_by("number")] == [True, False, True]


def test_another_url_is_another_article() -> None:
    store()
    _article, outcome = store(url="https://other.example/1", outlet="例示新聞")
    assert outcome is Outcome.NEW
    assert Article.objects.count() == 2
    assert Leader.objects.count() == Organization.objects.count() == 1


def test_a_text_without_url_is_known_by_title_outlet_and_day() -> None:
    article, _outcome = store(url=None)
    assert store(LONGER, url=None) == (article, Outcome.UPDATED)
    assert store(LONGER, url=None, published="2025-11-10", title="例示国と米国は別の題名")[1] is Outcome.NEW


def test_an_article_without_url_gets_it_later() -> None:
    article, _outcome = store(url=None)
    assert store() == (article, Outcome.UPDATED)
    article.refresh_from_db()
    assert article.url == "https://news.example/1"
    assert article.versions.count() == 1


def test_repeated_findings_are_stored_once() -> None:
    read = findings()
    doubled = dataclasses.replace(
        read,
        statements=read.statements * 2,
        events=read.events * 2,
        amounts=read.amounts * 2,
        mentions=read.mentions * 2,
        dates=read.dates * 2,
    )
    store(findings=doubled)
    assert (Statement.objects.count(), EventReport.objects.count(), Amount.objects.count()) == (2, 2, 2)


def test_oversized_values_of_a_hostile_text_are_cut() -> None:
    read = findings()
    long = "長" * 5_000
    hostile = dataclasses.replace(
        read,
        leaders=(dataclasses.replace(read.leaders[0], name=long, names=(long,), full_name=long, title=long),),
        organizations=(dataclasses.replace(read.organizations[0], name=long, names=(long,)),),
        amounts=(dataclasses.replace(read.amounts[0], value=Decimal(10**40)),),
        events=(dataclasses.replace(read.events[0], place=long, name=long, rule=long),),
        statements=(dataclasses.replace(read.statements[0], confidence=7.0, rule=long),),
    )
    store(findings=hostile)
    assert Amount.objects.count() == 0
    assert len(Leader.objects.get().name) == 120
    assert Statement.objects.get().confidence == 1.0


class _InjectedError(Exception):
    """Fails one write."""


class _FailAtWrite:
    """An execute wrapper that fails at the n-th writing statement."""

    def __init__(self, number: int) -> None:
        self.number, self.seen = number, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"}:
            self.seen += 1
            if self.seen == self.number:
                raise _InjectedError(sql)
        return execute(sql, params, many, context)


@pytest.mark.slow
@pytest.mark.parametrize("again", [False, True], ids=["new", "new version"])
def test_a_failure_at_any_write_leaves_nothing_half_done(again: bool) -> None:
    if again:
        store()
    body = LONGER if again else BODY
    before = everything()
    number = 0
    while True:
        number += 1
        failing = _FailAtWrite(number)
        try:
            with connection.execute_wrapper(failing):
                store(body)
        except _InjectedError:
            assert everything() == before, f"write {number} left something behind"
        else:
            break
    assert number > 12
    assert everything() != before


def test_a_span_that_does_not_quote_the_text_stores_nothing() -> None:
    before = everything()
    with pytest.raises(Exception, match="does not quote"):
        store(body=BODY[:-8], findings=findings())
    assert everything() == before
    assert not Outlet.objects.exists()
    assert not TextVersion.objects.exists()


def test_a_leader_of_the_register_speaks_for_the_country_of_his_post_then() -> None:
    """He may hold another post in another country today."""
    union = make.CountryFactory(code="EU", is_iso=False)
    leader = make.LeaderFactory(register_key="サンプル/KZ", country_id="US")
    read = findings()
    at_home = dataclasses.replace(read.leaders[0], register_key="サンプル/KZ")
    for found, side in ((at_home, "KZ"), (dataclasses.replace(at_home, country=None, body="EU"), union.pk)):
        article, _ = store(findings=dataclasses.replace(read, leaders=(found,)), url=f"https://news.example/{side}")
        speaker = article.statements.earliest("start").speakers.get()
        assert (speaker.leader, speaker.side_id) == (leader, side)
