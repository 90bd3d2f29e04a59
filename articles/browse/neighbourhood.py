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


def around(body: str, start: int, end: int, reach: int | None = None) -> Neighbourhood:
    """The span's sentence with the one before and the one after, empty lines between them kept.

    ``reach`` cuts it to so many characters on either side (a source's rights, ``articles.browse.rights``).
    """
    whole = _around(body, start, end)
    if reach is None:
        return whole
    before, after = whole.before + whole.lead, whole.tail + whole.after
    return Neighbourhood(
        "",
        ("…" if len(before) > reach else "") + before[max(0, len(before) - reach) :],
        whole.exact,
        after[:reach] + ("…" if len(after) > reach else ""),
        "",
    )


def _around(body: str, start: int, end: int) -> Neighbourhood:
    own_start = _sentence_start(body, start)
    ends_sentence = body[end - 1] in "。\n" and body[end : end + 1] not in tuple("」』”")
    own_end = end if ends_sentence else _sentence_end(body, end)
    next_start = own_end + _blank(body, own_end)
    return Neighbourhood(
        body[_sentence_start(body, len(body[:own_start].rstrip())) : own_start],
        body[own_start:start],
        body[start:end],
        body[end:own_end],
        body[own_end : _sentence_end(body, next_start)] if next_start < len(body) else "",
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
    """Where the sentence that goes on at ``at`` ends, its mark included."""
    found = _SENTENCE_END.search(body, at, at + REACH)
    if not found:
        return min(len(body), at + REACH)
    return found.start() if found[0] == "\n" else found.end()


def _blank(body: str, at: int) -> int:
    length = 0
    while at + length < len(body) and body[at + length].isspace():
        length += 1
    return length
