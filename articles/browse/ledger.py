"""Amounts under the day of their article."""

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest

from articles.browse.facets import Facet
from articles.browse.filters import AmountFilter
from articles.browse.listing import Listing, listing_of
from articles.models import Amount


def ledger_of(request: HttpRequest, choice: AmountFilter, rows: QuerySet[Amount], facets: list[Facet]) -> Listing:
    """One page of the ledger."""
    dated: Any = rows.annotate(day=F("article__published"), day_precision=F("article__published_precision"))
    return listing_of(request, choice, dated, facets, day="day", precision="day_precision")
