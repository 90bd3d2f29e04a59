"""``/pairs/JP-US/``: what is between two countries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from articles.browse.asked import rows_of
from articles.browse.relations.series import last_of, months_between
from articles.browse.scale import CONFLICT, TONES, Tone, tone_of
from articles.browse.shown.actors import Cast, ShownActor
from articles.browse.shown.events import events_at
from articles.models import Country, Event, Tally
from articles.vocabulary import EventType

SHOWN = 5
MONTHS = 36
"""Drawn by month; a longer time is drawn by year."""
HALF = 60
"""Height of the curve above or below its line, in units of the SVG."""
STEP = 16
KINDS: dict[str, list[EventType]] = {
    "meetings": [EventType.CONSULT],
    "agreements": [EventType.AGREE],
    "conflicts": list(CONFLICT),
}
"""Sections of the page with their types of events."""
SUMS = 6
_TALLIES = """
SELECT grain, start, type, n FROM articles_tally
WHERE subject = 'did' AND grain IN ('a', 'm') AND leader = 0 AND by = %(one)s AND other = %(other)s
UNION ALL
SELECT %(one)s, NULL, '', sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'a' AND leader = 0 AND by = %(one)s AND other = %(other)s
UNION ALL
SELECT %(other)s, NULL, '', sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'a' AND leader = 0 AND by = %(other)s AND other = %(one)s
"""
_NEWEST = f"""
WITH between_both AS MATERIALIZED (
  SELECT event_id, date, type FROM articles_eventpair WHERE one_id = %(first)s AND other_id = %(second)s
)
{
    " UNION ALL ".join(
        f"(SELECT '{name}', event_id FROM between_both WHERE type = ANY(%({name})s)"
        " ORDER BY date DESC NULLS LAST, event_id DESC LIMIT %(size)s)"
        for name in KINDS
    )
}
UNION ALL (
  SELECT 'sums', row_id FROM articles_eventtraits WHERE codes @> %(codes)s::text[]
  ORDER BY date DESC NULLS LAST, row_id DESC LIMIT %(sums)s
)
"""  # noqa: S608 (the names are ours)
_MET = """
WITH talks AS MATERIALIZED (
  SELECT event_id FROM articles_eventpair WHERE one_id = %(first)s AND other_id = %(second)s AND type = %(talks)s
), met AS (
  SELECT array_agg(DISTINCT leader.id) FILTER (WHERE leader.country_id = %(one)s) AS here,
    array_agg(DISTINCT leader.id) FILTER (WHERE leader.country_id = %(other)s) AS there
  FROM talks JOIN articles_eventparty party USING (event_id) JOIN articles_leader leader ON leader.id = party.leader_id
  WHERE leader.country_id IN (%(one)s, %(other)s) GROUP BY event_id
)
SELECT one, other, count(*) FROM met, unnest(here) one, unnest(there) other
GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT %(size)s
"""


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one class in one month or year."""

    tone: Tone
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One month or year: cooperation above the line, conflict below."""

    label: str
    x: int
    parts: list[Part]
    counts: list[int]
    """In the order of the classes."""
    query: str
    starts: bool


@dataclass(frozen=True, slots=True)
class Curve:
    columns: list[Column]
    most: int
    width: int
    by_year: bool
    height: int = 2 * HALF

    @property
    def first(self) -> str:
        return self.columns[0].label

    @property
    def last(self) -> str:
        return self.columns[-1].label


def between(one: Country, other: Country) -> tuple[dict[str, Any], dict[str, int]]:
    """Meetings, agreements, conflicts, amounts, the curve, and the leaders who met.

    Beside them how many utterances either country makes about the other.
    """
    Tally.bring_up_to_date()
    first, second = sorted((one.pk, other.pk))
    pair = f"pair={first}-{second}"
    types, months, said = _counted(one.pk, other.pk)
    kinds, sums = _newest(first, second)
    keys = dict.fromkeys([*(pk for pks in kinds.values() for pk in pks), *sums])
    events = {event.pk: event for event in events_at(keys)}
    shown = {
        "curve": curve_of(months, pair),
        "kinds": [
            {
                "name": name,
                "events": [events[pk] for pk in pks if pk in events],
                "count": sum(types[kind] for kind in KINDS[name]),
                "query": "&".join([pair, *(f"type={kind}" for kind in KINDS[name])]),
            }
            for name, pks in kinds.items()
        ],
        "types": _types(types),
        "tones": TONES,
        "pair_total": sum(types.values()),
        "pair_query": pair,
        "met": _leaders_who_met(one.pk, other.pk),
        "sums": [events[pk] for pk in sums if pk in events],
    }
    return shown, said


def _counted(one: str, other: str) -> tuple[Counter[Any], Counter[Any], dict[str, int]]:
    """Events by type, by month and type, and what either says about the other, from the tallies."""
    types, months, said = Counter[Any](), Counter[Any](), {one: 0, other: 0}
    for what, start, kind, n in rows_of(_TALLIES, {"one": one, "other": other}):
        if what == "a":
            types[kind] = n
        elif what == "m":
            months[start, kind] = n
        else:
            said[what] = n or 0
    return types, months, said


def _newest(first: str, second: str) -> tuple[dict[str, list[int]], list[int]]:
    """The newest events of each section, and those that name amounts."""
    params: dict[str, Any] = {name: [kind.value for kind in kinds] for name, kinds in KINDS.items()}
    codes = [f"pair:{first}-{second}", "amount:yes"]
    found: dict[str, list[int]] = {name: [] for name in (*KINDS, "sums")}
    for name, pk in rows_of(
        _NEWEST, {**params, "first": first, "second": second, "size": SHOWN, "codes": codes, "sums": SUMS}
    ):
        found[name].append(pk)
    return found, found.pop("sums")


def _types(counts: Counter[Any]) -> list[tuple[str, Any, int]]:
    """Type, its name and how many events have it, most first."""
    labels = dict(Event._meta.get_field("type").flatchoices)
    return [(kind, labels[kind], n) for kind, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def curve_of(counts: Counter[Any], query: str) -> Curve | None:
    """Events by month (or year) and class, up to today; None where none has a day."""
    today = timezone.localdate()
    dated = {(day, kind): n for (day, kind), n in counts.items() if day.year > 1 and day <= today}
    if not dated:
        return None
    months = months_between(min(day for day, _ in dated), max(day for day, _ in dated))
    by_year = len(months) > MONTHS
    periods = sorted({day.replace(month=1) for day in months}) if by_year else months
    sums: Counter[Any] = Counter()
    for (day, kind), n in dated.items():
        sums[day.replace(month=1) if by_year else day, tone_of(kind)] += n
    most = max(
        max(sums[period, TONES[0]] + sums[period, TONES[1]], sums[period, TONES[2]] + sums[period, TONES[3]])
        for period in periods
    )
    columns = []
    for at, period in enumerate(periods):
        last = period.replace(month=12, day=31) if by_year else last_of(period)
        label = f"{period:%Y}" if by_year else f"{period:%Y-%m}"
        numbers = [sums[period, tone] for tone in TONES]
        asked = f"{query}&from={period}&to={last}"
        starts = period.month == 1 and not by_year
        columns.append(Column(label, at * STEP, _stacked(numbers, most), numbers, asked, starts))
    return Curve(columns, most, len(columns) * STEP, by_year)


def _stacked(numbers: Sequence[int], most: int) -> list[Part]:
    """Words next to the line, deeds beyond them: cooperation upwards, conflict downwards."""
    parts = []
    up = down = 0.0
    for tone, count in zip(TONES, numbers, strict=True):
        height = round(count / most * HALF, 1)
        if tone in TONES[:2]:
            up += height
            parts.append(Part(tone, count, round(HALF - up, 1), height))
        else:
            parts.append(Part(tone, count, round(HALF + down, 1), height))
            down += height
    return [part for part in parts if part.count]


def _leaders_who_met(one: str, other: str) -> list[tuple[ShownActor, ShownActor, int]]:
    """Leaders of either country who took part in the same talks, most often first, with the number of talks."""
    first, second = sorted((one, other))
    params = {"one": one, "other": other, "first": first, "second": second, "size": SHOWN}
    found = rows_of(_MET, {**params, "talks": EventType.CONSULT.value})
    cast = Cast([(pk, None, None) for row in found for pk in row[:2]])
    return [(cast.of((a, None, None)), cast.of((b, None, None)), n) for a, b, n in found]
