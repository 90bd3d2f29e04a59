"""What the pages of leaders, countries and pairs of countries show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from articles.browse import glance, terms
from articles.browse.filters import NameFilter
from articles.browse.glance import Glance
from articles.browse.keeping import kept
from articles.browse.listing import COMING, days_of
from articles.browse.names import countries_named, leaders_named
from articles.browse.relations import actors, pairs
from articles.browse.relations.money import in_and_out
from articles.browse.relations.tallying import summed
from articles.browse.shown.events import ShownEvent, events_at
from articles.browse.shown.statements import statements_at
from articles.browse.words import cut_words
from articles.models import (
    Country,
    Leader,
    Mention,
    Post,
    Subject,
    Tally,
)

SHOWN = 8


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
        chosen = chosen.filter(countries_named([word]) | part)
    if not text:
        chosen = chosen.filter(pk__in={*events, *spoken})
    rows = [(country, events.get(country.pk, 0), spoken.get(country.pk, 0)) for country in chosen]
    return {"rows": sorted(rows, key=lambda row: (-row[1], -row[2], row[0].pk)), "total": len(rows)}


def of_leader(leader: Leader) -> dict[str, Any]:
    """Said by, said about, events, countries spoken about."""
    counts = actors.counted(leader)
    own, named = f"speaker:{leader.pk}", f"mentions:{leader.pk}"
    return {
        "posts": posts_of(leader),
        **_statements(
            said=glance.statements_of([own], counts.said[""], SHOWN, speaker=leader.pk),
            about=glance.statements_of([named], 0, SHOWN, but=own),
        ),
        **_events(glance.events_of(f"leader:{leader.pk}", counts.events, SHOWN, COMING)),
        **actors.of_leader(leader, counts),
        "said_query": f"speaker={leader.pk}",
        "about_query": f"mentions={leader.pk}",
        "event_query": f"leader={leader.pk}",
    }


def _statements(**glances: Glance) -> dict[str, Any]:
    """The statements of some sections, read together, and how many there are of each."""
    shown = {row.pk: row for row in statements_at(dict.fromkeys(pk for seen in glances.values() for pk in seen.keys))}
    rows = {name: [shown[pk] for pk in seen.keys if pk in shown] for name, seen in glances.items()}
    return {**rows, **{f"{name}_count": seen.count for name, seen in glances.items()}}


def _events(seen: Glance, **others: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """The newest events under their days, what lies ahead, how many there are; and others, read together with them."""
    more = [pk for named in others.values() for pks in named.values() for pk in pks]
    shown = {event.pk: event for event in events_at(dict.fromkeys([*seen.keys, *seen.ahead, *more]))}

    def read(pks: Iterable[int]) -> list[ShownEvent]:
        return [shown[pk] for pk in pks if pk in shown]

    rows = {name: {part: read(pks) for part, pks in named.items()} for name, named in others.items()}
    return {"days": days_of(read(seen.keys)), "coming": read(seen.ahead), "event_count": seen.count, **rows}


def of_country(country: Country) -> dict[str, Any]:
    """Events, leaders, partners, amounts, said by and about."""
    code, counts = country.pk, actors.counted(country)
    return {
        **_events(glance.events_of(f"country:{code}", counts.events, SHOWN, COMING), money=in_and_out(country)),
        **actors.of_country(country, counts),
        **terms.of_country(country),
        **_statements(
            said=glance.statements_of([f"by:{code}"], counts.said[""], SHOWN),
            about=glance.statements_of([f"about:{code}"], counts.heard[""], SHOWN),
        ),
        "said_query": f"by={code}",
        "about_query": f"about={code}",
        "event_query": f"country={code}",
    }


def of_pair(one: Country, other: Country) -> dict[str, Any]:
    """What is between both, what each says about the other."""
    between, said = pairs.between(one, other)
    return {
        **between,
        **_statements(
            forth=glance.statements_of([f"by:{one.pk}", f"about:{other.pk}"], said[one.pk], SHOWN),
            back=glance.statements_of([f"by:{other.pk}", f"about:{one.pk}"], said[other.pk], SHOWN),
        ),
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
