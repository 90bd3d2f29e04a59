"""``/statements/`` and one statement."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from articles.browse import changes, queries, rights
from articles.browse.charts.views import statement_chart
from articles.browse.citation import cited
from articles.browse.export import exported, statement_row
from articles.browse.facets import statement_facets
from articles.browse.feeds import subscribed
from articles.browse.filters import StatementFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.listing import frame_of, listing_of
from articles.browse.neighbourhood import Neighbourhood, around
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_statements
from articles.browse.shown.statements import statements_at
from articles.browse.trail import explaining_steps
from articles.models import Statement


def statement_list(request: HttpRequest) -> HttpResponseBase:
    """Statements of a selection, each utterance once, in any of its views; exports hold every report of them."""
    choice = StatementFilter(request.GET)
    if request.GET.get("format") and (response := _other_form(request, choice)):
        return response
    rows = chosen_statements(choice)
    sample = sampled(rows)
    facets = statement_facets(choice, sample)
    if chart := statement_chart(choice):
        return render(request, "articles/statements.html", {"listing": frame_of(choice, sample, facets), **chart})
    listing = listing_of(request, choice, rows, sample, statements_at, facets)
    return render(request, "articles/statements.html", {"listing": listing, "words": choice.wanted})


def _other_form(request: HttpRequest, choice: StatementFilter) -> HttpResponseBase | None:
    """The selection as a feed of utterances or a file of every report of them, if the request asks for one."""
    every = queries.statements_shown(queries.statements_matching(choice, every=True))
    once = queries.statements_shown(queries.statements_matching(choice))
    subscription = subscribed(request, once, gettext("発言"))
    return subscription or exported(request, every, statement_row, "statements")


@answers_gone
def statement_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement: the words, who said them and how that is known, what stands around them."""
    rows = Statement.objects.select_related("version").prefetch_related("trail")
    statement = found_or_gone(queries.statements_shown(rows), pk)
    if response := cited(request, statement):
        return response
    context = {
        "statement": statement,
        "changes": changes.of_statement(statement),
        "trail": explaining_steps(statement),
        "around": around_statement(statement),
        "reports": statements_at(Statement.objects.reports_with(statement).values_list("pk", flat=True)),
        "same_words": statements_at(same_words(statement).values_list("pk", flat=True)),
        "address": request.build_absolute_uri(statement.get_absolute_url()),
    }
    return render(request, "articles/statement.html", context)


def around_statement(statement: Statement) -> Neighbourhood | None:
    """The sentences around the words, as far as the reader may see them."""
    now = rights.reader()
    if now.is_barred(statement.article):
        return None
    return around(statement.version.body, statement.start, statement.end, now.reach_in(statement.article))


def same_words(statement: Statement) -> QuerySet[Statement]:
    """Statements of other articles in exactly the same words that are not known as reports of the same utterance.

    They are found by the day first, which is indexed.
    """
    same = Statement.objects.filter(date=statement.date, exact=statement.exact).exclude(article=statement.article)
    return same.exclude(utterance=statement.utterance_id) if statement.utterance_id else same
