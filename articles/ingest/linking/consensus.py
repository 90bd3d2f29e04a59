"""What the reports of an event say together: the values of the event's own row."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from articles import wording
from articles.ingest import sql
from articles.models import Event, EventParty, PartyRole
from articles.vocabulary import DatePrecision, EventStatus

T = TypeVar("T", bound=Hashable)
COLUMNS = (
    "type", "mode", "status", "name", "place", "confidence", "date", "date_precision", "date_method", "sources",
    "has_amount", "lead_id", "words",
)  # fmt: skip
_RANK: list[str] = [DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, ""]
_STATUS: list[str] = [EventStatus.OCCURRED, EventStatus.DENIED, EventStatus.ONGOING, EventStatus.PLANNED]
"""Of reports from one day, what has been seen counts before what was announced."""
PARTIES = 60
"""Kept of one event; a general assembly has more, and no list shows them."""
_ACTORS = ("leader_id", "organization_id", "country_id")
Who = tuple[int | None, int | None, str | None]
"""Leader, organisation and country, of which one is set."""


class _Report(NamedTuple):
    """A report with all that bears upon its event."""

    event: int
    pk: int
    type: str
    mode: str
    status: str
    name: str
    place: str
    confidence: float
    date: dt.date | None
    date_precision: str
    date_method: str
    article: int
    published: dt.date
    copy_group: int | None
    order: list[str]
    """Settles which of two reports of one day comes first."""
    has_amount: bool
    evidence: list[str]
    parties: list[tuple[str, int | None, int | None, str | None]]
    """Role, leader, organisation, country."""
    named: list[int]
    """Leaders whom its words name, in the order of the text."""


_REPORTS = """
    SELECT report.event_id, report.id, report.type, report.mode, report.status, report.name, report.place,
        report.confidence, report.date, report.date_precision, report.date_method,
        article.id, article.published, article.copy_group_id, ARRAY[version.sha256, article.url, report.key],
        EXISTS (SELECT FROM articles_eventreport_amounts money WHERE money.eventreport_id = report.id),
        ARRAY(SELECT piece.exact FROM articles_eventevidence piece WHERE piece.report_id = report.id
            ORDER BY piece.start),
        ARRAY(SELECT json_build_array(party.role, party.leader_id, party.organization_id, party.country_id)
            FROM articles_reportparty party WHERE party.report_id = report.id ORDER BY party.position),
        ARRAY(SELECT mention.leader_id FROM articles_eventevidence piece
            JOIN articles_mention mention ON mention.version_id = piece.version_id
                AND mention.start >= piece.start AND mention."end" <= piece."end"
            WHERE piece.report_id = report.id AND mention.kind = 'person' AND mention.part = 'body'
                AND mention.leader_id IS NOT NULL
            ORDER BY piece.start, mention.start, mention."end" DESC, mention.ref)
    FROM articles_eventreport report
    JOIN articles_article article ON article.id = report.article_id
    JOIN articles_textversion version ON version.id = report.version_id
    WHERE report.event_id = ANY(%s)
"""


def refresh_of_articles(articles: Collection[int]) -> None:
    """Compute the events anew that some articles report."""
    if articles:
        told = "SELECT DISTINCT event_id FROM articles_eventreport WHERE article_id = ANY(%s) AND event_id IS NOT NULL"
        refresh({event for (event,) in sql.ask(told, list(articles))})


def refresh(events: Collection[int], made: Collection[int] = ()) -> None:
    """Compute the values and parties of events anew from their reports. The caller holds the transaction.

    The rows of ``made`` are not there yet: their reports have the keys that they will have.
    """
    reports = _reports_of(events)
    rows = [_row(event, its) for event, its in reports.items()]
    sql.add([row for row in rows if row.pk in made])
    sql.update([row for row in rows if row.pk not in made], COLUMNS)
    parties = [_party_rows(row, reports[row.pk]) for row in rows]
    _replace_parties([row.pk for row in rows if row.pk not in made], parties)


def _reports_of(events: Collection[int]) -> dict[int, list[_Report]]:
    """Reports of each event, the first published first."""
    found: dict[int, list[_Report]] = defaultdict(list)
    for row in sql.ask(_REPORTS, list(events)) if events else ():
        found[row[0]].append(_Report(*row))
    return {event: sorted(its, key=lambda report: (report.published, report.order)) for event, its in found.items()}


def _row(pk: int, reports: Sequence[_Report]) -> Event:
    """An event as its reports have it."""
    latest = max(report.published for report in reports)
    status = min((report.status for report in reports if report.published == latest), key=_STATUS.index)
    name = _most(report.name for report in reports if report.name)
    place = _most(report.place for report in reports if report.place)
    day, precision, method = _day(reports)
    words = [name, place, *dict.fromkeys(piece for report in reports for piece in report.evidence)]
    return Event(
        pk=pk,
        type=_most(report.type for report in reports),
        mode=_most(report.mode for report in reports if report.mode),
        status=status,
        name=name,
        place=place,
        confidence=max(report.confidence for report in reports),
        date=day,
        date_precision=precision,
        date_method=method,
        sources=len({_counted(report) for report in reports}),
        has_amount=any(report.has_amount for report in reports),
        # The first to tell it as it came about: an announcement would open the page of what has happened since.
        lead_id=next(report.pk for report in reports if report.status == status),
        words=wording.tsvector("\n".join(words)),
    )


def _counted(report: _Report) -> tuple[bool, int]:
    """What counts as one source: an article, or a group of articles with the same text."""
    return (True, report.copy_group) if report.copy_group else (False, report.article)


def _day(reports: Sequence[_Report]) -> tuple[dt.date | None, str, str]:
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


def _party_rows(event: Event, reports: Sequence[_Report]) -> list[EventParty]:
    """Whoever takes part by any report, those that most reports name first, then the leaders whom its words name."""
    roles: dict[Who, Counter[str]] = {}
    for report in reports:
        for role, leader, organization, country in report.parties:
            roles.setdefault((leader, organization, country), Counter())[role] += 1
    order = {who: place for place, who in enumerate(roles)}
    ranked = sorted(roles, key=lambda who: (-roles[who].total(), order[who]))
    chosen = [(_most(roles[who].elements()), who) for who in ranked]
    leaders = Counter(pk for report in reports for pk in dict.fromkeys(report.named))
    ranked_leaders = sorted(leaders, key=lambda pk: -leaders[pk])
    chosen += [(PartyRole.NAMED, (pk, None, None)) for pk in ranked_leaders if (pk, None, None) not in roles]
    return [
        EventParty(event_id=event.pk, position=i, role=role, date=event.date, **dict(zip(_ACTORS, who, strict=True)))
        for i, (role, who) in enumerate(chosen[:PARTIES])
    ]


def _replace_parties(former: Collection[int], parties: Iterable[list[EventParty]]) -> None:
    """Write the parties of events that have others now; most refreshes of ``former``, which have some, change none."""

    def columns(party: EventParty) -> tuple[object, ...]:
        return (party.position, party.role, *(getattr(party, column) for column in _ACTORS), party.date)

    held: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for event, *values in sql.ask(_PARTIES, list(former)) if former else ():
        held[event].add(tuple(values))
    now: dict[int, list[EventParty]] = {rows[0].event_id: rows for rows in parties if rows}
    gone = [event for event in former if held[event] and held[event] != {columns(row) for row in now.get(event, ())}]
    if gone:
        sql.tell("DELETE FROM articles_eventparty WHERE event_id = ANY(%s)", gone)
    fresh = [rows for event, rows in now.items() if event in gone or not held[event]]
    sql.add([row for rows in fresh for row in rows])


_PARTIES = """
    SELECT event_id, position, role, leader_id, organization_id, country_id, date FROM articles_eventparty
    WHERE event_id = ANY(%s)
"""
