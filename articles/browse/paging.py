"""Pages of a list by key, not by number: as fast at the end as at the start, and steady while rows are added."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from articles.browse.sampling import NEWEST, OLDEST, Place, Selection, places_of

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """Some places of a list in order, with the keys of the pages beside."""

    places: Sequence[Any]
    after: str | None
    """Key that asks for the next page; None on the last."""
    before: str | None
    """Key that asks for the page before; None on the first."""


def first_page(places: Sequence[Place], *, is_part: bool, size: int = PAGE_SIZE) -> Page | None:
    """The first page out of the newest places; None if these do not fill it though there are more."""
    if is_part and len(places) <= size:
        return None
    return Page(places[:size], _key(places[size - 1]) if len(places) > size else None, None)


def page_of(chosen: Selection, query: Any, *, size: int = PAGE_SIZE, soonest_first: bool = False) -> Page:
    """The page that ``after`` or ``before`` of a query string asks for, by day and key, newest first, undated last.

    ``soonest_first`` turns the order round. A key that cannot be read gives the first page.
    """
    after, before = _read_key(query.get("after", "")), _read_key(query.get("before", ""))
    if before and not after:
        found = _beyond(chosen, before, size + 1, down=soonest_first)
        more, shown = len(found) > size, found[:size][::-1]
        if not more and len(shown) < size:
            return page_of(chosen, {}, size=size, soonest_first=soonest_first)
        return Page(shown, _key(shown[-1]), _key(shown[0]) if more else None)
    found = _beyond(chosen, after, size + 1, down=not soonest_first)
    more, shown = len(found) > size, found[:size]
    return Page(shown, _key(shown[-1]) if more else None, _key(shown[0]) if after and shown else None)


def _beyond(chosen: Selection, key: Place | None, size: int, *, down: bool) -> list[Place]:
    """So many places beyond a key, or from an end; the dated and the undated apart, as an index finds them."""
    found: list[Place] = []
    for condition, order in _stretches(key, down):
        if len(found) < size:
            found += places_of(chosen, condition, order, size - len(found))
    return found


def _stretches(key: Place | None, down: bool) -> list[tuple[Q, tuple[Any, ...]]]:
    dated, undated = Q(date__isnull=False), Q(date__isnull=True)
    orders: tuple[tuple[Any, ...], ...] = (NEWEST, ("-pk",)) if down else (OLDEST, ("pk",))
    if key is not None and key.date is not None:
        further = Q(date__lt=key.date) | Q(pk__lt=key.pk) if down else Q(date__gt=key.date) | Q(pk__gt=key.pk)
        dated = Q(**{"date__lte" if down else "date__gte": key.date}) & further
    elif key is not None:
        undated &= Q(pk__lt=key.pk) if down else Q(pk__gt=key.pk)
    stretches = [(dated, orders[0]), (undated, orders[1])]
    if not down:
        stretches.reverse()
    passed = key is not None and (key.date is None) == down
    return stretches[1:] if passed else stretches


def _key(place: Place) -> str:
    return f"{place.date.isoformat() if place.date else 'none'}.{place.pk}"


def _read_key(text: str) -> Place | None:
    day, _, number = text.partition(".")
    try:
        return Place(int(number[:18]), None if day == "none" else dt.date.fromisoformat(day))
    except ValueError:
        return None
