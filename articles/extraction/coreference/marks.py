"""What was named where, and which country the text speaks of at a point."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.extraction.countries import CountryHit
from articles.extraction.organizations import OrganizationHit
from articles.extraction.parsing import Document, Zone
from articles.extraction.people.identity import Identifier
from articles.extraction.people.person import Person
from articles.extraction.people.references import Reference

_TOPIC = re.compile(
    r"(?:側|政府|当局|軍|国軍|大統領府|議会|外務省|首脳|ら|高官)?(?:\([^()]{1,20}\))?(?:は(?!じめ)|も|(?:で|に)は)"
    r"|[のは][^、。はがをにへで「」\n]{1,12}(?:は|も)|(?:側|政府|当局|軍)?によ[るれ]"
)
_CLAUSE_HEAD = re.compile(r"は|も|が|では|政府|側|軍|当局|外務省|[^、。]{1,6}(?:は|も)")
LOOK_BACK = 60
"""How many earlier mentions an anaphor is compared with: keeps the cost linear."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Mark:
    """One naming of somebody or something that has a country."""

    start: int
    end: int
    country: str | None
    person: Person | None
    is_topic: bool
    quote: int
    """Number of the quotation it stands in, -1 outside."""
    sentence: int
    is_body: bool = False
    """Whether it is an organisation."""


@dataclass
class Marks:
    """Every naming of an article in order."""

    document: Document
    text: str
    countries: list[CountryHit]
    organizations: list[OrganizationHit]
    references: list[Reference]
    identifier: Identifier
    all: list[Mark] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    people: list[Mark] = field(default_factory=list)
    people_starts: list[int] = field(default_factory=list)
    _has_questions: bool = False
    """Whether reporters ask in the article."""

    def __post_init__(self) -> None:
        self._has_questions = any(p.zone is Zone.QUESTION for p in self.document.paragraphs)
        media = {at for h in self.organizations if h.kind == "media" for at in range(h.start, h.end)}
        fixed = [self._mark(h.start, h.end, h.code, None) for h in self.countries if h.start not in media]
        fixed += [
            self._mark(h.start, h.end, h.country, None, is_body=True)
            for h in self.organizations
            if h.country and h.kind != "media"
        ]
        self.people = [self._mark(r.start, r.end, p.country, p) for r, p in self.identifier.resolved]
        self.people.sort(key=lambda m: m.start)
        self.all = sorted([*fixed, *self.people], key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.all]
        self.people_starts = [m.start for m in self.people]

    def refresh(self) -> None:
        """Take over the countries of people that were completed since."""
        for mark in self.people:
            mark.country = (mark.person.country if mark.person else None) or None

    def _mark(self, start: int, end: int, country: str | None, person: Person | None, *, is_body: bool = False) -> Mark:
        is_topic = _TOPIC.match(self.text, end) is not None
        return Mark(start, end, country or None, person, is_topic, self.quote(start), self.sentence(start), is_body)

    def quote(self, offset: int) -> int:
        """Number of the quotation around an offset, -1 outside; a reporter's question counts as one of its own."""
        quote = self.document.quote_at(offset)
        if quote:
            return quote.index
        if not self._has_questions:
            return -1
        paragraph = self.document.paragraph_at(offset)
        return -2 - paragraph.index if paragraph and paragraph.zone is Zone.QUESTION else -1

    def sentence(self, offset: int) -> int:
        sentence = self.document.sentence_at(offset)
        return sentence.index if sentence else -1

    def before(self, offset: int, limit: int = LOOK_BACK) -> Iterator[Mark]:
        """Namings before an offset, the nearest first; those inside quotations only for an offset in the same one."""
        return self._back(self.all, self.starts, offset, limit)

    def people_before(self, offset: int, limit: int = LOOK_BACK) -> Iterator[Mark]:
        return self._back(self.people, self.people_starts, offset, limit)

    def people_after(self, offset: int, limit: int = LOOK_BACK) -> Iterator[Mark]:
        at = bisect.bisect_left(self.people_starts, offset)
        yield from self.people[at : at + limit]

    def _back(self, marks: list[Mark], starts: list[int], offset: int, limit: int) -> Iterator[Mark]:
        at, quote = bisect.bisect_left(starts, offset), self.quote(offset)
        for mark in reversed(marks[max(0, at - limit) : at]):
            if mark.quote in (-1, quote):
                yield mark

    def focus(self, offset: int, without: str = "") -> str | None:
        """The country spoken of at an offset: the paragraph's last topic, its last naming, else an earlier topic."""
        paragraph = self.document.paragraph_at(offset)
        floor = paragraph.span.start if paragraph else 0
        inside: str | None = None
        outside: str | None = None
        last: str | None = None
        for mark in self.before(offset):
            if not mark.country or mark.country == without:
                continue
            last = last or mark.country
            if mark.start >= floor:
                if mark.is_topic:
                    return mark.country
                inside = inside or mark.country
            elif inside:
                return inside
            elif mark.is_topic:
                outside = outside or mark.country
        first = (m.country for m in self.all if m.country not in (None, without))
        return inside or outside or last or next(first, None)

    def same_country(self, start: int, end: int) -> str | None:
        """同国: heading a clause the topic before, elsewhere the last country that is not the clause's own subject."""
        sentence = self.sentence(start)
        own: set[str] = set()
        for mark in self.before(start):
            if mark.country and mark.sentence == sentence and mark.is_topic:
                own.add(mark.country)
        begins = not own and _CLAUSE_HEAD.match(self.text, end, end + 8) is not None
        fallback = None
        for mark in self.before(start):
            if not mark.country or mark.is_body:
                continue
            fallback = fallback or mark.country
            if begins and mark.sentence == sentence:
                return mark.country
            if begins and mark.is_topic and sentence - mark.sentence <= 2:
                return mark.country
            if not begins and mark.country not in own:
                return mark.country
        return fallback
