"""Body -> document: paragraphs with their zone, sentences split outside brackets, the tree of brackets.

Every offset counts code points of the body as it was given; nothing is normalised here.
"""

import bisect
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from articles.extraction.findings import Span

QUOTE_MARKS = {"「": "」", "『": "』", "“": "”", "｢": "｣"}
"""Marks that may hold somebody's words."""
OTHER_BRACKETS = {"(": ")", "（": "）", "【": "】", "[": "]", "［": "］", "〈": "〉", "《": "》", "〔": "〕"}
_CLOSERS = {close: mark for mark, close in {**QUOTE_MARKS, **OTHER_BRACKETS}.items()}
MASK = "\ue000"
"""Stands for a character inside a quotation in ``Document.masked``; a private-use character no rule matches."""


class Zone(StrEnum):
    """What a paragraph is for."""

    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    SPEAKER_TURN = "speaker_turn"
    QUESTION = "question"
    BYLINE = "byline"
    RELATED = "related"


SILENT_ZONES = frozenset({Zone.HEADING, Zone.CAPTION, Zone.BYLINE, Zone.RELATED})
"""Zones that give no statements, amounts or events."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets; ``span`` holds the marks too."""

    index: int
    span: Span
    mark: str
    parent: int | None
    """Index of the bracket around it."""
    quote_depth: int
    """How many quotation marks are around it, itself not counted."""

    @property
    def is_quote(self) -> bool:
        return self.mark in QUOTE_MARKS

    @property
    def inner_start(self) -> int:
        return self.span.start + 1

    @property
    def inner_end(self) -> int:
        return self.span.end - 1


@dataclass(frozen=True, slots=True)
class Sentence:
    index: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    index: int
    span: Span
    zone: Zone
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Document:
    """An article's body cut into its parts."""

    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    brackets: tuple[Bracket, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self.paragraphs for s in p.sentences)

    @cached_property
    def quotes(self) -> tuple[Bracket, ...]:
        """Quotation brackets that stand in no other quotation, in order."""
        return tuple(b for b in self.brackets if b.is_quote and b.quote_depth == 0)

    @cached_property
    def masked(self) -> str:
        """The body with the insides of outer quotations replaced by ``MASK``: same length, same offsets."""
        parts, at = [], 0
        for quote in self.quotes:
            parts.append(self.text[at : quote.inner_start])
            parts.append(MASK * (quote.inner_end - quote.inner_start))
            at = quote.inner_end
        parts.append(self.text[at:])
        return "".join(parts)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.span.start for q in self.quotes]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that the offset stands in."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and self.sentences[i].span.contains(offset) else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        i = bisect.bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[i] if i >= 0 and self.paragraphs[i].span.contains(offset) else None

    def quote_at(self, offset: int) -> Bracket | None:
        """The outermost quotation whose inside holds the offset."""
        i = bisect.bisect_right(self._quote_starts, offset) - 1
        if i < 0:
            return None
        quote = self.quotes[i]
        return quote if quote.inner_start <= offset < quote.inner_end else None


def read(body: str, title: str = "") -> Document:
    """Cut a body into paragraphs, sentences and brackets, in time linear in its length."""
    blocks = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n\r\s][^\n\r]*", body)]
    brackets = _find_brackets(body)
    paragraphs: list[Paragraph] = []
    count = 0
    for index, block in enumerate(blocks):
        spans = _split_sentences(body, block, brackets)
        sentences = tuple(Sentence(count + i, index, span) for i, span in enumerate(spans))
        count += len(sentences)
        paragraphs.append(Paragraph(index, block, Zone.PROSE, sentences))
    return Document(title, body, tuple(paragraphs), tuple(brackets))


def _find_brackets(body: str) -> list[Bracket]:
    """Pair brackets; one that is not closed before an empty line ends with its paragraph and is dropped."""
    pairs: list[tuple[int, int, str]] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(body):
        if char in QUOTE_MARKS or char in OTHER_BRACKETS:
            stack.append((char, at))
        elif char in _CLOSERS:
            opens = [mark for mark, _ in stack[-8:]]
            if _CLOSERS[char] in opens:
                while stack:
                    mark, start = stack.pop()
                    if mark == _CLOSERS[char]:
                        pairs.append((start, at + 1, mark))
                        break
        elif char == "\n" and stack and body[at + 1 : at + 2] in ("\n", ""):
            stack.clear()
    pairs.sort()
    brackets: list[Bracket] = []
    around: list[Bracket] = []
    for start, end, mark in pairs:
        while around and around[-1].span.end <= start:
            around.pop()
        depth = sum(b.is_quote for b in around)
        bracket = Bracket(len(brackets), Span(start, end), mark, around[-1].index if around else None, depth)
        brackets.append(bracket)
        around.append(bracket)
    return brackets


def _split_sentences(body: str, block: Span, brackets: list[Bracket]) -> list[Span]:
    outer = [b.span for b in brackets if b.parent is None and b.span.overlaps(block)]
    spans, start = [], block.start
    for m in re.finditer(r"[。．！？!?]+", body[block.start : block.end]):
        at = block.start + m.start()
        if any(b.contains(at) for b in outer):
            continue
        spans.append(Span(start, block.start + m.end()))
        start = block.start + m.end()
    if body[start : block.end].strip():
        spans.append(Span(start, block.end))
    return spans
