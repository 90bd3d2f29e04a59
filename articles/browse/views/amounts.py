"""``/amounts/``: sums of money as printed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse import queries
from articles.browse.export import amount_row, exported
from articles.browse.facets import amount_facets
from articles.browse.filters import AmountFilter
from articles.browse.ledger import ledger_of


def amount_list(request: HttpRequest) -> HttpResponseBase:
    """Amounts of a selection under their article's day; never added up."""
    choice = AmountFilter(request.GET)
    rows = queries.amounts_shown(queries.amounts_matching(choice))
    if response := exported(request, rows, amount_row, "amounts"):
        return response
    listing = ledger_of(request, choice, rows, amount_facets(choice))
    return render(request, "articles/amounts.html", {"listing": listing, "words": choice.wanted})
