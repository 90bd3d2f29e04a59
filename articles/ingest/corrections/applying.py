"""Findings of a reading and what people decided → the findings that hold. Pure: no database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from articles.extraction.findings import Amount, Event, Findings, Ref, Span, Statement, changed
from articles.ingest.corrections.matching import Anchor, Wanted, match
from articles.ingest.corrections.values import (
    NameOf,
    Value,
    from_amount,
    from_event,
    from_statement,
    spans_of,
    to_amount,
    to_event,
    to_statement,
)
from articles.vocabulary import FindingKind

Finding = TypeVar("Finding", Statement, Event, Amount)


@dataclass(frozen=True, slots=True)
class Decided:
    """One finding that people decided about, in the offsets of the text that was read."""

    root: int
    """Number of the first decision about it."""
    last: int
    """Number of the last one in force."""
    kind: FindingKind
    value: Value | None
    """What holds; None where it was rejected."""
    forms: tuple[Value, ...]
    """All that it ever was: by any of these a reading's finding is known to be it."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What holds."""

    findings: Findings
    decided: Mapping[str, int] = field(default_factory=dict)
    """Id of a finding → the decision that it stands by."""
    read: Mapping[int, Value | None] = field(default_factory=dict)
    """Root → what the reading says at its place; None where it finds nothing."""


def apply(findings: Findings, decided: Sequence[Decided], body: str, name_of: NameOf) -> Applied:
    """Lay decisions over a reading: what was rejected goes, what was accepted, corrected or added stands.

    Findings that nobody decided about stay as they are. ``name_of`` tells whom the references of the reading mean.
    """
    if not decided:
        return Applied(findings)
    amount_spans = {x.id: x.span for x in findings.amounts}

    def sums(x: Amount) -> Value:
        return from_amount(x, body, amount_spans)

    def words(x: Statement) -> Value:
        return from_statement(x, body, name_of)

    def acts(x: Event) -> Value:
        return from_event(x, body, name_of, amount_spans)

    amounts = _Layer(FindingKind.AMOUNT, findings.amounts, decided, sums)
    statements = _Layer(FindingKind.STATEMENT, findings.statements, decided, words)
    events = _Layer(FindingKind.EVENT, findings.events, decided, acts)
    ids: dict[Span, str] = {x.span: x.id for x in amounts.left}
    ids |= {spans_of(x.kind, x.value)[0]: _id(x) for x in amounts.held if x.value}
    layers = (amounts, statements, events)
    held = replace(
        findings,
        amounts=(*amounts.left, *(to_amount(x.value, _id(x), ids) for x in amounts.held if x.value)),
        statements=(*statements.left, *(to_statement(x.value, _id(x)) for x in statements.held if x.value)),
        events=(*events.left, *(to_event(x.value, _id(x), ids) for x in events.held if x.value)),
    )
    return Applied(
        _with_sums(held, amounts.instead),
        {_id(x): x.last for layer in layers for x in layer.held},
        {root: value for layer in layers for root, value in layer.read.items()},
    )


def _with_sums(findings: Findings, instead: Mapping[Ref, str]) -> Findings:
    """What names a sum that a decided one took the place of names that one."""
    if not instead:
        return findings
    return replace(
        findings,
        amounts=tuple(changed(x, converts=instead.get(x.converts, x.converts)) for x in findings.amounts),
        events=tuple(changed(x, amounts=tuple(instead.get(ref, ref) for ref in x.amounts)) for x in findings.events),
    )


class _Layer:
    """One kind of findings: what is left of the reading, what holds by decisions, and what the reading says there."""

    def __init__(
        self,
        kind: FindingKind,
        read: Sequence[Finding],
        decided: Sequence[Decided],
        value_of: Callable[[Finding], Value],
    ) -> None:
        own = [x for x in decided if x.kind is kind]
        values = [value_of(x) for x in read] if own else []
        wanted = {x.root: Wanted(tuple(anchor_of(kind, form) for form in x.forms), x.value is not None) for x in own}
        answers, repeats = match(wanted, [anchor_of(kind, value) for value in values])
        self.left: list[Any] = [x for i, x in enumerate(read) if i not in answers and i not in repeats]
        self.held = [x for x in own if x.value is not None]
        self.read: dict[int, Value | None] = dict.fromkeys(wanted)
        self.read |= {root: values[i] for i, root in answers.items()}
        by_root = {x.root: x for x in self.held}
        self.instead: dict[Ref, str] = {
            read[i].id: _id(by_root[root]) for i, root in (answers | repeats).items() if root in by_root
        }


def anchor_of(kind: FindingKind, value: Value) -> Anchor:
    """What the finding of a value is known again by."""
    spans = spans_of(kind, value)
    if kind is FindingKind.EVENT:
        parties = frozenset(actor["key"] for side in ("actors", "recipients") for actor in value[side])
        return Anchor(kind, value["type"], spans, parties, value["date"])
    if kind is FindingKind.STATEMENT:
        return Anchor(kind, value["kind"], spans, frozenset(actor["key"] for actor in value["speakers"]))
    return Anchor(kind, "", spans)


def _id(decided: Decided) -> str:
    """Of a finding that stands by a decision; no reading gives such an id."""
    return f"decided {decided.root}"
