"""Known countries, people and organisations, handed to extraction from outside.

``default_gazetteer()`` reads the data files of this package; the web application builds one from its tables, so that an
editor's change counts at the next reading.
"""

from dataclasses import dataclass
from functools import cache

from articles.vocabulary import AliasKind


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country or a country-like actor."""

    code: str
    """ISO 3166-1 alpha-2, XK for Kosovo; EU, UN, ASEAN, NATO … for actors without one."""
    alpha3: str
    name_ja: str
    name_en: str
    aliases: tuple[tuple[str, AliasKind], ...]
    is_iso: bool = True


@dataclass(frozen=True, slots=True)
class PostEntry:
    """One unbroken term of one person in one post."""

    person: str
    """Key that joins the posts of a person: full Japanese name and country."""
    country: str
    office: str
    title: str
    name: str
    full_name: str
    aliases: tuple[str, ...]
    start: str
    """ISO 8601 at the precision known."""
    end: str
    """Empty while in office."""
    checked: str
    sure: bool


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    name: str
    aliases: tuple[str, ...]
    country: str | None


@dataclass(frozen=True)
class Gazetteer:
    """The names that extraction knows beforehand."""

    countries: tuple[CountryEntry, ...]
    posts: tuple[PostEntry, ...] = ()
    organizations: tuple[OrganizationEntry, ...] = ()


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the package's own data files."""
    return Gazetteer(countries=())
