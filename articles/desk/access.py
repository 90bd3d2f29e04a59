"""Who may sit at the desk, and where a request goes on afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from articles.browse.rights import READS_ALL

DECIDES = "articles.add_linkdecision"
"""The permission that opens the desk; Django's groups give it to editors."""
ADDS = "articles.add_article"
"""The permission of the admin's upload form."""
View: TypeAlias = Callable[..., HttpResponseBase]


def for_editors(view: View) -> View:
    """A view for those who may decide and, since it shows their words, read every text.

    Visitors are asked to log in, others without both permissions get 403.
    """
    return _open_to(view, (DECIDES, READS_ALL))


def for_importers(view: View) -> View:
    """A view for those who may bring articles in: editors, and who may add articles in the admin."""
    return _open_to(view, (DECIDES,), (ADDS,))


def _open_to(view: View, *keys: tuple[str, ...]) -> View:
    """One of the keys opens the view; a key is some permissions together."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(request.user.has_perms(key) for key in keys):
            return view(request, *args, **kwargs)
        if request.user.is_authenticated:
            raise PermissionDenied
        return _to_login(request)

    return guarded


def editor_of(request: HttpRequest) -> User:
    """Who decides; ``for_editors`` has made sure that somebody is logged in."""
    assert isinstance(request.user, User)
    return request.user


def goes_on(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Back to the page of ours that the form names in ``next``."""
    wanted = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = otherwise
    return redirect(wanted)


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx asks, and a part of the page is to be answered."""
    return bool(getattr(request, "htmx", False))


def _to_login(request: HttpRequest) -> HttpResponse:
    login = reverse("admin:login")
    if is_partial(request):  # a part of a page cannot hold the login: the whole page goes there
        return HttpResponseClientRedirect(f"{login}?next={reverse('review')}")
    wanted = request.get_full_path() if request.method == "GET" else reverse("review")
    return redirect_to_login(wanted, login)
