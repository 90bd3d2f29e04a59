"""The values that a gazetteer holds."""

from dataclasses import dataclass

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
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    """Of the capital, in degrees."""


@dataclass(frozen=True, slots=True)
class CountryGroupEntry:
    """Countries that are spoken of as one: a region or the members of a body."""

    code: str
    """Lower case, unlike a country's: ``central-asia``."""
    name_ja: str
    name_en: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    """Codes of countries, and of the body itself where there is one."""


@dataclass(frozen=True, slots=True)
class PostEntry:
    """One unbroken term of one person in one post."""

    person: str
    """Key that joins the posts of a person, in whichever country or body: full Japanese name and home country."""
    country: str
    """Of the post, not of the person: CA for the prime minister, GB for the governor of its bank, of one man."""
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
    reading: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: str = ""
    """``international``, ``ministry``, ``media``, ``party``, ``armed_group``, ``company`` …"""
    name_en: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """The names that extraction knows beforehand."""

    countries: tuple[CountryEntry, ...]
    posts: tuple[PostEntry, ...] = ()
    organizations: tuple[OrganizationEntry, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    """Keys under which a person stood before, or stands with another post, and the key that he has now."""
