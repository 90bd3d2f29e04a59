"""Reports of events: who takes part by them, the words that tell it, the sums they name."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from articles.browse.asked import rows_of
from articles.browse.labels import AMOUNT_ROLES, EVENT_MODES, EVENT_STATUSES, EVENT_TYPES
from articles.browse.shown.actors import Cast, ShownActor, Together
from articles.browse.shown.sources import COLUMNS, WIDTH, ShownArticle, ShownWords
from articles.models.fields import page_address

PARTIES = """LEFT JOIN LATERAL (
    SELECT array_agg(role ORDER BY position) AS roles, array_agg(leader_id ORDER BY position) AS leaders,
      array_agg(organization_id ORDER BY position) AS organizations,
      array_agg(country_id ORDER BY position) AS countries
    FROM {table} WHERE {key} = {row}.id
  ) parties ON true"""
"""Joins the columns that :func:`acting` reads."""
_REPORTS = f"""
SELECT r.id, r.type, r.mode, r.status, r.name, r.place, r.date, r.date_precision, r.confidence, r.rule,
  r.decision_id, r.event_id,
  parties.roles, parties.leaders, parties.organizations, parties.countries,
  words.starts, words.ends, words.exacts, {COLUMNS}
FROM articles_eventreport r
  JOIN articles_article a ON a.id = r.article_id
  LEFT JOIN articles_outlet o ON o.id = a.outlet_id
  {PARTIES.format(table="articles_reportparty", key="report_id", row="r")}
  LEFT JOIN LATERAL (
    SELECT array_agg(start ORDER BY start) AS starts, array_agg("end" ORDER BY start) AS ends,
      array_agg(exact ORDER BY start) AS exacts
    FROM articles_eventevidence WHERE report_id = r.id
  ) words ON true
WHERE r.{{key}} = %s ORDER BY a.published, a.id, r.id
"""  # noqa: S608 (the columns are ours)
_OF_EVENT, _OF_VERSION = (_REPORTS.format(key=key) for key in ("event_id", "version_id"))
_SUMS = """
SELECT held.eventreport_id, m.start, m."end", m.exact, m.role, m.value, m.currency, m.converts_id
FROM articles_eventreport_amounts held JOIN articles_amount m ON m.id = held.amount_id
WHERE held.eventreport_id = ANY(%s) ORDER BY m.version_id, m.start
"""


class Labelled:
    """The names of a type, a form and a state, as the models of events give them."""

    __slots__ = ()
    type: str
    mode: str
    status: str

    def get_type_display(self) -> str:
        return EVENT_TYPES()[self.type]

    def get_mode_display(self) -> str:
        return EVENT_MODES()[self.mode] if self.mode else ""

    def get_status_display(self) -> str:
        return EVENT_STATUSES()[self.status]


@dataclass(frozen=True, slots=True)
class ShownParty:
    role: str
    actor: ShownActor


@dataclass(frozen=True, slots=True)
class ShownSum(ShownWords):
    """An amount of money in its words."""

    role: str
    value: Decimal
    currency: str
    converts_id: int | None

    def get_role_display(self) -> str:
        return AMOUNT_ROLES()[self.role]


@dataclass(frozen=True, slots=True)
class ShownReport(Labelled):
    """One article's account of an event."""

    article: ShownArticle
    parties: Together[ShownParty]
    evidence: Together[ShownWords]
    amounts: Together[ShownSum]
    pk: int
    type: str
    mode: str
    status: str
    name: str
    place: str
    date: dt.date | None
    date_precision: str
    confidence: float
    rule: str
    decision_id: int | None
    event_id: int | None

    def get_absolute_url(self) -> str:
        """The page of the event that it tells of."""
        return page_address("event", self.event_id or 0)


def reports_of(event: int) -> list[ShownReport]:
    """The accounts of an event, by its key, the first published first."""
    return _reports(_OF_EVENT, event)


def reports_in(version: int) -> list[ShownReport]:
    """What one version of a text tells of events."""
    return _reports(_OF_VERSION, version)


def _reports(question: str, key: int) -> list[ShownReport]:
    rows = rows_of(question, [key])
    acts = [acting(row[12:16]) for row in rows]
    cast, sums = cast_of(acts), sums_in([row[0] for row in rows])
    return [_report(row, parties_of(those, cast), sums) for row, those in zip(rows, acts, strict=True)]


def _report(row: tuple[Any, ...], parties: Together[ShownParty], sums: Mapping[int, list[Any]]) -> ShownReport:
    article = ShownArticle.read(*row[-WIDTH:])
    words = zip(*row[16:19], strict=True) if row[16] else []
    evidence = Together(ShownWords(article, *piece) for piece in words)
    return ShownReport(article, parties, evidence, sums_of(article, sums.get(row[0])), *row[:12])


def acting(columns: Sequence[Any]) -> list[Any]:
    """Roles with the keys of who has them, from the columns of :data:`PARTIES`."""
    return list(zip(*columns, strict=True)) if columns[0] else []


def cast_of(acts: Iterable[list[Any]]) -> Cast:
    """All who have a role."""
    return Cast([(*key,) for those in acts for _role, *key in those])


def parties_of(acts: list[Any], cast: Cast) -> Together[ShownParty]:
    return Together(ShownParty(role, cast.of((*key,))) for role, *key in acts)


def sums_in(reports: Iterable[int | None]) -> dict[int, list[Any]]:
    """The sums of some reports, as columns under the report's key."""
    found: dict[int, list[Any]] = {}
    told = [report for report in reports if report is not None]
    for report, *columns in rows_of(_SUMS, [told]) if told else ():
        found.setdefault(report, []).append(columns)
    return found


def sums_of(article: ShownArticle, columns: list[Any] | None) -> Together[ShownSum]:
    return Together(ShownSum(article, *those) for those in columns or ())
