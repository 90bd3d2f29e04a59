"""What holds of one finding → its row, and what other rows are computed from it."""

from dataclasses import replace

from django.db.models import Q

from articles.extraction.findings import Findings, Span
from articles.ingest.copies import company_of_statement, regroup_statement
from articles.ingest.corrections.people import People
from articles.ingest.corrections.stored import findings_of, links_of
from articles.ingest.corrections.values import Value, span_of, to_amount, to_event, to_statement
from articles.ingest.linking import relink_events
from articles.ingest.linking.consensus import refresh
from articles.ingest.rows.amounts import write_amount
from articles.ingest.rows.events import write_report
from articles.ingest.rows.statements import write_statement
from articles.models import Amount, Country, EventReport, FindingDecision, Statement, TextVersion
from articles.vocabulary import FindingKind

ID = "decided"
"""The one finding's reference while it is written."""


def hold(
    *,
    kind: str,
    version: TextVersion,
    value: Value | None,
    pk: int | None,
    event: int | None,
    by: FindingDecision | None,
) -> int | None:
    """Make a value what the tables say of a finding; None takes it away. Returns the row's number.

    ``pk`` is the number that it has or had, ``event`` that of its event; ``by`` the decision by which it stands, None
    for what the extraction says. The caller holds the transaction and the writers' lock.
    """
    if value is None:
        if pk is not None:
            _remove(kind, pk)
        return pk
    people = People(version.article, [value])
    value = people.present(value) or value
    decided = {ID: by.pk} if by else {}
    if kind == FindingKind.STATEMENT:
        return _hold_statement(version, value, people, pk, decided)
    if kind == FindingKind.EVENT:
        return _hold_report(version, value, people, pk, event, decided)
    return _hold_amount(version, value, pk, decided)


def confirm(row: Statement | EventReport | Amount, by: FindingDecision | None, confidence: float) -> None:
    """The row stands as it is, by a decision or no longer by one."""
    row.decision, row.confidence = by, confidence
    row.save(update_fields=["decision", "confidence"])
    if isinstance(row, EventReport) and row.event_id:
        refresh([row.event_id])


def _remove(kind: str, pk: int) -> None:
    if kind == FindingKind.STATEMENT:
        company = company_of_statement(pk)
        Statement.objects.filter(pk=pk).delete()
        regroup_statement(None, company)
    elif kind == FindingKind.EVENT:
        report = EventReport.objects.filter(pk=pk).first()
        EventReport.objects.filter(pk=pk).delete()
        relink_events(fresh=[], blocks=[report.block] if report and report.block else [])
        refresh([report.event_id] if report and report.event_id else [])
    else:
        reports = list(EventReport.objects.filter(amounts=pk))
        Amount.objects.filter(pk=pk).delete()
        refresh({report.event_id for report in reports if report.event_id})


def _hold_statement(version: TextVersion, value: Value, people: People, pk: int | None, decided: dict[str, int]) -> int:
    links = links_of(people)
    links.countries |= Country.objects.in_bulk(value["about"])
    row = Statement.objects.filter(pk=pk or 0).first() or Statement(pk=pk, article=version.article)
    company = company_of_statement(pk)
    findings = Findings(leaders=people.leaders(), statements=(to_statement(value, ID),))
    write_statement(row, version, findings, links, decided)
    regroup_statement(row.pk, company)
    return row.pk


def _hold_report(
    version: TextVersion, value: Value, people: People, pk: int | None, event: int | None, decided: dict[str, int]
) -> int:
    row = EventReport.objects.filter(pk=pk or 0).first() or EventReport(pk=pk, article=version.article)
    blocks: set[int] = {row.block} if row.block else set()
    sums = {str(amount.pk): amount for amount in Amount.objects.filter(version=version)}
    ids = {Span(amount.start, amount.end): id_ for id_, amount in sums.items()}
    findings = replace(findings_of(version, people), events=(to_event(value, ID, ids),))
    write_report(row, version, findings, links_of(people), sums, decided)
    relink_events(fresh=[row.pk], blocks=blocks, revive={row.pk: event} if event else None)
    return row.pk


def _hold_amount(version: TextVersion, value: Value, pk: int | None, decided: dict[str, int]) -> int:
    row = Amount.objects.filter(pk=pk or 0).first() or Amount(pk=pk, article=version.article)
    origin = None
    if value["converts"]:
        span = span_of(value["converts"])
        origin = Amount.objects.filter(version=version, start=span.start, end=span.end).exclude(pk=pk or 0).first()
    write_amount(row, version, to_amount(value, ID, {}), origin, decided)
    reports = EventReport.objects.filter(Q(amounts=row) | Q(pk__in=value.get("reports", ())), version=version)
    row.reports.add(*reports)
    refresh({report.event_id for report in reports if report.event_id})
    return row.pk
