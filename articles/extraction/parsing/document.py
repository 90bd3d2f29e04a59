"""An article's body cut into its parts."""

import bisect
import re
from dataclasses import dataclass

from articles.extraction.findings import Span
from articles.extraction.kept import kept
from articles.extraction.numerals import fold
from articles.extraction.parsing.brackets import Bracket
from articles.extraction.parsing.zones import Zone

MASK = "\ue000"
"""Stands for a character inside a quotation in ``Document.masked``; a private-use character no rule matches."""


_CLAUSE_COMMA = re.compile(
    r"[，,](?:(?<=，)(?:(?<![0-9０-９]，)|(?![0-9０-９]))"
    r"|(?<=[^\x00-\x7f０-９],)(?!\s)|(?<=[^0-9０-９],)(?=[^\x00-\x7f０-９]))"
)
"""Official texts write ， for 、, some web pages a plain comma; one between digits parts thousands."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Sentence:
    """A sentence without the dateline, list mark or speaker's label before it."""

    index: int
    paragraph: int
    span: Span


@dataclass(slots=True, unsafe_hash=True)  # likewise
class Paragraph:
    """A paragraph; hard line breaks inside its sentences belong to it."""

    index: int
    span: Span
    zone: Zone
    sentences: tuple[Sentence, ...]
    dateline: Span | None = None
    """【ワシントン共同】, [マニラ 10日 ロイター] -: before the first sentence."""
    marker: Span | None = None
    """The mark of a list's item (▼, 一、, (1))."""
    label: Span | None = None
    """The words that name who speaks (首相, 【華報道官】); in the paragraph or in one before it."""


@dataclass(frozen=True)
class Document:
    """An article's body cut into its parts."""

    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    brackets: tuple[Bracket, ...]

    @kept
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self.paragraphs for s in p.sentences)

    @kept
    def quotes(self) -> tuple[Bracket, ...]:
        """Quotation brackets that stand in no other quotation, in order."""
        return tuple(b for b in self.brackets if b.is_quote and b.quote_depth == 0)

    @kept
    def pointed(self) -> str:
        """The body with every comma between clauses written 、: same length, same offsets."""
        return _CLAUSE_COMMA.sub("、", self.text)

    @kept
    def folded(self) -> str:
        """The body with width variants of digits and marks made one; same length, same offsets."""
        return fold(self.pointed)

    @kept
    def masked(self) -> str:
        """The body with the insides of outer quotations replaced by ``MASK``: same length, same offsets."""
        parts, at = [], 0
        for quote in self.quotes:
            parts.append(self.pointed[at : quote.inner_start])
            parts.append(MASK * (quote.inner_end - quote.inner_start))
            at = quote.inner_end
        parts.append(self.pointed[at:])
        return "".join(parts)

    @kept
    def _sentence_starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @kept
    def _paragraph_starts(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    @kept
    def _quote_insides(self) -> tuple[list[int], list[int]]:
        return [q.inner_start for q in self.quotes], [q.inner_end for q in self.quotes]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that the offset stands in; None in a dateline, a label or between sentences."""
        i = bisect.bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def paragraph_at(self, offset: int) -> Paragraph | None:
        i = bisect.bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].span.end else None

    def quote_at(self, offset: int) -> Bracket | None:
        """The outermost quotation whose inside holds the offset."""
        starts, ends = self._quote_insides
        i = bisect.bisect_right(starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < ends[i] else None
