"""両首脳, 両氏, 両国, 双方, 3カ国の外相: words that stand for several."""

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from articles.extraction.coreference.marks import Mark, Marks
from articles.extraction.findings import Span
from articles.extraction.gazetteer.loading import DATA, rows_of
from articles.extraction.people.person import Person
from articles.extraction.stems import StemFinder

Member = Person | str | int
"""A person, an alpha-2 code, or the index of an organisation's mention."""
Found = tuple[Span, Sequence[Member], str, float]
"""Where, who, rule, confidence."""

_OFFICE = r"(?:の(?:首脳|大統領|外相|国防相|首相|外務大臣|政府|代表|高官))?"
_PAIR = re.compile(r"両国(?:政府|首脳|軍|側)?(?!間|民|関係)|両者(?!択)|双(?<![の一-龥ァ-ヺー]双)方(?!向)")
_BOTH = re.compile(r"両(?:政府|国政府|国|国軍|軍|当局|首脳|外相|国防相)(?!間|関係|会談)")
"""After two countries named in one breath."""
_BETWEEN = re.compile(r"両国(?=間|関係)")
_COUNTED = re.compile(
    rf"(?P<number>[2-9２-９二三四五六七八九])(?:カ国|か国|ヵ国|ヶ国|ケ国|カ国)(?:首脳(?!会)|外相(?!会))?{_OFFICE}"
)
_LIST_JOIN = re.compile(r"\(|\)?(?:[、・と,]|および|及び|並びに|や|の(?:大統領|首相|外相)?[、と])?")
_GROUP_NAME = re.compile(
    r"[(A-Z](?:(?<=\()(?P<defined>[A-Z][A-Z0-9]{1,6})\)"
    rf"|(?<=[A-Z])(?<![A-Za-z].)(?P<rest>[A-Z0-9]{{1,6}})(?![A-Za-z0-9]){_OFFICE})"
)
_LEADERS = StemFinder.of(["首脳", "各国首脳"], after="(?:ら|たち)?(?=は|が|も)", not_behind="一-龥ァ-ヺーの0-9")
_N_LEADERS = re.compile(r"(?P<number>[3-9])首脳")
MAX_SUMMIT = 12
LISTED = 3
SUMMIT = frozenset({"head_of_state", "head_of_government", "head_of_organization", "council_head"})


@cache
def regions() -> dict[str, list[str]]:
    """Regions whose members a text may count (中央アジア5か国)."""
    return {row["region"]: row["countries"].split() for row in rows_of(DATA / "regions.csv")}


_REST = re.compile(r"(?:残る|残りの|他の|ほかの)$")
_REGION = re.compile(rf"(?:{'|'.join(regions())})$")
HEADS = frozenset({"head_of_state", "head_of_government"})


class GroupFinder:
    """Resolves words for several people or countries."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.text = marks, marks.text
        self._groups: dict[int, list[str]] = {}
        self._both_of: dict[int, list[str]] = {}
        """Countries of the two that 両首脳 or 両氏 means, by sentence."""
        self._body_ends = [hit.end for hit in marks.organizations]
        self._meetings: list[tuple[int, list[Member]]] = []
        self._named: set[str | None] = {hit.code for hit in marks.countries}
        self._named |= {mark.country for mark in marks.people}
        self._country_starts = [hit.start for hit in marks.countries]
        self._people_of: dict[str, list[Person]] = {}
        for person in marks.identifier.people:
            self._people_of.setdefault(person.country or "", []).append(person)

    def find(self) -> Iterator[Found]:
        """Every group word with its members; unresolved ones are left out."""
        yield from self._people()
        yield from self._countries()
        yield from self._both()
        for match in _PAIR.finditer(self.text):
            sides: Sequence[Member] = self._sides(match) or self._pair(match.start())
            if sides:
                yield Span(*match.span()), sides, "reference.pair", 0.75
        for match in _BETWEEN.finditer(self.text):
            if codes := self._pair(match.start()):
                yield Span(*match.span()), codes, "reference.pair", 0.7
        yield from self._named_groups()

    def _countries(self) -> Iterator[Found]:
        """3カ国, 5か国の大統領."""
        for match in _COUNTED.finditer(self.text):
            after = self.text[match.end() : match.end() + 1]
            if after in ("際", "民", "会", "務") or self._is_year_or_more(match.start()):
                continue
            codes = self._counted(match.start(), match.end(), int(_digit(match["number"])))
            if holders := self._holders(codes, match[0]):
                yield Span(*match.span()), holders, "person.counted", 0.7
            elif codes:
                self._remember_meeting(match.start(), codes)
                yield Span(*match.span()), codes, "reference.counted", 0.7

    def _both(self) -> Iterator[Found]:
        """印パ両政府, 日米両首脳: the two countries right before, or their people where the article names both."""
        for match in _BOTH.finditer(self.text):
            near = [m for m in self.marks.before(match.start(), 4) if m.start >= match.start() - 30][::-1]
            run = next((r for r in self._runs(near) if r[-1].end == match.start() and len(_codes(r)) == 2), None)
            if run:
                members = self._holders(_codes(run), match[0]) or _codes(run)
                rule = "reference.pair" if isinstance(members[0], str) else "person.both"
                yield Span(run[0].start, match.end()), members, rule, 0.85

    def _remember_meeting(self, start: int, codes: list[str]) -> None:
        """EUと中央アジア5か国: an organisation and a group as two sides."""
        region = _REGION.search(self.text, max(0, start - 8), start)
        at = region.start() if region else start
        if self.text[at - 1 : at] != "と":
            return
        at = self.text.rfind("(", max(0, at - 12), at) if self.text[at - 2 : at - 1] == ")" else at - 1
        ends = bisect.bisect_left(self._body_ends, at)
        if ends < len(self._body_ends) and self._body_ends[ends] == at:
            self._meetings.append((start, [ends, *codes]))

    def _sides(self, match: re.Match[str]) -> list[Member]:
        """両者, 双方 after such a meeting: the organisation and the members of the group."""
        if match[0].startswith("両国"):
            return []
        before = [sides for start, sides in self._meetings if start < match.start()]
        return before[-1] if before else []

    def _holders(self, codes: list[str], words: str) -> list[Person]:
        """5か国の大統領: the people themselves where the article names each of them."""
        title = next((t for t in ("大統領", "首脳", "首相", "外相", "国防相") if words.endswith(t)), "")
        if not title or not codes:
            return []
        found = []
        for code in codes:
            fits = self._people_of.get(code, ())
            holder = next(
                (p for p in fits if self._plays(p, "head") or any(t.endswith(title) for t, _ in p.titles)), None
            )
            if holder is None:
                return []
            found.append(holder)
        return found

    def _named_groups(self) -> Iterator[Found]:
        """英国、フランス、ドイツの3カ国(E3): a short name for a list, where it stands again."""
        members: dict[str, list[str]] = {}
        for match in _GROUP_NAME.finditer(self.text):
            if match["defined"]:
                codes = self._list_ends_at(match.start("defined") - 1, 0)
                if len(codes) > 1:
                    members.setdefault(match["defined"], codes)
            elif members and (name := self.text[match.start() : match.end("rest")]) in members:
                yield Span(*match.span()), members[name], "reference.named_group", 0.8

    def _is_year_or_more(self, start: int) -> bool:
        return bool(re.match(r"[0-9０-９十百第計約]", self.text[start - 1 : start]))

    def _people(self) -> Iterator[Found]:
        """両首脳, 両氏, 両外相."""
        for reference in self.marks.references:
            if reference.prefix != "両" or reference.name is not None:
                continue
            role = reference.title.role if reference.title else None
            people = self._last_people(reference.start, role)
            if people:
                self._remember_both(reference.start, people)
                yield Span(reference.start, reference.end), people, "person.both", 0.8
        for match in _LEADERS.finditer(self.text):
            everybody = self._summit(match.start())
            if len(everybody) > 1:
                yield Span(match.start(), match.end()), everybody, "person.leaders", 0.6
        for match in _N_LEADERS.finditer(self.text):
            if people := self._exactly(match.start(), int(_digit(match["number"]))):
                yield Span(*match.span()), people, "person.counted", 0.65
        for match in re.finditer("両首脳", self.text):
            people = self._last_people(match.start(), "head")
            if people:
                self._remember_both(match.start(), people)
                yield Span(*match.span()), people, "person.both", 0.85
            elif codes := self._pair(match.start()):
                yield Span(*match.span()), codes, "reference.pair", 0.6

    def _remember_both(self, offset: int, people: list[Person]) -> None:
        codes = [person.country for person in people if person.country]
        if len(set(codes)) == len(people) == 2:
            self._both_of[self.marks.sentence(offset)] = codes

    def _last_people(self, offset: int, role: str | None) -> list[Person]:
        """The two people last named who fit; one sentence that names both goes before two that name one each."""
        fitting = [m for m in self.marks.people_before(offset) if self._plays(m.person, role)]
        best = self._in_one_sentence(fitting)
        if best:
            return best
        found: list[Person] = []
        for mark in fitting:
            if mark.person is not None and mark.person not in found:
                found.append(mark.person)
                if len(found) == 2:
                    return found[::-1]
        return []

    def _summit(self, offset: int) -> list[Person]:
        """首脳は: every head of state, government or organisation so far, if they met (a sentence names three)."""
        found: list[Person] = []
        sentences: dict[int, set[int]] = {}
        for mark in self.marks.people_before(offset):
            person = mark.person
            if person is not None and person.roles & SUMMIT:
                sentences.setdefault(mark.sentence, set()).add(id(person))
                if person not in found:
                    found.append(person)
        met = any(len(people) >= LISTED for people in sentences.values())
        return found[::-1] if met and len(found) <= MAX_SUMMIT else []

    def _exactly(self, offset: int, number: int) -> list[Person]:
        """3首脳: the nearest sentence that names so many heads, without the subject of the own sentence."""
        sentence = self.marks.sentence(offset)
        heads = [m for m in self.marks.people_before(offset) if self._plays(m.person, "head")]
        own = {id(m.person) for m in heads if m.sentence == sentence and m.is_topic}
        sentences: dict[int, list[Person]] = {}
        for mark in heads:
            people = sentences.setdefault(mark.sentence, [])
            if mark.person is not None and mark.person not in people and id(mark.person) not in own:
                people.append(mark.person)
        return next((people[::-1] for people in sentences.values() if len(people) == number), [])

    @staticmethod
    def _in_one_sentence(marks: list[Mark]) -> list[Person]:
        """Two people of the nearest sentence with exactly two, at most three sentences back."""
        sentences: dict[int, list[Person]] = {}
        for mark in marks:
            people = sentences.setdefault(mark.sentence, [])
            if mark.person is not None and mark.person not in people:
                people.append(mark.person)
        for people in list(sentences.values())[:4]:
            if len(people) == 2:
                return people[::-1]
        return []

    @staticmethod
    def _plays(person: Person | None, role: str | None) -> bool:
        if person is None or role is None:
            return person is not None
        if role == "head":
            return not person.is_former and (bool(person.roles & HEADS) or person.is_head)
        return role in person.roles

    def _pair(self, offset: int) -> list[str]:
        """The two countries that the text deals with: those of 両首脳 just before, those of the last sentence that
        names two, else the last two."""
        sentence = self.marks.sentence(offset)
        if both := self._both_of.get(sentence):
            return both
        sentences: dict[int, list[str]] = {}
        order: list[str] = []
        for mark in self.marks.before(offset, 40):
            if mark.country:
                codes = sentences.setdefault(mark.sentence, [])
                if mark.country not in codes:
                    codes.append(mark.country)
                if mark.country not in order:
                    order.append(mark.country)
        for codes in list(sentences.values())[:3]:
            if len(codes) == 2:
                return codes[::-1]
        return order[:2][::-1] if len(order) >= 2 else []

    def _counted(self, start: int, end: int, number: int) -> list[str]:
        """N か国: a list of exactly N countries right before or after, else the group of that size met before."""
        if _REST.search(self.text, max(0, start - 4), start):
            return self._rest(start, number)
        if number in self._groups and not self._list_ends_at(start, number):
            return self._groups[number]
        codes = self._list_ends_at(start, number) or self._region(start, number)
        codes = codes or self._list_before(start, number) or self._list_after(end, number)
        if codes:
            self._groups[number] = codes
        return codes

    def _rest(self, start: int, number: int) -> list[str]:
        """残る3か国: a group met before without the countries whose people were named since."""
        named = {mark.country for mark in self.marks.people_before(start)}
        for codes in self._groups.values():
            rest = [code for code in codes if code not in named]
            if len(codes) > number == len(rest):
                return rest
        return []

    def _region(self, start: int, number: int) -> list[str]:
        """中央アジア5か国: the members, if the article names each of them."""
        region = _REGION.search(self.text, max(0, start - 8), start)
        codes = regions()[region[0]] if region else []
        return codes if len(codes) == number and self._named.issuperset(codes) else []

    def _runs(self, marks: list[Mark]) -> Iterator[list[Mark]]:
        """Rows of countries joined by 、, ・, と or nothing."""
        run: list[Mark] = []
        for mark in marks:
            if mark.country is None or mark.person is not None:
                continue
            if run and _LIST_JOIN.fullmatch(self.text, run[-1].end, mark.start):
                run.append(mark)
                continue
            if len(run) > 1:
                yield run
            run = [mark]
        if len(run) > 1:
            yield run

    def _list_ends_at(self, start: int, number: int) -> list[str]:
        near = [m for m in self.marks.before(start, 12) if m.start >= start - 120][::-1]
        for run in self._runs(near):
            codes = _codes(run)
            if number in (0, len(codes)) and re.fullmatch(
                r"(?:の|など|各国|\(|\)|,|、|[2-9](?:カ国|か国|ヵ国))*", self.text[run[-1].end : start]
            ):
                return codes
        return []

    def _list_before(self, start: int, number: int) -> list[str]:
        marks = list(self.marks.before(start, 40))[::-1]
        exact = [run for run in self._runs(marks) if len(_codes(run)) == number]
        return _codes(exact[-1]) if exact else []

    def _list_after(self, end: int, number: int) -> list[str]:
        low = bisect.bisect_left(self._country_starts, end)
        high = bisect.bisect_right(self._country_starts, end + 80)
        codes = list(dict.fromkeys(hit.code for hit in self.marks.countries[low:high]))
        return codes if len(codes) == number else []


def _codes(run: list[Mark]) -> list[str]:
    return list(dict.fromkeys(m.country for m in run if m.country))


def _digit(char: str) -> str:
    return char if char.isdigit() else str("二三四五六七八九".index(char) + 2)
