"""What the statement rules read in a document: reporting verbs, possible subjects, documents, all by offset."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.extraction.findings import Mention, Ref, Span, between
from articles.extraction.kept import kept
from articles.extraction.parsing import Bracket, Document
from articles.extraction.rules import reporting_verbs
from articles.extraction.statements.conjugation import VerbPattern
from articles.vocabulary import MentionKind, Method


class Link(StrEnum):
    """How a verb form goes on."""

    FINAL = "final"
    """The sentence ends (述べた。, 強調。)."""
    CHAIN = "chain"
    """Another clause of the same rank follows (述べ、)."""
    ADNOMINAL = "adnominal"
    """It qualifies the noun that follows (求める書簡)."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Verb:
    """An inflected form of a reporting verb."""

    lemma: str
    start: int
    end: int
    """End of the inflected form with its auxiliaries."""
    link: Link
    tail: str
    """The auxiliaries (ました, ている)."""


class Rank(StrEnum):
    """What sort of thing a subject is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    PARTIES = "parties"
    """Those of the last meeting together (両外相, 双方, 首脳ら), where the cast does not say who they are."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Subject:
    """A noun phrase that can be who speaks, with the particle after it."""

    span: Span
    """The words, particle left out."""
    refs: tuple[Ref, ...]
    rank: Rank
    particle: str
    after: int
    """Where the text goes on after the particle and a comma."""
    comma: bool
    method: Method
    proxy: bool = False
    """A spokesman's words stand for somebody else's."""


VERBS = VerbPattern(
    (
        reporting_verbs.QUOTATIVE
        + reporting_verbs.ASK_FOR_ACTION
        + reporting_verbs.TAKE_NOUN
        + reporting_verbs.TAKE_FACT
        + reporting_verbs.SHOW_ATTITUDE
        + reporting_verbs.AGREE_VERBS
    ).split()
)
_NOUN_USE = re.compile(r"[をがのへはも]|に(?!な)|で(?![すもき])|と(?![と])")
"""After a verb's stem: the form is a noun (訴えを, 求めに, 見通しが)."""
_TAIL = re.compile(r"[ぁ-ん]*")
_CHAIN_NOUN = re.compile(r"(?:対し|ほか|他[、，]|上で|一方で?|後|際|直後|半面|反面|傍ら|[、，,])")
_CHAIN_TAIL = re.compile(
    r"(?:て|で|のに|てから|とき|たり|ば|つつ|ながら|うえ|うえで|ほか|あと|とともに|たが|るが|ますが|"
    r"ましたが)$"
)

DOCUMENT_WORDS = (
    "共同声明|首脳宣言|共同宣言|閣僚声明|議長声明|議長総括|声明文|声明|宣言文|宣言|決議案|決議|条約|協定|"
    "合意書|合意文書|合意|覚書|議定書|共同文書|成果文書|"
    "文書|論評|書簡|親書|大統領令|行政命令|談話|コミュニケ|コミュニケーション|報告書|白書|戦略|行動計画|計画|"
    "憲章|要綱|指針|協定案|最終文書|共同発表"
)
_DOCUMENT = re.compile(rf"(?:{DOCUMENT_WORDS})(?:(?:の|は)?第\d+条|の中)?(?P<p>には|では|は|も|で|に)(?P<c>[、，])?")
_PARTIES = re.compile(  # the characters first, then what stands around them
    r"[両双各参加全首2-9２-９二三四五六七八九](?<![一-龥ァ-ヶー].)"
    r"(?:(?<=両)(?:首脳|外相|大臣|氏|国|者|政府|国防相|防衛相|財務相|閣僚|長官|大統領|首相|議長|軍)|(?<=双)方|"
    r"(?:(?<=各)国首脳|(?<=参)加国首脳|(?<=加)盟国首脳|(?<=全)首脳|(?<=首)脳)(?:たち)?|"
    r"(?<=[2-9２-９二三四五六七八九])(?:氏|首脳|者|外相))(?:ら|側)?"
    r"(?P<p>は|も|が|から)(?P<c>[、，])?"
)
_PROXY = (
    r"の(?:[^、。はがもをァ-ヶー]{0,12}?)"
    r"(?:報道官|スポークスマン|スポークスパーソン|補佐官|当局者|当局|高官|幹部|事務所|広報官|代理人|代表|関係者|筋|側)"
)
_PARTICLE = re.compile(
    r"(?:（[^）\n]{0,40}）|\([^)\n]{0,40}\))?(?:ら)?"
    r"(?P<group>の?[0-9０-９一二三四五六七八九十]+(?:か|カ|ヶ|ケ|箇|ヵ)国(?:の?(?:首脳|外相|政府|当局|"
    r"軍))?|と[^、。はがをも「」\n]{1,12}?[0-9０-９]{1,2}(?:か|カ|ヶ|ケ|箇|ヵ)国(?:の?(?:首脳|外相))?|"
    r"の?(?:三者|３者|3者|四者|両者|各氏|一行|両国|両首脳|両氏|両外相|両政府|各国|首脳|政府|当局))?"
    rf"(?P<proxy>{_PROXY})?(?:側|ら)?(?:（[^）\n]{{0,40}}）|\([^)\n]{{0,40}}\))?"
    r"(?P<p>は|も|が|から(?!の)(?:は|も)?|より(?=[、，])|(?:の(?:声明|談話|公表|公表文|公式発表|発表文|"
    r"発表|推計|説明|"
    r"集計|まとめ|試算|調べ|話|調査|資料|統計|報告|"
    r"報告書)(?:など)?|など)?に(?:よると|よれば|よりますと)|(?=[、，　：:「]))(?P<c>[、，])?"
)
_ITEM = re.compile(
    r"[\s　]*(?:一、|[▼▽・●○◆■◇①-⑳]|[0-9０-９]{1,2}[\s.．、　)）]|"
    r"[(（][0-9０-９一二三四五六七八九十]{1,2}[)）])"
)
_NUMBER = re.compile(r"[0-9０-９]{1,2}")
_TITLE_REST = re.compile(
    r"(?:部|省|庁|府|院|局|委員会)?(?:（[^）\n]{0,20}）|\([^)\n]{0,20}\))?"
    r"(?:代表|長官|委員長|総裁|議長|局長|大臣|理事長|専務理事|事務局長|次官|報道官|補佐官|担当相|相|"
    r"氏)(?=[はもがらの、「])"
)
"""A title that the mention of a person left out (グリア米通商代表部（USTR）代表)."""
_CHAINED = re.compile(
    r"(?:（[^）\n]{0,40}）|\([^)\n]{0,40}\))?(?:ら)?(?:、それに|、および|及び|および|並びに|ならびに|、|と|や|，|・)"
)


class Reading:
    """A document with its mentions, seen for who says what."""

    def __init__(self, document: Document, cast: Any, dates: Any, syntax: Any = None) -> None:
        self.document = document
        self.text = document.text
        self.masked = document.masked
        self.cast = cast
        self.dates = dates
        self.syntax = syntax
        self._somewhere: dict[re.Pattern[str], bool] = {}
        self.verbs = [v for m in VERBS.pattern.finditer(self.masked) if (v := self._verb(m))]
        self._verb_starts = [v.start for v in self.verbs]
        self._leaders = {name: str(leader.id) for leader in reversed(cast.leaders) for name in leader.names}
        self._quotes = list(document.quotes)
        self._quote_starts = [q.span.start for q in self._quotes]
        self._ends: dict[int, list[tuple[int, bool]]] = {}
        people = {leader.id for leader in cast.leaders}
        for mention in cast.mentions:
            if mention.part == "body" and mention.ref:
                self._ends.setdefault(mention.span.start, []).append((mention.span.end, mention.ref in people))
        self.subjects = sorted(self._all_subjects(), key=lambda s: s.span.start)
        self._subject_starts = [s.span.start for s in self.subjects]
        self.subject_ends = frozenset(s.after for s in self.subjects if s.particle != "が")
        """Where the text goes on after a subject and its particle."""

    def holds(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Whether a pattern is found in a stretch; of one that the text holds nowhere that is asked but once.

        A pattern that looks ahead at the stretch's end may find more there than in the whole text: not for those.
        """
        somewhere = self._somewhere.get(pattern)
        if somewhere is None:
            somewhere = self._somewhere[pattern] = bool(pattern.search(self.masked))
        return somewhere and pattern.search(self.masked, start, end) is not None

    def verbs_in(self, start: int, end: int) -> list[Verb]:
        """Reporting verbs that begin in the range."""
        return between(self.verbs, self._verb_starts, start, end)

    def subjects_in(self, start: int, end: int) -> list[Subject]:
        """Subjects that begin in the range and end, particle included, before ``end``."""
        found = between(self.subjects, self._subject_starts, start, end)
        return [s for s in found if s.span.end < end or (s.span.end == end and not s.particle)] if found else []

    def quotes_in(self, start: int, end: int) -> list[Bracket]:
        """Outer quotations that begin in the range."""
        return between(self._quotes, self._quote_starts, start, end)

    def phrases_in(self, start: int, end: int) -> list[tuple[int, int, list[Ref]]]:
        """Noun phrases for people, countries or organisations inside the range: start, end, references."""
        found = between(self._phrases, self._phrase_starts, start, end)
        return [p for p in found if p[1] <= end] if found else []

    def leader_named(self, name: str) -> Ref | None:
        """The leader of a name as the text writes it."""
        return self._leaders.get(name)

    def introduction(self, ref: Ref, before: int | None = None) -> Span | None:
        """Where the body names somebody first and alone; with ``before``: the fullest such naming up to there."""
        spans = self._namings.get(ref, [])
        if before is None:
            return spans[0] if spans else None
        return next((s for s in reversed(spans) if s.end <= before), None)

    def is_full(self, span: Span) -> bool:
        """Whether a noun phrase says by itself who is meant: a person with his country, a state or organ by name."""
        inside = self.cast.within(span)
        kinds = [m.kind for m in inside]
        if MentionKind.PERSON in kinds:
            return MentionKind.COUNTRY in [m.kind for m in inside if len(m.span) < len(span)]
        return Method.COREFERENCE not in [m.method for m in inside]

    def bare_start(self, at: int) -> bool:
        """Whether an item of a list begins at the offset (一、, ▼, (1), 2 …)."""
        return bool(_ITEM.match(self.text, at))

    def named_at(self, at: int) -> list[tuple[int, bool]]:
        """Ends of the noun phrases for a person or country that begin at ``at``; True for a person."""
        return self._ends.get(at, [])

    def _verb(self, match: re.Match[str]) -> Verb | None:
        if _NOUN_USE.match(self.masked, match.end()):
            return None
        tail = _TAIL.match(self.masked, match.end())
        end = tail.end() if tail else match.end()
        if (cut := self.masked.find("よう", match.end(), end)) > 0 or (
            cut := self.masked.find("こと", match.end(), end)
        ) > 0:
            end = cut
        words = self.masked[match.start() : end]
        rest = self.masked[end : end + 4]
        if not rest or rest[0] in "。」』）)\n！？!?　 …ー":
            link = Link.FINAL
        elif _CHAIN_NOUN.match(rest) or _CHAIN_TAIL.search(words):
            link = Link.CHAIN
        else:
            link = Link.ADNOMINAL
        return Verb(VERBS.lemma_of(match), match.start(), end, link, self.masked[match.end() : end])

    def _named_subjects(self) -> list[Subject]:
        subjects: list[Subject] = []
        groups = self._mention_groups()
        self._phrases = [(span.start, span.end, [m.ref for m in mentions]) for span, mentions in groups]
        self._phrase_starts = [p[0] for p in self._phrases]
        self._namings: dict[Ref, list[Span]] = {}
        for span, mentions in groups:
            namings = self._namings.setdefault(mentions[0].ref, [])
            if len({m.ref for m in mentions}) == 1 and (not namings or len(span) > len(namings[-1])):
                namings.append(span)
        start = 0
        while start < len(groups):
            stop = start
            while stop + 1 < len(groups) and _CHAINED.fullmatch(
                self.masked, groups[stop][0].end, groups[stop + 1][0].start
            ):
                stop += 1
            first = start
            for at in range(start, stop + 1):
                if at == stop or self._closes(groups[at][0].end):
                    if subject := self._subject(groups[first : at + 1]):
                        subjects.append(subject)
                    first = at + 1
            start = stop + 1
        return subjects

    def _closes(self, at: int) -> bool:
        found = _PARTICLE.match(self.masked, at)
        return bool(found and found["p"])

    def _mention_groups(self) -> list[tuple[Span, list[Mention]]]:
        """Mentions that no longer one covers, those of one span together, outside quotations (a quoted name counts)."""
        groups: list[tuple[Span, list[Mention]]] = []
        reach = -1
        for mention in self.cast.mentions:
            if mention.part != "body" or not mention.ref:
                continue
            span = mention.span
            if quote := self.document.quote_at(span.start):
                rest = self.text[span.end : quote.inner_end]
                if (rest and rest[0] not in "(（") or span.start - quote.inner_start > 2:
                    continue
                span = Span(quote.span.start, max(span.end, quote.span.end))
            if groups and self._is_short_form(groups[-1], mention):
                continue
            if groups and groups[-1][0] == span:
                groups[-1][1].append(mention)
            elif span.start >= reach:
                groups.append((span, [mention]))
                reach = span.end
        return groups

    def _is_short_form(self, group: tuple[Span, list[Mention]], mention: Mention) -> bool:
        """Whether a mention is the other name in brackets after a phrase (アラブ首長国連邦（UAE）)."""
        at = mention.span.start
        return (
            group[0].end == at - 1
            and self.masked[at - 1] in "(（"
            and self.masked[mention.span.end : mention.span.end + 1] in ("）", ")")
            and any(m.ref == mention.ref for m in group[1])
        )

    def _subject(self, groups: list[tuple[Span, list[Mention]]]) -> Subject | None:
        end = groups[-1][0].end
        if groups[-1][1][0].kind is MentionKind.PERSON and (title := _TITLE_REST.match(self.masked, end)):
            end = title.end()
        found = _PARTICLE.match(self.masked, end)
        if not found:
            return None
        mentions = [m for _, ms in groups for m in _one_kind(ms)]
        refs = tuple(dict.fromkeys(m.ref for m in mentions))
        proxy = bool(found["proxy"])
        if proxy:
            refs = tuple(self._principal(r) for r in refs)
        if found["group"]:
            refs = (*refs, *(r for r in self._members(found["group"], end) if r not in refs))
        rank = self._rank(refs[0])
        method = Method.COREFERENCE if any(m.method is Method.COREFERENCE for m in mentions) else Method.STATED
        span = Span(groups[0][0].start, found.start("p"))
        particle = "から" if found["p"] == "より" else found["p"]
        return Subject(span, refs, rank, particle, found.end(), bool(found["c"]), method, proxy)

    def _members(self, group: str, at: int) -> tuple[Ref, ...]:
        """The states of a group that a number follows (と中央アジア5カ国), if the text names just so many in a row."""
        number = _NUMBER.search(group)
        if not number or not group.startswith("と"):
            return ()
        size = int(unicodedata.normalize("NFKC", number[0]))
        rows = [row for row in self._rows if len(row[1]) == size]
        return min(rows, key=lambda row: abs(row[0] - at))[1] if rows else ()

    @kept
    def _rows(self) -> list[tuple[int, tuple[Ref, ...]]]:
        """Lists of countries (A、B、C): where each begins, and its members."""
        rows: list[tuple[int, tuple[Ref, ...]]] = []
        row: list[Ref] = []
        first = last = -1
        for start, end, refs in self._phrases:
            if self._rank(refs[0]) is not Rank.COUNTRY:
                continue
            if row and self.masked[last:start] in ("、", "と", "や", "及び", "・", "，"):
                row += refs
            else:
                rows.append((first, tuple(dict.fromkeys(row))))
                row, first = list(refs), start
            last = end
        return [*rows, (first, tuple(dict.fromkeys(row)))]

    def _principal(self, ref: Ref) -> Ref:
        """For whom a person's spokesman speaks: the person's country."""
        return (self.cast.country_of(ref) or ref) if self.cast.is_person(ref) else ref

    def _rank(self, ref: Ref) -> Rank:
        if self.cast.is_person(ref):
            return Rank.PERSON
        return Rank.ORGANIZATION if self.cast.is_organization(ref) else Rank.COUNTRY

    def _all_subjects(self) -> list[Subject]:
        named = self._named_subjects()
        taken = {s.after for s in named}
        parties = [
            Subject(Span(m.start(), m.start("p")), (), Rank.PARTIES, m["p"], m.end(), bool(m["c"]), Method.COREFERENCE)
            for m in _PARTIES.finditer(self.masked)
        ]
        return [*named, *self._document_subjects(), *(p for p in parties if p.after not in taken)]

    def _document_subjects(self) -> list[Subject]:
        ends = {end: (start, tuple(refs)) for start, end, refs in self._phrases}
        subjects = []
        for m in _DOCUMENT.finditer(self.masked):
            owner = ends.get(m.start() - 1) if self.masked[m.start() - 1 : m.start()] == "の" else None
            span = Span(owner[0] if owner else m.start(), m.start("p"))
            rank = self._rank(owner[1][0]) if owner and m["p"] in "はも" else Rank.DOCUMENT
            refs = owner[1] if owner and rank is not Rank.DOCUMENT else ()
            method = Method.STATED if refs else Method.INHERITED
            subjects.append(Subject(span, refs, rank, m["p"], m.end(), bool(m["c"]), method))
        return subjects


def _one_kind(mentions: list[Mention]) -> list[Mention]:
    """Of mentions of one span that name a state and its organ (ニジェール軍政), those of the state."""
    countries = [m for m in mentions if m.kind is MentionKind.COUNTRY]
    return countries if countries and len(countries) < len(mentions) else mentions
