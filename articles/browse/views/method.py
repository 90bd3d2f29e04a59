"""``/method/``: how findings are come by and how far they can be trusted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse.method import measured, own_accuracy, register_day


def method(request: HttpRequest) -> HttpResponse:
    """How it works, what was measured, what is known to be missing."""
    return render(
        request, "articles/method.html", {**measured(), "own": own_accuracy(), "register_day": register_day()}
    )
