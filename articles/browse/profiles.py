"""What the pages of leaders, countries and pairs of countries show."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from articles.browse import facets, queries
from articles.browse.filters import NameFilter
from articles.browse.listing import events_at_a_glance
from articles.browse.relations import actors, pairs
from articles.browse.words import countries_named, cut_words, leaders_named
from articles.models import (
    Country,
    Event,
    EventParty,
    Leader,
    Mention,
    Post,
    Statement,
    StatementAbout,
    StatementSpeaker,
)

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Held:
    """A post with every term in which somebody held it, the newest first."""

    country: Country | None
    title: str
    terms: list[Post]


def leaders_found(choice: NameFilter) -> QuerySet[Leader]:
    """Leaders by name (also in part) and country; without a name, those whom some article names. Most heard first."""
    said = StatementSpeaker.objects.filter(leader=OuterRef("pk")).order_by()
    counted = said.values("leader").annotate(n=Count("pk")).values("n")
    found = Leader.objects.select_related("country").annotate(said_count=Coalesce(Subquery(counted), 0))
    if choice.cleaned_data.get("country"):
        found = found.filter(country__in=choice.cleaned_data["country"])
    words = cut_words(choice.cleaned_data.get("q") or "")
    for word in words:
        part = Q(name__icontains=word) | Q(full_name__icontains=word) | Q(name_en__icontains=word)
        part |= Q(reading__icontains=word)
        named = Leader.objects.filter(leaders_named([word]) | part | Q(aliases__text__icontains=word))
        found = found.filter(pk__in=named.values("pk"))
    if not words:
        found = found.filter(Exists(Mention.objects.filter(leader=OuterRef("pk"))))
    return found.order_by("-said_count", "name", "pk")


def page_by_number(rows: QuerySet[Any], request: HttpRequest, size: int) -> Page[Any]:
    """The page that ``?page=`` names; the nearest there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def countries_found(choice: NameFilter) -> dict[str, Any]:
    """Countries by name; without one, those that take part in an event or are spoken about."""
    events = facets.country_counts_of_events(Event.objects.all())
    spoken = facets.about_counts(Statement.objects.all())
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
    own = Exists(StatementSpeaker.objects.filter(statement=OuterRef("pk"), leader=leader))
    said = queries.utterances_once(Statement.objects.filter(own))
    about = queries.utterances_once(Statement.objects.filter(queries.naming_leader(leader.pk)).exclude(own))
    events = Event.objects.filter(queries.with_leader(leader.pk))
    return {
        "posts": posts_of(leader),
        "said": queries.newest(queries.statements_shown(said), SHOWN),
        "said_count": said.count(),
        "about": queries.newest(queries.statements_shown(about), SHOWN),
        "about_count": about.count(),
        **events_at_a_glance(events, SHOWN),
        **actors.of_leader(leader),
        "said_query": f"speaker={leader.pk}",
        "about_query": f"mentions={leader.pk}",
        "event_query": f"leader={leader.pk}",
    }


def of_country(country: Country) -> dict[str, Any]:
    """Events, leaders, partners, amounts, said by and about."""
    events = events_of(country)
    speaks = Exists(StatementSpeaker.objects.filter(queries.speaks_for([country.pk]), statement=OuterRef("pk")))
    named = Exists(StatementAbout.objects.filter(statement=OuterRef("pk"), country=country))
    said = queries.utterances_once(Statement.objects.filter(speaks))
    about = queries.utterances_once(Statement.objects.filter(named))
    heard = Exists(Mention.objects.filter(leader=OuterRef("leader")))
    posts = Post.objects.filter(heard, country=country).select_related("leader")
    posts = posts.order_by(F("start").desc(nulls_last=True), "pk")
    return {
        **events_at_a_glance(events, SHOWN),
        **actors.of_country(country),
        "posts": [post for post in posts if post.end is None],
        "past_posts": [post for post in posts if post.end is not None],
        "said": queries.newest(queries.statements_shown(said), SHOWN),
        "said_count": said.count(),
        "about": queries.newest(queries.statements_shown(about), SHOWN),
        "about_count": about.count(),
        "said_query": f"by={country.pk}",
        "about_query": f"about={country.pk}",
        "event_query": f"country={country.pk}",
    }


def of_pair(one: Country, other: Country) -> dict[str, Any]:
    """What is between both, what each says about the other."""
    forth, back = _said_about(one, other), _said_about(other, one)
    return {
        **pairs.between(one, other),
        "forth": queries.newest(queries.statements_shown(forth), SHOWN),
        "forth_count": forth.count(),
        "back": queries.newest(queries.statements_shown(back), SHOWN),
        "back_count": back.count(),
        "forth_query": f"by={one.pk}&about={other.pk}",
        "back_query": f"by={other.pk}&about={one.pk}",
    }


def events_of(country: Country) -> QuerySet[Event]:
    """Events in which a country takes part, itself or by a leader."""
    party = EventParty.objects.filter(Q(country=country) | Q(leader__country=country), event=OuterRef("pk"))
    return Event.objects.filter(Exists(party))


def _said_about(one: Country, other: Country) -> QuerySet[Statement]:
    speaker = StatementSpeaker.objects.filter(queries.speaks_for([one.pk]), statement=OuterRef("pk"))
    about = StatementAbout.objects.filter(statement=OuterRef("pk"), country=other)
    return queries.utterances_once(Statement.objects.filter(Exists(speaker), Exists(about)))


def posts_of(leader: Leader) -> list[Held]:
    """Posts with their terms, the newest first; undated ones last."""
    newest = sorted(leader.posts.all(), key=lambda post: (post.start is not None, str(post.start)), reverse=True)
    terms: dict[tuple[str | None, str], list[Post]] = {}
    for post in newest:
        terms.setdefault((post.country_id, post.title), []).append(post)
    return [Held(its[0].country, its[0].title, its) for its in terms.values()]
