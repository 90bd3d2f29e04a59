"""Findings of an item as lines to read before saving."""

from dataclasses import dataclass

from django.utils.functional import Promise

from articles.extraction import Findings
from articles.models import Country
from articles.models.events import EVENT_MODE_LABELS, EVENT_STATUS_LABELS, EVENT_TYPE_LABELS
from articles.models.statements import STATEMENT_KIND_LABELS


@dataclass(frozen=True, slots=True)
class StatementLine:
    speakers: str
    kind: str | Promise
    text: str
    cue: str
    date: str
    about: str
    percent: int


@dataclass(frozen=True, slots=True)
class EventLine:
    type: str | Promise
    mode: str | Promise
    status: str | Promise
    actors: str
    recipients: str
    date: str
    place: str
    evidence: str
    percent: int


@dataclass(frozen=True, slots=True)
class AmountLine:
    text: str
    value: str
    currency: str
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything found, named for a reader."""

    countries: list[str]
    leaders: list[str]
    organizations: list[str]
    statements: list[StatementLine]
    events: list[EventLine]
    amounts: list[AmountLine]


def summarize(body: str, findings: Findings) -> Summary:
    """Name the references and quote the spans of ``findings`` in ``body``."""
    names = _names(findings)

    def named(refs: tuple[str, ...]) -> str:
        return "・".join(names.get(ref, ref) for ref in refs)

    return Summary(
        countries=[names.get(code, code) for code in findings.countries],
        leaders=[
            f"{leader.full_name or leader.name} ({names.get(leader.country or '', '—')} {leader.title})"
            for leader in findings.leaders
        ],
        organizations=[organization.name for organization in findings.organizations],
        statements=[
            StatementLine(
                named(s.speakers),
                STATEMENT_KIND_LABELS[s.kind],
                s.span.of(body),
                s.cue.lemma if s.cue else "",
                s.date.iso if s.date else "",
                named(s.about),
                round(100 * s.confidence),
            )
            for s in findings.statements
        ],
        events=[
            EventLine(
                EVENT_TYPE_LABELS[e.type],
                EVENT_MODE_LABELS[e.mode] if e.mode else "",
                EVENT_STATUS_LABELS[e.status],
                named(e.actors),
                named(e.recipients),
                e.date.iso if e.date else "",
                e.place or "",
                " / ".join(span.of(body) for span in e.evidence),
                round(100 * e.confidence),
            )
            for e in findings.events
        ],
        amounts=[
            AmountLine(a.span.of(body), f"{a.value.normalize():,f}", a.currency, a.conversion_fits)
            for a in findings.amounts
        ],
    )


def _names(findings: Findings) -> dict[str, str]:
    names = dict(Country.objects.values_list("code", "name_ja"))
    names.update({leader.id: leader.name for leader in findings.leaders})
    names.update({organization.id: organization.name for organization in findings.organizations})
    return names
