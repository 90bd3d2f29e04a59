"""Events with their parties, evidence and amounts."""

import hashlib
from collections.abc import Sequence

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from articles.extraction import findings as found
from articles.ingest.days import first_day
from articles.ingest.linking import Links
from articles.ingest.rows.matching import Key, once, pair
from articles.ingest.rows.values import confidence, cut
from articles.models import Amount, Article, Event, EventEvidence, EventParty, PartyRole, TextVersion

COLUMNS = [
    "version",
    "type",
    "mode",
    "status",
    "name",
    "place",
    "key",
    "rule",
    "confidence",
    "date",
    "date_precision",
    "date_method",
]


def write_events(
    article: Article,
    version: TextVersion,
    findings: Sequence[found.Event],
    links: Links,
    amounts: dict[str, Amount],
) -> list[Event]:
    """Make ``findings`` the article's events; returns their rows in the same order."""
    findings = once(findings, lambda x: event_key(x, links))
    old = list(
        Event.objects.filter(article=article).order_by("version__number", "id").prefetch_related("evidence", "parties")
    )
    paired, gone = pair(old, findings, _keys(version, links))
    Event.objects.filter(pk__in=[row.pk for row in gone]).delete()
    kept = [row.pk for row in paired.values()]
    for model in (EventParty, EventEvidence, Event.amounts.through):
        model._default_manager.filter(event__in=kept).delete()
    # Keys are unique in a version, and two events may exchange theirs.
    Event.objects.filter(pk__in=kept).update(key=Concat(Value("moving "), Cast(F("pk"), CharField())))
    rows = [_fill(paired.get(i) or Event(article=article), version, x, links) for i, x in enumerate(findings)]
    Event.objects.bulk_update([row for row in rows if row.pk], COLUMNS, batch_size=200)
    Event.objects.bulk_create([row for row in rows if not row.pk], batch_size=10_000)
    _write_links(rows, findings, links, amounts)
    return rows


def event_key(event: found.Event, links: Links) -> str:
    """What makes an event one and not another within its text: type, day, parties and evidence."""
    evidence = " ".join(f"{span.start}-{span.end}" for span in sorted(event.evidence))
    date = event.date.iso if event.date else ""
    parts = (event.type, event.mode or "", date, _names(event.actors, links), _names(event.recipients, links), evidence)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _names(refs: Sequence[str], links: Links) -> str:
    return " ".join(sorted({f"{x._meta.model_name}:{x.pk}" for ref in refs for x in links.columns(ref).values() if x}))


def _party_names(row: Event, role: PartyRole) -> str:
    actors = [party.actor for party in row.parties.all() if party.role == role]
    return " ".join(sorted({f"{x._meta.model_name}:{x.pk}" for x in actors}))


def _keys(version: TextVersion, links: Links) -> list[Key[Event, found.Event]]:
    body = version.body
    return [
        (lambda row: (row.version_id, row.key), lambda x: (version.pk, event_key(x, links))),
        (
            lambda row: (row.type, frozenset(e.exact for e in row.evidence.all())),
            lambda x: (x.type, frozenset(span.of(body) for span in x.evidence)),
        ),
        (
            lambda row: (row.type, row.date, *(_party_names(row, role) for role in PartyRole)),
            lambda x: (
                x.type,
                first_day(x.date.iso if x.date else None)[0],
                _names(x.actors, links),
                _names(x.recipients, links),
            ),
        ),
    ]


def _fill(row: Event, version: TextVersion, event: found.Event, links: Links) -> Event:
    row.version = version
    row.type = event.type
    row.mode = event.mode or ""
    row.status = event.status
    row.name = cut(event.name, Event, "name")
    row.place = cut(event.place or "", Event, "place")
    row.key = event_key(event, links)
    row.rule = cut(event.rule, Event, "rule")
    row.confidence = confidence(event.confidence)
    row.date, row.date_precision = first_day(event.date.iso if event.date else None)
    row.date_method = event.date.method if event.date and row.date else ""
    return row


def _write_links(rows: list[Event], findings: Sequence[found.Event], links: Links, amounts: dict[str, Amount]) -> None:
    parties, evidence, sums = [], [], []
    for row, event in zip(rows, findings, strict=True):
        roles = [(PartyRole.ACTOR, ref) for ref in dict.fromkeys(event.actors)]
        roles += [(PartyRole.RECIPIENT, ref) for ref in dict.fromkeys(event.recipients)]
        known = [(role, ref) for role, ref in roles if links.knows(ref)]
        parties += [
            EventParty(event=row, position=i, role=role, date=row.date, **links.columns(ref))
            for i, (role, ref) in enumerate(known)
        ]
        evidence += [_evidence(row, span) for span in dict.fromkeys(event.evidence)]
        sums += [
            Event.amounts.through(event=row, amount=amounts[ref])
            for ref in dict.fromkeys(event.amounts)
            if ref in amounts
        ]
    EventParty.objects.bulk_create(parties, batch_size=10_000)
    EventEvidence.objects.bulk_create(evidence, batch_size=10_000)
    Event.amounts.through.objects.bulk_create(sums, batch_size=10_000)


def _evidence(row: Event, span: found.Span) -> EventEvidence:
    return EventEvidence(
        event=row, version=row.version, start=span.start, end=span.end, exact=span.of(row.version.body)
    )
