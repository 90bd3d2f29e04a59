"""Tables -> gazetteer, so that an editor's change counts at the next reading.

Only rows that an editor or the register vouches for (``reviewed``): names made from articles would make the reading of
one article depend on which were read before it.
"""

from django.db import connection

from articles.extraction import Gazetteer, default_gazetteer
from articles.extraction.gazetteer import CountryEntry, OrganizationEntry, PostEntry
from articles.ingest.days import iso_of
from articles.models import Country, Leader, Organization, Post
from articles.vocabulary import AliasKind

_WATCHED = (
    "articles_country",
    "articles_countryalias",
    "articles_leader",
    "articles_leaderalias",
    "articles_post",
    "articles_organization",
    "articles_organizationalias",
)
_ONLY_REVIEWED = {
    "articles_leader": "reviewed",
    "articles_organization": "reviewed",
    "articles_leaderalias": "leader_id IN (SELECT id FROM articles_leader WHERE reviewed)",
    "articles_post": "leader_id IN (SELECT id FROM articles_leader WHERE reviewed)",
    "articles_organizationalias": "organization_id IN (SELECT id FROM articles_organization WHERE reviewed)",
}

_kept: tuple[object, Gazetteer] | None = None


def known_gazetteer() -> Gazetteer:
    """The gazetteer of the tables, built anew only when they changed; that of the data files while they are empty."""
    global _kept  # noqa: PLW0603 (one gazetteer a process: extraction builds its indexes once for each)
    stamp = _stamp()
    if _kept is None or _kept[0] != stamp:
        built = _build()
        _kept = stamp, built if built.countries else default_gazetteer()
    return _kept[1]


def person_key(leader: Leader) -> str:
    """How extraction names a person back to us."""
    return leader.register_key or f"#{leader.pk}"


def _stamp() -> object:
    """Changes whenever a watched row does: every write gives its row a new transaction number (xmin)."""
    parts = [
        f"(SELECT count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) FROM {table}"  # noqa: S608 (constants)
        f" WHERE {_ONLY_REVIEWED.get(table, 'true')})"
        for table in _WATCHED
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}")
        return connection.settings_dict["NAME"], cursor.fetchone()


def _build() -> Gazetteer:
    return Gazetteer(tuple(_countries()), tuple(_posts()), tuple(_organizations()))


def _countries() -> list[CountryEntry]:
    return [
        CountryEntry(
            code=country.code,
            alpha3=country.alpha3,
            name_ja=country.name_ja,
            name_en=country.name_en,
            aliases=tuple(sorted((alias.text, AliasKind(alias.kind)) for alias in country.aliases.all())),
            is_iso=country.is_iso,
            region=country.region,
            latitude=country.latitude,
            longitude=country.longitude,
        )
        for country in Country.objects.order_by("code").prefetch_related("aliases")
    ]


def _posts() -> list[PostEntry]:
    leaders = Leader.objects.filter(reviewed=True).order_by("id").prefetch_related("aliases", "posts")
    return [_post(leader, post) for leader in leaders for post in sorted(leader.posts.all(), key=lambda post: post.pk)]


def _post(leader: Leader, post: Post) -> PostEntry:
    return PostEntry(
        person=person_key(leader),
        country=post.country_id or leader.country_id or _body_of(leader),
        office=post.office,
        title=post.title,
        name=leader.name,
        full_name=leader.full_name,
        aliases=tuple(sorted(alias.text for alias in leader.aliases.all())),
        start=iso_of(post.start, post.start_precision),
        end=iso_of(post.end, post.end_precision),
        checked=post.checked,
        sure=post.sure,
        reading=leader.reading,
        name_en=leader.name_en,
    )


def _body_of(leader: Leader) -> str:
    """Code of the international body that a register's head leads, where the table of countries has no row for it."""
    return (leader.register_key or "").rpartition("/")[2]


def _organizations() -> list[OrganizationEntry]:
    return [
        OrganizationEntry(
            name=organization.name,
            aliases=tuple(sorted(alias.text for alias in organization.aliases.all())),
            country=organization.country_id,
            kind=organization.kind,
            name_en=organization.name_en,
        )
        for organization in Organization.objects.filter(reviewed=True).order_by("id").prefetch_related("aliases")
    ]
