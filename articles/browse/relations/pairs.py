"""``/pairs/JP-US/``: what is between two countries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.utils import timezone

from articles.browse.relations.money import newest_with_amounts, shown
from articles.browse.relations.series import last_of, months_between
from articles.browse.relations.tallying import summed
from articles.browse.scale import CONFLICT, TONES, Tone, tone_of
from articles.models import Country, Event, EventPair, EventParty, Leader, Subject, Tally
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


def between(one: Country, other: Country) -> dict[str, Any]:
    """Meetings, agreements, conflicts, amounts, the curve, and the leaders who met."""
    Tally.bring_up_to_date()
    first, second = sorted((one.pk, other.pk))
    pair = f"pair={first}-{second}"
    rows = EventPair.objects.filter(one=first, other=second)
    tallies = Tally.objects.filter(subject=Subject.DID, by=one.pk, other=other.pk, leader=0)
    types = summed(tallies.filter(grain="a"), "type")
    kinds = {name: _newest(rows, kinds) for name, kinds in KINDS.items()}
    sums = newest_with_amounts(rows)
    events = shown(pk for pks in (*kinds.values(), sums) for pk in pks)
    return {
        "curve": curve_of(summed(tallies.filter(grain="m"), "start", "type"), pair),
        "kinds": [
            {
                "name": name,
                "events": [events[pk] for pk in pks],
                "count": sum(types[kind] for kind in KINDS[name]),
                "query": "&".join([pair, *(f"type={kind}" for kind in KINDS[name])]),
            }
            for name, pks in kinds.items()
        ],
        "types": _types(types),
        "tones": TONES,
        "pair_total": sum(types.values()),
        "pair_query": pair,
        "met": _leaders_who_met(one, other, rows),
        "sums": [events[pk] for pk in sums],
    }


def _newest(rows: QuerySet[EventPair], types: Sequence[EventType]) -> list[int]:
    newest = rows.filter(type__in=types).order_by(F("date").desc(nulls_last=True), "-event")
    return list(newest.values_list("event", flat=True)[:SHOWN])


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


def _leaders_who_met(one: Country, other: Country, rows: QuerySet[EventPair]) -> list[tuple[Leader, Leader, int]]:
    """Leaders of either country who took part in the same talks, most often first, with the number of talks."""
    talks = rows.filter(type=EventType.CONSULT)
    here = EventParty.objects.filter(
        Exists(talks.filter(event=OuterRef("event"))), leader__country=one, event__parties__leader__country=other
    )
    met = here.values_list("leader", "event__parties__leader").annotate(n=Count("event", distinct=True))
    found = list(met.order_by("-n", "leader", "event__parties__leader")[:SHOWN])
    people = Leader.objects.in_bulk([pk for a, b, _ in found for pk in (a, b)])
    return [(people[a], people[b], n) for a, b, n in found]
