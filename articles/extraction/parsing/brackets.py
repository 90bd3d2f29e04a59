"""Pairs of brackets and how they nest."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.extraction.findings import Span

QUOTE_MARKS = {"「": "」", "『": "』", "“": "”", "｢": "｣", "〝": "〟"}
"""Marks that may hold somebody's words."""
OTHER_BRACKETS = {
    "(": ")",
    "（": "）",
    "【": "】",
    "[": "]",
    "［": "］",
    "〈": "〉",
    "《": "》",
    "〔": "〕",
    "＜": "＞",
}
_OPENERS = {**QUOTE_MARKS, **OTHER_BRACKETS}
_CLOSERS = {close: mark for mark, close in _OPENERS.items()}
_ANY = re.compile(f"[{re.escape(''.join([*_OPENERS, *_CLOSERS]))}]")
_LONGEST_QUOTE = 8
"""A quotation may run on over so many paragraphs."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
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


def find_brackets(body: str, blocks: Iterable[Span]) -> tuple[Bracket, ...]:
    """Pair the brackets of a body's paragraphs, in time linear in its length.

    A bracket that its paragraph does not close is dropped, so that it costs that paragraph alone; only a
    quotation whose closing mark stands alone in one of the next paragraphs runs on until there.
    """
    pairs: list[tuple[int, int, str]] = []
    pending: dict[str, tuple[int, int]] = {}
    for number, block in enumerate(blocks):
        within, opened, closed = _pair_block(body, block)
        pairs += within
        for at in closed:
            mark = _CLOSERS[body[at]]
            start, since = pending.pop(mark, (-1, -1))
            if start >= 0 and number - since <= _LONGEST_QUOTE:
                pairs.append((start, at + 1, mark))
                pending.clear()
        pending.update({body[at]: (at, number) for at in opened if body[at] in QUOTE_MARKS})
    return tuple(_nested(_without_crossing(sorted(pairs))))


def _pair_block(body: str, block: Span) -> tuple[list[tuple[int, int, str]], list[int], list[int]]:
    """The pairs inside a paragraph, and its openers and closers left over."""
    pairs: list[tuple[int, int, str]] = []
    stack: list[int] = []
    closed: list[int] = []
    open_count: defaultdict[str, int] = defaultdict(int)
    for m in _ANY.finditer(body, block.start, block.end):
        at, char = m.start(), m[0]
        if char in _OPENERS:
            stack.append(at)
            open_count[char] += 1
        else:
            mark = _CLOSERS[char]
            quotes_above = mark in OTHER_BRACKETS and stack and body[stack[-1]] in QUOTE_MARKS
            if not open_count[mark] or quotes_above:
                closed.append(at)
                continue
            while body[stack[-1]] != mark:
                open_count[body[stack.pop()]] -= 1
            open_count[mark] -= 1
            pairs.append((stack.pop(), at + 1, mark))
    return pairs, stack, closed


def _without_crossing(pairs: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Leave out a pair that begins inside another and ends outside of it."""
    ends: list[int] = []
    for start, end, mark in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        if not ends or end <= ends[-1]:
            ends.append(end)
            yield start, end, mark


def _nested(pairs: Iterable[tuple[int, int, str]]) -> Iterator[Bracket]:
    around: list[Bracket] = []
    for index, (start, end, mark) in enumerate(pairs):
        while around and around[-1].span.end <= start:
            around.pop()
        parent = around[-1] if around else None
        depth = parent.quote_depth + parent.is_quote if parent else 0
        bracket = Bracket(index, Span(start, end), mark, parent.index if parent else None, depth)
        around.append(bracket)
        yield bracket
