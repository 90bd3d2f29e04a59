"""Who deals with whom: ``/matrix/``, ``/compare/``, ``/graph/``."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from articles.browse.export import exported_rows
from articles.browse.facets import event_facets
from articles.browse.listing import frame_of
from articles.browse.relations import compare, graph
from articles.browse.relations.compare import CompareFilter
from articles.browse.relations.graph import GraphFilter
from articles.browse.relations.matrix import MatrixFilter, matrix_of, rows_of
from articles.browse.sampling import sampled
from articles.browse.scale import STEPS
from articles.browse.selecting import chosen_events


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


def comparison(request: HttpRequest) -> HttpResponseBase:
    """Two or three countries or leaders beside each other; ``?add=`` puts one more by its name."""
    choice = CompareFilter(request.GET)
    text = request.GET.get("add", "").replace("\0", "")[:120].strip()
    found = compare.named(text)
    if len(found) == 1:
        field, thing = found[0]
        return redirect(f"{request.path}?{compare.with_one_more(choice, field, thing.pk)}")
    members = compare.members_of(choice)
    context = {
        "choice": choice,
        "members": members,
        "text": text,
        "found": [(thing, compare.with_one_more(choice, field, thing.pk)) for field, thing in found],
        "offered": compare.offered(choice),
        **(compare.compared(choice, members) if members else {}),
    }
    return render(request, "articles/compare.html", context)


def relations_graph(request: HttpRequest) -> HttpResponseBase:
    """Countries of a selection of events with lines between those that deal with each other."""
    choice = GraphFilter(request.GET)
    drawn = graph.graph_of(choice)
    if response := exported_rows(request, graph.rows_of(drawn), "graph"):
        return response
    sample = sampled(chosen_events(choice))
    listing = frame_of(choice, sample, event_facets(choice, sample))
    return render(request, "articles/graph.html", {"listing": listing, "graph": drawn, "steps": STEPS})
