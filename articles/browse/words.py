"""A reader's search words -> what the tables are asked: each word with the other names of what it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from articles import wording
from articles.models import Country, CountryAlias, Leader, LeaderAlias, StatementSpeaker
from articles.vocabulary import AliasKind

WORDS_MAX = 20
"""Words of one query that are looked at."""
ALTERNATIVES_MAX = 30
"""Other names taken for one word."""
_PHRASE = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|(\S+)')


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: any of its names will do; a leader's name also finds what he says."""

    names: list[str]
    leaders: list[int]


Words = list[Word]
"""Every word must be met."""


def cut_words(text: str) -> list[str]:
    """The words of a query; marks of quotation keep a phrase together, a full-width space separates too."""
    words = ("".join(part for part in groups if part) for groups in _PHRASE.findall(text))
    return [word.strip() for word in words if word.strip()][:WORDS_MAX]


def read_words(text: str) -> Words:
    """Words with their alternatives: a name of a country or leader brings its others (アメリカ: 米国)."""
    words = cut_words(text)
    if not words:
        return []
    countries, (people, leaders) = _country_names(words), _leader_names(words)
    keys = [wording.kana_skeleton(word) for word in words]
    return [
        Word(list(dict.fromkeys([word, *countries.get(key, []), *people.get(key, [])]))[:ALTERNATIVES_MAX], ids)
        for word, key in zip(words, keys, strict=True)
        for ids in [leaders.get(key, [])]
    ]


def said_with(words: Words) -> Q:
    """The condition on statements: each word stands in them, or names who says them. Nothing asked leaves all."""
    plain = [word.names for word in words if not word.leaders]
    condition = _holding(plain)
    for word in words:
        if word.leaders:
            speaker = StatementSpeaker.objects.filter(statement=OuterRef("pk"), leader__in=word.leaders)
            condition &= _holding([word.names]) | Q(Exists(speaker))
    return condition


def _holding(words: list[list[str]]) -> Q:
    query = wording.tsquery(words)
    return Q(words__answers=query) if query else Q()


def contains(words: Words, *fields: str) -> Q:
    """Every word stands in one of the fields, as it is written or by another name."""
    condition = Q()
    for word in words:
        one = Q()
        for text in word.names:
            for field in fields:
                one |= Q(**{f"{field}__icontains": text})
        condition &= one
    return condition


def marks_of(text: str, words: Words) -> list[tuple[int, int]]:
    """Where ``text`` answers the words, in code points."""
    return wording.find_matches(text, [name for word in words for name in word.names]) if words else []


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


def _leader_names(words: list[str]) -> tuple[dict[str, list[str]], dict[str, list[int]]]:
    """Folded word -> the names of the leaders that it names, and their ids."""
    found = Leader.objects.filter(leaders_named(words)).distinct()[:ALTERNATIVES_MAX]
    names = {leader.pk: [text for text in (leader.name, leader.full_name) if text] for leader in found}
    if not names:
        return {}, {}
    keys = {leader.pk: [*names[leader.pk], leader.name_en, *leader.reading.split(";")] for leader in found}
    for pk, text in LeaderAlias.objects.filter(leader__in=names).values_list("leader_id", "text"):
        names[pk].append(text)
        keys[pk].append(text)
    return _by_key(keys, names), _by_key(keys, {pk: [pk] for pk in names})


def _by_key(keys: Mapping[Any, list[str]], values: Mapping[Any, list[Any]]) -> dict[str, list[Any]]:
    """Folded name -> the values of all whom it names."""
    found: dict[str, list[Any]] = {}
    for owner, texts in keys.items():
        for text in filter(None, texts):
            bucket = found.setdefault(wording.kana_skeleton(text), [])
            bucket += [value for value in values[owner] if value and value not in bucket]
    return found
