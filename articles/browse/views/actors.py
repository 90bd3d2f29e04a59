"""Leaders, countries and pairs of countries."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.browse import appearances, changes, profiles
from articles.browse.filters import NameFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.paging import PAGE_SIZE
from articles.models import Country, Leader, LeaderRedirect


def people(request: HttpRequest) -> HttpResponse:
    """Leaders whom the articles name, most heard first, or those of a name or country."""
    choice = NameFilter(request.GET)
    found = profiles.leaders_found(choice)
    pages = profiles.page_by_number(found, request, PAGE_SIZE)
    context = {"choice": choice, "total": len(found), "pages": pages, "leaders": profiles.leaders_shown(pages)}
    return render(request, "articles/people.html", context)


@answers_gone
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One leader: what he said, what was said about him, posts, names in print, whom and what he speaks about."""
    if moved := LeaderRedirect.objects.filter(old=pk).select_related("leader").first():
        return redirect("person", moved.leader, permanent=True)
    leader = found_or_gone(Leader.objects.select_related("country").prefetch_related("aliases", "posts__country"), pk)
    known = {"names": appearances.of_leader(leader), "changes": changes.of_leader(leader)}
    return render(request, "articles/person.html", {"leader": leader, **known, **profiles.of_leader(leader)})


def countries(request: HttpRequest) -> HttpResponse:
    """Countries with their events and statements, most active first."""
    choice = NameFilter(request.GET)
    return render(request, "articles/countries.html", {"choice": choice, **profiles.countries_found(choice)})


def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country: events, leaders by date, partners, amounts, what it says and what is said about it."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(reverse("country", args=[code.upper()]))
    found = get_object_or_404(Country.objects.prefetch_related("aliases"), pk=code)
    return render(
        request,
        "articles/country.html",
        {"country": found, "changes": changes.of_country(found), **profiles.of_country(found)},
    )


def pair(request: HttpRequest, first: str, second: str) -> HttpResponse:
    """Two countries: their events together, and what each says about the other, side by side."""
    one = get_object_or_404(Country, pk=first.upper())
    other = get_object_or_404(Country.objects.exclude(pk=one.pk), pk=second.upper())
    return render(request, "articles/pair.html", {"one": one, "other": other, **profiles.of_pair(one, other)})
