"""Who deals with whom: ``/matrix/``, ``/compare/``, ``/graph/``."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse.export import exported_rows
from articles.browse.relations.matrix import MatrixFilter, matrix_of, rows_of


def matrix(request: HttpRequest) -> HttpResponseBase:
    """Speakers by the countries they speak about; every count opens its quotes."""
    choice = MatrixFilter(request.GET)
    found, listing = matrix_of(choice)
    if response := exported_rows(request, rows_of(found), "matrix"):
        return response
    by_country = choice.query_string(without=["rows", "speaker", "by"])
    by_leader = choice.query_string(without=["speaker", "by"], replaced={"rows": "leader"})
    context = {"listing": listing, "matrix": found, "by_country": by_country, "by_leader": by_leader}
    return render(request, "articles/matrix.html", context)
