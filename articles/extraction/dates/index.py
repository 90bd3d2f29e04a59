"""The dates of one article, to be asked by place."""

import bisect
from dataclasses import dataclass

from articles.extraction.findings import DateMention, Span, between
from articles.extraction.kept import kept
from articles.extraction.parsing import Document


@dataclass(frozen=True)
class DateIndex:
    """Date mentions in text order.

    ``asides`` are mentions that date nothing by themselves: the day in another time zone beside the local one (27日夜
    (日本時間28日午前)) and the day of a dateline or byline. They stand in ``mentions`` only.
    """

    mentions: tuple[DateMention, ...]
    asides: frozenset[Span] = frozenset()
    document: Document | None = None

    @kept
    def _main(self) -> list[DateMention]:
        return [m for m in self.mentions if m.span not in self.asides]

    @kept
    def _starts(self) -> list[int]:
        return [m.span.start for m in self._main]

    def within(self, span: Span) -> list[DateMention]:
        """Mentions that lie in the span, asides left out."""
        end = span.end
        found = between(self._main, self._starts, span.start, end)
        return [m for m in found if m.span.end <= end] if found else []

    def last_before(self, offset: int, same_paragraph: bool = False) -> DateMention | None:
        """The last mention that ends at or before the offset, asides and what stands in quotations left out.

        A mention inside the quotation that holds the offset itself does count.
        """
        around = self.document.quote_at(offset) if self.document else None
        paragraph = self.document.paragraph_at(offset) if self.document and same_paragraph else None
        for i in range(bisect.bisect_left(self._starts, offset) - 1, -1, -1):
            mention = self._main[i]
            if paragraph and mention.span.start < paragraph.span.start:
                return None
            quote = self.document.quote_at(mention.span.start) if self.document else None
            if mention.span.end <= offset and (quote is None or quote == around):
                return mention
        return None
