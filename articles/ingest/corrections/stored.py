"""Rows of findings as values: what a decision finds, and what its article is known to hold."""

from collections.abc import Iterable

from articles.extraction import findings as found
from articles.extraction.findings import Span
from articles.ingest.corrections.people import People, entry_of, key_of, signatures_of
from articles.ingest.corrections.values import Value
from articles.ingest.days import iso_of
from articles.ingest.linking import Links
from articles.models import (
    Amount,
    Appearance,
    Article,
    EventReport,
    Mention,
    PartyRole,
    ReportParty,
    Statement,
    StatementSpeaker,
    TextVersion,
)
from articles.vocabulary import AppearanceKind, FindingKind, MentionKind, Part

Row = Statement | EventReport | Amount
MODELS: dict[str, type[Statement] | type[EventReport] | type[Amount]] = {
    FindingKind.STATEMENT: Statement,
    FindingKind.EVENT: EventReport,
    FindingKind.AMOUNT: Amount,
}


def kind_of(row: Row) -> FindingKind:
    return next(FindingKind(kind) for kind, model in MODELS.items() if isinstance(row, model))


def value_of(row: Row) -> Value:
    """The finding that a row keeps."""
    if isinstance(row, Statement):
        return _statement(row)
    return _report(row) if isinstance(row, EventReport) else _amount(row)


def _place(piece: object) -> Value:
    return {name: getattr(piece, name) for name in ("start", "end", "exact")}


def _statement(row: Statement) -> Value:
    return {
        **_place(row),
        "kind": row.kind,
        "speakers": _entries(row.article, row.speakers.order_by("position")),
        "speaker_method": row.speaker_method,
        "cue": row.cue,
        "date": iso_of(row.date, row.date_precision),
        "date_method": row.date_method,
        "about": list(row.about.order_by("pk").values_list("country", flat=True)),
        "rule": row.rule,
        "confidence": row.confidence,
        "trail": [{"role": step.role, **_place(step)} for step in row.trail.order_by("position")],
    }


def _report(row: EventReport) -> Value:
    parties = row.parties.order_by("position")
    return {
        "type": row.type,
        "mode": row.mode,
        "status": row.status,
        "name": row.name,
        "place": row.place,
        "date": iso_of(row.date, row.date_precision),
        "date_method": row.date_method,
        "actors": _entries(row.article, parties.filter(role=PartyRole.ACTOR)),
        "recipients": _entries(row.article, parties.filter(role=PartyRole.RECIPIENT)),
        "evidence": [_place(piece) for piece in row.evidence.order_by("start")],
        "amounts": [_place(amount) for amount in row.amounts.order_by("start")],
        "rule": row.rule,
        "confidence": row.confidence,
    }


def _amount(row: Amount) -> Value:
    return {
        **_place(row),
        "value": f"{row.value.normalize():f}",
        "currency": row.currency,
        "bound": row.bound,
        "role": row.role,
        "converts": _place(row.converts) if row.converts else None,
        "fits": row.conversion_fits,
        "reports": list(row.reports.order_by("pk").values_list("pk", flat=True)),
        "rule": row.rule,
        "confidence": row.confidence,
    }


def _entries(article: Article, parties: Iterable[StatementSpeaker | ReportParty]) -> list[Value]:
    rows = [party.actor for party in parties]
    signatures = signatures_of(article) if rows else {}
    return [entry_of(row, signatures.get(key_of(row), "")) for row in rows]


def findings_of(version: TextVersion, people: People) -> found.Findings:
    """What the tables know of a text, as far as writing one more finding of it asks: people, their places, sums."""
    article = version.article
    rows = Appearance.objects.filter(article=article, kind=AppearanceKind.PERSON).select_related("leader")
    leaders = tuple(
        found.Leader(
            row.ref, row.name, tuple(row.names), row.title, row.country_id, row.full_name,
            register_key=row.register_key, body="" if row.country_id else row.register_key.rpartition("/")[2],
        )
        for row in rows
    )  # fmt: skip
    named = Mention.objects.filter(version=version, part=Part.BODY, kind=MentionKind.PERSON)
    mentions = tuple(
        found.Mention(Span(start, end), MentionKind.PERSON, ref, "")
        for start, end, ref in named.values_list("start", "end", "ref")
    )
    amounts = tuple(
        found.Amount(str(row.pk), Span(row.start, row.end), row.value, row.currency)
        for row in Amount.objects.filter(version=version)
    )
    return found.Findings(
        leaders=(*leaders, *people.leaders()),
        organizations=people.organizations(),
        mentions=mentions,
        amounts=amounts,
    )


def links_of(people: People) -> Links:
    """Rows for the keys of decided values."""
    links = Links()
    people.add_to(links)
    return links
