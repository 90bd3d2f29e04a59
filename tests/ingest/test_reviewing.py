"""What people decide about findings is followed at once, at every later reading, and taken back."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from articles.extraction.findings import Findings
from articles.ingest import deciding, reviewing
from articles.ingest.corrections.editing import Words
from articles.ingest.errors import DecisionError
from articles.ingest.storing import replace_findings, store_article
from articles.models import Amount, Article, Event, EventReport, FindingDecision, Leader, Statement
from articles.vocabulary import ArticleOrigin, FindingAction, FindingKind, Method
from tests import factories as make
from tests.ingest.findings import BODY, at, findings, source

pytestmark = pytest.mark.django_db
EMPTY = replace(findings(), statements=(), events=(), amounts=())


@pytest.fixture(autouse=True)
def countries() -> None:
    for code in ("KZ", "US", "JP"):
        make.CountryFactory(code=code)


@pytest.fixture
def article() -> Article:
    return store_article(source=source(), findings=findings(), origin=ArticleOrigin.COMMAND)[0]


def read_again(article: Article, found: Findings) -> None:
    with transaction.atomic():
        replace_findings(article, article.versions.get(is_current=True), found)


def quote(article: Article) -> Statement:
    return article.statements.get(exact="協力を深めたい")


def signing(article: Article) -> EventReport:
    return article.event_reports.get(type="AGREE")


def everything(article: Article) -> dict[str, Any]:
    """What the tables say of an article, without what only a decision marks."""
    statements = article.statements.order_by("start")
    return {
        "said": [
            (
                (s.pk, s.exact, s.kind, s.cue, s.date, s.confidence, s.rule, s.speaker_method),
                [str(x.actor) for x in s.speakers.all()],
                [x.country_id for x in s.about.all()],
                [(x.role, x.exact) for x in s.trail.all()],
            )
            for s in statements
        ],
        "done": [
            (
                (r.pk, r.event_id, r.type, r.mode, r.status, r.date, r.place, r.rule, r.confidence),
                [(p.role, str(p.actor)) for p in r.parties.all()],
                [e.exact for e in r.evidence.all()],
                [a.exact for a in r.amounts.all()],
            )
            for r in article.event_reports.order_by("pk")
        ],
        "sums": list(article.amounts.order_by("start").values_list("pk", "exact", "value", "converts")),
        "events": list(Event.objects.order_by("pk").values("pk", "type", "date", "confidence", "sources")),
    }


def test_what_is_accepted_stays_and_what_is_rejected_does_not_come_back(article: Article) -> None:
    user = make.UserFactory()
    kept, gone = quote(article), article.statements.get(kind="indirect")
    meeting, pact = article.event_reports.get(type="CONSULT"), signing(article)
    reviewing.accept(row=kept, user=user)
    reviewing.accept(row=pact, user=user)
    reviewing.reject(row=gone, user=user, reason="地の文")
    reviewing.reject(row=meeting, user=user)
    for read in (findings(), EMPTY, findings()):
        assert list(article.statements.values_list("pk", "confidence")) == [(kept.pk, 1.0)]
        assert list(article.event_reports.values_list("pk", "event", "confidence")) == [(pact.pk, pact.event_id, 1.0)]
        read_again(article, read)
    kept.refresh_from_db()
    assert kept.decision is not None
    assert (kept.decision.decided_by, kept.rule) == (user, "statement.quote")
    assert not Event.objects.filter(pk=meeting.event_id).exists()
    assert FindingDecision.objects.get(kind="statement", row=gone.pk).reason == "地の文"


def test_a_corrected_statement_is_corrected_in_every_later_reading(article: Article) -> None:
    statement = quote(article)
    ministry = f"o:{article.statements.get(kind='indirect').speakers.get(position=0).organization_id}"
    words = Words.looked_up(BODY, "「協力を深めたい」", statement.start)
    given = {"speakers": [ministry, "KZ"], "date": "2025-11", "kind": "indirect", "words": words, "cue": "語る"}
    decision = reviewing.correct(row=statement, given=given, user=None)
    for read in (findings(), EMPTY, replace(findings(), statements=findings().statements[:1])):
        statement.refresh_from_db()
        assert [str(x.actor) for x in statement.speakers.all()] == ["例示省", "カザフスタン"]
        assert (statement.exact, statement.kind, statement.cue) == ("「協力を深めたい」", "indirect", "語る")
        assert (str(statement.date), statement.date_precision) == ("2025-11-01", "month")
        methods = statement.speaker_method, statement.date_method
        assert (*methods, statement.rule, statement.confidence) == (Method.EDITOR, Method.EDITOR, "editor", 1.0)
        assert [(x.role, x.exact) for x in statement.trail.all()] == [("speaker", "例示省")]
        assert statement.decision_id == decision.pk
        read_again(article, read)
    assert Statement.objects.filter(article=article, exact__contains="協力").count() == 1
    assert decision.before["speakers"][0]["name"] == "サンプル"


def test_everything_is_taken_back(article: Article) -> None:
    before = everything(article)
    amount = article.amounts.get(currency="USD")
    decisions = [
        reviewing.correct(row=quote(article), given={"speakers": ["US"]}, user=None),
        reviewing.reject(row=article.statements.get(kind="indirect"), user=None),
        reviewing.correct(row=signing(article), given={"type": "COOPERATE", "recipients": ["JP"]}, user=None),
        reviewing.reject(row=article.event_reports.get(type="CONSULT"), user=None),
        reviewing.reject(row=amount, user=None),
        reviewing.add(
            version=quote(article).version,
            kind=FindingKind.STATEMENT,
            given={"words": Words.looked_up(BODY, "総額は10億ドル", 0), "speakers": ["KZ"], "kind": "indirect"},
            user=None,
        ),
    ]
    assert everything(article) != before
    for decision in reversed(decisions):
        reviewing.undo(decision=decision, user=None)
    after = everything(article)
    # What was not read again anew has its row; a sum that others are conversions of has lost these links.
    assert after["said"] == before["said"]
    assert after["done"] == before["done"]
    assert after["events"] == before["events"]
    assert [row[:3] for row in after["sums"]] == [row[:3] for row in before["sums"]]
    with pytest.raises(DecisionError):
        reviewing.undo(decision=decisions[0], user=None)


def test_undoing_gives_what_the_reading_says_now_and_takes_later_decisions_along(article: Article) -> None:
    statement = quote(article)
    first = reviewing.correct(row=statement, given={"speakers": ["US"]}, user=None)
    second = reviewing.correct(row=statement, given={"date": "2025-11-05"}, user=None)
    better = findings().statements[0]
    read_again(article, replace(findings(), statements=(replace(better, cue=None, rule="better"),)))
    statement.refresh_from_db()
    assert (str(statement.date), statement.rule) == ("2025-11-05", "editor")
    assert reviewing.undo(decision=second, user=None) == [second]
    statement.refresh_from_db()
    assert (str(statement.date), statement.decision_id) == ("2025-11-06", first.pk)
    third = reviewing.reject(row=statement, user=None)
    assert reviewing.undo(decision=first, user=None) == [first, third]
    statement.refresh_from_db()
    assert ([str(x.actor) for x in statement.speakers.all()], statement.rule) == (["サンプル"], "better")
    assert statement.decision is None


def test_undoing_leaves_no_correction_behind_where_another_finding_stands_by_now(article: Article) -> None:
    words = Words((at("協力を深めたい"),))
    moved = reviewing.correct(row=quote(article), given={"words": Words((at("協力を深め"),))}, user=None)
    given = {"words": words, "speakers": ["KZ"], "kind": "direct"}
    added = reviewing.add(version=moved.version, kind=FindingKind.STATEMENT, given=given, user=None)
    reviewing.undo(decision=moved, user=None)
    assert list(article.statements.filter(kind="direct").values_list("pk", "exact")) == [(added.row, "協力を深めたい")]


def test_an_event_is_added_and_stays(article: Article) -> None:
    version = quote(article).version
    given = {
        "words": Words.looked_up(BODY, "例示省は支援を続けると発表した", 0),
        "type": "AID",
        "status": "planned",
        "actors": ["KZ"],
        "recipients": ["US"],
        "date": "2025-11-07",
    }
    decision = reviewing.add(version=version, kind=FindingKind.EVENT, given=given, user=None)
    for read in (findings(), EMPTY, findings()):
        report = article.event_reports.get(type="AID")
        assert (report.pk, report.event_id, report.rule) == (decision.row, decision.event, "editor")
        assert [(p.role, p.country_id) for p in report.parties.all()] == [("actor", "KZ"), ("recipient", "US")]
        read_again(article, read)
    reviewing.undo(decision=decision, user=None)
    assert not article.event_reports.filter(type="AID").exists()


def test_decisions_move_with_the_text_and_those_without_words_are_kept_in_a_list(article: Article) -> None:
    kept = reviewing.correct(row=quote(article), given={"speakers": ["US"]}, user=None)
    lost = reviewing.accept(row=article.statements.get(kind="indirect"), user=None)
    body = "現地からの報告。\n" + BODY.replace("例示省は支援を続ける", "例示省は援助を続ける")
    store_article(
        source=source(body), findings=replace(findings(body, clause="援助を続ける"), statements=()), origin="command"
    )
    statement = article.statements.get()
    assert (statement.exact, statement.decision_id) == ("協力を深めたい", kept.pk)
    assert str(statement.speakers.get().actor) == "米国"
    assert list(FindingDecision.objects.orphans()) == [lost]
    store_article(source=source(BODY + "\n続報。"), findings=findings(BODY), origin="command")
    assert not FindingDecision.objects.orphans().exists()
    assert article.statements.get(kind="indirect").decision_id == lost.pk


def test_a_speaker_who_is_merged_later_is_the_merged_one(article: Article) -> None:
    leader = Leader.objects.get(name="サンプル")
    other = make.LeaderFactory(name="本人", register_key="本人|KZ", country_id="KZ")
    reviewing.accept(row=quote(article), user=None)
    decision = deciding.merge_leaders(keep=other, other=leader, user=None)
    assert quote(article).speakers.get().leader == other
    read_again(article, findings())
    assert quote(article).speakers.get().leader == other
    deciding.undo(decision=decision, user=None)
    read_again(article, findings())
    assert str(quote(article).speakers.get().leader) == "サンプル"


def test_a_speaker_whom_the_article_does_not_name_follows_a_merge_and_its_undoing(article: Article) -> None:
    chosen = make.LeaderFactory(name="別人", reviewed=False, country_id="KZ")
    home = make.TextVersionFactory(body="別人外相は述べた。").article
    values = {"kind": "person", "ref": "l1", "name": "別人", "names": ["別人"], "signature": "別", "blocks": ["p:別人"]}
    home.appearances.create(**values, leader=chosen, state="text", title="外相", country_id="KZ")
    keep = make.LeaderFactory(name="本人", register_key="本人|KZ", country_id="KZ")
    reviewing.correct(row=quote(article), given={"speakers": [f"l:{chosen.pk}"]}, user=None)
    merged = deciding.merge_leaders(keep=keep, other=chosen, user=None)
    assert quote(article).speakers.get().leader == keep
    assert not Leader.objects.filter(pk=chosen.pk).exists()
    deciding.undo(decision=merged, user=None)
    assert quote(article).speakers.get().leader_id == chosen.pk


def test_an_article_gone_through_as_a_whole(article: Article) -> None:
    corrected = reviewing.correct(row=quote(article), given={"speakers": ["US"]}, user=None)
    whole = reviewing.finish(article=article, user=None)
    version = quote(article).version
    assert reviewing.finished(version) == whole
    assert not Statement.objects.filter(decision=None).exists()
    assert not EventReport.objects.filter(decision=None).exists()
    assert not Amount.objects.filter(decision=None).exists()
    with pytest.raises(DecisionError):
        reviewing.finish(article=article, user=None)
    reviewing.undo(decision=whole, user=None)
    assert reviewing.finished(version) is None
    assert list(Statement.objects.exclude(decision=None)) == [quote(article)]
    assert quote(article).decision_id == corrected.pk


WRONG = [
    pytest.param({"speakers": []}, id="nobody speaks"),
    pytest.param({"speakers": ["l:999999"]}, id="somebody who is not there"),
    pytest.param({"kind": "shouted"}, id="an unknown kind"),
    pytest.param({"date": "yesterday"}, id="no date"),
    pytest.param({"words": "nowhere"}, id="words that the text lacks"),
]


@pytest.mark.parametrize("given", WRONG)
def test_what_cannot_be_is_refused_and_nothing_is_written(article: Article, given: dict[str, Any]) -> None:
    before = everything(article)
    with pytest.raises(DecisionError):  # noqa: PT012 (words are refused before anything is decided)
        if "words" in given:
            given = {"words": Words.looked_up(BODY, given["words"], 0)}
        reviewing.correct(row=quote(article), given=given, user=None)
    assert everything(article) == before
    assert not FindingDecision.objects.exists()


def test_what_changes_nothing_is_an_acceptance_and_nothing_is_there_twice(article: Article) -> None:
    statement = quote(article)
    decision = reviewing.correct(row=statement, given={"cue": "述べる"}, user=None)
    assert decision.action == FindingAction.ACCEPT
    given = {"words": Words((at("協力を深めたい"),)), "speakers": ["KZ"], "kind": "direct"}
    with pytest.raises(DecisionError):
        reviewing.add(version=statement.version, kind=FindingKind.STATEMENT, given=given, user=None)
    stale = article.statements.get(kind="indirect")
    reviewing.reject(row=stale, user=None)
    with pytest.raises(DecisionError):
        reviewing.accept(row=stale, user=None)
