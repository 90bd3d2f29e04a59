"""``/statements/`` and one statement."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse import queries
from articles.browse.export import exported, statement_row
from articles.browse.facets import statement_facets
from articles.browse.filters import StatementFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.listing import listing_of
from articles.browse.neighbourhood import around
from articles.browse.trail import explaining_steps
from articles.models import Statement


def statement_list(request: HttpRequest) -> HttpResponseBase:
    """Statements of a selection by day."""
    choice = StatementFilter(request.GET)
    rows = queries.statements_shown(queries.statements_matching(choice))
    if response := exported(request, rows, statement_row, "statements"):
        return response
    listing = listing_of(request, choice, rows, statement_facets(choice))
    return render(request, "articles/statements.html", {"listing": listing, "words": choice.wanted})


@answers_gone
def statement_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement: the words, who said them and how that is known, what stands around them."""
    rows = Statement.objects.select_related("version").prefetch_related("trail")
    statement = found_or_gone(queries.statements_shown(rows), pk)
    context = {
        "statement": statement,
        "trail": explaining_steps(statement),
        "around": around(statement.version.body, statement.start, statement.end),
        "elsewhere": queries.statements_shown(same_words(statement)),
        "address": request.build_absolute_uri(statement.get_absolute_url()),
    }
    return render(request, "articles/statement.html", context)


def same_words(statement: Statement) -> QuerySet[Statement]:
    """Statements of other articles in exactly the same words; found by the day first, which is indexed."""
    return Statement.objects.filter(date=statement.date, exact=statement.exact).exclude(article=statement.article)
