"""A reader's search words -> what the tables are asked: each word with the other names of what it names."""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from articles import wording
from articles.models import Country, CountryAlias, Leader, LeaderAlias
from articles.vocabulary import AliasKind

Words = list[list[str]]
"""Every item must be met, each by any of its alternatives."""
WORDS_MAX = 20
"""Words of one query that are looked at."""
ALTERNATIVES_MAX = 30
"""Other names taken for one word."""
_PHRASE = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|(\S+)')


class PreparedQuery(SearchQuery):
    """A tsquery literal of ``wording.tsquery``, not parsed again."""

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        return "%s::tsquery", [self.value]

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(value)


def cut_words(text: str) -> list[str]:
    """The words of a query; marks of quotation keep a phrase together, a full-width space separates too."""
    words = ("".join(part for part in groups if part) for groups in _PHRASE.findall(text))
    return [word.strip() for word in words if word.strip()][:WORDS_MAX]


def read_words(text: str) -> Words:
    """Words with their alternatives: a name of a country or leader brings its others (アメリカ: 米国)."""
    words = cut_words(text)
    if not words:
        return []
    others = _country_names(words) | _leader_names(words)
    return [[word, *others.get(wording.kana_skeleton(word), [])][:ALTERNATIVES_MAX] for word in words]


def asks(words: Words) -> Q:
    """The condition on a table with a column ``words``; nothing asked leaves all rows."""
    query = wording.tsquery(words)
    return Q(words=PreparedQuery(query)) if query else Q()


def contains(words: Words, *fields: str) -> Q:
    """Every word stands in one of the fields, as it is written or by another name."""
    condition = Q()
    for alternatives in words:
        one = Q()
        for text in alternatives:
            for field in fields:
                one |= Q(**{f"{field}__icontains": text})
        condition &= one
    return condition


def marks_of(text: str, words: Words) -> list[tuple[int, int]]:
    """Where ``text`` answers the words, in code points."""
    return wording.find_matches(text, [name for alternatives in words for name in alternatives]) if words else []


def countries_named(words: Sequence[str]) -> Q:
    """Countries that one of the words names, whole."""
    return Q(name_ja__in=words) | Q(name_en__in=words) | Q(aliases__text__in=words) | Q(code__in=words)


def leaders_named(words: Sequence[str]) -> Q:
    """Leaders that one of the words names, whole."""
    named = Q(name__in=words) | Q(full_name__in=words) | Q(name_en__in=words) | Q(aliases__text__in=words)
    return named | Q(reading__in=words)


def _country_names(words: list[str]) -> dict[str, list[str]]:
    """Folded word -> the names of the countries that it names; short forms of one character would meet too much."""
    codes = list(Country.objects.filter(countries_named(words)).values_list("code", flat=True).distinct())
    if not codes:
        return {}
    names = {country.code: [country.name_ja, country.name_en] for country in Country.objects.filter(code__in=codes)}
    spoken = (AliasKind.NAME, AliasKind.ABBREVIATION)
    aliases = CountryAlias.objects.filter(country__in=codes).values_list("country_id", "text", "kind")
    keys = {code: [*texts, code] for code, texts in names.items()}
    for code, text, kind in aliases:
        keys[code].append(text)
        if kind in spoken and len(text) > 1:
            names[code].append(text)
    return _by_key(keys, names)


def _leader_names(words: list[str]) -> dict[str, list[str]]:
    """Folded word -> the names of the leaders that it names."""
    found = Leader.objects.filter(leaders_named(words)).distinct()[:ALTERNATIVES_MAX]
    names = {leader.pk: [text for text in (leader.name, leader.full_name) if text] for leader in found}
    if not names:
        return {}
    keys = {leader.pk: [*names[leader.pk], leader.name_en, *leader.reading.split(";")] for leader in found}
    for pk, text in LeaderAlias.objects.filter(leader__in=names).values_list("leader_id", "text"):
        names[pk].append(text)
        keys[pk].append(text)
    return _by_key(keys, names)


def _by_key(keys: dict[Any, list[str]], names: dict[Any, list[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for owner, texts in keys.items():
        for text in filter(None, texts):
            bucket = found.setdefault(wording.kana_skeleton(text), [])
            bucket += [name for name in names[owner] if name and name not in bucket]
    return found
