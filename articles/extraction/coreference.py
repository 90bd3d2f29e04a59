"""Short forms and pronouns -> the people, organisations and countries that they stand for."""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.countries import CountryHit
from articles.extraction.findings import Mention, Ref, Span
from articles.extraction.organizations import OrganizationHit
from articles.extraction.parsing import Document
from articles.extraction.people.identity import Identifier, Person
from articles.extraction.people.introductions import Reference
from articles.vocabulary import MentionKind, Method

_PRONOUN = re.compile(r"彼女(?!ら|たち)|(?<![一-龥])彼(?![ら女等我岸方処此])")
_GROUP = re.compile(
    r"両首脳|両国|両者(?!択)|双方(?!向)|(?P<number>[2-9二三四五六七八九])(?P<unit>カ国|か国|ヵ国|ヶ国|ケ国|首脳)(?:の(?:首脳|大統領|外相|首相))?"
)
_THE_SAME = re.compile(
    r"同(?P<what>国(?!際|民|土|会|連|務|防|営|家|立|有|籍|内(?!で|外))|省|庁|軍|党(?!首)|社(?!会)|紙|通信|機関(?!紙)|組織|委員会|機構|局|放送|テレビ|銀行|裁判所|大使館)"
)
_GOVERNMENT = re.compile(
    r"(?:の)?(?:政府(?:高官|当局者|関係者|筋|代表団|側)?(?!系|軍|機関|間|専用|開発|報道官|承認|与党|保証|案|調達|債|閉鎖|支援)|当局(?:者|筋)?|高官|側(?!近|面)|大統領府(?!長官|報道官)|首相府|首相官邸|総統府|外交筋|消息筋|代表団)"
)
_BARE_GOVERNMENT = re.compile(
    r"(?<![一-龥ァ-ヺー])(?:政府(?:高官|当局者|関係者|筋|側)?|当局(?:者)?|大統領府|首相府|首相官邸|総統府)(?=[はがもにのとを、]|によ)"
)
_TOPIC = re.compile(r"(?:政府|側|当局|大統領府|首相府|議会|国会)?(?:は|も|が)")
HEADS = frozenset({"head_of_state", "head_of_government"})


@dataclass
class Named:
    """What the text names outright."""

    document: Document
    text: str
    countries: list[CountryHit]
    organizations: list[OrganizationHit]
    references: list[Reference]
    identifier: Identifier


class CoreferenceFinder:
    """Resolves short forms, in text order, against what was named before (and after, for offices)."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.text = named.text
        self.persons = sorted(((r.start, r.end, p) for r, p in named.identifier.resolved), key=lambda x: x[0])
        self._person_starts = [start for start, _, _ in self.persons]
        self._country_starts = [hit.start for hit in named.countries]
        self._topics = [h for h in named.countries if _TOPIC.match(self.text, h.end)]
        self._topic_starts = [h.start for h in self._topics]

    # --- countries -------------------------------------------------------------------------------------------------

    def complete_countries(self) -> None:
        """Countries of people of whom the text does not say it: from the gazetteer, else from the words around."""
        for person in self.named.identifier.people:
            if person.country_stated or not person.references:
                continue
            if person.known is not None:
                person.country = self.named.identifier.known.country_of(person.known)
                continue
            first = min(person.references, key=lambda r: r.start)
            person.country = first.country or self.focus_country(first.start)
            person.confidence *= 0.8

    def focus_country(self, offset: int) -> str | None:
        """The country that the text speaks of at an offset: the last topic of the paragraph, else the last named."""
        paragraph = self.named.document.paragraph_at(offset)
        floor = paragraph.span.start if paragraph else 0
        candidates: list[tuple[int, str]] = []
        i = bisect.bisect_left(self._country_starts, offset) - 1
        if i >= 0 and self.named.countries[i].start >= floor:
            candidates.append((self.named.countries[i].start, self.named.countries[i].code))
        j = bisect.bisect_left(self._person_starts, offset) - 1
        if j >= 0 and self.persons[j][0] >= floor and self.persons[j][2].country:
            candidates.append((self.persons[j][0], self.persons[j][2].country or ""))
        if candidates:
            return max(candidates)[1]
        k = bisect.bisect_left(self._topic_starts, offset) - 1
        if k >= 0:
            return self._topics[k].code
        if i >= 0:
            return self.named.countries[i].code
        return self.named.countries[0].code if self.named.countries else None

    # --- mentions --------------------------------------------------------------------------------------------------

    def mentions(self, people: dict[int, Ref], organizations: dict[int, Ref]) -> Iterator[Mention]:
        """Mentions of every short form, with the references of the cast."""
        yield from self._roles(people)
        yield from self._pronouns(people)
        yield from self._groups(people)
        yield from self._same(organizations)
        yield from self._governments()

    def _roles(self, people: dict[int, Ref]) -> Iterator[Mention]:
        for reference in self.named.references:
            if reference.name is not None:
                continue
            span = Span(reference.start, reference.end)
            if reference.prefix == "両":
                for person in self._last_people(reference.start, 2, reference.title.role if reference.title else None):
                    yield _person(span, people[id(person)], "person.role.both", 0.7)
                continue
            holder, confidence = self._holder(reference)
            if holder is not None:
                yield _person(span, people[id(holder)], "person.role", confidence)
            elif reference.country and reference.title and reference.title.role in HEADS:
                yield _country(span, reference.country, "reference.office", 0.6)

    def _holder(self, reference: Reference) -> tuple[Person | None, float]:
        """Who holds the office that the text names without a name."""
        i = bisect.bisect_left(self._person_starts, reference.start)
        if reference.title is None:
            return (self.persons[i - 1][2], 0.85) if i else (None, 0.0)
        before = (p for _, _, p in reversed(self.persons[max(0, i - 60) : i]))
        for person in before:
            if self._fits(person, reference):
                return person, 0.85
        for _, _, person in self.persons[i : i + 60]:
            if self._fits(person, reference):
                return person, 0.7
        return None, 0.0

    def _fits(self, person: Person, reference: Reference) -> bool:
        if reference.title is None or reference.title.role not in person.roles:
            return False
        return reference.country is None or (person.country or "") == reference.country

    def _last_people(self, offset: int, count: int, role: str | None = None) -> list[Person]:
        i = bisect.bisect_left(self._person_starts, offset)
        found: list[Person] = []
        for _, _, person in reversed(self.persons[max(0, i - 60) : i]):
            if person not in found and (role is None or role in person.roles):
                found.append(person)
                if len(found) == count:
                    break
        return found[::-1] if len(found) == count else []

    def _pronouns(self, people: dict[int, Ref]) -> Iterator[Mention]:
        for match in _PRONOUN.finditer(self.text):
            i = bisect.bisect_left(self._person_starts, match.start())
            if i:
                yield _person(Span(*match.span()), people[id(self.persons[i - 1][2])], "person.pronoun", 0.6)

    def _groups(self, people: dict[int, Ref]) -> Iterator[Mention]:
        for match in _GROUP.finditer(self.text):
            span, word = Span(*match.span()), match[0]
            if word == "両首脳":
                for person in self._last_heads(match.start(), 2):
                    yield _person(span, people[id(person)], "person.group", 0.8)
            else:
                number = _number(match["number"]) if match["number"] else 2
                for code in self._last_countries(match.start(), number):
                    yield _country(span, code, "reference.group", 0.7)

    def _last_heads(self, offset: int, count: int) -> list[Person]:
        i = bisect.bisect_left(self._person_starts, offset)
        found: list[Person] = []
        for _, _, person in reversed(self.persons[max(0, i - 60) : i]):
            if person not in found and (person.roles & HEADS or any(t == "国家主席" for t, _ in person.titles)):
                found.append(person)
                if len(found) == count:
                    return found[::-1]
        return []

    def _last_countries(self, offset: int, count: int) -> list[str]:
        marks = self._country_marks
        i = bisect.bisect_left(marks, (offset, ""))
        found: list[str] = []
        for _, code in reversed(marks[max(0, i - 40) : i]):
            if code not in found:
                found.append(code)
                if len(found) == count:
                    return found[::-1]
        return []

    @property
    def _country_marks(self) -> list[tuple[int, str]]:
        if not hasattr(self, "_marks"):
            marks = [(h.start, h.code) for h in self.named.countries]
            marks += [(start, p.country) for start, _, p in self.persons if p.country]
            self._marks = sorted(marks)
        return self._marks

    def _same(self, organizations: dict[int, Ref]) -> Iterator[Mention]:
        starts = [hit.start for hit in self.named.organizations]
        for match in _THE_SAME.finditer(self.text):
            span, what = Span(*match.span()), match["what"]
            if what.startswith("国"):
                if code := self.focus_country(match.start()):
                    yield _country(span, code, "reference.same", 0.75)
                continue
            i = bisect.bisect_left(starts, match.start()) - 1
            for index in range(i, max(-1, i - 20), -1):
                if what in self.named.organizations[index].form or what in ("機関", "組織"):
                    yield Mention(
                        span, MentionKind.ORGANIZATION, organizations[index], "organization.same",
                        method=Method.COREFERENCE, confidence=0.8,
                    )  # fmt: skip
                    break

    def _governments(self) -> Iterator[Mention]:
        """米政府, 韓国側, 政府高官: words for a government."""
        taken = set()
        for hit in self.named.countries:
            if match := _GOVERNMENT.match(self.text, hit.end):
                taken.add(match.end())
                yield Mention(
                    Span(hit.start, match.end()), MentionKind.COUNTRY, hit.code, "country.government",
                    confidence=hit.confidence * 0.95,
                )  # fmt: skip
        for match in _BARE_GOVERNMENT.finditer(self.text):
            if match.end() not in taken and (code := self.focus_country(match.start())):
                yield _country(Span(*match.span()), code, "reference.government", 0.65)


def _number(digit: str) -> int:
    return int(digit) if digit.isdigit() else "二三四五六七八九".index(digit) + 2


def _person(span: Span, ref: Ref, rule: str, confidence: float) -> Mention:
    return Mention(span, MentionKind.PERSON, ref, rule, method=Method.COREFERENCE, confidence=confidence)


def _country(span: Span, code: str, rule: str, confidence: float) -> Mention:
    return Mention(span, MentionKind.COUNTRY, code, rule, method=Method.COREFERENCE, confidence=confidence)
