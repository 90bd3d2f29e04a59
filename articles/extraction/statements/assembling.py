"""From sites to statements: sentence by sentence, with the topic and the days that the text carries on."""

from dataclasses import dataclass, replace

from articles.extraction.findings import Cue, Span, Statement, changed
from articles.extraction.parsing import SILENT_ZONES, Paragraph, Sentence, Zone
from articles.extraction.statements import dating, joint, speakers, subjects, turns
from articles.extraction.statements.attribution import Attribution
from articles.extraction.statements.building import Builder
from articles.extraction.statements.clauses import skip_lead
from articles.extraction.statements.direct import quote_sites
from articles.extraction.statements.indirect import clause_sites
from articles.extraction.statements.reading import Rank, Reading, Subject
from articles.extraction.statements.sites import Content, Site
from articles.extraction.statements.speakers import Speaker, Topic
from articles.extraction.statements.transcripts import Transcript
from articles.vocabulary import Method, StatementKind

_LONGEST = 2_000
"""Characters of a sentence that are read together; only broken input has longer ones, and cost must stay linear."""

_ORDERS = frozenset({"指示する", "命令する", "命じる", "指令する", "厳命する"})
"""What somebody tells his own people to do is his act."""
_TOLD_AS_DONE = ("した", "ていた", "ている", "めた", "えた", "けた")


def _pieces(sentence: Sentence) -> list[Sentence]:
    start, end = sentence.span.start, sentence.span.end
    if end - start <= _LONGEST:
        return [sentence]
    return [replace(sentence, span=Span(at, min(at + _LONGEST, end))) for at in range(start, end, _LONGEST)]


@dataclass(slots=True)
class Told:
    """A report of one sentence with its speaker and the statements made of it."""

    site: Site
    speaker: Speaker
    statements: list[Statement]


class Assembler:
    """Walks through a document once; holds the topic between sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.topic = Topic()
        self.days = dating.Days()
        self.builder = Builder(reading, self.days)
        self.transcript = Transcript(self.builder)
        self.attribution = Attribution(reading, self.topic)
        self.found: list[Statement] = []

    def run(self) -> tuple[Statement, ...]:
        """All statements in text order, numbered."""
        for paragraph in self.reading.document.paragraphs:
            self._read_paragraph(paragraph)
        ordered = sorted([*self.found, *self.transcript.found], key=lambda s: (s.span.start, -s.span.end))
        return tuple(changed(s, id=f"s{i}") for i, s in enumerate(ordered, 1))

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.zone is Zone.QUESTION or turns.is_question(self.reading, paragraph):
            self.transcript.stop()
            return
        if self.transcript.read(paragraph):
            self.topic.current = self.transcript.speaker
            return
        self.transcript.stop()
        if paragraph.zone in SILENT_ZONES:
            return
        self.topic.begin_paragraph()
        self.days.begin_paragraph()
        dating.note_line(self.reading, self.days, paragraph.span.start, paragraph.span.end)
        self.attribution.chronicle = bool(self.days.line)
        if not self.reading.bare_start(paragraph.span.start):
            self.attribution.listing = None
        for index, sentence in enumerate(paragraph.sentences):
            for piece in _pieces(sentence):
                self._read_sentence(piece, first=index == 0)
            if self._read_words(sentence, paragraph.span.end):
                break

    def _read_words(self, sentence: Sentence, end: int) -> bool:
        """X氏は次のように述べた。A。B。: the rest of the paragraph is one statement; False if nothing follows."""
        verb = speakers.says_as_follows(self.reading, sentence.span)
        start, text = sentence.span.end, self.reading.text
        start += len(text[start:end]) - len(text[start:end].lstrip(" 　\n"))
        stop = start + len(text[start:end].rstrip(" 　\n。"))
        if not verb or stop - start < 6 or stop - start > _LONGEST or self.reading.quotes_in(start, start + 1):
            return False
        speaker = speakers.announced(self.reading, sentence.span, self.topic)
        if not speaker:
            return False
        cue = Cue(verb.lemma, Span(verb.start, verb.end))
        site = Site(Content.CLAUSE, "clause.as_follows", stop, cue, stop, closes=True)
        told = self.days.of_all(speaker.refs) or self.days.paragraph
        date = dating.inherited(told, "statement.date.announced")
        self.found.append(self.builder.statement(StatementKind.INDIRECT, Span(start, stop), speaker, site, date, None))
        return True

    def _read_sentence(self, sentence: Sentence, *, first: bool) -> None:
        start, end = sentence.span.start, sentence.span.end
        quotes = quote_sites(self.reading, sentence)
        clauses = clause_sites(self.reading, sentence, quotes, listed=bool(self.attribution.listing))
        sites = sorted([*quotes, *clauses], key=lambda s: (s.end, s.reach))
        low = skip_lead(self.reading, start, end)
        alone = first and len(sites) == 1 and bool(sites[0].quotes) and sites[0].quotes[0].start - 1 <= low
        self.builder.head = low
        self.attribution.begin(sentence, low, alone=alone)
        source = subjects.source_of(self.reading, low, end)
        told: list[Told] = []
        earlier: Speaker | None = None
        for site in sites:
            high = site.quotes[0].start - 1 if site.content is Content.QUOTE else site.end
            if high < low or (site.content is not Content.QUOTE and high == low):
                continue
            if self.attribution.unrecorded(site, low, high):
                low = site.reach if site.closes else low
                continue
            here = self.attribution.speaker(site, low, high, earlier, source)
            if not here:
                continue
            made = self.builder.make(site, low, high, here, told[-1].statements[-1] if told else None)
            if made and any(made[0].span == s.span for t in told for s in t.statements):
                continue
            if made:
                told.append(Told(site, here, made))
            if made or (site.closes and told):
                earlier = here
            if site.closes:
                low = site.reach
        if source and not subjects.is_medium(self.reading, source):
            told += self._sourced(source, end, told)
        told = self._own_reports(told)
        if self.attribution.listing and not told:
            told = self._item(low, end)
        self.found += [s for t in told for s in t.statements]
        speaker = next((t.speaker for t in reversed(told) if not t.site.adnominal), None)
        self._move_on(sentence, speaker, [s.span for t in told for s in t.statements])

    def _own_reports(self, told: list[Told]) -> list[Told]:
        """Leave out a report inside another's content, unless a speaker of its own is named there."""
        kept = []
        for inner in told:
            verb = inner.site.cue.span.start if inner.site.cue else inner.site.end
            around = [
                s.span
                for t in told
                if t is not inner
                for s in t.statements
                if s.kind is StatementKind.INDIRECT and s.span.contains(verb)
            ]
            if (
                not around
                or self._own_act(inner, around)
                or any(inner.speaker.span and a.covers(inner.speaker.span) for a in around)
            ):
                kept.append(inner)
            elif again := self._again(inner.site, around[0]):
                kept.append(again)
        return kept

    def _own_act(self, inner: Told, around: list[Span]) -> bool:
        """Whether somebody tells of his own asking or telling (…を要請したことを明らかにした): both are records."""
        cue = inner.site.cue
        if not cue or cue.lemma in _ORDERS or inner.site.rule == "clause.attitude":
            return False
        if not cue.span.of(self.reading.text).endswith(_TOLD_AS_DONE):
            return False
        return any(0 <= a.end - cue.span.end <= 2 for a in around)

    def _again(self, site: Site, around: Span) -> Told | None:
        """Read a report inside another's content once more, with the subject that stands in that content."""
        high = site.quotes[0].start - 1 if site.content is Content.QUOTE else site.end
        if high <= around.start:
            return None
        inside = [
            s
            for s in self.reading.subjects_in(around.start, high)
            if s.particle in ("が", "は", "も") and s.rank is not Rank.DOCUMENT
        ]
        speaker = speakers.as_speaker(self.reading, inside[-1], self.topic) if inside else None
        if not speaker or not inside:
            return None
        if site.parties:
            refs = joint.all_parties(self.reading, inside[-1], speaker.refs, high, ())
            speaker = replace(speaker, refs=refs)
        made = self.builder.make(site, inside[-1].span.start, high, speaker, None)
        return Told(site, speaker, made) if made else None

    def _item(self, low: int, end: int) -> list[Told]:
        """An item of a document without a reporting verb: all of it is said by those who adopted the document."""
        stop = low + len(self.reading.text[low:end].rstrip(" 　\n。"))
        if not self.attribution.listing or stop - low < 6:
            return []
        site = Site(Content.CLAUSE, "clause.item", stop, None, stop, closes=True)
        date = dating.inherited(self.days.paragraph or self.days.last or self.days.run, "statement.date.document")
        statement = self.builder.statement(
            StatementKind.INDIRECT, Span(low, stop), self.attribution.listing, site, date, None
        )
        return [Told(site, self.attribution.listing, [statement])]

    def _sourced(self, source: Subject, end: int, told: list[Told]) -> list[Told]:
        """Xによると、…。: what the source says, unless somebody else is relayed or the sentence already has it."""
        if any(t.site.closes and (t.speaker.source or t.site.reach >= end - 2) for t in told):
            return []
        speaker = speakers.as_speaker(self.reading, source, self.topic)
        stop = source.after + len(self.reading.text[source.after : end].rstrip(" 　\n。"))
        if not speaker or stop - source.after < 6:
            return []
        speaker = replace(speaker, source=True, confidence=0.88)
        site = Site(Content.CLAUSE, "clause.source", stop, None, stop, closes=True)
        return [Told(site, speaker, self.builder.make(site, source.after, stop, speaker, None))]

    def _move_on(self, sentence: Sentence, speaker: Speaker | None, contents: list[Span]) -> None:
        """What the next sentences can carry on: topic, days, adopters of a document."""
        start, end = sentence.span.start, sentence.span.end
        topic = subjects.sentence_topic(self.reading, start, end, contents)
        here = speakers.as_speaker(self.reading, topic, self.topic) if topic else None
        others = joint.partners(self.reading, start, end)
        there = (*others, *joint.attending(self.reading, start, end))
        dating.note_sentence(self.reading, self.days, start, end, contents, here.refs if here else (), there)
        if present := joint.participants(self.reading, start, end):
            self.topic.participants = present
        if sides := joint.talks(self.reading, start, end):
            self.topic.companions = sides
        if here and others:
            self.topic.companions = tuple(dict.fromkeys([*here.refs, *others]))
        if joint.introduces_items(self.reading, start, end):
            named = tuple(dict.fromkeys(r for _, _, refs in self.reading.phrases_in(start, end) for r in refs))
            base = Speaker(named, None, Method.INHERITED, "speaker.document", 0.8) if named else self.topic.adopters
            self.attribution.listing = replace(base, after=None, comma=False) if base else None
        if joint.adopts(self.reading, start, end):
            by = here or speaker
            if by:
                refs = tuple(dict.fromkeys([*by.refs, *joint.partners(self.reading, start, end)]))
                self.topic.adopters = replace(by, refs=refs)
        self.topic.spoke = bool(speaker)
        if dating.sums_up_press_conference(self.reading, start, end):
            self.topic.host = here or self.topic.current
        if not speaker and not here and subjects.is_unrecorded(self.reading, self.attribution.head, end):
            self.topic.forget()
        elif speaker and speaker.rule != "speaker.document":
            self.topic.current = speaker
        elif here and topic and not subjects.is_medium(self.reading, topic):
            self.topic.current = here
