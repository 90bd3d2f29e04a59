"""Events as lists show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from articles.browse.shown.actors import Cast, ShownActor, Together
from articles.browse.shown.sources import COLUMNS, WIDTH, ShownArticle, ShownWords
from articles.models.amounts import AMOUNT_ROLE_LABELS
from articles.models.events import EVENT_MODE_LABELS, EVENT_STATUS_LABELS, EVENT_TYPE_LABELS
from articles.models.fields import page_address
from articles.vocabulary import AmountRole, EventMode, EventStatus, EventType

_EVENTS = f"""
SELECT e.id, e.type, e.mode, e.status, e.name, e.place, e.date, e.date_precision, e.sources,
  parties.roles, parties.leaders, parties.organizations, parties.countries, e.lead_id,
  words.start, words."end", words.exact, {COLUMNS}
FROM articles_event e
  LEFT JOIN articles_eventreport r ON r.id = e.lead_id
  LEFT JOIN articles_article a ON a.id = r.article_id
  LEFT JOIN articles_outlet o ON o.id = a.outlet_id
  LEFT JOIN LATERAL (
    SELECT array_agg(role ORDER BY position) AS roles, array_agg(leader_id ORDER BY position) AS leaders,
      array_agg(organization_id ORDER BY position) AS organizations,
      array_agg(country_id ORDER BY position) AS countries
    FROM articles_eventparty WHERE event_id = e.id
  ) parties ON true
  LEFT JOIN LATERAL (
    SELECT start, "end", exact FROM articles_eventevidence WHERE report_id = e.lead_id ORDER BY start LIMIT 1
  ) words ON true
WHERE e.id = ANY(%s)
"""  # noqa: S608 (the columns are ours)
_AMOUNTS = """
SELECT held.eventreport_id, m.start, m."end", m.exact, m.role, m.value, m.currency
FROM articles_eventreport_amounts held JOIN articles_amount m ON m.id = held.amount_id
WHERE held.eventreport_id = ANY(%s) ORDER BY m.version_id, m.start
"""


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

    def get_role_display(self) -> str:
        return str(AMOUNT_ROLE_LABELS[AmountRole(self.role)])


@dataclass(frozen=True, slots=True)
class ShownReport:
    """The report that an event is shown by."""

    article: ShownArticle
    evidence: Together[ShownWords]
    """The first words that tell it."""
    amounts: Together[ShownSum]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    parties: Together[ShownParty]
    lead: ShownReport | None
    pk: int
    type: str
    mode: str
    status: str
    name: str
    place: str
    date: dt.date | None
    date_precision: str
    sources: int

    def get_type_display(self) -> str:
        return str(EVENT_TYPE_LABELS[EventType(self.type)])

    def get_mode_display(self) -> str:
        return str(EVENT_MODE_LABELS[EventMode(self.mode)]) if self.mode else ""

    def get_status_display(self) -> str:
        return str(EVENT_STATUS_LABELS[EventStatus(self.status)])

    def get_absolute_url(self) -> str:
        return page_address("event", self.pk)


def events_at(places: Iterable[Any]) -> list[ShownEvent]:
    """Events at some places of a list, or of some keys, in their order."""
    keys = [getattr(place, "pk", place) for place in places]
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [keys])
        rows = {row[0]: row for row in cursor.fetchall()}
        cursor.execute(_AMOUNTS, [[row[13] for row in rows.values() if row[13] is not None]])
        sums: dict[int, list[Any]] = {}
        for report, *columns in cursor.fetchall():
            sums.setdefault(report, []).append(columns)
    acting = {pk: list(zip(*row[9:13], strict=True)) if row[9] else [] for pk, row in rows.items()}
    cast = Cast([(*key,) for those in acting.values() for _role, *key in those])
    return [_event(rows[key], acting[key], sums, cast) for key in keys if key in rows]


def _event(row: tuple[Any, ...], acting: list[Any], sums: dict[int, list[Any]], cast: Cast) -> ShownEvent:
    parties = Together(ShownParty(role, cast.of((*key,))) for role, *key in acting)
    return ShownEvent(parties, _lead(row[13:], sums), *row[:9])


def _lead(columns: tuple[Any, ...], sums: dict[int, list[Any]]) -> ShownReport | None:
    report, *words = columns[:4]
    if report is None:
        return None
    article = ShownArticle.read(*columns[-WIDTH:])
    evidence = Together([ShownWords(article, *words)] if words[2] is not None else [])
    return ShownReport(article, evidence, Together(ShownSum(article, *columns) for columns in sums.get(report, [])))
