"""Amounts of money as their list shows them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.browse import rights
from articles.browse.asked import rows_at
from articles.browse.labels import BOUNDS
from articles.browse.neighbourhood import Neighbourhood, around
from articles.browse.shown.actors import Together
from articles.browse.shown.reports import PARTIES, Labelled, ShownParty, ShownSum, acting, cast_of, parties_of
from articles.browse.shown.sources import COLUMNS, WIDTH, ShownArticle

BEFORE, LENGTH = 160, 360
"""Characters of the text fetched before an amount, and in all."""
_SUM = '{0}.start, {0}."end", {0}.exact, {0}.role, {0}.value, {0}.currency, {0}.converts_id'
_AMOUNTS = f"""
SELECT m.id, m.bound, m.conversion_fits, {_SUM.format("m")}, {_SUM.format("original")},
  e.id, e.type, e.mode, e.status, e.name, parties.roles, parties.leaders, parties.organizations, parties.countries,
  substr(v.body, greatest(m.start + 1 - {BEFORE}, 1), {LENGTH}), {COLUMNS}
FROM articles_amount m
  JOIN articles_textversion v ON v.id = m.version_id
  JOIN articles_article a ON a.id = m.article_id
  LEFT JOIN articles_outlet o ON o.id = a.outlet_id
  LEFT JOIN articles_amount original ON original.id = m.converts_id
  LEFT JOIN LATERAL (
    SELECT r.event_id FROM articles_eventreport_amounts held JOIN articles_eventreport r ON r.id = held.eventreport_id
    WHERE held.amount_id = m.id AND r.event_id IS NOT NULL ORDER BY r.id LIMIT 1
  ) told ON true
  LEFT JOIN articles_event e ON e.id = told.event_id
  {PARTIES.format(table="articles_eventparty", key="event_id", row="e")}
WHERE m.id = ANY(%s)
"""  # noqa: S608 (the columns are ours)


@dataclass(frozen=True, slots=True)
class ShownDeed(Labelled):
    """An event as it is named in passing."""

    parties: Together[ShownParty]
    pk: int
    type: str
    mode: str
    status: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownAmount(ShownSum):
    pk: int
    bound: str
    conversion_fits: bool | None
    converts: ShownSum | None
    """What it is printed beside as the same in another currency."""
    event: ShownDeed | None
    """The first that it belongs to."""
    sentence: Neighbourhood | None
    """Around it, as far as the reader may see it."""

    @property
    def published(self) -> dt.date:
        return self.article.published

    @property
    def published_precision(self) -> str:
        return self.article.published_precision

    def get_bound_display(self) -> str:
        return BOUNDS()[self.bound]


def amounts_at(places: Iterable[Any]) -> list[ShownAmount]:
    """Amounts at some places of a list, or of some keys, in their order."""
    rows = rows_at(_AMOUNTS, places)
    acts = {pk: acting(row[22:26]) for pk, row in rows.items()}
    cast = cast_of(acts.values())
    return [_amount(row, parties_of(acts[pk], cast)) for pk, row in rows.items()]


def _amount(row: tuple[Any, ...], parties: Together[ShownParty]) -> ShownAmount:
    own, original, deed = row[3:10], row[10:17], row[17:22]
    article = ShownArticle.read(*row[-WIDTH:])
    shown_beside = ShownSum(article, *original) if original[0] is not None else None
    event = ShownDeed(parties, *deed) if deed[0] is not None else None
    columns = (*own, *row[:3], shown_beside, event, _sentence(article, own[0], own[1], row[26]))
    return ShownAmount(article, *columns)


def _sentence(article: Any, start: int, end: int, window: str) -> Neighbourhood | None:
    """The sentence around an amount, cut out of the text fetched with it, as far as the reader may see it."""
    now = rights.reader()
    if now.is_barred(article):
        return None
    at = min(start, BEFORE)
    return around(window, at, at + end - start, now.reach_in(article))
