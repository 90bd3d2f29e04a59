"""The country of somebody whom neither the text nor the gazetteer gives one."""

import bisect
import re
from collections.abc import Iterator

from articles.extraction.coreference.marks import LOOK_BACK, Marks
from articles.extraction.people.known import is_kana
from articles.extraction.people.names import is_japanese_name, surnames
from articles.extraction.people.person import Person
from articles.extraction.people.titles import KEPT_TERM, title_countries

SINOGRAPHIC = frozenset({"CN", "TW", "KR", "KP", "HK", "MO", "SG", "JP"})
"""Countries whose people are named in kanji."""
ONE_HOLDER = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "finance_minister",
        "interior_minister",
    }
)
"""Offices that one person of a country holds at a time."""

_PARTNER = re.compile("氏?(?:と(?!し)|に(?!よ)|から|へ|との)")
"""After somebody whom the subject of the clause meets or speaks to."""
_SAME_BODY = re.compile("同(?P<what>[省庁党軍局])の$")
_NUMBERED = re.compile("第[0-9一二三四五六七八九十]{1,3}代")
"""第43代大統領: not the only one of whom an article speaks."""
_SUBJECT = re.compile("氏?[はがも]")


class OriginFinder:
    """Chooses the country in focus that name, title and the other holders of the office allow."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self._holders: set[tuple[str, str]] = {
            (person.country, role)
            for person in marks.identifier.people
            if person.country and not person.is_former
            for role in person.roles & ONE_HOLDER
        }

    def country_of(self, person: Person) -> str | None:
        """Alpha-2, or None for an office of an international organisation or where nothing fits."""
        first = person.first
        if first is None:
            return None
        if master := self._served(first.start):
            return master
        allowed = self._allowed(person)
        if allowed is not None and len(allowed) <= 1:
            return next(iter(allowed), None)
        is_former = person.is_former or bool(_NUMBERED.search(self.marks.text, max(0, first.start - 6), first.end))
        taken = {code for code, role in self._holders if role in person.roles and not is_former}
        free = (c for c in self._near(person) if (allowed is None or c in allowed) and c not in taken)
        if allowed is None:
            fallback = self.marks.focus(first.start, first.host)
        else:
            fallback = "JP" if allowed == SINOGRAPHIC else next((c for c in self._near(person) if c in allowed), None)
        country = next(free, None) or fallback
        if country and not is_former:
            self._holders |= {(country, role) for role in person.roles & ONE_HOLDER}
        return country

    def _served(self, start: int) -> str | None:
        """ルラ大統領の外交顧問アモリン氏: the country of the person whom he serves."""
        if same := _SAME_BODY.search(self.marks.text, max(0, start - 6), start):
            return self._of_body(same["what"], same.start())
        at = bisect.bisect_left(self.marks.people_starts, start) - 1
        if at < 0 or self.marks.text[start - 1] != "の":
            return None
        return self.marks.people[at].country if self.marks.people[at].end == start - 1 else None

    def _of_body(self, what: str, start: int) -> str | None:
        """同庁のX長官: the country of the last ministry named."""
        bodies = self.marks.organizations
        at = bisect.bisect_left(bodies, start, key=lambda hit: hit.end)
        near = reversed(bodies[max(0, at - LOOK_BACK) : at])
        return next((hit.country for hit in near if hit.country and what in hit.form), None)

    def _allowed(self, person: Person) -> frozenset[str] | None:
        """Countries that name and title leave open; None for all."""
        form = max((f for f in person.forms if not is_kana(f)), key=len, default="")
        if form and is_japanese_name(form):
            return frozenset({"JP"})
        for printed, _ in person.titles:
            title = KEPT_TERM.sub("", printed, count=1) if KEPT_TERM.match(printed) else printed
            if title in title_countries():
                countries = title_countries()[title]
                return countries & SINOGRAPHIC if form and countries & SINOGRAPHIC else countries
        head = self._with_that_head(person)
        if not form:
            return head
        sinographic = SINOGRAPHIC if form[:1] in surnames("ja") else SINOGRAPHIC - {"JP"}
        return (head & sinographic) or head if head is not None else sinographic

    def _with_that_head(self, person: Person) -> frozenset[str] | None:
        """Countries that have a head with the person's title: nobody is president of Japan."""
        offices = self.marks.identifier.known.head_offices
        for printed, _ in person.titles:
            for title, countries in offices.items():
                if countries and printed.endswith(title) and not printed.endswith("副" + title):
                    return countries
        return None

    def _near(self, person: Person) -> Iterator[str]:
        """Countries around the first naming: topics of the paragraph, its others, earlier ones, later ones."""
        first = person.first
        if first is None:
            return
        paragraph = self.marks.document.paragraph_at(first.start)
        floor = paragraph.span.start if paragraph else 0
        before = [m for m in self.marks.before(first.start) if m.country and m.country != first.host]
        here = [m for m in before if m.start >= floor]
        sentence = self.marks.sentence(first.start)
        beside = [m for m in here if m.sentence == sentence]
        if _PARTNER.match(self.marks.text, first.end):
            yield from (m.country for m in beside if m.country and not m.is_topic)
        elif _SUBJECT.match(self.marks.text, first.end):
            yield from (m.country for m in beside if m.country)
        yield from (m.country for m in here if m.is_topic and m.country)
        yield from (m.country for m in here if m.country)
        yield from (m.country for m in before if m.is_topic and m.country)
        yield from (m.country for m in before if m.country)
        yield from (m.country for m in self.marks.all[:40] if m.country and m.country != first.host)
