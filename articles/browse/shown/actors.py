"""Countries, leaders and organisations as rows name them."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

from django.urls import reverse

from articles.browse.asked import rows_of
from articles.browse.keeping import Table
from articles.browse.naming import readable_key
from articles.models import Country
from articles.models.fields import page_address

T = TypeVar("T")
ActorKey = tuple[int | None, int | None, str | None]
"""A leader's, an organisation's, a country's key; one of the three."""


class Together(tuple[T, ...]):
    """Rows that belong to another one; asked for as a model's are, since templates show both."""

    __slots__ = ()

    def all(self) -> "Together[T]":
        return self


@dataclass(frozen=True, slots=True)
class ShownCountry:
    pk: str
    name_ja: str
    name_en: str
    is_iso: bool

    def get_absolute_url(self) -> str:
        return page_address("country", self.pk)


@dataclass(frozen=True, slots=True)
class ShownPost:
    leader: "ShownLeader"
    country: ShownCountry | None
    office: str
    title: str
    start: dt.date | None
    end: dt.date | None

    @property
    def country_id(self) -> str | None:
        return self.country.pk if self.country else None


@dataclass(slots=True)
class ShownLeader:
    pk: int
    name: str
    name_en: str
    country: ShownCountry | None
    posts: Together[ShownPost] = field(default_factory=Together)
    """Where they are asked for, by their first day, those without one first."""

    @property
    def country_id(self) -> str | None:
        return self.country.pk if self.country else None

    def get_absolute_url(self) -> str:
        return page_address("person", quote(readable_key(self.pk, self.name_en, self.name)))


@dataclass(frozen=True, slots=True)
class ShownOrganization:
    pk: int
    name: str
    name_en: str
    country: ShownCountry | None

    def get_absolute_url(self) -> str:
        return f"{reverse('statements')}?organization={self.pk}"


ShownActor = ShownCountry | ShownLeader | ShownOrganization


def _all_countries() -> dict[str, ShownCountry]:
    columns = ("pk", "name_ja", "name_en", "is_iso")
    return {row[0]: ShownCountry(*row) for row in Country.objects.order_by().values_list(*columns)}


_COUNTRIES: Table[dict[str, ShownCountry]] = Table("shown-countries", _all_countries)


def countries_by_code(wanted: Iterable[str] = ()) -> dict[str, ShownCountry]:
    """Every country; those wanted are among them although they were added a moment ago."""
    known = _COUNTRIES()
    return known if all(code in known for code in wanted) else _COUNTRIES.anew()


def leaders_by_id(keys: Collection[int]) -> dict[int, ShownLeader]:
    """Leaders by their keys, without their posts."""
    rows = _rows(_LEADERS, sorted(keys))
    countries = countries_by_code(row[3] for row in rows if row[3])
    return {pk: ShownLeader(pk, name, en, countries[of] if of else None) for pk, name, en, of in rows}


def organizations_by_id(keys: Collection[int]) -> dict[int, ShownOrganization]:
    """Organisations by their keys."""
    rows = _rows(_ORGANIZATIONS, sorted(keys))
    countries = countries_by_code(row[3] for row in rows if row[3])
    return {pk: ShownOrganization(pk, name, en, countries[of] if of else None) for pk, name, en, of in rows}


class Cast:
    """All who take part in some rows, asked for together."""

    def __init__(
        self, keys: Collection[ActorKey], codes: Iterable[str | None] = (), *, with_posts: bool = False
    ) -> None:
        leaders = sorted({leader for leader, _, _ in keys if leader is not None})
        organizations = sorted({organization for _, organization, _ in keys if organization is not None})
        posts = _rows(_POSTS, leaders) if with_posts else []
        named = (code for code in (*codes, *(key[2] for key in keys)) if code)
        self.countries = countries_by_code([*named, *(row[1] for row in posts if row[1])])
        self._leaders = leaders_by_id(leaders)
        self._organizations = organizations_by_id(organizations)
        held: dict[int, list[ShownPost]] = {}
        for pk, of, *values in posts:
            held.setdefault(pk, []).append(ShownPost(self._leaders[pk], self._country(of), *values))
        for pk, its in held.items():
            self._leaders[pk].posts = Together(its)

    def of(self, key: ActorKey) -> ShownActor:
        """Whom a key names."""
        leader, organization, country = key
        if leader is not None:
            return self._leaders[leader]
        return self._organizations[organization] if organization is not None else self.countries[country or ""]

    def _country(self, code: str | None) -> ShownCountry | None:
        return self.countries[code] if code else None


_LEADERS = "SELECT id, name, name_en, country_id FROM articles_leader WHERE id = ANY(%s)"
_ORGANIZATIONS = "SELECT id, name, name_en, country_id FROM articles_organization WHERE id = ANY(%s)"
_POSTS = (
    'SELECT leader_id, country_id, office, title, start, "end" FROM articles_post WHERE leader_id = ANY(%s)'
    " ORDER BY start NULLS FIRST, id"
)


def _rows(question: str, keys: list[int]) -> list[Any]:
    return rows_of(question, [keys]) if keys else []
