"""From sites to statements: sentence by sentence, with the topic and the days that the text carries on."""

import re
from dataclasses import dataclass, replace

from articles.extraction.findings import DateValue, Span, Statement, TrailStep
from articles.extraction.parsing import SILENT_ZONES, Paragraph, Sentence, Zone
from articles.extraction.statements import dating, joint, speakers, turns
from articles.extraction.statements.clauses import content_start, noun_start, skip_lead
from articles.extraction.statements.direct import quote_sites
from articles.extraction.statements.indirect import clause_sites, says_nothing
from articles.extraction.statements.reading import Rank, Reading, Subject
from articles.extraction.statements.sites import Content, Site
from articles.extraction.statements.speakers import Speaker, Topic
from articles.vocabulary import Method, StatementKind, TrailRole

_VERB_END = re.compile(r"(?:る|た|う|く|す|つ|ぬ|む|ぶ|ぐ|ない|ぬ|よ)[。]?$")
_ASSERTS = re.compile(r"指摘|批判|主張|非難|評価|警告|強調|分析|説明|断")
_JUDGING = re.compile(
    r"批判|非難|評価|位置|表現|形容|宣言|糾弾|称賛|断じ|指弾|酷評|たたえ|称え|歓迎|決めつけ|一蹴|皮肉|"
    r"やゆ|揶揄|評|呼"
)


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
        self.turn: Speaker | None = None
        self.turn_kind = ""
        self.official: Speaker | None = None
        """The organisation whose unnamed official the sentence takes up again."""
        self.listing: Speaker | None = None
        """Who speaks through the document whose items are being read."""
        self.ahead: Speaker | None = None
        """The subject of the next sentence, where a quotation stands alone before it."""
        self.head = 0
        """Where the sentence that is being read begins, its lead left out."""
        self.found: list[Statement] = []

    def run(self) -> tuple[Statement, ...]:
        for paragraph in self.reading.document.paragraphs:
            self._read_paragraph(paragraph)
        ordered = sorted(self.found, key=lambda s: (s.span.start, -s.span.end))
        return tuple(replace(s, id=f"s{i}") for i, s in enumerate(ordered, 1))

    def _read_paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.zone is Zone.QUESTION or turns.is_question(self.reading, paragraph):
            self.turn, self.turn_kind = None, ""
            return
        if self._read_turn(paragraph):
            return
        if paragraph.zone in SILENT_ZONES:
            self.turn, self.turn_kind = None, ""
            return
        self.turn, self.turn_kind = None, ""
        self.topic.begin_paragraph()
        self.days.begin_paragraph()
        dating.note_line(self.reading, self.days, paragraph.span.start, paragraph.span.end)
        if self.listing and not self.reading.bare_start(paragraph.span.start):
            self.listing = None
        for index, sentence in enumerate(paragraph.sentences):
            self._read_sentence(sentence, first=index == 0)

    # --- turns -------------------------------------------------------------------------------------------------

    def _read_turn(self, paragraph: Paragraph) -> bool:
        """Read a paragraph of a transcript; False if it is prose."""
        label = turns.label_of(self.reading, paragraph)
        end = paragraph.span.end
        if label:
            speaker = Speaker(label.refs, label.span, Method.STATED, "speaker.label", 0.93)
            if dated := self.reading.dates.within(Span(label.span.start, label.rest)):
                self.days.run = dated[0].value
            if label.rest >= end:
                self.turn, self.turn_kind = speaker, "marked" if label.marked else "line"
                return True
            if quotes := turns.whole_quotes(self.reading, label.rest, end):
                self.days.transcript = True
                self._say(StatementKind.DIRECT, quotes, speaker, "turn.quote")
                self.turn, self.turn_kind = speaker, "quote"
                return True
            if self.reading.text[label.rest] in "「『":
                return False
            self._say(StatementKind.INDIRECT, [self._turn_span(label.rest, end)], speaker, "turn.words")
            self.turn, self.turn_kind = speaker, "words"
            return True
        if not self.turn or paragraph.zone in SILENT_ZONES:
            return False
        if quotes := turns.whole_quotes(self.reading, paragraph.span.start, end):
            self._say(StatementKind.DIRECT, quotes, self.turn, "turn.quote")
            return True
        if self.turn_kind in ("marked", "words") and not turns.is_break(self.reading, paragraph):
            start = (
                paragraph.span.start
                + len(paragraph.span.of(self.reading.text))
                - len(paragraph.span.of(self.reading.text).lstrip(" 　"))
            )
            self._say(StatementKind.INDIRECT, [self._turn_span(start, end)], self.turn, "turn.words")
            return True
        return False

    def _turn_span(self, start: int, end: int) -> Span:
        text = self.reading.text[start:end].rstrip(" 　\n")
        return Span(start, start + len(text.removesuffix("。")))

    def _say(self, kind: StatementKind, spans: list[Span], speaker: Speaker, rule: str) -> None:
        date = self.days.run or self.days.paragraph or self.days.last
        if date:
            date = replace(date, method=Method.INHERITED, rule="statement.date.turn")
        for span in spans:
            self.found.append(
                self._statement(
                    kind, span, speaker, Site(Content.QUOTE, rule, span.end, None, span.end, True), date, None
                )
            )
        self.topic.current = speaker

    # --- prose -------------------------------------------------------------------------------------------------

    def _read_sentence(self, sentence: Sentence, *, first: bool) -> None:
        start, end = sentence.span.start, sentence.span.end
        quotes = quote_sites(self.reading, sentence)
        clauses = clause_sites(self.reading, sentence, quotes, listed=bool(self.listing))
        sites = sorted([*quotes, *clauses], key=lambda s: (s.end, s.reach))
        low = skip_lead(self.reading, start, end)
        self.head = low
        self.official = speakers.same_official(self.reading, low, self.topic)
        if first and len(sites) == 1 and sites[0].content is Content.QUOTE and sites[0].quotes[0].start - 1 <= low:
            self.ahead = speakers.named_behind(self.reading, sentence, self.topic)
        source = speakers.source_of(self.reading, low, end)
        told: list[Told] = []
        for site in sites:
            high = site.quotes[0].start - 1 if site.content is Content.QUOTE else site.end
            if high < low or (site.content is not Content.QUOTE and high == low):
                continue
            if self._unrecorded(site, low, high):
                low = site.reach if site.closes else low
                continue
            here = self._speaker(site, low, high, told[-1].speaker if told else None, source)
            if not here:
                continue
            made = self._make(site, low, high, here, told[-1].statements[-1] if told else None)
            if made:
                told.append(Told(site, here, made))
            if site.closes:
                low = site.reach
        if source and not speakers.is_medium(self.reading, source):
            told += self._sourced(source, end, told)
        self.ahead = None
        told = self._own_reports(told)
        if self.listing and not told:
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
            if not around or any(inner.speaker.span and a.covers(inner.speaker.span) for a in around):
                kept.append(inner)
            elif again := self._again(inner.site, around[0]):
                kept.append(again)
        return kept

    def _again(self, site: Site, around: Span) -> Told | None:
        """Read a report inside another's content once more, with the subject that stands in that content."""
        high = site.quotes[0].start - 1 if site.content is Content.QUOTE else site.end
        if high <= around.start:
            return None
        inside = [
            s for s in self.reading.subjects_in(around.start, high) if s.refs and s.particle in ("が", "は", "も")
        ]
        speaker = speakers.as_speaker(self.reading, inside[-1], self.topic) if inside else None
        if not speaker or not inside:
            return None
        if site.parties:
            refs = joint.all_parties(self.reading, inside[-1], speaker.refs, high, ())
            speaker = replace(speaker, refs=refs)
        made = self._make(site, inside[-1].span.start, high, speaker, None)
        return Told(site, speaker, made) if made else None

    def _item(self, low: int, end: int) -> list[Told]:
        """An item of a document without a reporting verb: all of it is said by those who adopted the document."""
        stop = low + len(self.reading.text[low:end].rstrip(" 　\n。"))
        if not self.listing or stop - low < 6:
            return []
        site = Site(Content.CLAUSE, "clause.item", stop, None, stop, closes=True)
        date = dating.inherited(self.days.paragraph or self.days.last or self.days.run, "statement.date.document")
        statement = self._statement(StatementKind.INDIRECT, Span(low, stop), self.listing, site, date, None)
        return [Told(site, self.listing, [statement])]

    def _unrecorded(self, site: Site, low: int, high: int) -> bool:
        if site.rule == "clause.hearsay":
            return False
        if self.official:
            return False
        if site.cue and speakers.is_private_after(self.reading, site.end, max(site.end, site.cue.span.start)):
            return True
        return speakers.is_unrecorded(self.reading, low, high)

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
        return [Told(site, speaker, self._make(site, source.after, stop, speaker, None))]

    def _move_on(self, sentence: Sentence, speaker: Speaker | None, contents: list[Span]) -> None:
        """What the next sentences can carry on: topic, days, adopters of a document."""
        start, end = sentence.span.start, sentence.span.end
        topic = speakers.sentence_topic(self.reading, start, end, contents)
        here = speakers.as_speaker(self.reading, topic, self.topic) if topic else None
        others = joint.partners(self.reading, start, end)
        there = (*others, *joint.attending(self.reading, start, end))
        dating.note_sentence(self.reading, self.days, start, end, contents, here.refs if here else (), there)
        if present := joint.participants(self.reading, start, end):
            self.topic.participants = present
        if here and others:
            self.topic.companions = tuple(dict.fromkeys([*here.refs, *others]))
        if joint.introduces_items(self.reading, start, end):
            named = tuple(dict.fromkeys(r for _, _, refs in self.reading.phrases_in(start, end) for r in refs))
            base = Speaker(named, None, Method.INHERITED, "speaker.document", 0.8) if named else self.topic.adopters
            self.listing = replace(base, after=None, comma=False) if base else None
        if joint.adopts(self.reading, start, end):
            by = here or speaker
            if by:
                refs = tuple(dict.fromkeys([*by.refs, *joint.partners(self.reading, start, end)]))
                self.topic.adopters = replace(by, refs=refs)
        self.topic.spoke = bool(speaker)
        if not speaker and not here and speakers.is_unrecorded(self.reading, self.head, end):
            self.topic.forget()
        elif speaker and speaker.rule != "speaker.document":
            self.topic.current = speaker
        elif here:
            self.topic.current = here

    def _speaker(
        self, site: Site, low: int, high: int, earlier: Speaker | None, source: Subject | None
    ) -> Speaker | None:
        if site.rule == "clause.hearsay":
            return self._hearsay_speaker(earlier, source)
        subject = speakers.stated_subject(self.reading, site, low, high, told=bool(earlier))
        if subject and self._said_of(subject, site, high, earlier):
            subject = None
        if subject:
            if site.ruling and subject.rank is not Rank.DOCUMENT:
                return None
            if site.rule in ("clause.uttered", "quote.uttered") and subject.particle == "が":
                return None
            speaker = speakers.as_speaker(self.reading, subject, self.topic)
            if speaker and site.parties and subject.rank is not Rank.DOCUMENT:
                refs = joint.all_parties(self.reading, subject, speaker.refs, high, self.topic.companions)
                speaker = replace(speaker, refs=refs)
            return speaker
        if after := self._subject_after(site):
            return after
        if self.ahead or (self.official and not earlier):
            return self.ahead or self.official
        if self.listing and not earlier:
            return self.listing
        if site.ruling or site.rule in ("clause.uttered", "quote.uttered") or (site.adnominal and not earlier):
            return None
        goes_on = earlier or self.topic.carried()
        if goes_on and site.parties and len(goes_on.refs) == 1:
            refs = joint.others_named(self.reading, low, high, goes_on.refs, self.topic.companions)
            goes_on = replace(goes_on, refs=refs)
        if earlier and goes_on:
            return replace(goes_on, after=None, comma=False, confidence=earlier.confidence - 0.03)
        return goes_on

    def _said_of(self, subject: Subject, site: Site, high: int, earlier: Speaker | None) -> bool:
        """Whether what looks like the subject belongs to the content: somebody else, named before, speaks of it."""
        goes_on = earlier or self.topic.current
        if not goes_on or not self.reading.cast.is_person(goes_on.refs[0]):
            return False
        if site.content is Content.CLAUSE and subject.rank is Rank.COUNTRY and earlier and not subject.comma:
            return self.reading.cast.country_of(goes_on.refs[0]) in subject.refs
        judges = site.cue and _ASSERTS.search(site.cue.lemma)
        opens = subject.span.start - self.head < 30 and not earlier
        return bool(subject.particle == "が" and judges and opens and subject.after >= high and not self.days.line)

    def _hearsay_speaker(self, earlier: Speaker | None, source: Subject | None) -> Speaker | None:
        """…という goes on with the source of its sentence or with the speaker of the sentence before."""
        if source:
            if speakers.is_medium(self.reading, source):
                return None
            speaker = speakers.as_speaker(self.reading, source, self.topic)
            return replace(speaker, source=True, confidence=0.88) if speaker else None
        if earlier or not self.topic.spoke:
            return None
        return self.topic.carried()

    def _subject_after(self, site: Site) -> Speaker | None:
        """「…」と、X氏は述べた: the subject between the content and its verb."""
        if not site.cue or site.cue.span.start <= site.end:
            return None
        between = [
            s
            for s in self.reading.subjects_in(site.end, site.cue.span.start)
            if s.particle in ("は", "も", "が") and s.rank is not Rank.DOCUMENT
        ]
        if not between:
            return None
        speaker = speakers.as_speaker(self.reading, between[0], self.topic)
        return replace(speaker, after=None, comma=False) if speaker else None

    def _make(self, site: Site, low: int, high: int, speaker: Speaker, earlier: Statement | None) -> list[Statement]:
        start = speaker.after if speaker.after is not None else low
        quote = site.content is Content.QUOTE
        begin = content_start(
            self.reading,
            start,
            high,
            subject_comma=speaker.comma or site.rule == "clause.hearsay",
            bare=site.rule in ("clause.to_effect", "clause.source"),
            addressee=site.asks or quote,
            quote=quote,
        )
        if (
            site.content is Content.NOUN
            and (at := noun_start(self.reading, begin, site.end, comma=speaker.comma)) > begin
        ):
            begin = content_start(self.reading, at, high, subject_comma=True, addressee=True)
        if site.content is Content.NOUN and site.end > begin and says_nothing(self.reading.text[begin : site.end]):
            return []
        spans, kind = list(site.quotes), StatementKind.DIRECT
        if site.content is not Content.QUOTE or not self._stands_alone(site, begin, high):
            spans, kind = [Span(begin, site.end)] if site.end - begin >= 2 else [], StatementKind.INDIRECT
        if not spans:
            return []
        date, occasion = dating.statement_date(
            self.reading, self.days, self._telling(site, low, spans[0].start, speaker, earlier)
        )
        made = [self._statement(kind, span, speaker, site, date, occasion) for span in spans]
        if date:
            self.days.note(speaker.refs, spans[0].start, date)
            self.days.statement = date
        return made

    def _telling(self, site: Site, low: int, begin: int, speaker: Speaker, earlier: Statement | None) -> dating.Telling:
        cue = site.cue
        text = self.reading.masked
        return dating.Telling(
            speaker.refs,
            low,
            begin,
            Span(site.end, cue.span.start) if cue and cue.span.start > site.end else None,
            cue.lemma if cue else "",
            text[cue.span.start : cue.span.end + 1] if cue else text[site.end : site.reach],
            text[max(0, speaker.after - 4) : speaker.after].rstrip("、，")[-1:] if speaker.after else "",
            earlier.date if earlier else None,
            earlier.speakers if earlier else (),
            self.head,
            sourced=site.rule == "clause.source",
        )

    def _stands_alone(self, site: Site, begin: int, high: int) -> bool:
        """Whether a quotation is the content by itself, or only a part of a longer reported clause."""
        rest = self.reading.masked[begin:high].strip(" 　、，")
        if not rest:
            return True
        if site.rule == "quote.object" and not rest.endswith(("に", "で", "は", "、")):
            return False
        said = site.quotes[0].of(self.reading.text)
        if rest.endswith("を"):
            lemma = site.cue.lemma if site.cue else ""
            return not _VERB_END.search(said) or bool(_JUDGING.search(lemma))
        if rest.endswith("が"):
            return len(rest) <= 30 and not re.search(r"、|に|より", rest)
        if rest.endswith("に"):
            return not (_VERB_END.search(said) and len(said) <= 14 and not re.search(r"[はがを、。]", said))
        return not re.search(r"(?:より|の|や|な|[^のと]る|た)$", rest)

    def _statement(
        self,
        kind: StatementKind,
        span: Span,
        speaker: Speaker,
        site: Site,
        date: DateValue | None,
        occasion: Span | None,
    ) -> Statement:
        trail = [TrailStep(TrailRole.SPEAKER, speaker.span, speaker.refs[0])] if speaker.span else []
        if site.cue:
            trail.append(TrailStep(TrailRole.CUE, site.cue.span))
        if date and date.span:
            trail.append(TrailStep(TrailRole.DATE, date.span))
        if occasion:
            trail.append(TrailStep(TrailRole.OCCASION, occasion))
        about = self.reading.cast.about(span)
        return Statement(
            "",
            kind,
            span,
            speaker.refs,
            speaker.method,
            site.cue,
            date,
            about,
            site.rule,
            speaker.confidence,
            tuple(trail),
        )
