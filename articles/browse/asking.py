"""What a reader's words ask for: countries, groups of them, leaders and a period, and what is left as words.

「中央アジア 米国 2025年11月」 is read as: what did members of the one say about the other that month, what did both do?
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles import wording
from articles.browse.groups import all_groups
from articles.browse.names import Names, names_of
from articles.browse.naming import name_of
from articles.browse.periods import Period, read_period
from articles.browse.shown.actors import ShownCountry, ShownLeader
from articles.browse.words import WordPart, read_parts
from articles.models import CountryGroup
from articles.vocabulary import EventType

LONGEST = 3
"""Most words that are tried together as one name (United States, Central Asia)."""
LEADERS_PER_NAME = 5
"""Leaders of one name that are looked at; two are enough to leave it open."""
Place = ShownCountry | CountryGroup


@dataclass(frozen=True, slots=True)
class Way:
    """One list that answers, with its address."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's words, sorted."""

    places: list[Place]
    leaders: list[ShownLeader]
    period: Period | None
    rest: list[str]

    @property
    def is_structured(self) -> bool:
        """Whether names and period say more than the words themselves would find."""
        names = len(self.places) + len(self.leaders)
        has_group = any(isinstance(place, CountryGroup) for place in self.places)
        return bool(has_group or names > 1 or (names and self.period))

    def said(self) -> QueryDict:
        """The statements asked for: of the first named about the others."""
        speaker = {"speaker": [self.leaders[0].pk]} if self.leaders else {"by": [self.places[0].pk]}
        about = self.places if self.leaders else self.places[1:]
        mentions = [leader.pk for leader in self.leaders[1:]]
        return self._query({**speaker, "about": [place.pk for place in about], "mentions": mentions})

    def said_back(self) -> QueryDict:
        """The same between the first two countries the other way round."""
        return self._query({"by": [self.places[1].pk], "about": [self.places[0].pk]})

    def done(self, **more: Any) -> QueryDict:
        """The events in which all that are named take part."""
        leaders = [leader.pk for leader in self.leaders]
        return self._query({"country": [place.pk for place in self.places], "leader": leaders, **more})

    def told(self) -> QueryDict:
        """The articles that name the countries."""
        leaders = [leader.name for leader in self.leaders]
        return self._query({"country": [place.pk for place in self.places]}, [*leaders, *self.rest])

    def ways(self) -> Iterator[Way]:
        """Lists that answer, the likeliest first."""
        pair = self.places[:2] if len(self.places) > 1 and not self.leaders else None
        yield Way(self._said_label(), _address("statements", self.said()))
        if pair:
            one, other = map(name_of, pair)
            back = gettext("%(one)s → %(other)s の発言") % {"one": other, "other": one}
            yield Way(back, _address("statements", self.said_back()))
        elif self.places and not self.leaders:
            about = self._query({"about": [self.places[0].pk]})
            label = gettext("%(name)sについて述べた発言") % {"name": name_of(self.places[0])}
            yield Way(label, _address("statements", about))
        yield Way(gettext("出来事"), _address("events", self.done()))
        yield Way(gettext("合意・署名"), _address("events", self.done(type=[EventType.AGREE.value])))
        if pair and all(isinstance(place, ShownCountry) for place in pair):
            yield Way(gettext("二国の関係"), reverse("pair", args=[place.pk for place in pair]))

    def _said_label(self) -> str:
        names = [name_of(thing) for thing in (*self.leaders[:1], *self.places)]
        if len(names) > 1:
            return gettext("%(one)s → %(other)s の発言") % {"one": names[0], "other": "・".join(names[1:])}
        return gettext("%(name)sの発言") % {"name": names[0]}

    def _query(self, fields: dict[str, list[Any]], words: Iterable[str] | None = None) -> QueryDict:
        query = QueryDict(mutable=True)
        if text := " ".join(self.rest if words is None else words):
            query["q"] = text
        for name, values in fields.items():
            if values:
                query.setlist(name, [str(value) for value in values])
        if self.period:
            query["from"], query["to"] = self.period.first.isoformat(), self.period.last.isoformat()
        return query


def read_question(text: str, names: Names | None = None) -> Question:
    """Names and a period among the words; the longest name counts, words in quotation marks stay words.

    ``names`` are those whom the :func:`spans_of` these words name, where a page has asked for them already.
    """
    parts = read_parts(text)
    spans = spans_of(parts)
    named = _named(names.of(spans) if names else names_of(spans), len(spans))
    question = Question([], [], None, [])
    period, at = None, 0
    while at < len(parts):
        for size in range(min(LONGEST, len(parts) - at), 0, -1):
            taken = parts[at : at + size]
            span = " ".join(part.text for part in taken)
            thing = None if any(part.is_quoted for part in taken) else named.get(_key(span)) or _period(span)
            if isinstance(thing, Period):
                period = thing
            elif isinstance(thing, ShownLeader):
                question.leaders.append(thing)
            elif thing:
                question.places.append(thing)
            if thing:
                break
        else:
            size = 1
            question.rest.append(f'"{parts[at].text}"' if parts[at].is_quoted else parts[at].text)
        at += size
    return Question(_once(question.places), _once(question.leaders), period, question.rest)


def spans_of(parts: Sequence[WordPart]) -> list[str]:
    """Words that may be one name together: single ones and neighbours, none of them in quotation marks."""
    return [
        " ".join(words)
        for at in range(len(parts))
        for size in range(1, LONGEST + 1)
        if len(words := [part.text for part in parts[at : at + size] if not part.is_quoted]) == size
    ]


def _named(names: Names, asked: int) -> dict[str, Place | ShownLeader]:
    """Folded name -> whom or what it names: a country before a group, a group before a leader.

    A name of several leaders decides nothing and stays a word. ``asked`` is how many names were.
    """
    owners: dict[str, set[int]] = {}
    for one in names.leaders[: LEADERS_PER_NAME * asked]:
        for text in (one.name, one.full_name, *one.latin_names, *one.reading.split(";"), *one.aliases):
            owners.setdefault(_key(text), set()).add(one.pk)
    leaders, countries = names.shown_leaders, names.shown_countries
    named: dict[str, Place | ShownLeader] = {key: leaders[min(pks)] for key, pks in owners.items() if len(pks) == 1}
    for group in all_groups().values():
        named |= {_key(text): group for text in (group.name_ja, group.name_en, *group.aliases)}
    for by_alias in (True, False):  # a name of its own says more than one that another goes by
        for one in names.countries:
            texts = one.aliases if by_alias else (one.name, one.name_en, one.code)
            named |= {_key(text): countries[one.code] for text in texts}
    named.pop("", None)
    return named


def _key(text: str) -> str:
    return wording.kana_skeleton(text)


def _period(text: str) -> Period | None:
    """A period, unless the text is a bare number, which may count anything."""
    try:
        return None if text.isdigit() else read_period(text, timezone.localdate())
    except ValueError:
        return None


def _once(things: list[Any]) -> list[Any]:
    first: dict[Any, Any] = {}
    for thing in things:
        first.setdefault(thing.pk, thing)
    return list(first.values())


def _address(name: str, query: QueryDict) -> str:
    return f"{reverse(name)}?{query.urlencode()}"
