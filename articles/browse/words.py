"""A reader's search words -> what the tables are asked: each word with the other names of what it names."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Q, QuerySet

from articles import wording
from articles.browse.names import Names, names_of
from articles.models import TextVersion
from articles.vocabulary import AliasKind

WORDS_MAX = 20
"""Words of one query that are looked at."""
ALTERNATIVES_MAX = 30
"""Other names taken for one word."""
_SPOKEN = (AliasKind.NAME, AliasKind.ABBREVIATION)
_PHRASE = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|(\S+)')


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: any of its names will do; a leader's or country's also finds what he says or it does."""

    names: list[str]
    leaders: list[int]
    countries: list[str] = field(default_factory=list)
    """Codes."""
    organizations: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WordPart:
    """A word as it was typed."""

    text: str
    is_quoted: bool


Words = list[Word]
"""Every word must be met."""


def cut_words(text: str) -> list[str]:
    """The words of a query; marks of quotation keep a phrase together, a full-width space separates too."""
    return [part.text for part in read_parts(text)]


def read_parts(text: str) -> list[WordPart]:
    """The words of a query, each with whether it stands in marks of quotation."""
    parts = (WordPart("".join(filter(None, groups)).strip(), not groups[-1]) for groups in _PHRASE.findall(text))
    return [part for part in parts if part.text][:WORDS_MAX]


def read_words(text: str, names: Names | None = None) -> Words:
    """Words with their alternatives: a name of a country or leader brings its others (アメリカ: 米国).

    What stands in marks of quotation is taken to the letter. ``names`` are those whom these words name, where a page
    has asked for them already.
    """
    parts = read_parts(text)
    words = [part.text for part in parts if not part.is_quoted]
    if not words:
        return [Word([wording.Exactly(part.text)], []) for part in parts]
    named = names.of(words) if names and names.knows(words) else names_of(words)
    (countries, codes), (people, leaders) = _country_names(named), _leader_names(named)
    organs = _organization_ids(named)

    def read(word: str) -> Word:
        key = wording.kana_skeleton(word)
        names = dict.fromkeys([word, *countries.get(key, []), *people.get(key, [])])
        return Word(list(names)[:ALTERNATIVES_MAX], leaders.get(key, []), codes.get(key, []), organs.get(key, []))

    return [Word([wording.Exactly(part.text)], []) if part.is_quoted else read(part.text) for part in parts]


def said_with(words: Words) -> Q:
    """The condition on statements: each word stands in them, or names who says them. Nothing asked leaves all."""
    return _met(words, _speaking)


def said_or_speaking(words: Words) -> tuple[Q, Q, list[int]] | None:
    """The same in two conditions, one of which is to hold, where one word names leaders who speak.

    What is said with the word, what they say, and who they are; None where no word names any, or several do.
    """
    naming = [word for word in words if _speaking(word)]
    if len(naming) != 1 or naming[0].organizations:
        return None
    others = _holding([word.names for word in words if word is not naming[0]])
    return others & _holding([naming[0].names]), others & _with_any(_speaking(naming[0])), naming[0].leaders


def _speaking(word: Word) -> list[str]:
    return _codes(speaker=word.leaders, organization=word.organizations)


def done_with(words: Words) -> Q:
    """The condition on events: each word stands in their name, place or evidence, or names who takes part."""

    def taking_part(word: Word) -> list[str]:
        return _codes(country=word.countries, leader=word.leaders, organization=word.organizations)

    return _met(words, taking_part)


def _met(words: Words, naming: Callable[[Word], list[str]]) -> Q:
    """Every word stands in the ``words`` of the traits, or is one of the codes that it names."""
    condition = _holding([word.names for word in words if not naming(word)])
    for word in words:
        if codes := naming(word):
            condition &= _holding([word.names]) | _with_any(codes)
    return condition


def _with_any(codes: list[str]) -> Q:
    return Q(codes__contains=codes) if len(codes) == 1 else Q(codes__overlap=codes)


def _codes(**values: Iterable[Any]) -> list[str]:
    return [f"{field}:{value}" for field, those in values.items() for value in those]


def _holding(words: list[list[str]]) -> Q:
    query = wording.tsquery([_shortest(names, in_words=True) for names in words])
    return Q(words__answers=query) if query else Q()


def standing_in(word: Word, versions: QuerySet[TextVersion]) -> Q:
    """The condition on articles: the word stands in title or text, as it is written or by another name.

    ``versions`` are those of the article.
    """
    condition = Q()
    for name in map(str, _shortest(word.names)):
        asked = Q(pairs__contains=_pairs_of(name))
        if len(name) != 2:
            asked &= Q(Exists(versions.filter(_written(name), is_current=True)))
        condition |= asked
    return condition


def nearly_standing_in(word: Word) -> Q:
    """What an index tells of it: every two characters of the word stand side by side somewhere."""
    condition = Q()
    for name in _shortest(word.names):
        condition |= Q(pairs__contains=_pairs_of(str(name)))
    return condition


def standing_indeed(words: Words, articles: Collection[int]) -> set[int]:
    """Which of some articles hold every word."""
    versions = TextVersion.objects.filter(article__in=articles, is_current=True)
    for word in words:
        condition = Q()
        for name in _shortest(word.names):
            condition |= _written(str(name))
        versions = versions.filter(condition)
    return set(versions.values_list("article", flat=True))


def _shortest(names: Iterable[str], *, in_words: bool = False) -> list[str]:
    """Names without those that another is a part of: where the longer stands, the shorter does.

    Where whole ``in_words`` are looked for, a part in Latin letters is no word of the longer.
    """
    texts = list(dict.fromkeys(names))
    parts = [text for text in texts if not (in_words and (text.isascii() or len(text) < 2))]
    return [text for text in texts if not any(one != text and one.lower() in text.lower() for one in parts)]


def _pairs_of(name: str) -> list[str]:
    text = name.lower()
    return sorted({text[at : at + 2] for at in range(len(text) - 1)})


def _written(name: str) -> Q:
    """The name in title or text; of letters that have no two cases none need be made alike first."""
    how = "contains" if name.lower() == name.upper() else "icontains"
    return Q(**{f"title__{how}": name}) | Q(**{f"body__{how}": name})


def contains(words: Words, *fields: str) -> Q:
    """Every word stands in one of the fields, as it is written or by another name."""
    condition = Q()
    for word in words:
        one = Q()
        for text in word.names:
            for column in fields:
                one |= Q(**{f"{column}__icontains": text})
        condition &= one
    return condition


def marks_of(text: str, words: Words) -> list[tuple[int, int]]:
    """Where ``text`` answers the words, in code points."""
    return wording.find_matches(text, [name for word in words for name in word.names]) if words else []


def _country_names(named: Names) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Folded word -> the names of the countries that it names, and their codes.

    Short forms of one character would meet too much.
    """
    keys: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    for one in named.countries:
        code = one.code
        keys[code] = [one.name, one.name_en, code, *one.aliases]
        aliases = zip(one.aliases, one.kinds, strict=True)
        spoken = [text for text, kind in aliases if kind in _SPOKEN and len(text) > 1]
        names[code] = [one.name, one.name_en, *spoken]
    return _by_key(keys, names), _by_key(keys, {code: [code] for code in names})


def _leader_names(named: Names) -> tuple[dict[str, list[str]], dict[str, list[int]]]:
    """Folded word -> the names of the leaders that it names, and their ids."""
    keys: dict[Any, list[str]] = {}
    names: dict[Any, list[str]] = {}
    for one in named.leaders[:ALTERNATIVES_MAX]:
        names[one.pk] = [text for text in (one.name, one.full_name, *one.aliases) if text]
        keys[one.pk] = [*names[one.pk], *one.latin_names, *one.reading.split(";")]
    return _by_key(keys, names), _by_key(keys, {pk: [pk] for pk in names})


def _organization_ids(named: Names) -> dict[str, list[int]]:
    """Folded word -> the organisations that it names."""
    keys = {one.pk: [one.name, one.name_en, *one.aliases] for one in named.organizations[:ALTERNATIVES_MAX]}
    return _by_key(keys, {pk: [pk] for pk in keys})


def _by_key(keys: Mapping[Any, list[str]], values: Mapping[Any, list[Any]]) -> dict[str, list[Any]]:
    """Folded name -> the values of all whom it names."""
    found: dict[str, list[Any]] = {}
    for owner, texts in keys.items():
        for text in filter(None, texts):
            bucket = found.setdefault(wording.kana_skeleton(text), [])
            bucket += [value for value in values[owner] if value and value not in bucket]
    return found
