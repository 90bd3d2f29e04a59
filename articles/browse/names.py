"""Whom and what words name: leaders, organisations and countries by any of their names, found by one question.

Names are compared whole. Reading them is a page's first step, so that no other question need ask for them again.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Q

from articles.browse.asked import rows_of
from articles.browse.shown.actors import ShownCountry, ShownLeader, countries_by_code

_LEADERS, _ORGANIZATIONS, _COUNTRIES = 1, 2, 3
_QUESTION = f"""
SELECT {_LEADERS} AS kind, id, name, full_name, name_en, reading, coalesce(country_id, '') AS code,
  false AS is_iso,
  ARRAY(SELECT text FROM articles_leaderalias WHERE leader_id = leader.id ORDER BY id) AS aliases,
  ARRAY[]::text[] AS kinds
FROM articles_leader leader WHERE id IN (
  SELECT id FROM articles_leader
  WHERE name = ANY(%(forms)s) OR full_name = ANY(%(forms)s) OR reading = ANY(%(forms)s) {{by_latin_name}}
  UNION SELECT leader_id FROM articles_leaderalias WHERE text = ANY(%(forms)s)
)
UNION ALL
SELECT {_ORGANIZATIONS}, id, name, '', name_en, '', '', false,
  ARRAY(SELECT text FROM articles_organizationalias WHERE organization_id = organ.id ORDER BY id), ARRAY[]::text[]
FROM articles_organization organ WHERE id IN (
  SELECT id FROM articles_organization WHERE name = ANY(%(forms)s) OR name_en = ANY(%(forms)s)
  UNION SELECT organization_id FROM articles_organizationalias WHERE text = ANY(%(forms)s)
)
UNION ALL
SELECT {_COUNTRIES}, 0, name_ja, '', name_en, '', code, is_iso,
  ARRAY(SELECT text FROM articles_countryalias WHERE country_id = country.code ORDER BY id),
  ARRAY(SELECT kind FROM articles_countryalias WHERE country_id = country.code ORDER BY id)
FROM articles_country country WHERE code IN (
  SELECT code FROM articles_country
  WHERE code = ANY(%(forms)s) OR name_ja = ANY(%(forms)s) OR name_en = ANY(%(forms)s)
    OR upper(name_en) = ANY(%(latin)s)
  UNION SELECT country_id FROM articles_countryalias WHERE text = ANY(%(forms)s)
)
ORDER BY kind, name, id, code
"""  # noqa: S608 (the numbers are ours)
_BY_LATIN_NAME = "OR reverse(upper(name_en)) = %(name{at})s OR reverse(upper(name_en)) LIKE %(ending{at})s"
"""A name's end, read backwards, as the index ``leader_latin_name`` finds it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A leader, an organisation or a country with all its names."""

    pk: int
    """0 for a country."""
    name: str
    full_name: str
    name_en: str
    reading: str
    code: str
    """Of the country, or of the leader's; empty where there is none."""
    is_iso: bool
    aliases: Sequence[str]
    kinds: Sequence[str]
    """Of a country's aliases."""

    @property
    def latin_names(self) -> tuple[str, str]:
        """A leader's name in Latin letters, and the family name alone."""
        return self.name_en, self.name_en.rpartition(" ")[2]


@dataclass(frozen=True)
class Names:
    """Those whom some words name, by their names."""

    forms: frozenset[str]
    leaders: Sequence[Named]
    organizations: Sequence[Named]
    countries: Sequence[Named]

    def knows(self, words: Sequence[str]) -> bool:
        """Whether these words were asked for."""
        return self.forms.issuperset(spellings(words))

    def of(self, words: Sequence[str]) -> "Names":
        """Those whom some of the words name."""
        forms = frozenset(spellings(words))
        if forms == self.forms:
            return self
        latin = [form.upper() for form in forms if form.isascii()]
        return Names(
            forms,
            [one for one in self.leaders if _is_leader(one, forms, latin)],
            [one for one in self.organizations if not forms.isdisjoint((one.name, one.name_en, *one.aliases))],
            [one for one in self.countries if _is_country(one, forms, latin)],
        )

    @cached_property
    def shown_leaders(self) -> dict[int, ShownLeader]:
        """The leaders as pages show them, by their keys."""
        countries = countries_by_code({one.code for one in self.leaders if one.code})
        return {
            one.pk: ShownLeader(one.pk, one.name, one.name_en, countries[one.code] if one.code else None)
            for one in self.leaders
        }

    @cached_property
    def shown_countries(self) -> dict[str, ShownCountry]:
        """The countries as pages show them, by their codes."""
        return {one.code: ShownCountry(one.code, one.name, one.name_en, one.is_iso) for one in self.countries}


def names_of(words: Sequence[str]) -> Names:
    """Those whom one of the words names, whole; leaders in Latin letters by the family name too."""
    forms = spellings(words)
    latin = [form.upper() for form in forms if form.isascii()]
    params: dict[str, Any] = {"forms": forms, "latin": latin}
    for at, name in enumerate(latin):
        params[f"name{at}"] = backwards = name[::-1]
        params[f"ending{at}"] = f"{connection.ops.prep_for_like_query(backwards)} %"
    by_latin_name = " ".join(_BY_LATIN_NAME.format(at=at) for at in range(len(latin)))
    found: dict[int, list[Named]] = {_LEADERS: [], _ORGANIZATIONS: [], _COUNTRIES: []}
    for kind, *row in rows_of(_QUESTION.format(by_latin_name=by_latin_name), params):
        found[kind].append(Named(*row))
    return Names(frozenset(forms), *found.values())


def countries_named(words: Sequence[str]) -> Q:
    """Countries that one of the words names, whole; asked at once."""
    return Q(pk__in=[one.code for one in names_of(words).countries])


def leaders_named(words: Sequence[str]) -> Q:
    """Leaders that one of the words names, whole; in Latin letters the family name will do. Asked at once."""
    return Q(pk__in=[one.pk for one in names_of(words).leaders])


def spellings(words: Sequence[str]) -> list[str]:
    """The words as names are written: in full width or half, in katakana where they were typed in hiragana."""
    plain = [unicodedata.normalize("NFKC", word) for word in words]
    katakana = ["".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in word) for word in plain]
    return list(dict.fromkeys([*words, *plain, *katakana]))


def _is_leader(one: Named, forms: frozenset[str], latin: Collection[str]) -> bool:
    if not forms.isdisjoint((one.name, one.full_name, one.reading, *one.aliases)):
        return True
    name = one.name_en.upper()
    return any(name == form or name.endswith(f" {form}") for form in latin)


def _is_country(one: Named, forms: frozenset[str], latin: Collection[str]) -> bool:
    return not forms.isdisjoint((one.code, one.name, one.name_en, *one.aliases)) or one.name_en.upper() in latin
