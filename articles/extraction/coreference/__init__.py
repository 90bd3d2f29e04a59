"""Short forms and pronouns -> the people, organisations and countries that they stand for."""

import bisect
import re
from collections.abc import Iterator

from articles.extraction.coreference.groups import GroupFinder
from articles.extraction.coreference.marks import Mark, Marks
from articles.extraction.coreference.origins import OriginFinder
from articles.extraction.findings import Mention, Ref, Span
from articles.extraction.kept import kept
from articles.extraction.parsing import Zone
from articles.extraction.people.person import Person
from articles.extraction.people.references import Reference
from articles.extraction.people.titles import same_office
from articles.extraction.stems import StemFinder
from articles.vocabulary import MentionKind, Method

_PRONOUN = re.compile(r"彼女(?!ら|たち)|(?<![一-龥])彼(?![ら女等我岸方処此])")
_SAME_MINISTER = re.compile(r"同相(?![次談応])")
_SAME_COUNTRY = re.compile(r"同国(?!際|民|土|会|連|務|防|営|家|立|有|籍|軍)")
_SAME_BODY = re.compile(
    r"同(?P<what>省|庁|国軍|軍|党(?!首)|社(?!会|長)|紙|通信|機関(?!紙)|組織|委員会|機構|局(?!長)|放送|テレビ|銀行|裁判所|大使館|連合|連盟|理事会|議会|部)(?!内)"
)
_SHORT_BODY = StemFinder.of(
    ("委員会", "理事会", "評議会", "協会", "連盟", "連合会", "機構"),
    after="(?=は|が|も|によ)",
    not_behind="一-龥ァ-ヺーA-Z",
)
GOVERNMENT_WORDS = (
    "政府(?:の?(?:高官|当局者|関係者)|筋|側)?(?!系|軍|機関|間|専用|開発|報道官|承認|与党|保証|案|調達|債|閉鎖|支援|代表)|"
    "当局(?:者|筋)?|軍事政権|軍政(?!権)|暫定政権|暫定政府|"
    "大統領府(?!長官|報道官|副)(?:の?(?:高官|当局者|関係者))?|大統領室(?!長)(?:の?(?:高官|当局者|関係者))?|首相府(?!報道官)|首相官邸|総統府(?!報道)"
)
_GOVERNMENT = re.compile(
    rf"の?(?:{GOVERNMENT_WORDS}|高官|側(?!近|面)|外交筋|消息筋|代表団|指導部|首脳(?:部|ら)?(?!会|宣|外|レ|級|間|交)|(?:外|国防|財務)相ら)"
)
_ADMINISTRATION = re.compile(r"の?(?:新|前|軍事|暫定)?政権側?")
_BARE_GOVERNMENT = re.compile(rf"(?<![一-龥ァ-ヺー])(?:{GOVERNMENT_WORDS})(?=[はがもにのとを、]|によ|側)")
_GAZA = re.compile("(?:ガザ|ヨルダン川西岸)(?:地区)?の?(?:自治政府)?当局者?")
_CABINET = re.compile("閣議|官房長官|国家安全保障会議|NSC")
_STRONG_MARK = re.compile(r"は|も(?!の)|が")
COREF = Method.COREFERENCE
HEADS = frozenset({"head_of_state", "head_of_government"})
MANY_HOLDERS = frozenset({"ambassador", "lawmaker", "military", "other", "spokesperson", "department_head", "envoy"})
"""Offices with so many holders that one named long before is rarely meant."""
OWN_OFFICES = frozenset(
    {"head_of_government", "foreign_minister", "defence_minister", "chief_cabinet_secretary", "finance_minister"}
)
NEAR_SENTENCES = 4
NOT_STATE = frozenset({"party_leader", "lawmaker", "head_of_organization", "other", ""})
"""Offices whose unnamed holder does not speak for the state."""


class CoreferenceFinder:
    """Resolves short forms, in text order, against what was named before (and after, for offices)."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.text = marks, marks.text

    def complete_countries(self) -> None:
        """Countries of people of whom the text does not say it: from the gazetteer, else from the words around."""
        unplaced = []
        for person in self.marks.identifier.people:
            if person.country_stated or not person.references:
                continue
            if (post := self.marks.identifier.post_of(person)) is not None:
                person.country = self.marks.identifier.known.country_of(post)
                if person.country is None and person.is_former and person.roles & HEADS:
                    unplaced.append(person)  # the gazetteer knows him in an organisation, the text as 元首相
            elif person.candidates:
                countries = {code for known in person.candidates for code in known.countries}
                person.country = countries.pop() if len(countries) == 1 else None
        for person in self.marks.identifier.people:
            if person.rivals:
                codes = {rival.country for rival in person.rivals}
                person.country = codes.pop() if len(codes) == 1 else None
        self.marks.refresh()
        origins = OriginFinder(self.marks)
        unknown = (p for p in self.marks.identifier.people if p.known is None and not p.is_open)
        for person in (*unplaced, *unknown):
            if not person.country_stated and person.first is not None:
                person.country = person.first.country or origins.country_of(person)
                person.confidence *= 0.8
        self.marks.refresh()

    def mentions(self, people: dict[int, Ref], organizations: dict[int, Ref]) -> Iterator[Mention]:
        """Mentions of every short form, with the references of the cast."""
        yield from self._roles(people)
        yield from self._pronouns(people)
        for span, found, rule, confidence in GroupFinder(self.marks).find():
            for one in found:
                if isinstance(one, Person):
                    yield person_mention(span, people[id(one)], rule, confidence)
                elif isinstance(one, int):
                    ref = organizations[one]
                    yield Mention(span, MentionKind.ORGANIZATION, ref, rule, method=COREF, confidence=confidence)
                else:
                    yield country_mention(span, one, rule, confidence)
        yield from self._same(organizations)
        yield from self._governments()

    # --- offices and pronouns --------------------------------------------------------------------------------------

    def _roles(self, people: dict[int, Ref]) -> Iterator[Mention]:
        for reference in self.marks.references:
            if reference.name is not None or reference.prefix == "両" or reference.organization is not None:
                continue
            span = Span(reference.start, reference.end)
            holder, confidence = self._holder(reference)
            if holder is not None:
                rule = "person.same" if reference.prefix == "同" else "person.role"
                yield person_mention(span, people[id(holder)], rule, confidence)
            elif reference.country and reference.title and reference.title.role not in NOT_STATE:
                yield country_mention(span, reference.country, "reference.office", 0.6)
            elif self._is_own_office(reference):
                yield country_mention(span, "JP", "reference.office", 0.5)

    def _is_own_office(self, reference: Reference) -> bool:
        """首相は, 官房長官は in an article that names no holder and no country before: Japan's."""
        if reference.title is None or reference.title.role not in OWN_OFFICES or reference.prefix:
            return False
        if reference.country is not None or not _STRONG_MARK.match(self.text, reference.end):
            return False
        return all(mark.country == "JP" for mark in self.marks.before(reference.start))

    def _holder(self, reference: Reference) -> tuple[Person | None, float]:
        """Who holds the office that the text names without a name."""
        if reference.title is None:
            nearest = list(self.marks.people_before(reference.start, 6))
            if not nearest:
                return None, 0.0
            is_subject = _STRONG_MARK.match(self.text, reference.end)
            chosen = self._most_salient(nearest) if is_subject else nearest[0]
            return chosen.person, 0.88 if chosen is nearest[0] else 0.8
        if self._is_turn(reference):
            speaker = next((m for m in self.marks.people if m.quote == -1 and _fits(m.person, reference)), None)
            if speaker is not None:
                return speaker.person, 0.9
        fitting = [m for m in self.marks.people_before(reference.start) if _fits(m.person, reference)]
        if reference.title.role in MANY_HOLDERS and not reference.prefix:
            sentence = self.marks.sentence(reference.start)
            fitting = [m for m in fitting if sentence - m.sentence <= NEAR_SENTENCES]
            if not fitting:
                return None, 0.0
        if fitting:
            chosen = self._the_same(fitting, reference) if reference.prefix else self._own_minister(fitting, reference)
            others = {id(m.person) for m in fitting[:8]}
            return chosen.person, 0.88 if len(others) == 1 else 0.75
        return self._named_later(reference), 0.7

    def _is_turn(self, reference: Reference) -> bool:
        """首相「…」 at the head of a paragraph: the speaker of a transcript, named at its top."""
        paragraph = self.marks.document.paragraph_at(reference.start)
        if paragraph is None or self.text[paragraph.span.start : reference.start].strip():
            return False
        return self.text[reference.end : reference.end + 1] in ("「", " ", "\u3000", ":")

    def _named_later(self, reference: Reference) -> Person | None:
        """The only holder of the office in the article, if he is named after it."""
        after = {id(m.person): m.person for m in self.marks.people_after(reference.start) if _fits(m.person, reference)}
        if len(after) != 1:
            return None
        holder = next(iter(after.values()))
        focus = reference.country or self.marks.focus(reference.start)
        return holder if holder is not None and (holder.country == focus or focus is None) else None

    def _the_same(self, fitting: list[Mark], reference: Reference) -> Mark:
        """同大統領 as the subject goes on with the topic; elsewhere it is the one named last."""
        return self._most_salient(fitting) if _STRONG_MARK.match(self.text, reference.end) else fitting[0]

    def _own_minister(self, fitting: list[Mark], reference: Reference) -> Mark:
        """首相 and 外相 without more are Japan's in an article that names Japan's; else the most salient holder's."""
        if reference.country is None and reference.title and reference.title.role in OWN_OFFICES:
            own = next((mark for mark in fitting if mark.country == "JP"), None)
            if own is not None:
                return own
        return self._most_salient(fitting)

    def _most_salient(self, marks: list[Mark]) -> Mark:
        """The topic of the nearest sentence that names a candidate, else the nearest candidate."""
        nearest = marks[0]
        for mark in marks:
            if mark.sentence != nearest.sentence:
                break
            if _STRONG_MARK.match(self.text, mark.end):
                return mark
        return nearest

    def _pronouns(self, people: dict[int, Ref]) -> Iterator[Mention]:
        for match in _SAME_MINISTER.finditer(self.text):
            for mark in self.marks.people_before(match.start(), 20):
                if mark.person and any(re.search("相$|大臣$|長官$", title) for title, _ in mark.person.titles):
                    yield person_mention(Span(*match.span()), people[id(mark.person)], "person.same", 0.85)
                    break
        for match in _PRONOUN.finditer(self.text) if "彼" in self.text else ():
            before = list(self.marks.people_before(match.start(), 6))
            if before:
                chosen = self._most_salient(before)
                yield person_mention(Span(*match.span()), people[id(chosen.person)], "person.pronoun", 0.6)

    # --- countries and organisations -------------------------------------------------------------------------------

    def _same(self, organizations: dict[int, Ref]) -> Iterator[Mention]:
        for match in _SAME_COUNTRY.finditer(self.text):
            code = self._country_of_next(match.end()) or self.marks.same_country(*match.span())
            if code:
                end = match.end()
                if government := _GOVERNMENT.match(self.text, end):
                    end = government.end()
                yield country_mention(Span(match.start(), end), code, "reference.same", 0.75)
        starts = [hit.start for hit in self.marks.organizations]
        short = [(match, match["what"]) for match in _SAME_BODY.finditer(self.text)]
        short += [(match, match[0]) for match in _SHORT_BODY.finditer(self.text)]
        for match, what in short:
            at = bisect.bisect_left(starts, match.start()) - 1
            if index := self._body(what, at):
                yield Mention(
                    Span(*match.span()), MentionKind.ORGANIZATION, organizations[index - 1], "organization.same",
                    method=Method.COREFERENCE, confidence=0.8,
                )  # fmt: skip

    def _country_of_next(self, end: int) -> str | None:
        """同国のムハンマド首相: the country of the person named right after."""
        at = bisect.bisect_left(self.marks.people_starts, end + 1)
        if self.text[end : end + 1] != "の" or at == len(self.marks.people):
            return None
        person = self.marks.people[at]
        return person.country if person.start == end + 1 else None

    def _body(self, what: str, last: int) -> int:
        """Index + 1 of the last organisation that 同省, 同軍 can stand for; 0 if there is none."""
        for index in range(last, max(-1, last - 20), -1):
            if fits_body(what, self.marks.organizations[index].form, self.marks.organizations[index].kind):
                return index + 1
        return 0

    def _governments(self) -> Iterator[Mention]:
        """米政府, タリバン暫定政権, トランプ大統領の政権, 政府高官: words for a government."""
        explicit: list[tuple[int, str, str]] = []
        taken = set()
        for start, end, code, confidence in self._with_government():
            taken.add(end)
            explicit.append((start, self.text[start:end], code))
            rule = "country.government"
            yield Mention(Span(start, end), MentionKind.COUNTRY, code, rule, confidence=confidence)
        for match in _GAZA.finditer(self.text):
            taken.add(match.end())
            yield country_mention(Span(*match.span()), "PS", "country.authority", 0.8)
        for match in _BARE_GOVERNMENT.finditer(self.text):
            if match.end() in taken:
                continue
            owner = (
                self._same_government(match[0], match.start(), explicit)
                or ("KR" if match[0].startswith("大統領室") else None)
                or self._own_government(match)
                or self.marks.focus(match.start())
            )
            if owner:
                end = match.end() + (self.text[match.end() : match.end() + 1] == "側")
                yield country_mention(Span(match.start(), end), owner, "reference.government", 0.65)

    def _with_government(self) -> Iterator[tuple[int, int, str, float]]:
        """Countries, de facto rulers and people followed by a word for their government."""
        for hit in self.marks.countries:
            if match := _GOVERNMENT.match(self.text, hit.end):
                yield hit.start, match.end(), hit.code, round(hit.confidence * 0.95, 3)
        for body in self.marks.organizations:
            match = _ADMINISTRATION.match(self.text, body.end)
            if match and body.country and body.kind in ("armed_group", "party", "military"):
                yield body.start, match.end(), body.country, 0.85
        for mark in self.marks.people:
            match = _ADMINISTRATION.match(self.text, mark.end)
            if match and mark.country:
                yield mark.start, match.end(), mark.country, 0.85

    @kept
    def _first_topic(self) -> Mark | None:
        return next((mark for mark in self.marks.all if mark.is_topic), None)

    def _own_government(self, match: re.Match[str]) -> str | None:
        """政府は heading a paragraph is Japan's where that paragraph names a Japanese minister or a meeting of cabinet,
        or where Japan is the first topic of the article."""
        paragraph = self.marks.document.paragraph_at(match.start())
        if not match[0].startswith("政府") or paragraph is None or paragraph.zone is Zone.QUESTION:
            return None
        first = self._first_topic
        told_first = first is None or first.start > match.start()
        earlier = next(self.marks.before(match.start(), 1), None)
        if earlier is not None and earlier.start >= paragraph.span.start:
            cabinet = _CABINET.search(self.text, match.end(), min(paragraph.span.end, match.end() + 14))
            meets = told_first and cabinet is not None and self.text.startswith("は", match.end())
            return "JP" if meets else None  # ロシアが…を受け、政府は7日の閣議で
        if _CABINET.search(self.text, match.end(), min(paragraph.span.end, match.end() + 40)):
            return "JP"
        if first is not None and not told_first:
            return "JP" if first.country == "JP" else None
        here = (m for m in self.marks.people_after(match.start(), 8) if m.start < paragraph.span.end)
        return "JP" if any(m.country == "JP" and m.person and m.person.titles for m in here) else None

    @staticmethod
    def _same_government(word: str, offset: int, explicit: list[tuple[int, str, str]]) -> str | None:
        """暫定政権, 大統領府 alone: as where the text named one with its country last."""
        if word.startswith(("政府", "当局")):
            return None
        return next((code for start, form, code in reversed(explicit) if start < offset and word in form), None)


def _fits(person: Person | None, reference: Reference) -> bool:
    if person is None or reference.title is None:
        return False
    short, office = reference.title.short, same_office(reference.title_text or reference.title.short)
    if person.is_former and not reference.title_text.startswith(("前", "元", "次期")):
        return False
    if not any(title.endswith(short) or same_office(title) == office for title, _ in person.titles):
        return False
    return reference.country is None or (person.country or "") == reference.country


def fits_body(what: str, form: str, kind: str) -> bool:
    """Whether 同省 (``what`` 省) can stand for an organisation of a form and kind."""
    if what in ("機関", "組織"):
        return kind in ("international", "armed_group", "agency", "")
    if what == "社":
        return kind == "company"
    if what == "紙":
        return kind == "media"
    return what.removeprefix("国") in form


def person_mention(span: Span, ref: Ref, rule: str, confidence: float) -> Mention:
    return Mention(span, MentionKind.PERSON, ref, rule, method=Method.COREFERENCE, confidence=confidence)


def country_mention(span: Span, code: str, rule: str, confidence: float) -> Mention:
    return Mention(span, MentionKind.COUNTRY, code, rule, method=Method.COREFERENCE, confidence=confidence)
