"""An article's accounts of events, with their parties, evidence and amounts."""

import hashlib
from collections.abc import Mapping, Sequence

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from articles.extraction import Findings
from articles.extraction import findings as found
from articles.ingest import sql
from articles.ingest.days import first_day
from articles.ingest.linking import Links, relink_events
from articles.ingest.linking.accounts import Accounts, stored, tokens_of
from articles.ingest.rows.matching import Key, once, pair
from articles.ingest.rows.values import confidence, cut
from articles.models import Amount, Article, EventEvidence, EventReport, PartyRole, ReportParty, TextVersion

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
    "features",
    "tokens",
    "decision",
]


def write_events(
    article: Article,
    version: TextVersion,
    findings: Findings,
    links: Links,
    amounts: dict[str, Amount],
    decided: Mapping[str, int],
) -> None:
    """Make the events of ``findings`` all that the article reports, and find the events of the world that they are."""
    accounts = Accounts(article, version, findings)
    events = once(findings.events, lambda x: event_key(x, accounts))
    old = list(
        EventReport.objects.filter(article=article)
        .order_by("version__number", "id")
        .prefetch_related("evidence", "parties")
    )
    blocks = {row.block for row in old if row.block}
    paired, gone = pair(old, events, _keys(version, links, accounts))
    EventReport.objects.filter(pk__in=[row.pk for row in gone]).delete()
    kept = [row.pk for row in paired.values()]
    for model in (ReportParty, EventEvidence):
        model._default_manager.filter(report__in=kept).delete()
    EventReport.amounts.through.objects.filter(eventreport__in=kept).delete()
    # Keys are unique in a version, and two events may exchange theirs.
    EventReport.objects.filter(pk__in=kept).update(key=Concat(Value("moving "), Cast(F("pk"), CharField())))
    rows = [
        _fill(paired.get(i) or EventReport(article=article), version, x, accounts, decided)
        for i, x in enumerate(events)
    ]
    EventReport.objects.bulk_update([row for row in rows if row.pk], COLUMNS, batch_size=200)
    sql.add([row for row in rows if not row.pk])
    _write_links(rows, events, links, amounts)
    relink_events(fresh=[row.pk for row in rows], blocks=blocks)


def write_report(
    row: EventReport,
    version: TextVersion,
    findings: Findings,
    links: Links,
    amounts: dict[str, Amount],
    decided: Mapping[str, int],
) -> None:
    """Make the row, new or old, the one event of the findings, and leave the article's others as they are.

    The caller finds the event of the world that it tells (``relink_events``).
    """
    (event,) = findings.events
    for model in (ReportParty, EventEvidence):
        model._default_manager.filter(report=row.pk).delete()
    if row.pk:
        EventReport.amounts.through.objects.filter(eventreport=row.pk).delete()
    _fill(row, version, event, Accounts(row.article, version, findings), decided).save()
    _write_links([row], [event], links, amounts)


def event_key(event: found.Event, accounts: Accounts) -> str:
    """What makes an event one and not another within its text: type, day, parties and evidence."""
    account = accounts.of(event, "")
    evidence = " ".join(f"{span.start}-{span.end}" for span in sorted(event.evidence))
    date = event.date.iso if event.date else ""
    sides = (" ".join(sorted(side)) for side in (account.actors, account.recipients))
    parts = (event.type, event.mode or "", date, *sides, evidence)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def _names(refs: Sequence[str], links: Links) -> str:
    return " ".join(sorted({f"{x._meta.model_name}:{x.pk}" for ref in refs for x in links.columns(ref).values() if x}))


def _party_names(row: EventReport, role: PartyRole) -> str:
    actors = [party.actor for party in row.parties.all() if party.role == role]
    return " ".join(sorted({f"{x._meta.model_name}:{x.pk}" for x in actors}))


def _keys(version: TextVersion, links: Links, accounts: Accounts) -> list[Key[EventReport, found.Event]]:
    body = version.body
    return [
        (lambda row: (row.version_id, row.key), lambda x: (version.pk, event_key(x, accounts))),
        (
            lambda row: (row.type, frozenset(e.exact for e in row.evidence.all())),
            lambda x: (x.type, frozenset(span.of(body) for span in x.evidence)),
        ),
        (
            lambda row: (
                row.type,
                row.date,
                *(_party_names(row, role) for role in (PartyRole.ACTOR, PartyRole.RECIPIENT)),
            ),
            lambda x: (
                x.type,
                first_day(x.date.iso if x.date else None)[0],
                _names(x.actors, links),
                _names(x.recipients, links),
            ),
        ),
    ]


def _fill(
    row: EventReport, version: TextVersion, event: found.Event, accounts: Accounts, decided: Mapping[str, int]
) -> EventReport:
    row.version = version
    row.decision_id = decided.get(event.id)
    row.type = event.type
    row.mode = event.mode or ""
    row.status = event.status
    row.name = cut(event.name, EventReport, "name")
    row.place = cut(event.place or "", EventReport, "place")
    row.key = event_key(event, accounts)
    row.rule = cut(event.rule, EventReport, "rule")
    row.confidence = confidence(event.confidence)
    row.date, row.date_precision = first_day(event.date.iso if event.date else None)
    row.date_method = event.date.method if event.date and row.date else ""
    account = accounts.of(event, row.key)
    row.features, row.tokens = stored(account), tokens_of(account)
    return row


def _write_links(
    rows: list[EventReport], findings: Sequence[found.Event], links: Links, amounts: dict[str, Amount]
) -> None:
    through = EventReport.amounts.through
    parties, evidence, sums = [], [], []
    for row, event in zip(rows, findings, strict=True):
        roles = [(PartyRole.ACTOR, ref) for ref in dict.fromkeys(event.actors)]
        roles += [(PartyRole.RECIPIENT, ref) for ref in dict.fromkeys(event.recipients)]
        known = [(role, ref) for role, ref in roles if links.knows(ref)]
        parties += [
            ReportParty(report=row, position=i, role=role, **links.columns(ref)) for i, (role, ref) in enumerate(known)
        ]
        evidence += [_evidence(row, span) for span in dict.fromkeys(event.evidence)]
        sums += [
            through(eventreport=row, amount=amounts[ref]) for ref in dict.fromkeys(event.amounts) if ref in amounts
        ]
    sql.add(parties)
    sql.add(evidence)
    sql.add(sums)


def _evidence(row: EventReport, span: found.Span) -> EventEvidence:
    return EventEvidence(
        report=row, version=row.version, start=span.start, end=span.end, exact=span.of(row.version.body)
    )
