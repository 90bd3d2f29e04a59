"""``/amounts/``: sums of money as printed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse import queries
from articles.browse.export import amount_row, exported
from articles.browse.filters import AmountFilter
from articles.browse.ledger import ledger_of, totals_of


def amount_list(request: HttpRequest) -> HttpResponseBase:
    """Amounts of a selection under their article's day; ``?sums=1`` adds those of one kind, currency and status."""
    choice = AmountFilter(request.GET)
    if request.GET.get("format") and (response := _as_file(request, choice)):
        return response
    listing = ledger_of(request, choice)
    context = {"listing": listing, "words": choice.wanted, "adding": bool(choice.chosen("sums"))}
    if context["adding"]:
        context["totals"] = totals_of(choice)
    context["adding_query"] = choice.query_string(replaced={"sums": "1"})
    context["plain_query"] = choice.query_string(without=["sums"])
    return render(request, "articles/amounts.html", context)


def _as_file(request: HttpRequest, choice: AmountFilter) -> HttpResponseBase | None:
    return exported(request, queries.amounts_shown(queries.amounts_matching(choice)), amount_row, "amounts")
