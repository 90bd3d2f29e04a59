"""``/articles/`` and one article with its findings marked."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from articles.browse import changes, queries
from articles.browse.export import article_row, exported
from articles.browse.facets import article_facets
from articles.browse.filters import ArticleFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.listing import listing_of
from articles.browse.reading import read_article
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_articles
from articles.browse.shown.articles import articles_at
from articles.models import Article


def article_list(request: HttpRequest) -> HttpResponseBase:
    """Articles of a selection by day of publication, with how much was read out of each."""
    choice = ArticleFilter(request.GET)
    if request.GET.get("format") and (response := _as_file(request, choice)):
        return response
    rows = chosen_articles(choice)
    sample = sampled(rows)
    facets = article_facets(choice, sample)
    listing = listing_of(
        request, choice, rows, sample, articles_at, facets, day="published", precision="published_precision"
    )
    return render(request, "articles/articles.html", {"listing": listing, "words": choice.wanted})


def _as_file(request: HttpRequest, choice: ArticleFilter) -> HttpResponseBase | None:
    every = queries.articles_shown(queries.articles_matching(choice, every=True))
    return exported(request, every, article_row, "articles")


@answers_gone
def article_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The source text, its findings marked in layers, an index of them beside it; ``?version=1`` for an older text."""
    article = found_or_gone(Article.objects.select_related("outlet"), pk)
    number = request.GET.get("version", "")
    versions = article.versions.order_by("number")
    chosen = {"number": int(number)} if number.isascii() and number.isdigit() else {"is_current": True}
    version = get_object_or_404(versions, **chosen)
    context = {
        "article": article,
        "version": version,
        "versions": versions.defer("body"),
        "copies": Article.objects.copies_of(article).select_related("outlet"),
        "changes": changes.of_article(article),
        **read_article(version),
    }
    return render(request, "articles/article.html", context)
