"""Rows by how well they answer the words, page by page."""

from typing import Any

from django.db.models import BigIntegerField, F, Func, Q, Value

from articles import wording
from articles.browse.paging import PAGE_SIZE, Page
from articles.browse.sampling import Sample, Selection
from articles.browse.words import Words


class Rank(Func):
    """PostgreSQL's rank of a ``words`` column for a tsquery literal; whole, so that the key of a page is exact."""

    template = "(ts_rank(%(expressions)s::tsquery) * 1000000)::bigint"
    output_field = BigIntegerField()


def ranked_page_of(chosen: Selection, sample: Sample, query: Any, words: Words, size: int = PAGE_SIZE) -> Page:
    """The page that ``after`` or ``before`` asks for, best first, of equals the newest row first.

    Of many rows the newest are put in order, those of the ``sample``: to rank a word that stands everywhere would
    take seconds.
    """
    literal = wording.tsquery(word.names for word in words)
    rows = chosen.rows.model._default_manager.filter(pk__in=[place.pk for place in sample.places])
    ranked = rows.annotate(rank=Rank(F("words"), Value(literal)))
    places = ranked.values_list("pk", "rank", named=True)
    after, before = _read_key(query.get("after", "")), _read_key(query.get("before", ""))
    if before and not after:
        rank, pk = before
        better = places.filter(Q(rank__gt=rank) | Q(rank=rank, pk__gt=pk))
        found = list(better.order_by("rank", "pk")[: size + 1])
        shown = found[:size][::-1]
        return Page(shown, _key(shown[-1]) if shown else None, _key(shown[0]) if len(found) > size else None)
    if after:
        rank, pk = after
        places = places.filter(Q(rank__lt=rank) | Q(rank=rank, pk__lt=pk))
    found = list(places.order_by("-rank", "-pk")[: size + 1])
    shown = found[:size]
    return Page(shown, _key(shown[-1]) if len(found) > size else None, _key(shown[0]) if after and shown else None)


def _key(row: Any) -> str:
    return f"r{row.rank}.{row.pk}"


def _read_key(text: str) -> tuple[int, int] | None:
    rank, _, pk = text.removeprefix("r").partition(".")
    return (int(rank[:18]), int(pk[:18])) if text.startswith("r") and rank.isdecimal() and pk.isdecimal() else None
