"""The extraction's data files -> tables of countries, organisations, leaders and posts.

The files are loaded again and again; what an editor changed stays. For each row the values loaded last are kept
(``RegisterRow``): a column is updated only while it still holds them, an alias that was removed by hand does not come
back, nor does a row that was deleted.
"""

from datetime import date

from django.db import transaction

from articles.extraction import Gazetteer, default_gazetteer
from articles.extraction.gazetteer import PostEntry, english_organization, read_country_groups
from articles.ingest.days import first_day
from articles.ingest.joining import follow_terms, join_people
from articles.ingest.locking import Writing, wait_for_turn
from articles.ingest.merging import Item, Loaded, Table, load
from articles.ingest.rows.values import cut
from articles.models import (
    Country,
    CountryAlias,
    CountryGroup,
    Leader,
    LeaderAlias,
    Organization,
    OrganizationAlias,
    Post,
)
from articles.models.register import RegisterKind

COUNTRIES = Table(RegisterKind.COUNTRY, Country, ("code",), CountryAlias)
GROUPS = Table(RegisterKind.GROUP, CountryGroup, ("code",))
ORGANIZATIONS = Table(RegisterKind.ORGANIZATION, Organization, ("name", "country_id"), OrganizationAlias)
LEADERS = Table(RegisterKind.LEADER, Leader, ("register_key",), LeaderAlias)
LEADING = frozenset({"head_of_state", "head_of_government", "foreign_minister", "head_of_organization", "monarch_heir"})
"""Offices by which a country or body is known."""
POSTS = Table(RegisterKind.POST, Post, ("leader_id", "country_id", "title", "start"))


@transaction.atomic
def load_register(gazetteer: Gazetteer | None = None) -> dict[str, Loaded]:
    """Load the gazetteer (that of the data files by default), again without doubling: all of it or nothing."""
    wait_for_turn(Writing.REGISTER)
    gazetteer = gazetteer or default_gazetteer()
    result = {"countries": load(COUNTRIES, _countries(gazetteer))}
    result["groups"] = load(GROUPS, _groups())
    codes = frozenset(Country.objects.values_list("code", flat=True))
    result["organizations"] = load(ORGANIZATIONS, _organizations(gazetteer, codes))
    load(ORGANIZATIONS, _composed_names(gazetteer))
    join_people(gazetteer.joined)
    result["leaders"] = load(LEADERS, _leaders(gazetteer, codes))
    people = {key: pk for key, pk in Leader.objects.values_list("register_key", "pk") if key}
    posts = _posts(gazetteer, codes, people)
    follow_terms(posts)
    result["posts"] = load(POSTS, posts, forget=True)
    return result


def ensure_register() -> None:
    """Load the register if the tables are empty, so that the first article finds its leaders without a step before."""
    if not Country.objects.exists():
        load_register()


def _countries(gazetteer: Gazetteer) -> list[Item]:
    return [
        Item(
            entry.code,
            {
                "code": entry.code,
                "alpha3": entry.alpha3,
                "is_iso": entry.is_iso,
                "name_ja": entry.name_ja,
                "name_en": entry.name_en,
                "region": entry.region,
                "latitude": entry.latitude,
                "longitude": entry.longitude,
            },
            dict(entry.aliases),
        )
        for entry in gazetteer.countries
    ]


def _groups() -> list[Item]:
    return [
        Item(
            entry.code,
            {
                "code": entry.code,
                "name_ja": entry.name_ja,
                "name_en": entry.name_en,
                "aliases": list(entry.aliases),
                "members": list(entry.members),
            },
        )
        for entry in read_country_groups()
    ]


def _organizations(gazetteer: Gazetteer, codes: frozenset[str]) -> list[Item]:
    return [
        Item(
            f"{entry.name}/{entry.country or ''}",
            {
                "name": entry.name,
                "name_en": cut(entry.name_en, Organization, "name_en"),
                "country_id": _known(entry.country, codes),
                "kind": cut(entry.kind, Organization, "kind"),
                "reviewed": True,
            },
            dict.fromkeys(entry.aliases, ""),
        )
        for entry in gazetteer.organizations
    ]


def _composed_names(gazetteer: Gazetteer) -> list[Item]:
    """English of organisations that articles brought before it was known how to compose it."""
    named = {(entry.name, entry.country) for entry in gazetteer.organizations}
    rows = Organization.objects.exclude(country=None).values_list("name", "country_id")
    return [
        Item(f"{name}/{country}", {"name": name, "country_id": country, "name_en": english})
        for name, country in rows
        if (name, country) not in named and (english := english_organization(name, country))
    ]


def _leaders(gazetteer: Gazetteer, codes: frozenset[str]) -> list[Item]:
    """People, each from all his posts: the last row names him, aliases and readings of all count."""
    terms: dict[str, list[PostEntry]] = {}
    for post in gazetteer.posts:
        terms.setdefault(post.person, []).append(post)
    return [_leader(key, posts, codes) for key, posts in terms.items()]


def _leader(key: str, posts: list[PostEntry], codes: frozenset[str]) -> Item:
    last = max(posts, key=lambda post: post.start)
    main = max(posts, key=lambda post: _weight(post, key))
    readings = dict.fromkeys(part for post in posts for part in post.reading.split(";") if part)
    forms = dict.fromkeys(form for post in posts for form in (post.name, *post.aliases) if form)
    return Item(
        key,
        {
            "register_key": key,
            "name": cut(last.name, Leader, "name"),
            "full_name": cut(last.full_name, Leader, "full_name"),
            "name_en": cut(last.name_en, Leader, "name_en"),
            "reading": cut(";".join(readings), Leader, "reading"),
            "country_id": _known(main.country, codes),
            "reviewed": True,
        },
        {cut(form, LeaderAlias, "text"): "" for form in forms if form not in {last.name, last.full_name}},
    )


def _weight(post: PostEntry, key: str) -> tuple[bool, str, bool, bool, str]:
    """For which country or body somebody stands first: where he is in office, or was last; there as its head; at home
    (a president who also presides over a union for a year stays his country's)."""
    at_home = key.endswith(f"/{post.country}")
    return not post.end, post.end, post.office in LEADING, at_home, post.start


def _posts(gazetteer: Gazetteer, codes: frozenset[str], people: dict[str, int]) -> list[Item]:
    items = {}
    for entry in gazetteer.posts:
        if entry.person in people:
            key = "/".join((entry.person, entry.office, entry.title, entry.start))
            items[key] = Item(key, _post(entry, codes, people[entry.person]))
    return list(items.values())


def _post(entry: PostEntry, codes: frozenset[str], leader: int) -> dict[str, object]:
    start, start_precision = first_day(entry.start)
    end, end_precision = _last_day(entry.start, entry.end)
    return {
        "leader_id": leader,
        "country_id": _known(entry.country, codes),
        "office": entry.office,
        "title": cut(entry.title, Post, "title"),
        "start": start,
        "start_precision": start_precision,
        "end": end,
        "end_precision": end_precision,
        "checked": entry.checked,
        "sure": entry.sure,
    }


def _last_day(start: str, end: str) -> tuple[date | None, str]:
    """The end as a column takes it; a term that ends in the month or year it began in does not end before it."""
    day, precision = first_day(end)
    began, _precision = first_day(start)
    return (max(day, began) if day and began else day), precision


def _known(code: str | None, codes: frozenset[str]) -> str | None:
    return code if code in codes else None
