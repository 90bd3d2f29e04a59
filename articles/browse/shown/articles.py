"""Articles as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.browse.asked import rows_at
from articles.browse.shown.sources import COLUMNS, ShownArticle

_ARTICLES = f"""
SELECT {COLUMNS},
  CASE WHEN a.copy_group_id IS NULL THEN 0 ELSE (
    SELECT count(*) - 1 FROM articles_article same WHERE same.copy_group_id = a.copy_group_id
  ) END,
  (SELECT count(*) FROM articles_statement WHERE article_id = a.id),
  (SELECT count(*) FROM articles_eventreport WHERE article_id = a.id)
FROM articles_article a LEFT JOIN articles_outlet o ON o.id = a.outlet_id
WHERE a.id = ANY(%s)
"""  # noqa: S608 (the columns are ours)


@dataclass(frozen=True, slots=True)
class ListedArticle(ShownArticle):
    copies: int
    """Other articles with the same text."""
    statement_count: int
    event_count: int


def articles_at(places: Iterable[Any]) -> list[ListedArticle]:
    """Articles at some places of a list, or of some keys, in their order."""
    return [ListedArticle.read(*row) for row in rows_at(_ARTICLES, places).values()]
