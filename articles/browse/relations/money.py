"""Amounts of events: what a country gave, received or agreed on, never added up."""

from articles.browse.asked import rows_of
from articles.models import Country, PartyRole
from articles.vocabulary import MUTUAL_EVENT_TYPES

SHOWN = 6
SIDES = ("out", "in", "shared")
_READ = ((0, 60), (60, 940))
"""Events with amounts looked through, the newest, for those of each side: some, and where these do not do, others."""
_QUESTION = """
WITH summed AS MATERIALIZED (
  SELECT row_id, date FROM articles_eventtraits WHERE codes @> %(codes)s::text[]
  ORDER BY date DESC NULLS LAST, row_id DESC OFFSET %(from)s LIMIT %(size)s
), sides AS MATERIALIZED (
  SELECT DISTINCT summed.row_id, summed.date, CASE
    WHEN party.role = %(recipient)s THEN 'in' WHEN event.type = ANY(%(mutual)s) THEN 'shared' ELSE 'out' END AS side
  FROM summed JOIN articles_event event ON event.id = summed.row_id
    JOIN articles_eventparty party ON party.event_id = summed.row_id
    LEFT JOIN articles_leader leader ON leader.id = party.leader_id
  WHERE party.role IN (%(recipient)s, %(actor)s) AND (party.country_id = %(country)s OR leader.country_id = %(country)s)
), ranked AS (
  SELECT side, row_id, row_number() OVER (PARTITION BY side ORDER BY date DESC NULLS LAST, row_id DESC) AS place
  FROM sides
)
SELECT '', count(*) FROM summed
UNION ALL (SELECT side, row_id FROM ranked WHERE place <= %(shown)s ORDER BY place)
"""


def in_and_out(country: Country) -> dict[str, list[int]]:
    """Events with amounts in which a country acts on another, is acted on, or acts together with others."""
    found: dict[str, list[int]] = {side: [] for side in SIDES}
    params = {
        "codes": [f"country:{country.pk}", "amount:yes"],
        "country": country.pk,
        "recipient": PartyRole.RECIPIENT.value,
        "actor": PartyRole.ACTOR.value,
        "mutual": [kind.value for kind in MUTUAL_EVENT_TYPES],
        "shown": SHOWN,
    }
    for start, size in _READ:
        read = 0
        for side, number in rows_of(_QUESTION, {**params, "from": start, "size": size}):
            if side:
                found[side].append(number)
            else:
                read = number
        if read < size or all(len(those) >= SHOWN for those in found.values()):
            break
    return {side: those[:SHOWN] for side, those in found.items()}
