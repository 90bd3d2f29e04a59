"""The first page, and the search that every page offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from articles.browse import overview


def home(request: HttpRequest) -> HttpResponse:
    """What happened lately, who spoke, which sums were named."""
    return render(request, "articles/home.html", overview.newest())


def icon(request: HttpRequest) -> HttpResponse:
    """The icon that browsers ask for where a page names none (the admin)."""
    return redirect(static("icon.svg"))


def search(request: HttpRequest) -> HttpResponse:
    """People and countries of that name, and the first statements, events and articles with the words."""
    text = request.GET.get("q", "").replace("\0", "")[:200].strip()
    return render(request, "articles/search.html", {"text": text, **overview.found(text)})
