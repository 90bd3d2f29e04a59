"""Amounts under the day of their article, each in its sentence, and what may be added of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from articles.browse import queries
from articles.browse.facets import amount_facets
from articles.browse.filters import AmountFilter
from articles.browse.listing import Listing, listing_of
from articles.browse.naming import money_text
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_amounts
from articles.browse.shown.amounts import amounts_at
from articles.models import Amount, Event
from articles.vocabulary import Bound

ADDED_MOST = 20_000
"""Amounts that are added at most; of a wider selection no sums are shown."""


@dataclass(frozen=True, slots=True)
class Total:
    """Amounts of one kind, currency and status of their event, each counted once for its event."""

    role: Any
    currency: str
    status: Any
    count: int
    text: str
    query: str


def ledger_of(request: HttpRequest, choice: AmountFilter) -> Listing:
    """One page of the ledger."""
    rows = chosen_amounts(choice)
    sample = sampled(rows)
    facets = amount_facets(choice, sample)
    return listing_of(
        request, choice, rows, sample, amounts_at, facets, day="published", precision="published_precision"
    )


def totals_of(choice: AmountFilter) -> list[Total] | None:
    """Sums for each kind, currency and status; None where the selection is too wide to add.

    Only amounts of events count, each once for its event however many articles print it; a conversion printed beside
    its original, and the upper end of a range, do not count.
    """
    rows = queries.amounts_matching(choice).filter(converts__isnull=True, reports__event__isnull=False)
    columns = ("role", "currency", "reports__event__status", "reports__event", "value")
    once = rows.exclude(bound=Bound.RANGE_HIGH).order_by().values_list(*columns).distinct()[: ADDED_MOST + 1]
    found = list(once)
    return _added(choice, found) if len(found) <= ADDED_MOST else None


def _added(choice: AmountFilter, rows: Sequence[Any]) -> list[Total]:
    sums: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for role, currency, status, _event, value in rows:
        sums[role, currency, status].append(value)
    roles, statuses = _labels(Amount, "role"), _labels(Event, "status")
    return [
        Total(
            roles[role],
            currency,
            statuses[status],
            len(values),
            money_text(sum(values, Decimal()), currency),
            choice.query_string(without=["sums"], replaced={"role": role, "currency": currency, "status": status}),
        )
        for (role, currency, status), values in sorted(sums.items(), key=_by_kind)
    ]


def _by_kind(item: tuple[tuple[str, str, str], Iterable[Any]]) -> tuple[str, str, str]:
    return item[0]


def _labels(model: Any, column: str) -> dict[str, Any]:
    return dict(model._meta.get_field(column).flatchoices)
