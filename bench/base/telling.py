"""Text with its findings: a body that grows, and where it names people, countries, bodies, days, places and sums."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from random import Random

from bench.base import words
from bench.base.people import Body, Person
from bench.base.world import Happening


@dataclass(frozen=True, slots=True)
class Named:
    """A mention."""

    kind: str
    start: int
    end: int
    exact: str
    who: Person | Body | str | None = None
    """A person, a body, or the code of a country."""
    value: str = ""


@dataclass(slots=True)
class Text:
    """A text while it is written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    named: list[Named] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def name(self, kind: str, text: str, who: Person | Body | str | None = None, value: str = "") -> Named:
        start = self.length
        self.put(text)
        named = Named(kind, start, self.length, text, who, value)
        self.named.append(named)
        return named

    def person(self, person: Person, countries: dict[str, str], *, introduced: bool) -> Named:
        """With country and full name, or as one who is known already."""
        if not introduced:
            self.name("country", countries[person.country], person.country)
            self.put("の")
        named = self.name("person", person.name if introduced else person.full_name or person.name, person)
        self.put(person.title)
        return named

    @property
    def text(self) -> str:
        return "".join(self.parts)


@cache
def _cut(pattern: str) -> tuple[str, ...]:
    """A pattern as its plain parts and slots, by turns."""
    parts: list[str] = []
    for piece in pattern.split("{"):
        slot, closed, rest = piece.rpartition("}")
        parts += [slot, rest] if closed else [piece]
    return tuple(parts)


def wordings_of(event: Happening) -> int:
    """How many sentences tell the event."""
    return len(words.EVENTS[event.type])


def tell(event: Happening, wording: int, text: Text, countries: dict[str, str]) -> tuple[int, int, Named | None]:
    """Write the sentence of an event; returns its span and its sum of money."""
    start = text.length
    if event.series:
        text.put(f"{event.series}に合わせ、")
    for index, part in enumerate(_cut(words.EVENTS[event.type][wording % wordings_of(event)])):
        if index % 2:
            _fill(part, event, text, countries)
        else:
            text.put(part)
    end = text.length
    money = None
    if event.money:
        number, unit, noun = event.money
        text.put("。総額約" if wording % 2 else "、総額")
        money = text.name("amount", f"{number}{words.MONEY[unit][0]}")
        text.put(f"の{words.MONEY_NOUNS[noun][0]}が含まれる")
        end = text.length
    return start, end, money


def _fill(slot: str, event: Happening, text: Text, countries: dict[str, str]) -> None:
    if slot in "CB":
        code = event.sides[slot == "B"]
        text.name("country", countries[code], code)
    elif slot in "ab":
        person = event.people[slot == "b"]
        code = event.sides[slot == "b"]
        if person:
            text.person(person, countries, introduced=False)
        else:
            text.name("country", countries[code], code)
            text.put("政府")
    elif slot == "d":
        _day(event, text)
    elif slot == "p":
        if event.place:
            text.name("place", event.place, None, event.place)
        else:
            text.put("国境付近")
    else:
        text.put(event.topic if slot == "t" else event.noun)


def _day(event: Happening, text: Text) -> None:
    if event.date and event.precision == "day":
        text.name("date", f"{event.date.month}月{event.date.day}日", None, event.iso())
    elif event.date:
        text.name("date", f"{event.date.month}月", None, event.iso())
        text.put("中")
    else:
        text.put("このほど")


@lru_cache(maxsize=4_096)
def _sentences(event: Happening, countries: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    names = dict(countries)
    found = []
    for wording in range(wordings_of(event)):
        text = Text()
        start, end, _ = tell(event, wording, text, names)
        found.append(text.text[start:end])
    return tuple(found)


def sentence(event: Happening, wording: int, countries: dict[str, str]) -> str:
    """The evidence of an account as :func:`tell` writes it."""
    names = tuple((code, countries[code]) for code in event.sides)
    return _sentences(event, names)[wording % wordings_of(event)]


def filler(code: str, countries: dict[str, str], random: Random, rare: str, text: Text) -> None:
    """A sentence in which nobody does or says anything."""
    pattern = random.choice(words.FILLERS)
    topic = words.TOPICS[int(len(words.TOPICS) * random.random() ** 1.5)]
    for index, part in enumerate(_cut(pattern)):
        if not index % 2:
            text.put(part)
        elif part == "c":
            text.name("country", countries[code], code)
        elif part == "k":
            text.put(str(random.randint(2, 98)))
        else:
            text.put({"t": topic, "n": random.choice(words.NOUNS), "u": rare}[part])
