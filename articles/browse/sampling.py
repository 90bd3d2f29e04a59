"""Bounds on what a page reads, so that it costs the same however many rows there are.

A page reads the newest :data:`SAMPLE` rows of its selection, once: they are its first page, what they can be narrowed
by is counted among them, and of more rows than these it says that there are more.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.browse.asked import rows_of
from articles.browse.groups import all_groups
from articles.browse.newest import newest

SAMPLE = 1_000
NEWEST = (F("date").desc(nulls_last=True), "-pk")
OLDEST = (F("date").asc(nulls_first=True), "pk")
"""The orders of the lists, which indexes serve."""


class Place(NamedTuple):
    """Where a row stands in the order of a list."""

    pk: int
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are, or at least there are."""

    n: int
    is_least: bool = False

    @classmethod
    def least(cls, n: int) -> "Count":
        """At least so many, in round hundreds."""
        return cls(n // 100 * 100 or n, True)

    def __bool__(self) -> bool:
        return self.n > 0


@dataclass(frozen=True, slots=True)
class Selection:
    """Traits that answer a question."""

    rows: QuerySet[Any]
    once: bool = False
    """Whether of those that are alike one counts: the first, or where the selection lacks that, the oldest."""
    parts: tuple[tuple[QuerySet[Any], dt.date | None], ...] = ()
    """Questions that together find the same rows, each with a day known to be the last of its own, where a search for
    the newest may begin; without any there is one, ``rows``."""

    check: Callable[[Collection[int]], set[int]] | None = None
    """Which rows of the parts, by their keys, answer indeed: asked of those that are read, where to ask it of all would
    take long."""

    @property
    def all(self) -> QuerySet[Any]:
        """All that count, for those who read them all."""
        if not self.once:
            return self.rows
        better = Q(first=True) | Q(pk__lt=OuterRef("pk"))
        others = self.rows.order_by().filter(better, alike=OuterRef("alike"))
        return self.rows.filter(Q(first=True) | ~Exists(others))

    def filter(self, *conditions: Q, **more: Any) -> "Selection":
        parts = tuple((rows.filter(*conditions, **more), latest) for rows, latest in self.parts)
        return replace(self, rows=self.rows.filter(*conditions, **more), parts=parts)


@dataclass(frozen=True)
class Sample:
    """The newest rows of a selection with what they can be chosen by."""

    places: Sequence[Place]
    codes: Sequence[Sequence[str]]
    is_part: bool
    """Whether there are others."""

    @property
    def count(self) -> Count:
        """How many rows there are."""
        n = len(self.places)
        return Count.least(n) if self.is_part else Count(n)

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for code, n in Counter(chain.from_iterable(self.codes)).items():
            field, _, value = code.partition(":")
            found.setdefault(field, {})[value] = n
        return found

    def counts(self, field: str) -> Mapping[str, int]:
        """How many rows have each value of a field."""
        return self._counts.get(field, {})

    def group_counts(self, field: str) -> dict[str, int]:
        """How many rows have a country of each group."""
        groups = list(all_groups())
        sets: dict[str, int] = {}  # the groups of a country as bits, which join at once
        for bit, group in enumerate(all_groups().values()):
            for member in group.members:
                code = f"{field}:{member}"
                sets[code] = sets.get(code, 0) | 1 << bit
        together = Counter(_joined_sets(codes, sets) for codes in self.codes)
        found: Counter[str] = Counter()
        for bits, n in together.items():
            for bit, name in enumerate(groups):
                if bits >> bit & 1:
                    found[name] += n
        return dict(found)

    def ahead(self, today: dt.date) -> list[Place]:
        """Those dated later than today, the soonest first."""
        return [place for place in reversed(self.places) if place.date and place.date > today]

    def past(self, today: dt.date) -> list[Place]:
        """The others."""
        return [place for place in self.places if not place.date or place.date <= today]


def _joined_sets(codes: Iterable[str], sets: Mapping[str, int]) -> int:
    joined = 0
    for code in codes:
        if code in sets:
            joined |= sets[code]
    return joined


def sampled(chosen: Selection, size: int = SAMPLE) -> Sample:
    """The newest rows of a selection."""
    asked = size + 1 + (size // 4 if chosen.once else 0)
    found: dict[int, Any] = {}
    is_part = False
    for rows, latest in chosen.parts or ((chosen.rows, None),):
        some = newest(rows, asked, *(("first", "alike") if chosen.once else ()), latest=latest)
        is_part = is_part or len(some) == asked
        found.update((row[0], row) for row in some)
    ordered = list(found.values())
    if len(chosen.parts) > 1:
        # What one of the questions has not reached is left for the rest.
        is_part = is_part or len(ordered) > asked
        ordered = sorted(ordered, key=lambda row: (row[1] is not None, row[1] or dt.date.min, row[0]), reverse=True)[
            :asked
        ]
    if chosen.check:
        answering = chosen.check([row[0] for row in ordered])
        ordered = [row for row in ordered if row[0] in answering]
    counting = _counting(chosen, ordered)
    shown = counting[:size]
    places = [Place(row[0], row[1]) for row in shown]
    return Sample(places, [row[2].split(" ") for row in shown], is_part or len(counting) > size)


def places_of(chosen: Selection, condition: Q, order: Sequence[Any], size: int) -> list[Place]:
    """The first places of a selection that meet a condition, in an order."""
    rows = chosen.rows.filter(condition).order_by(*order)
    found: list[Place] = []
    asked, passed = (size + size // 2 if chosen.once else size), 0
    while len(found) < size:
        some = _told(chosen, rows[passed : passed + asked])
        found += [Place(row[0], row[1]) for row in _counting(chosen, some)]
        if len(some) < asked:
            break
        passed += asked
    return found[:size]


def _told(chosen: Selection, rows: QuerySet[Any]) -> list[Any]:
    alike = ("first", "alike") if chosen.once else ()
    return list(rows.values_list("pk", "date", *alike))


def _counting(chosen: Selection, found: list[Any]) -> list[Any]:
    """Those of some rows that count. Asked by itself, which the planner takes for the dearest part of one question."""
    later = {alike for *_, first, alike in found if alike and not first} if chosen.once else set()
    if not later:
        return found
    chief: dict[int, int] = {}
    # One by one, from what is alike to the words: asked for all at once, the planner may begin with the words.
    rows = chosen.rows.order_by().filter(alike=RawSQL("kin.id", ())).values_list("pk", "first", "alike")
    inner, params = rows.query.sql_with_params()
    question = f"SELECT found.* FROM unnest(%s::bigint[]) AS kin(id), LATERAL ({inner} OFFSET 0) AS found"  # noqa: S608
    for pk, first, alike in rows_of(question, [sorted(later), *params]):
        chief[alike] = min(chief.get(alike, pk), 0 if first else pk)
    return [row for row in found if row[-2] or row[-1] is None or chief.get(row[-1]) == row[0]]


def counts_in_all(rows: QuerySet[Any], *fields: str) -> Counter[Any]:
    """How many rows have each value of a field (or of two fields together), among all of them, not the newest alone."""
    inner, params = rows.order_by().values("codes").query.sql_with_params()
    names = ("one", "other")[: len(fields)]
    values = ", ".join(f"split_part({name}, ':', 2)" for name in names)
    sources = ", ".join(f"unnest(codes) AS {name}" for name in names)
    conditions = " AND ".join(f"starts_with({name}, %s)" for name in names)
    question = f"SELECT {values}, count(*) FROM ({inner}) AS chosen(codes), {sources} WHERE {conditions}"  # noqa: S608
    found = rows_of(f"{question} GROUP BY {', '.join(names)}", [*params, *(f"{field}:" for field in fields)])
    return Counter({(keys[0] if len(keys) == 1 else tuple(keys)): n for *keys, n in found})
