"""The newest rows of a country, a leader or a pair and how many there are, for the sections of their pages.

A list reads its newest 1,000 rows with all that they can be narrowed by. A section narrows nothing: where the tallies
know that there are more than a number tells, the few rows that are shown are all that is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from articles.browse.asked import rows_of
from articles.browse.sampling import SAMPLE, Count

_ENOUGH = 3
"""Rows looked at for each that is shown, where some may be alike."""
_EVENTS = """
(SELECT row_id, false FROM articles_eventtraits WHERE codes @> %(code)s::text[] AND date <= %(today)s
  ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(size)s)
UNION ALL
(SELECT row_id, false FROM articles_eventtraits WHERE codes @> %(code)s::text[] AND date IS NULL
  ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(size)s)
UNION ALL
(SELECT row_id, true FROM articles_eventtraits WHERE codes @> %(code)s::text[] AND date > %(today)s
  ORDER BY date, row_id LIMIT %(coming)s)
"""
_STATEMENTS = """
WITH dated AS MATERIALIZED (
  SELECT row_id, date, first, alike FROM articles_statementtraits
  WHERE codes @> %(codes)s::text[] {but} {latest}
  ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(asked)s
), newest AS MATERIALIZED (SELECT * FROM dated {undated}), counting AS MATERIALIZED (
  SELECT row_id, date FROM newest WHERE first OR alike IS NULL OR NOT EXISTS (
    SELECT FROM articles_statementtraits other
    WHERE other.alike = newest.alike AND (other.first OR other.row_id < newest.row_id)
      AND codes @> %(codes)s::text[] {but}
  )
)
SELECT (SELECT count(*) FROM newest), (SELECT count(*) FROM counting),
  ARRAY(SELECT row_id FROM counting ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(size)s)
"""
_BUT = "AND NOT codes @> %(but)s::text[]"
_LATEST = "AND date <= (SELECT max(date) FROM articles_statementspeaker WHERE leader_id = %(speaker)s)"
"""A search for the newest words of one long out of office would walk through all that came later."""
_UNDATED = """
UNION ALL (
  SELECT row_id, date, first, alike FROM articles_statementtraits
  WHERE codes @> %(codes)s::text[] {but} AND date IS NULL
  ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(asked)s - (SELECT count(*) FROM dated)
)
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """Rows by their keys, the newest first, and how many there are in all."""

    keys: list[int]
    count: Count
    ahead: Sequence[int] = ()
    """Those dated later than today, the soonest first."""


def events_of(code: str, known: int, size: int, coming: int) -> Glance:
    """Events that have a code; ``known`` is how many the tallies count."""
    params = {"code": [code], "today": timezone.localdate(), "size": size, "coming": coming}
    rows = rows_of(_EVENTS, params) if known else []
    past = [pk for pk, is_ahead in rows if not is_ahead][:size]
    return Glance(past, _told(known), [pk for pk, is_ahead in rows if is_ahead])


def statements_of(codes: Sequence[str], known: int, size: int, *, but: str = "", speaker: int | None = None) -> Glance:
    """Statements that have all of some codes ``but`` one, each utterance once.

    ``known`` is how many first reports the tallies count, 0 where they do not know; ``speaker`` whose words they are.
    """
    params = {"codes": list(codes), "but": [but], "speaker": speaker, "size": size}
    parts = {"but": _BUT if but else "", "latest": _LATEST if speaker else ""}
    question = _STATEMENTS.format(**parts, undated=_UNDATED.format(**parts) if speaker else "")
    if known > SAMPLE:
        ((_read, _counting, keys),) = rows_of(question, {**params, "asked": size * _ENOUGH})
        if len(keys) == size:
            return Glance(keys, _told(known))
    asked = SAMPLE + 1 + SAMPLE // 4
    ((read, counting, keys),) = rows_of(question, {**params, "asked": asked})
    return Glance(keys, _told(counting, is_part=read == asked))


def _told(n: int, *, is_part: bool = False) -> Count:
    """As lists say it of their newest rows."""
    return Count.least(min(n, SAMPLE)) if is_part or n > SAMPLE else Count(n)
