"""Findings as plain JSON, as decisions keep them, and back.

A value names its words by place and wording, and its people by row: ``{"key": "l:17", "name": "トカエフ", "signature":
…}`` (``l`` a leader, ``o`` an organisation; a country is its code), so that it outlives the references of one reading.
The key serves as the reference of the finding that is made of it again.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from articles.extraction.findings import Amount, Cue, DateValue, Event, Ref, Span, Statement, TrailStep
from articles.vocabulary import (
    AmountRole,
    Bound,
    EventMode,
    EventStatus,
    EventType,
    FindingKind,
    Method,
    StatementKind,
    TrailRole,
)

Value = dict[str, Any]
NameOf = Callable[[Ref], Value | None]
"""Whom a reference of a reading stands for; None for nobody known."""
RULE = "editor"
"""The rule of what a person corrected or added."""


def place(span: Span, body: str) -> Value:
    """Where words stand."""
    return {"start": span.start, "end": span.end, "exact": span.of(body)}


def span_of(piece: Value) -> Span:
    return Span(piece["start"], piece["end"])


def spans_of(kind: str, value: Value) -> tuple[Span, ...]:
    """The words that a value stands on."""
    return tuple(map(span_of, value["evidence"])) if kind == FindingKind.EVENT else (span_of(value),)


def actors_in(value: Value | None) -> list[Value]:
    """Everybody whom a value names."""
    lists = ("speakers", "actors", "recipients")
    return [actor for name in lists for actor in (value or {}).get(name, ())]


def from_statement(x: Statement, body: str, name_of: NameOf) -> Value:
    return {
        **place(x.span, body),
        "kind": x.kind.value,
        "speakers": _named(x.speakers, name_of),
        "speaker_method": x.speaker_method.value,
        "cue": x.cue.lemma if x.cue else "",
        **_date(x.date),
        "about": list(dict.fromkeys(x.about)),
        "rule": x.rule,
        "confidence": round(x.confidence, 4),
        "trail": [{"role": step.role.value, **place(step.span, body)} for step in x.trail],
    }


def to_statement(value: Value, id_: str) -> Statement:
    steps = tuple(TrailStep(TrailRole(step["role"]), span_of(step)) for step in value["trail"])
    cues = [step.span for step in steps if step.role is TrailRole.CUE]
    return Statement(
        id_,
        StatementKind(value["kind"]),
        span_of(value),
        tuple(actor["key"] for actor in value["speakers"]),
        Method(value["speaker_method"]),
        Cue(value["cue"], cues[0] if cues else span_of(value)) if value["cue"] else None,
        _date_of(value),
        tuple(value["about"]),
        value["rule"],
        value["confidence"],
        steps,
    )


def from_event(x: Event, body: str, name_of: NameOf, amounts: Mapping[str, Span]) -> Value:
    return {
        "type": x.type.value,
        "mode": x.mode.value if x.mode else "",
        "status": x.status.value,
        "name": x.name,
        "place": x.place or "",
        **_date(x.date),
        "actors": _named(x.actors, name_of),
        "recipients": _named(x.recipients, name_of),
        "evidence": [place(span, body) for span in dict.fromkeys(x.evidence)],
        "amounts": [place(amounts[ref], body) for ref in dict.fromkeys(x.amounts) if ref in amounts],
        "rule": x.rule,
        "confidence": round(x.confidence, 4),
    }


def to_event(value: Value, id_: str, amounts: Mapping[Span, str]) -> Event:
    """``amounts`` gives the ids of the sums by their place."""
    return Event(
        id_,
        EventType(value["type"]),
        EventMode(value["mode"]) if value["mode"] else None,
        EventStatus(value["status"]),
        _date_of(value),
        tuple(actor["key"] for actor in value["actors"]),
        tuple(actor["key"] for actor in value["recipients"]),
        value["place"] or None,
        None,
        tuple(map(span_of, value["evidence"])),
        tuple(amounts[span_of(piece)] for piece in value["amounts"] if span_of(piece) in amounts),
        value["rule"],
        value["confidence"],
        value["name"],
    )


def from_amount(x: Amount, body: str, spans: Mapping[str, Span]) -> Value:
    return {
        **place(x.span, body),
        "value": str(x.value),
        "currency": x.currency,
        "bound": x.bound.value,
        "role": x.role.value,
        "converts": place(spans[x.converts], body) if x.converts in spans else None,
        "fits": x.conversion_fits,
        "rule": x.rule,
        "confidence": round(x.confidence, 4),
    }


def to_amount(value: Value, id_: str, ids: Mapping[Span, str]) -> Amount:
    return Amount(
        id_,
        span_of(value),
        Decimal(value["value"]),
        value["currency"],
        Bound(value["bound"]),
        AmountRole(value["role"]),
        ids.get(span_of(value["converts"]), "") if value["converts"] else "",
        value["fits"],
        value["rule"],
        value["confidence"],
    )


def _named(refs: Iterable[Ref], name_of: NameOf) -> list[Value]:
    return [actor for ref in dict.fromkeys(refs) if (actor := name_of(ref))]


def _date(date: DateValue | None) -> Value:
    return {"date": date.iso if date else "", "date_method": date.method.value if date else ""}


def _date_of(value: Value) -> DateValue | None:
    return DateValue(value["date"], Method(value["date_method"] or Method.EDITOR)) if value["date"] else None
