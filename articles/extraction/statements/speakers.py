"""Who speaks: the subject of the reporting clause, or the topic that the text carries on."""

import re
from dataclasses import dataclass, replace

from articles.extraction.findings import Ref, Span
from articles.extraction.parsing import Sentence
from articles.extraction.statements.reading import Link, Rank, Reading, Subject, Verb
from articles.vocabulary import Method


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Speaker:
    """Who speaks and how that is known."""

    refs: tuple[Ref, ...]
    span: Span | None
    method: Method
    rule: str
    confidence: float
    after: int | None = None
    """Where the text goes on after the subject, if it stands before the content in the same clause."""
    comma: bool = False
    source: bool = False
    proxy: bool = False
    """An unnamed official or a spokesman stands for it."""


@dataclass(slots=True)
class Topic:
    """What the text is about so far: whom a clause without subject goes on with."""

    current: Speaker | None = None
    previous: Speaker | None = None
    """The last topic of the paragraph before."""
    adopters: Speaker | None = None
    """Who adopted the document that speaks next."""
    companions: tuple[Ref, ...] = ()
    """The subject of the last meeting with its partners."""
    participants: tuple[Ref, ...] = ()
    """People named as taking part in a summit or council."""
    host: Speaker | None = None
    """Whose press conference the text sums up: its paragraphs go on with him."""
    spoke: bool = False
    """The sentence before holds a statement."""

    def begin_paragraph(self) -> None:
        """A new paragraph: what went before can be carried on only with less confidence."""
        self.previous = self.host or self.current or self.previous
        self.current = None

    def together(self) -> Speaker | None:
        """Those of the last meeting, as one speaker."""
        if not self.companions:
            return None
        return Speaker(self.companions, None, Method.INHERITED, "speaker.parties", 0.65)

    def forget(self) -> None:
        """Somebody takes over whom the cast does not know: nobody can be carried on."""
        self.current = self.previous = None

    def carried(self, *, same_sentence: bool = False) -> Speaker | None:
        """Whom a clause without subject goes on with, marked as carried."""
        if self.current:
            confidence = 0.8 if self.current.method is not Method.CARRIED else 0.7
            return replace(
                self.current,
                method=Method.CARRIED,
                rule="speaker.carried",
                confidence=confidence,
                after=None,
                comma=False,
            )
        if self.previous:
            return replace(
                self.previous,
                method=Method.CARRIED,
                rule="speaker.carried_paragraph",
                confidence=0.6,
                after=None,
                comma=False,
            )
        return None


_SAYS_SO = re.compile(
    r"(?:こう|そう|このように|そのように|こんなふうに|と)?[^。]{0,12}?(?:述べ|語|話|言|切り出|評|漏ら|"
    r"つぶや|訴え|強調|振り返|応じ|答え|主張|批判|叫)"
)
_ANNOUNCES = re.compile(
    r"(?:次|以下)の(?:ように|通り|とおり)|こう(?:述べ|語|話|言|訴え|書|強調|記|指摘|答え|切り出|続け|応じ|"
    r"反論|主張|説明)|の(?:返答|答え|言葉|発言|弁|反応|回答|第一声|書き込み|投稿)(?:は|だ|が)|[：:]$"
)


_AS_FOLLOWS = re.compile(r"(?:次|以下|下記)の(?:よう|とおり|通り)(?:に|の見解を|の立場を|の考えを)?[^、。「」]{0,10}$")


def says_as_follows(reading: Reading, span: Span) -> Verb | None:
    """The verb of a sentence that only announces words (X氏は次のように強調した。)."""
    verbs = reading.verbs_in(span.start, span.end)
    verb = verbs[-1] if verbs else None
    if not verb or verb.link is not Link.FINAL or not _AS_FOLLOWS.search(reading.masked, span.start, verb.start):
        return None
    return verb if reading.masked[verb.end : span.end].strip("。 　\n") == "" else None


def named_behind(reading: Reading, sentence: Sentence, topic: Topic) -> Speaker | None:
    """Who a quotation at the head of a paragraph belongs to when the sentence after it names the speaker."""
    sentences = reading.document.sentences
    before = sentences[sentence.index - 1].span if sentence.index else None
    if before and _ANNOUNCES.search(reading.masked, before.start, before.end):
        return announced(reading, before, topic)
    if sentence.index + 1 >= len(sentences):
        return None
    elsewhere = sentences[sentence.index + 1].paragraph != sentence.paragraph
    after = sentences[sentence.index + 1].span
    people = [
        s for s in reading.subjects_in(after.start, after.end) if s.particle in ("は", "が") and s.rank is Rank.PERSON
    ]
    if not people:
        return None
    says = bool(_SAYS_SO.search(reading.masked, people[0].after, after.end))
    speaker = as_speaker(reading, people[0], topic)
    if not speaker or (elsewhere and not says):
        return None
    return replace(speaker, rule="speaker.behind", confidence=0.85 if says else 0.65, after=None, comma=False)


def announced(reading: Reading, before: Span, topic: Topic) -> Speaker | None:
    """The speaker that a sentence announces (X氏は次のように述べた。, X委員長の返答は容赦がなかった。)."""
    subjects = [s for s in reading.subjects_in(before.start, before.end) if s.refs and s.particle in ("は", "も", "が")]
    speaker = as_speaker(reading, subjects[0], topic) if subjects else None
    if not speaker and (named := reading.phrases_in(before.start, before.end)):
        start, end, refs = named[0]
        speaker = Speaker(tuple(refs), Span(start, end), Method.STATED, "speaker.announced", 0.85)
    speaker = speaker or topic.carried()
    return replace(speaker, rule="speaker.announced", confidence=0.88, after=None, comma=False) if speaker else None


def as_speaker(reading: Reading, subject: Subject, topic: Topic) -> Speaker | None:
    """The speaker that a subject stands for; None if nobody is known for it."""
    if subject.rank is Rank.DOCUMENT:
        adopters = topic.adopters or topic.together() or topic.carried()
        if not adopters:
            return None
        return replace(
            adopters,
            span=adopters.span,
            method=Method.INHERITED,
            rule="speaker.document",
            confidence=0.65,
            after=subject.after,
            comma=subject.comma,
        )
    if subject.rank is Rank.PARTIES:
        return _parties(reading.text, subject, topic)
    if same := _same_person(reading, subject, topic):
        return same
    if subject.span.of(reading.text) in _BOTH_SIDES and len(topic.companions) == 2:
        sides = tuple(dict.fromkeys(reading.cast.country_of(r) or r for r in topic.companions))
        subject = replace(subject, refs=sides)
    confidence = {"は": 0.95, "も": 0.95, "が": 0.85}.get(subject.particle, 0.93)
    if subject.method is Method.COREFERENCE:
        confidence -= 0.05
    return Speaker(
        subject.refs,
        subject.span,
        subject.method,
        "speaker.subject",
        confidence,
        subject.after,
        subject.comma,
        proxy=_unnamed(reading, subject),
    )


_BOTH_SIDES = frozenset({"双方", "両者"})
_OFFICIAL = re.compile(r"(?:報道官|当局者|高官|幹部|スポークスマン|広報官|関係者|筋)(?:ら)?$")


def _unnamed(reading: Reading, subject: Subject) -> bool:
    return subject.rank is not Rank.PERSON and bool(_OFFICIAL.search(subject.span.of(reading.text)))


def same_official(reading: Reading, low: int, topic: Topic) -> Speaker | None:
    """報道官は or 同当局者は alone, after an unnamed official has spoken for an organisation: that one again."""
    found = _OFFICIAL_AGAIN.match(reading.masked, low)
    current = topic.current or topic.previous
    if not found or not current or not current.proxy:
        return None
    span = Span(found.start(), found.end("who"))
    return replace(
        current,
        span=span,
        method=Method.COREFERENCE,
        rule="speaker.official",
        confidence=0.8,
        after=found.end(),
        comma=False,
    )


_OFFICIAL_AGAIN = re.compile(
    r"(?P<who>同?(?:報道官|当局者|高官|スポークスマン|広報官))(?:は|も)(?:また|さらに)?[、，]?"
)


_PRONOUN = re.compile(r"同氏|彼女?|同大統領|同首相|同外相|同長官|同報道官|同議長")


def _same_person(reading: Reading, subject: Subject, topic: Topic) -> Speaker | None:
    """同氏 and 彼 take up the topic, whoever else was named last: who spoke or acted in the sentence before."""
    words = subject.span.of(reading.text)
    current = topic.current or topic.previous
    if not _PRONOUN.fullmatch(words) or subject.rank is not Rank.PERSON or not current or len(current.refs) != 1:
        return None
    if current.refs == subject.refs or not reading.cast.is_person(current.refs[0]) or words[1:] not in ("氏", "", "女"):
        return None
    before = _mentioned_before(reading, subject.span.start)
    if subject.refs[0] in before and current.refs[0] not in before:
        return None
    return replace(
        current,
        span=subject.span,
        method=Method.COREFERENCE,
        rule="speaker.same",
        confidence=0.75,
        after=subject.after,
        comma=subject.comma,
    )


def _mentioned_before(reading: Reading, at: int) -> frozenset[Ref]:
    """Whom the sentence before the one at ``at`` names."""
    here = reading.document.sentence_at(at)
    if not here or not here.index:
        return frozenset()
    before = reading.document.sentences[here.index - 1].span
    return frozenset(r for _, _, refs in reading.phrases_in(before.start, before.end) for r in refs)


def _parties(text: str, subject: Subject, topic: Topic) -> Speaker | None:
    adopters = topic.adopters.refs if topic.adopters else ()
    if "首脳" in subject.span.of(text) and not subject.span.of(text).startswith("両"):
        refs = topic.participants or adopters or topic.companions
    else:
        refs = topic.companions or adopters
    if not refs:
        return None
    return Speaker(refs, subject.span, Method.COREFERENCE, "speaker.parties", 0.7, subject.after, subject.comma)
