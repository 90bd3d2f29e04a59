"""What the pages of leaders, countries and pairs of countries show."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest

from articles.browse.filters import NameFilter
from articles.browse.keeping import kept
from articles.browse.listing import events_at_a_glance
from articles.browse.relations import actors, pairs
from articles.browse.relations.tallying import summed
from articles.browse.sampling import Selection, sampled
from articles.browse.selecting import having, last_said, said_by
from articles.browse.shown.statements import statements_at
from articles.browse.words import countries_named, cut_words, leaders_named
from articles.models import (
    Country,
    EventTraits,
    Leader,
    Mention,
    Post,
    StatementTraits,
    Subject,
    Tally,
)

SHOWN = 8
POSTS = 40
"""Terms in office shown on a country's page, of those that last and of those that ended."""


@dataclass(frozen=True, slots=True)
class Held:
    """A post with every term in which somebody held it, the newest first."""

    country: Country | None
    title: str
    terms: list[Post]


def leaders_found(choice: NameFilter) -> list[tuple[int, int]]:
    """Leaders by name (also in part) and country; without a name, those whom some article names. Most heard first.

    Each by his id with how many utterances are his.
    """
    heard = _heard()
    found = Leader.objects.order_by()
    if chosen := choice.cleaned_data.get("country"):
        found = found.filter(country__in=chosen)
    words = cut_words(choice.cleaned_data.get("q") or "")
    for word in words:
        part = Q(name__icontains=word) | Q(full_name__icontains=word) | Q(name_en__icontains=word)
        part |= Q(reading__icontains=word)
        named = Leader.objects.filter(leaders_named([word]) | part | Q(aliases__text__icontains=word))
        found = found.filter(pk__in=named.values("pk"))
    if not (words or chosen):
        return [(pk, n) for pk, (_name, n) in heard.items()]
    names = {pk: name for pk, name in found.values_list("pk", "name") if words or pk in heard}
    counts = {pk: heard[pk][1] if pk in heard else 0 for pk in names}
    return sorted(counts.items(), key=lambda item: (-item[1], names[item[0]], item[0]))


def _heard() -> dict[int, tuple[str, int]]:
    """Those whom some article names, most heard first, with name and utterances."""
    return kept("leaders-heard", _heard_now)


def _heard_now() -> dict[int, tuple[str, int]]:
    Tally.bring_up_to_date()
    said = summed(Tally.objects.filter(grain="a", subject=Subject.SAID, by="", other="", leader__gt=0), "leader")
    named = Leader.objects.filter(Exists(Mention.objects.filter(leader=OuterRef("pk")))).values_list("pk", "name")
    ranked = sorted(((pk, name, said[pk]) for pk, name in named), key=lambda row: (-row[2], row[1], row[0]))
    return {pk: (name, n) for pk, name, n in ranked}


def leaders_shown(page: Page[Any]) -> list[Leader]:
    """The leaders of a page, each with his ``said_count``; without those gone since they were counted."""
    leaders = Leader.objects.select_related("country").in_bulk([pk for pk, _n in page])
    present = [(leaders[pk], n) for pk, n in page if pk in leaders]
    for leader, n in present:
        setattr(leader, "said_count", n)  # noqa: B010 (a value for the template, no column)
    return [leader for leader, _n in present]


def page_by_number(rows: Any, request: HttpRequest, size: int) -> Page[Any]:
    """The page that ``?page=`` names; the nearest there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def countries_found(choice: NameFilter) -> dict[str, Any]:
    """Countries by name; without one, those that take part in an event or are spoken about."""
    Tally.bring_up_to_date()
    tallies = Tally.objects.filter(grain="a", leader=0)
    events = summed(tallies.filter(subject=Subject.DID, other="").exclude(by=""), "by")
    spoken = summed(tallies.filter(subject=Subject.SAID, by="").exclude(other=""), "other")
    text = choice.cleaned_data.get("q") or ""
    chosen = Country.objects.all()
    for word in cut_words(text):
        part = Q(name_ja__icontains=word) | Q(name_en__icontains=word)
        chosen = chosen.filter(pk__in=Country.objects.filter(countries_named([word]) | part).values("pk"))
    if not text:
        chosen = chosen.filter(pk__in={*events, *spoken})
    rows = [(country, events.get(country.pk, 0), spoken.get(country.pk, 0)) for country in chosen]
    return {"rows": sorted(rows, key=lambda row: (-row[1], -row[2], row[0].pk)), "total": len(rows)}


def of_leader(leader: Leader) -> dict[str, Any]:
    """Said by, said about, events, countries spoken about."""
    own, named = having("speaker", [leader.pk]), having("mentions", [leader.pk])
    events = Selection(EventTraits.objects.filter(having("leader", [leader.pk])))
    return {
        "posts": posts_of(leader),
        **_statements("said", own, latest=last_said([leader.pk])),
        **_statements("about", named & ~own),
        **events_at_a_glance(events, SHOWN),
        **actors.of_leader(leader),
        "said_query": f"speaker={leader.pk}",
        "about_query": f"mentions={leader.pk}",
        "event_query": f"leader={leader.pk}",
    }


def _statements(name: str, condition: Q, latest: dt.date | None = None) -> dict[str, Any]:
    """The newest statements of a condition, and how many there are."""
    rows = StatementTraits.objects.filter(condition)
    sample = sampled(Selection(rows, once=True, parts=((rows, latest),) if latest else ()))
    return {name: statements_at(sample.places[:SHOWN]), f"{name}_count": sample.count}


def of_country(country: Country) -> dict[str, Any]:
    """Events, leaders, partners, amounts, said by and about."""
    events = Selection(EventTraits.objects.filter(having("country", [country.pk])))
    heard = Exists(Mention.objects.filter(leader=OuterRef("leader")))
    posts = Post.objects.filter(heard, country=country).select_related("leader")
    posts = posts.order_by(F("start").desc(nulls_last=True), "pk")
    held, past = ([post for post in posts if (post.end is None) is lasting] for lasting in (True, False))
    return {
        **events_at_a_glance(events, SHOWN),
        **actors.of_country(country),
        "posts": held[:POSTS],
        "more_held": len(held[POSTS:]),
        "past_posts": past[:POSTS],
        "more_posts": len(past[POSTS:]),
        **_statements("said", said_by([country.pk])),
        **_statements("about", having("about", [country.pk])),
        "said_query": f"by={country.pk}",
        "about_query": f"about={country.pk}",
        "event_query": f"country={country.pk}",
    }


def of_pair(one: Country, other: Country) -> dict[str, Any]:
    """What is between both, what each says about the other."""
    return {
        **pairs.between(one, other),
        **_statements("forth", said_by([one.pk]) & having("about", [other.pk])),
        **_statements("back", said_by([other.pk]) & having("about", [one.pk])),
        "forth_query": f"by={one.pk}&about={other.pk}",
        "back_query": f"by={other.pk}&about={one.pk}",
    }


def posts_of(leader: Leader) -> list[Held]:
    """Posts with their terms, the newest first; undated ones last."""
    newest = sorted(leader.posts.all(), key=lambda post: (post.start is not None, str(post.start)), reverse=True)
    terms: dict[tuple[str | None, str], list[Post]] = {}
    for post in newest:
        terms.setdefault((post.country_id, post.title), []).append(post)
    return [Held(its[0].country, its[0].title, its) for its in terms.values()]
