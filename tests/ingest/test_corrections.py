"""Decisions laid over a reading, without a database: what is known again, what stands, what goes."""

from dataclasses import replace

import pytest

from articles.extraction.findings import Event, Findings, Span, Statement
from articles.ingest.corrections.anchoring import moved, moved_span
from articles.ingest.corrections.applying import Applied, Decided, apply
from articles.ingest.corrections.values import (
    Value,
    from_amount,
    from_event,
    from_statement,
    to_amount,
    to_event,
    to_statement,
)
from articles.vocabulary import EventType, FindingKind, Method, StatementKind
from tests.ingest.findings import BODY, at, findings

READ = findings()
QUOTE, CLAUSE = READ.statements
TALKS, SIGNING = READ.events
AMOUNTS = {x.id: x.span for x in READ.amounts}


def named(ref: str) -> Value | None:
    """References of a reading stand for themselves."""
    return {"key": ref, "name": ref}


def said(statement: Statement) -> Value:
    return from_statement(statement, BODY, named)


def done(event: Event) -> Value:
    return from_event(event, BODY, named, AMOUNTS)


def decided(kind: FindingKind, value: Value | None, *forms: Value) -> Decided:
    return Decided(7, 8, kind, value, (*forms, *([value] if value else [])))


def lay(read: Findings, *decisions: Decided) -> Applied:
    return apply(read, decisions, BODY, named)


def words(applied: Applied) -> list[str]:
    return sorted(x.span.of(BODY) for x in applied.findings.statements)


def test_values_are_findings_and_back() -> None:
    by_place = {span: id_ for id_, span in AMOUNTS.items()}
    for statement in READ.statements:
        assert said(to_statement(said(statement), "x")) == said(statement)
    for event in READ.events:
        assert done(to_event(done(event), "x", by_place)) == done(event)
    for amount in READ.amounts:
        value = from_amount(amount, BODY, AMOUNTS)
        assert from_amount(to_amount(value, "x", by_place), BODY, AMOUNTS) == value


def test_without_decisions_nothing_changes() -> None:
    assert lay(READ).findings is READ


def test_an_accepted_statement_stays_where_the_reading_finds_nothing() -> None:
    kept = decided(FindingKind.STATEMENT, {**said(QUOTE), "confidence": 1.0})
    for read in (READ, replace(READ, statements=(CLAUSE,)), replace(READ, statements=())):
        applied = lay(read, kept)
        held = next(x for x in applied.findings.statements if x.span == QUOTE.span)
        assert (held.confidence, held.speakers, applied.decided[held.id]) == (1.0, ("l1",), 8)
        assert len(applied.findings.statements) == len({*read.statements, QUOTE})
        assert (applied.read[7] is not None) == (QUOTE in read.statements)


BORDERS = [
    pytest.param("支援を続ける", StatementKind.INDIRECT, True, id="the same words"),
    pytest.param("例示省は支援を続ける", StatementKind.INDIRECT, True, id="more than half in common"),
    pytest.param("支援を続ける", StatementKind.DIRECT, True, id="the same words as another kind"),
    pytest.param("支援", StatementKind.INDIRECT, False, id="a third of it"),
    pytest.param("支援を続けると発表", StatementKind.DIRECT, False, id="partly the same, of another kind"),
    pytest.param("協力を深めたい", StatementKind.INDIRECT, False, id="other words"),
]


@pytest.mark.parametrize(("exact", "kind", "is_it"), BORDERS)
def test_a_rejected_statement_does_not_come_back(exact: str, kind: StatementKind, is_it: bool) -> None:
    rejected = decided(FindingKind.STATEMENT, None, said(CLAUSE))
    again = replace(CLAUSE, id="s9", span=at(exact), kind=kind, speakers=("US",))
    applied = lay(replace(READ, statements=(again,)), rejected)
    assert (applied.findings.statements == ()) == is_it
    assert applied.decided == {}


def test_a_corrected_statement_is_known_by_its_words_before_and_after() -> None:
    after = {**said(CLAUSE), "speakers": [named("US")], "start": at("例示省は支援").start}
    after["exact"] = BODY[after["start"] : after["end"]]
    corrected = decided(FindingKind.STATEMENT, after, said(CLAUSE))
    wider = replace(CLAUSE, span=Span(after["start"], after["end"]))
    for read in (CLAUSE, wider):
        applied = lay(replace(READ, statements=(QUOTE, read)), corrected)
        assert words(applied) == sorted(["協力を深めたい", "例示省は支援を続ける"])
        assert applied.read[7] == said(read)
        held = next(x for x in applied.findings.statements if x.id in applied.decided)
        assert held.speakers == ("US",)


def test_pieces_of_a_held_statement_by_its_speaker_go_those_of_others_stay() -> None:
    whole = replace(CLAUSE, span=at("例示省は支援を続けると発表した"), speakers=("o1",))
    held = decided(FindingKind.STATEMENT, said(whole))
    pieces = [replace(CLAUSE, id=ref, span=at("支援を続ける"), speakers=(ref,)) for ref in ("o1", "US")]
    applied = lay(replace(READ, statements=tuple(pieces)), held)
    assert words(applied) == sorted(["例示省は支援を続けると発表した", "支援を続ける"])
    assert {x.speakers for x in applied.findings.statements} == {("o1",), ("US",)}


PARTIES = [
    pytest.param(("KZ", "US"), EventType.AGREE, True, id="the same"),
    pytest.param(("KZ", "CN"), EventType.AGREE, True, id="one in common"),
    pytest.param(("CN", "RU"), EventType.AGREE, False, id="other parties"),
    pytest.param(("KZ", "US"), EventType.COOPERATE, False, id="another type"),
]


@pytest.mark.parametrize(("actors", "kind", "is_it"), PARTIES)
def test_a_rejected_event_is_known_by_type_words_and_parties(
    actors: tuple[str, ...], kind: EventType, is_it: bool
) -> None:
    rejected = decided(FindingKind.EVENT, None, done(SIGNING))
    again = replace(SIGNING, id="e9", actors=actors, type=kind, evidence=(at("会談し、協定に署名した"),))
    assert (lay(replace(READ, events=(again,)), rejected).findings.events == ()) == is_it


def test_of_two_events_in_one_sentence_the_one_with_the_parties_is_meant() -> None:
    other = replace(SIGNING, id="e3", actors=("KZ", "JP"))
    rejected = decided(FindingKind.EVENT, None, done(other))
    assert lay(replace(READ, events=(TALKS, SIGNING, other)), rejected).findings.events == (TALKS, SIGNING)


def test_a_corrected_type_takes_the_place_of_what_was_read() -> None:
    after = {**done(SIGNING), "type": "COOPERATE"}
    applied = lay(READ, decided(FindingKind.EVENT, after, done(SIGNING)))
    assert {x.type for x in applied.findings.events} == {EventType.CONSULT, EventType.COOPERATE}
    assert applied.read[7] == done(SIGNING)
    held = applied.findings.events[-1]
    assert held.amounts == ("a1",)


def test_events_and_conversions_follow_a_corrected_sum() -> None:
    dollars = from_amount(READ.amounts[0], BODY, AMOUNTS)
    after = {**dollars, "value": "12000000000"}
    applied = lay(READ, decided(FindingKind.AMOUNT, after, dollars))
    yen, held = applied.findings.amounts
    assert (yen.converts, applied.findings.events[1].amounts) == (held.id, (held.id,))
    assert held.value == 12 * 10**9
    rejected = lay(READ, decided(FindingKind.AMOUNT, None, dollars))
    assert [x.id for x in rejected.findings.amounts] == ["a2"]


def test_an_added_finding_is_one_with_what_a_better_reading_finds() -> None:
    added = decided(FindingKind.STATEMENT, {**said(QUOTE), "speaker_method": Method.EDITOR, "rule": "editor"})
    assert len(lay(READ, added).findings.statements) == len(READ.statements)
    assert len(lay(replace(READ, statements=()), added).findings.statements) == 1


NOW = [
    pytest.param("前置き。" + BODY, "協力を深めたい", 4, id="moved"),
    pytest.param(BODY.replace("協力", "連携"), "協力を深めたい", None, id="other words"),
    pytest.param("「協力を深めたい」とある。\n" + BODY, "協力を深めたい", 14, id="twice: by the surroundings"),
]


@pytest.mark.parametrize(("body", "exact", "by"), NOW)
def test_words_are_found_in_another_version(body: str, exact: str, by: int | None) -> None:
    old = at(exact)
    now = moved_span(old, BODY, body)
    assert now == (None if by is None else Span(old.start + by, old.end + by))


def test_a_value_moves_with_its_trail_and_loses_what_is_gone() -> None:
    body = "前置き。" + BODY.replace("サンプル氏", "同氏")
    value = moved(FindingKind.STATEMENT, said(QUOTE), BODY, body)
    assert value is not None
    assert [step["exact"] for step in value["trail"]] == ["例示国のサンプル大統領"]
    assert all(body[piece["start"] : piece["end"]] == piece["exact"] for piece in (value, *value["trail"]))
    assert moved(FindingKind.EVENT, done(SIGNING), BODY, body.replace("署名", "調印")) is None
