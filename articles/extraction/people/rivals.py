"""Which of several people of one name a short mention means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.countries import CountryHit
from articles.extraction.parsing import Document
from articles.extraction.people.known import KnownPerson, in_office, name_key
from articles.extraction.people.matching import is_another, is_full, name_parts
from articles.extraction.people.person import Person
from articles.extraction.people.references import Reference

GOVERNMENT_RULE = "person.name.government"
_ELDER = re.compile("(?:祖?[父母]|義[父母])(?:である|、|の)$")
_YOUNGER = re.compile("(?:[長次三][男女]|息子|娘|孫)(?:である|、|の)$")
_FAMILY = re.compile(
    "(?:祖?[父母]|義[父母]|[長次三][男女]|息子|娘|孫|夫|妻|夫人|おじ|おば|[叔伯][父母])(?:である|、|の)故?$"
)
_SUBJECT = re.compile("(?:は|も|が)")
_OPENING = re.compile("(?:(?:また|さらに|一方|だが|しかし|ただ|その後|これに対し|これを受け)、?)?")


def contested(references: Sequence[Reference]) -> set[str]:
    """Full names of which the text has another with the same surname or given name."""
    by_part: dict[str, list[str]] = {}
    found: set[str] = set()
    for form in {r.form for r in references if r.name and is_full(r.form)}:
        for part in name_parts(form):
            for other in by_part.setdefault(part, []):
                if is_another(form, other):
                    found |= {form, other}
            by_part[part].append(form)
    return found


def kinship(text: str, reference: Reference) -> str:
    """``elder`` or ``younger`` of 父のブッシュ氏, 長男のブッシュ元大統領; empty for others."""
    start = reference.name.start if reference.name else reference.start
    start -= text[start - 1 : start] == "故"
    if text[start - 1 : start] not in ("の", "、", "る"):
        return ""
    before = text[max(0, start - 6) : start]
    return "elder" if _ELDER.search(before) else "younger" if _YOUNGER.search(before) else ""


@dataclass(frozen=True)
class Setting:
    """What stands around a mention."""

    document: Document
    text: str
    countries: Sequence[CountryHit]
    published: str | None

    def choose(self, reference: Reference, people: list[Person]) -> list[Person]:
        """Those of the people who may be meant: one where office, country, usage or the topic tell, else several."""
        evidence = [self._evidence(reference, person) for person in people]
        left = [p for p, points in zip(people, evidence, strict=True) if points == max(evidence)]
        if len(left) > 1 and reference.rule == GOVERNMENT_RULE:
            left = self._last_in_office(left)
        if len(left) > 1:
            left = [person for person in left if not self._is_relative(person)] or left
        if len(left) > 1:
            used = [person for person in left if _is_called_so(person, reference)]
            left = used if len(used) == 1 else left
        if len(left) > 1 and (topic := self._continued(reference, left)):
            left = [topic]
        return left

    def _is_relative(self, person: Person) -> bool:
        """父の小泉純一郎元首相: somebody named beside one of his family, who keeps the short form."""
        name = person.first.name if person.first else None
        return name is not None and bool(_FAMILY.search(self.text, max(0, name.start - 7), name.start))

    def _evidence(self, reference: Reference, person: Person) -> int:
        country = reference.country is not None and (person.country or "") == reference.country
        return 4 * (country and person.country_stated) + self._office(reference, person)

    def _office(self, reference: Reference, person: Person) -> int:
        """How well the office named with the mention is that of a person: 3 as printed, 2, 1 unknown, 0 not."""
        title, is_former = reference.title, reference.is_former
        if title is None:
            return 1
        met = [short for short, role in person.titles if role == title.role or short.endswith(title.short)]
        if reference.title_text in met:
            return 3
        if met:
            return 2 if any(short.startswith(("前", "元")) == is_former for short in met) else 0
        terms = [p for p in person.posts if p.office == title.role or p.title.endswith(title.short)]
        if terms:
            return 2 if any(in_office(post, self.published) for post in terms) != is_former else 0
        return 0 if person.titles or person.known else 1

    def _last_in_office(self, people: list[Person]) -> list[Person]:
        """政権 and 内閣 are those of a head of government: the one in office, or last so."""
        day = self.published or "9999"
        ends = [max((p.end or "9999" for p in person.posts if p.start <= day), default="") for person in people]
        return [person for person, end in zip(people, ends, strict=True) if end == max(ends)]

    def _continued(self, reference: Reference, people: list[Person]) -> Person | None:
        """The subject of the sentence before, if the mention is that of its own sentence: the topic goes on."""
        sentence = self.document.sentence_at(reference.start)
        if sentence is None or self.document.quote_at(reference.start) or not _SUBJECT.match(self.text, reference.end):
            return None
        if _OPENING.fullmatch(self.text, sentence.span.start, reference.start) is None:
            return None
        last = self.document.sentence_at(sentence.span.start - 1)
        if last is None or last.paragraph != sentence.paragraph:
            return None
        named = [(p, r) for p in people for r in p.references if last.span.contains(r.start)]
        if len({id(person) for person, _ in named}) != 1:
            return None
        goes_on = reference.title_text  # a new office introduces again, it does not go on
        subjects = (p for p, r in named if _SUBJECT.match(self.text, r.end) and goes_on in ("", r.title_text))
        return next(subjects, None)

    def nearest(self, reference: Reference, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        """Of people who fit equally those whose country the sentence names, else the paragraph; else all of them."""
        at = reference.start
        for part in (self.document.sentence_at(at), self.document.paragraph_at(at)):
            named = {hit.code for hit in self.countries if part is not None and part.span.contains(hit.start)}
            supported = [person for person in people if named.intersection(person.countries)]
            if supported:
                return supported
        return list(people)


def _is_called_so(person: Person, reference: Reference) -> bool:
    """Whether the text has used the short form for a person before."""
    key = name_key(reference.form)
    return any(r.start < reference.start and name_key(r.form) == key for r in person.references)
