"""The first page, and the search that every page offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse import overview
from articles.browse.words import cut_words, read_words


def home(request: HttpRequest) -> HttpResponse:
    """What happened lately, who spoke, which sums were named."""
    return render(request, "articles/home.html", overview.newest())


def search(request: HttpRequest) -> HttpResponse:
    """People and countries of that name, and the first statements, events and articles with the words."""
    text = request.GET.get("q", "").replace("\0", "")[:200].strip()
    context = {"text": text, "words": read_words(text), **overview.found(text, cut_words(text))}
    return render(request, "articles/search.html", context)
