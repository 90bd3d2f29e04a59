"""``/changes/``: what people decided, and took back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.browse import changes
from articles.browse.profiles import page_by_number


def change_list(request: HttpRequest) -> HttpResponse:
    """Decisions about findings and identities, edits of the register: the newest first, open to everybody."""
    pages = page_by_number(changes.newest(), request, changes.PAGE)
    context = {"pages": pages, "changes": changes.told(pages.object_list), "total": pages.paginator.count}
    return render(request, "articles/changes.html", context)
