"""Terms in office on the page of a country: whom the articles name, those who hold a post and those who held one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from articles.browse.asked import rows_of
from articles.browse.shown.actors import ShownLeader
from articles.models import Country

SHOWN = 40
"""Of the terms that last and of those that ended."""
_QUESTION = """
SELECT lasts, in_all, leader_id, name, name_en, title, start, start_precision, "end", end_precision FROM (
  SELECT post."end" IS NULL AS lasts, count(*) OVER sides AS in_all,
    row_number() OVER (sides ORDER BY post.start DESC NULLS LAST, post.id) AS place,
    post.leader_id, leader.name, leader.name_en, post.title,
    post.start, post.start_precision, post."end", post.end_precision
  FROM articles_post post JOIN articles_leader leader ON leader.id = post.leader_id
  WHERE post.country_id = %(country)s
    AND EXISTS (SELECT FROM articles_mention mention WHERE mention.leader_id = post.leader_id)
  WINDOW sides AS (PARTITION BY post."end" IS NULL)
) ranked WHERE place <= %(shown)s ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """One term, with what its row shows."""

    leader: ShownLeader
    country_id: str
    title: str
    start: dt.date | None
    start_precision: str
    end: dt.date | None
    end_precision: str


def of_country(country: Country) -> dict[str, Any]:
    """The terms that last and the others, the newest first, and how many more there are of each."""
    terms: dict[bool, list[ShownTerm]] = {True: [], False: []}
    in_all = {True: 0, False: 0}
    for lasts, n, pk, name, name_en, *when in rows_of(_QUESTION, {"country": country.pk, "shown": SHOWN}):
        terms[lasts].append(ShownTerm(ShownLeader(pk, name, name_en, None), country.pk, *when))
        in_all[lasts] = n
    return {
        "posts": terms[True],
        "more_held": in_all[True] - len(terms[True]),
        "past_posts": terms[False],
        "more_posts": in_all[False] - len(terms[False]),
    }
