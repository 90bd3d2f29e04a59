"""What stands around a span: the sentences before and after it."""

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?][」』”）)]*|\n")
REACH = 400
"""Characters looked at on either side."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The words around a span, in pieces that join to an unbroken stretch of the body."""

    before: str
    lead: str
    """From the start of the span's own sentence to the span."""
    exact: str
    tail: str
    after: str


def around(body: str, start: int, end: int) -> Neighbourhood:
    """The span's sentence with the one before and the one after; paragraphs that are empty are passed over."""
    own_start = _sentence_start(body, start)
    own_end = _sentence_end(body, end)
    return Neighbourhood(
        body[_sentence_start(body, len(body[:own_start].rstrip())) : own_start],
        body[own_start:start],
        body[start:end],
        body[end:own_end],
        body[own_end : _sentence_end(body, own_end + _blank(body, own_end))],
    )


def _sentence_start(body: str, at: int) -> int:
    """Where the sentence that holds or ends at ``at`` begins."""
    low = max(0, at - REACH)
    ends = [m.end() for m in _SENTENCE_END.finditer(body, low, at) if m.end() < at]
    start = ends[-1] if ends else low
    while start < at and body[start].isspace():
        start += 1
    return start


def _sentence_end(body: str, at: int) -> int:
    """Where the sentence that goes on from ``at`` ends, its mark included."""
    if at and body[at - 1] in "。\n" and body[at : at + 1] not in "」』”":
        return at
    found = _SENTENCE_END.search(body, at, at + REACH)
    if not found:
        return min(len(body), at + REACH)
    return found.start() if found[0] == "\n" else found.end()


def _blank(body: str, at: int) -> int:
    length = 0
    while at + length < len(body) and body[at + length].isspace():
        length += 1
    return length
