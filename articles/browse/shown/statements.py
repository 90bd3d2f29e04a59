"""Statements as lists show them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.browse.asked import rows_at
from articles.browse.labels import STATEMENT_KINDS
from articles.browse.shown.actors import (
    ActorKey,
    Cast,
    ShownActor,
    ShownCountry,
    ShownLeader,
    ShownOrganization,
    Together,
)
from articles.browse.shown.sources import COLUMNS, WIDTH, ShownArticle
from articles.models.fields import page_address

_QUESTION = f"""
SELECT s.id, s.kind, s.date, s.date_precision, s.start, s."end", s.exact, s.is_first,
  CASE WHEN s.utterance_id IS NULL THEN 0 ELSE (
    SELECT count(DISTINCT told.article_id) - 1 FROM articles_statement told WHERE told.utterance_id = s.utterance_id
  ) END,
  ARRAY(SELECT country_id FROM articles_statementabout WHERE statement_id = s.id ORDER BY country_id),
  speakers.leaders, speakers.organizations, speakers.countries, {COLUMNS}
FROM articles_statement s
  JOIN articles_article a ON a.id = s.article_id
  LEFT JOIN articles_outlet o ON o.id = a.outlet_id
  LEFT JOIN LATERAL (
    SELECT array_agg(leader_id ORDER BY position) AS leaders,
      array_agg(organization_id ORDER BY position) AS organizations,
      array_agg(country_id ORDER BY position) AS countries
    FROM articles_statementspeaker WHERE statement_id = s.id
  ) speakers ON true
WHERE s.id = ANY(%s)
"""  # noqa: S608 (the columns are ours)


@dataclass(frozen=True, slots=True)
class ShownSpeaker:
    actor: ShownActor

    @property
    def leader(self) -> ShownLeader | None:
        return self.actor if isinstance(self.actor, ShownLeader) else None

    @property
    def leader_id(self) -> int | None:
        return self.actor.pk if isinstance(self.actor, ShownLeader) else None

    @property
    def organization(self) -> ShownOrganization | None:
        return self.actor if isinstance(self.actor, ShownOrganization) else None


@dataclass(frozen=True, slots=True)
class ShownAbout:
    country: ShownCountry


@dataclass(frozen=True, slots=True)
class ShownStatement:
    article: ShownArticle
    speakers: Together[ShownSpeaker]
    about: Together[ShownAbout]
    pk: int
    kind: str
    date: dt.date | None
    date_precision: str
    start: int
    end: int
    exact: str
    is_first: bool
    elsewhere: int
    """Other articles that report the same utterance."""

    @property
    def anchor(self) -> str:
        """The fragment that opens the article at these words."""
        return f"c{self.start}-{self.end}"

    def get_kind_display(self) -> str:
        return STATEMENT_KINDS()[self.kind]

    def get_absolute_url(self) -> str:
        return page_address("statement", self.pk)


def statements_at(places: Iterable[Any]) -> list[ShownStatement]:
    """Statements at some places of a list, or of some keys, in their order."""
    rows = rows_at(_QUESTION, places)
    speaking = {pk: _actor_keys(*row[-WIDTH - 3 : -WIDTH]) for pk, row in rows.items()}
    codes = {code for row in rows.values() for code in row[9]}
    cast = Cast([key for those in speaking.values() for key in those], codes, with_posts=True)
    return [_statement(row, speaking[pk], cast) for pk, row in rows.items()]


def _actor_keys(*columns: list[Any] | None) -> list[ActorKey]:
    return list(zip(*columns, strict=True)) if all(columns) else []


def _statement(row: tuple[Any, ...], speaking: list[ActorKey], cast: Cast) -> ShownStatement:
    return ShownStatement(
        ShownArticle.read(*row[-WIDTH:]),
        Together(ShownSpeaker(cast.of(key)) for key in speaking),
        Together(ShownAbout(cast.countries[code]) for code in row[9]),
        *row[:9],
    )
