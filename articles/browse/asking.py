"""What a reader's words ask for: countries, groups of them, leaders and a period, and what is left as words.

「中央アジア 米国 2025年11月」 is read as: what did members of the one say about the other that month, what did both do?
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from articles import wording
from articles.browse.groups import all_groups
from articles.browse.naming import name_of
from articles.browse.periods import Period, read_period
from articles.browse.words import countries_named, latin_names, leaders_named, read_parts
from articles.models import Country, CountryAlias, CountryGroup, Leader
from articles.vocabulary import EventType

LONGEST = 3
"""Most words that are tried together as one name (United States, Central Asia)."""
LEADERS_PER_NAME = 5
"""Leaders of one name that are looked at; two are enough to leave it open."""
Place = Country | CountryGroup


@dataclass(frozen=True, slots=True)
class Way:
    """One list that answers, with its address."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's words, sorted."""

    places: list[Place]
    leaders: list[Leader]
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
        if pair and all(isinstance(place, Country) for place in pair):
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


def read_question(text: str) -> Question:
    """Names and a period among the words; the longest name counts, words in quotation marks stay words."""
    parts = read_parts(text)
    spans = [
        " ".join(words)
        for at in range(len(parts))
        for size in range(1, LONGEST + 1)
        if len(words := [part.text for part in parts[at : at + size] if not part.is_quoted]) == size
    ]
    named = _named(spans)
    question = Question([], [], None, [])
    period, at = None, 0
    while at < len(parts):
        for size in range(min(LONGEST, len(parts) - at), 0, -1):
            taken = parts[at : at + size]
            span = " ".join(part.text for part in taken)
            thing = None if any(part.is_quoted for part in taken) else named.get(_key(span)) or _period(span)
            if isinstance(thing, Period):
                period = thing
            elif isinstance(thing, Leader):
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


def _named(spans: list[str]) -> dict[str, Any]:
    """Folded name -> whom or what it names: a country before a group, a group before a leader.

    A name of several leaders decides nothing and stays a word.
    """
    owners: dict[str, dict[int, Leader]] = {}
    leaders = Leader.objects.filter(leaders_named(spans)).prefetch_related("aliases").distinct()
    for leader in leaders[: LEADERS_PER_NAME * len(spans)]:
        texts = (leader.name, leader.full_name, *latin_names(leader), *leader.reading.split(";"))
        for text in (*texts, *(alias.text for alias in leader.aliases.all())):
            owners.setdefault(_key(text), {})[leader.pk] = leader
    named: dict[str, Any] = {key: next(iter(found.values())) for key, found in owners.items() if len(found) == 1}
    for group in all_groups().values():
        named |= {_key(text): group for text in (group.name_ja, group.name_en, *group.aliases)}
    countries = Country.objects.filter(countries_named(spans)).distinct().in_bulk()
    aliases = CountryAlias.objects.filter(country__in=countries).values_list("country_id", "text")
    names = [(code, text) for code, country in countries.items() for text in (country.name_ja, country.name_en, code)]
    named |= {_key(text): countries[code] for code, text in (*aliases, *names)}
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
    return list(dict.fromkeys(things))


def _address(name: str, query: QueryDict) -> str:
    return f"{reverse(name)}?{query.urlencode()}"
