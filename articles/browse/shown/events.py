"""Events as lists show them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.browse.asked import rows_at
from articles.browse.shown.actors import Together
from articles.browse.shown.reports import (
    PARTIES,
    Labelled,
    ShownParty,
    ShownSum,
    acting,
    cast_of,
    parties_of,
    sums_in,
    sums_of,
)
from articles.browse.shown.sources import COLUMNS, WIDTH, ShownArticle, ShownWords
from articles.models.fields import METHOD_LABELS, page_address
from articles.vocabulary import Method

_EVENTS = f"""
SELECT e.id, e.type, e.mode, e.status, e.name, e.place, e.date, e.date_precision, e.date_method, e.sources,
  e.confidence, parties.roles, parties.leaders, parties.organizations, parties.countries,
  e.lead_id, words.start, words."end", words.exact, {COLUMNS}
FROM articles_event e
  LEFT JOIN articles_eventreport r ON r.id = e.lead_id
  LEFT JOIN articles_article a ON a.id = r.article_id
  LEFT JOIN articles_outlet o ON o.id = a.outlet_id
  {PARTIES.format(table="articles_eventparty", key="event_id", row="e")}
  LEFT JOIN LATERAL (
    SELECT start, "end", exact FROM articles_eventevidence WHERE report_id = e.lead_id ORDER BY start LIMIT 1
  ) words ON true
WHERE e.id = ANY(%s)
"""  # noqa: S608 (the columns are ours)


@dataclass(frozen=True, slots=True)
class ShownLead:
    """The report that an event is shown by, with the first words that tell it."""

    article: ShownArticle
    evidence: Together[ShownWords]
    amounts: Together[ShownSum]


@dataclass(frozen=True, slots=True)
class ShownEvent(Labelled):
    parties: Together[ShownParty]
    lead: ShownLead | None
    pk: int
    type: str
    mode: str
    status: str
    name: str
    place: str
    date: dt.date | None
    date_precision: str
    date_method: str
    sources: int
    confidence: float

    def get_date_method_display(self) -> str:
        return str(METHOD_LABELS[Method(self.date_method)]) if self.date_method else ""

    def get_absolute_url(self) -> str:
        return page_address("event", self.pk)


def events_at(places: Iterable[Any]) -> list[ShownEvent]:
    """Events at some places of a list, or of some keys, in their order."""
    rows = rows_at(_EVENTS, places)
    acts = {pk: acting(row[11:15]) for pk, row in rows.items()}
    cast, sums = cast_of(acts.values()), sums_in(row[15] for row in rows.values())
    return [ShownEvent(parties_of(acts[pk], cast), _lead(row[15:], sums), *row[:11]) for pk, row in rows.items()]


def _lead(columns: tuple[Any, ...], sums: Mapping[int, list[Any]]) -> ShownLead | None:
    report, *words = columns[:4]
    if report is None:
        return None
    article = ShownArticle.read(*columns[-WIDTH:])
    evidence = Together([ShownWords(article, *words)] if words[2] is not None else [])
    return ShownLead(article, evidence, sums_of(article, sums.get(report)))
