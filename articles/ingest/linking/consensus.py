"""What the reports of an event say together: the values of the event's own row."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from articles import wording
from articles.models import Event, EventEvidence, EventParty, EventReport, Mention, PartyRole, ReportParty
from articles.vocabulary import DatePrecision, EventStatus, MentionKind, Part

T = TypeVar("T", bound=Hashable)
COLUMNS = [
    "type", "mode", "status", "name", "place", "confidence", "date", "date_precision", "date_method", "sources",
    "has_amount", "lead", "words",
]  # fmt: skip
_RANK: list[str] = [DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, ""]
_STATUS: list[str] = [EventStatus.OCCURRED, EventStatus.DENIED, EventStatus.ONGOING, EventStatus.PLANNED]
"""Of reports from one day, what has been seen counts before what was announced."""
PARTIES = 60
"""Kept of one event; a general assembly has more, and no list shows them."""
_ACTORS = ("leader_id", "organization_id", "country_id")


def refresh_of_articles(articles: Collection[int]) -> None:
    """Compute the events anew that some articles report."""
    if not articles:
        return
    refresh(set(EventReport.objects.filter(article__in=articles, event__isnull=False).values_list("event", flat=True)))


def refresh(events: Collection[int]) -> None:
    """Compute the values and parties of events anew from their reports. The caller holds the transaction."""
    reports = _reports_of(events)
    parties = _parties_of([report.pk for its in reports.values() for report in its])
    evidence = _evidence_of([report.pk for its in reports.values() for report in its])
    named = _named_in(evidence)
    with_sums = set(
        EventReport.amounts.through.objects.filter(eventreport__event__in=reports).values_list("eventreport", flat=True)
    )
    rows, links = [], []
    for event in Event.objects.filter(pk__in=reports):
        its = reports[event.pk]
        _fill(event, its, evidence)
        event.has_amount = any(report.pk in with_sums for report in its)
        rows.append(event)
        links += _party_rows(event, its, parties, named)
    # As an insert that meets its own row: an update of so many columns takes Django longer to write than all the rest.
    Event.objects.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=COLUMNS)
    _replace_parties([row.pk for row in rows], links)


def _reports_of(events: Collection[int]) -> dict[int, list[EventReport]]:
    """Reports of each event, the first published first."""
    rows = EventReport.objects.filter(event__in=events).select_related("article", "version")
    found: dict[int, list[EventReport]] = defaultdict(list)
    for row in rows.defer("tokens", "features", "version__body"):
        found[row.event_id or 0].append(row)
    return {
        event: sorted(its, key=lambda r: (r.article.published, r.version.sha256, r.article.url, r.key))
        for event, its in found.items()
    }


def _fill(event: Event, reports: Sequence[EventReport], evidence: dict[int, list[EventEvidence]]) -> None:
    latest = max(report.article.published for report in reports)
    event.type = _most(report.type for report in reports)
    event.mode = _most(report.mode for report in reports if report.mode)
    event.status = min((r.status for r in reports if r.article.published == latest), key=_STATUS.index)
    event.name = _most(report.name for report in reports if report.name)
    event.place = _most(report.place for report in reports if report.place)
    event.confidence = max(report.confidence for report in reports)
    event.date, event.date_precision, event.date_method = _day(reports)
    event.sources = len({_counted(report) for report in reports})
    # The first to tell it as it came about: an announcement would open the page of what has happened since.
    event.lead = next(report for report in reports if report.status == event.status)
    words = [event.name, event.place, *dict.fromkeys(e.exact for r in reports for e in evidence[r.pk])]
    event.words = wording.tsvector("\n".join(words))


def _counted(report: EventReport) -> tuple[bool, int]:
    """What counts as one source: an article, or a group of articles with the same text."""
    group = report.article.copy_group_id
    return (True, group) if group else (False, report.article_id)


def _day(reports: Sequence[EventReport]) -> tuple[date | None, str, str]:
    """The day that most reports give, the most exact ones; of equals, that of the first report."""
    best = min((report.date_precision for report in reports), key=_RANK.index)
    exact = [report for report in reports if report.date_precision == best]
    day = _most(report.date for report in exact)
    report = next(report for report in exact if report.date == day)
    return day, best, report.date_method


def _most(values: Iterable[T]) -> Any:
    """The value that comes most often; of equals, the first; empty text if there is none."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value]) if counts else ""


def _parties_of(reports: Collection[int]) -> dict[int, list[ReportParty]]:
    found: dict[int, list[ReportParty]] = defaultdict(list)
    for party in ReportParty.objects.filter(report__in=reports).order_by("report", "position"):
        found[party.report_id].append(party)
    return found


def _evidence_of(reports: Collection[int]) -> dict[int, list[EventEvidence]]:
    found: dict[int, list[EventEvidence]] = defaultdict(list)
    for piece in EventEvidence.objects.filter(report__in=reports).order_by("report", "start"):
        found[piece.report_id].append(piece)
    return found


def _named_in(evidence: dict[int, list[EventEvidence]]) -> dict[int, list[int]]:
    """The leaders whom the words of each report name."""
    versions = {piece.version_id for its in evidence.values() for piece in its}
    mentions = Mention.objects.filter(
        version__in=versions, kind=MentionKind.PERSON, part=Part.BODY, leader__isnull=False
    ).order_by("start", "-end", "ref")
    by_version: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for version, start, end, leader in mentions.values_list("version", "start", "end", "leader"):
        by_version[version].append((start, end, leader))
    return {
        report: [
            leader
            for piece in its
            for start, end, leader in by_version[piece.version_id]
            if piece.start <= start and end <= piece.end
        ]
        for report, its in evidence.items()
    }


def _party_rows(
    event: Event, reports: Sequence[EventReport], parties: dict[int, list[ReportParty]], named: dict[int, list[int]]
) -> list[EventParty]:
    """Whoever takes part by any report, those that most reports name first, then the leaders whom its words name."""
    roles: dict[tuple[int | None, ...], Counter[str]] = {}
    for report in reports:
        for party in parties[report.pk]:
            who = tuple(getattr(party, column) for column in _ACTORS)
            roles.setdefault(who, Counter())[party.role] += 1
    order = {who: place for place, who in enumerate(roles)}
    ranked = sorted(roles, key=lambda who: (-roles[who].total(), order[who]))
    chosen = [(_most(roles[who].elements()), who) for who in ranked]
    present = {who for _, who in chosen}
    leaders = Counter(leader for report in reports for leader in dict.fromkeys(named.get(report.pk, ())))
    ranked_leaders = sorted(leaders, key=lambda pk: -leaders[pk])
    chosen += [(PartyRole.NAMED, (pk, None, None)) for pk in ranked_leaders if (pk, None, None) not in present]
    return [
        EventParty(event=event, position=i, role=role, date=event.date, **dict(zip(_ACTORS, who, strict=True)))
        for i, (role, who) in enumerate(chosen[:PARTIES])
    ]


def _replace_parties(events: Collection[int], parties: list[EventParty]) -> None:
    """Write the parties of events that have others now; most refreshes change none."""

    def columns(party: EventParty) -> tuple[object, ...]:
        return (party.position, party.role, *(getattr(party, column) for column in _ACTORS), party.date)

    held: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for party in EventParty.objects.filter(event__in=events):
        held[party.event_id].add(columns(party))
    now: dict[int, list[EventParty]] = defaultdict(list)
    for party in parties:
        now[party.event_id].append(party)
    changed = [event for event in events if held[event] != {columns(party) for party in now[event]}]
    EventParty.objects.filter(event__in=changed).delete()
    EventParty.objects.bulk_create([party for event in changed for party in now[event]], batch_size=5_000)
