"""Paragraphs of a transcript, digest or script: whole turns of the speaker whose label stands before them."""

from dataclasses import dataclass, field, replace

from articles.extraction.findings import Span, Statement
from articles.extraction.parsing import SILENT_ZONES, Paragraph
from articles.extraction.statements import turns
from articles.extraction.statements.building import Builder
from articles.extraction.statements.sites import Content, Site
from articles.extraction.statements.speakers import Speaker
from articles.vocabulary import Method, StatementKind


@dataclass(slots=True)
class Transcript:
    """The turn that is being read, if any."""

    builder: Builder
    speaker: Speaker | None = None
    kind: str = ""
    """``line``: a speaker line stands above; ``marked``: one set off as a heading; ``quote`` or ``words``: a turn."""
    found: list[Statement] = field(default_factory=list)

    def stop(self) -> None:
        """The turn is over."""
        self.speaker, self.kind = None, ""

    def read(self, paragraph: Paragraph) -> bool:
        """Read a paragraph of a transcript; False if it is prose."""
        if label := turns.label_of(self.builder.reading, paragraph):
            return self._read_label(label, paragraph.span.end)
        if not self.speaker or paragraph.zone in SILENT_ZONES:
            return False
        start, end = paragraph.span.start, paragraph.span.end
        if quotes := turns.whole_quotes(self.builder.reading, start, end):
            self._say(StatementKind.DIRECT, quotes, self.speaker, "turn.quote")
            return True
        if self.kind in ("marked", "words") and not turns.is_break(self.builder.reading, paragraph):
            words = self.builder.reading.text[start:end]
            start = end - len(words.lstrip(" 　"))
            self._say(StatementKind.INDIRECT, [self._turn_span(start, end)], self.speaker, "turn.words")
            return True
        return False

    def _read_label(self, label: turns.Label, end: int) -> bool:
        speaker = Speaker(label.refs, label.span, Method.STATED, "speaker.label", 0.93)
        text, days = self.builder.reading.text, self.builder.days
        if dated := self.builder.reading.dates.within(Span(label.span.start, label.rest)):
            days.run = dated[0].value
        if label.rest >= end:
            self.speaker, self.kind = speaker, "marked" if label.marked else "line"
        elif quotes := turns.whole_quotes(self.builder.reading, label.rest, end):
            days.transcript = True
            self._say(StatementKind.DIRECT, quotes, speaker, "turn.quote")
            self.speaker, self.kind = speaker, "quote"
        elif text[label.rest] in "「『":
            return False
        else:
            self._say(StatementKind.INDIRECT, [self._turn_span(label.rest, end)], speaker, "turn.words")
            self.speaker, self.kind = speaker, "words"
        return True

    def _turn_span(self, start: int, end: int) -> Span:
        text = self.builder.reading.text[start:end].rstrip(" 　\n")
        return Span(start, start + len(text.removesuffix("。")))

    def _say(self, kind: StatementKind, spans: list[Span], speaker: Speaker, rule: str) -> None:
        date = self.builder.days.run or self.builder.days.paragraph or self.builder.days.last
        if date:
            date = replace(date, method=Method.INHERITED, rule="statement.date.turn")
        for span in spans:
            self.found.append(
                self.builder.statement(
                    kind, span, speaker, Site(Content.QUOTE, rule, span.end, None, span.end, True), date, None
                )
            )
