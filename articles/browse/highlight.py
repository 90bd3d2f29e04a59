"""Marks in source text, made from offsets when a page is rendered; the text itself is always escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

LAYERS = ("statement", "event", "person", "country", "date", "amount", "link")
"""From the widest to the narrowest: an element of an earlier layer stands around those of later ones."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text (code points) that a finding covers."""

    start: int
    end: int
    layer: str
    title: str = ""
    """Shown by the browser when pointed at."""

    @property
    def anchor(self) -> str:
        return f"c{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the body with its marks as HTML; ``start`` is its offset, None where its pieces carry theirs."""

    start: int | None
    html: SafeString
    is_blank: bool


def paragraphs_of(body: str, marks: Iterable[Mark], shown: Sequence[tuple[int, int]] | None = None) -> list[Paragraph]:
    """The lines of a body, each with its part of the marks; of those that are not ``shown`` whole, the shown pieces.

    An anchor is given once, at the first piece of its range, so that a link finds it without a script.
    """
    ordered = sorted(marks, key=_order)
    anchored: set[str] = set()
    lines: list[Paragraph] = []
    open_marks: list[Mark] = []
    start = following = 0
    for line in body.split("\n"):
        end = start + len(line)
        while following < len(ordered) and ordered[following].start < end:
            open_marks.append(ordered[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        pieces = [(start, end)] if shown is None else _inside(shown, start, end)
        if pieces:
            html = [_marked_line(body[a:b], a, [m for m in open_marks if m.start < b], anchored) for a, b in pieces]
            is_whole = pieces == [(start, end)]
            shown_html = html[0] if is_whole else _with_gaps(html, pieces, start, end)
            lines.append(Paragraph(start if is_whole else None, shown_html, not line.strip()))
        start = end + 1
    return lines


def around_each(spans: Iterable[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    """The spans with ``reach`` characters on either side, those that touch joined, in the order of the text."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start - reach), end + reach) for start, end in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(shown: Iterable[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line that are shown."""
    return [(max(a, start), min(b, end)) for a, b in shown if max(a, start) < min(b, end)]


def _with_gaps(html: Sequence[SafeString], pieces: Sequence[tuple[int, int]], start: int, end: int) -> SafeString:
    """Pieces of a line with a sign wherever some of it is left out."""
    gap = '<span class="gap">…</span>'
    whole = gap.join(f'<span data-start="{at}">{piece}</span>' for (at, _), piece in zip(pieces, html, strict=True))
    return mark_safe(f"{gap if pieces[0][0] > start else ''}{whole}{gap if pieces[-1][1] < end else ''}")  # noqa: S308 (pieces are escaped)


def emphasised(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    """A text with ``<mark>`` around some ranges, which must not overlap."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 (every piece is escaped above)


def _order(mark: Mark) -> tuple[int, int, int]:
    return (mark.start, -mark.end, LAYERS.index(mark.layer))


def _marked_line(line: str, start: int, marks: list[Mark], anchored: set[str]) -> SafeString:
    """One line: where marks begin or end it is cut, and elements that do not change from piece to piece stay open."""
    end = start + len(line)
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    html: list[str] = []
    stack: list[Mark] = []
    places = sorted(cuts)
    for left, right in pairwise(places):
        wanted = sorted((m for m in marks if m.start <= left and m.end >= right), key=_nesting)
        kept = 0
        while kept < len(stack) and kept < len(wanted) and stack[kept] is wanted[kept]:
            kept += 1
        html += ["</span>"] * (len(stack) - kept)
        html += [_open(mark, anchored) for mark in wanted[kept:]]
        stack = wanted
        html.append(escape(line[left - start : right - start]))
    html += ["</span>"] * len(stack)
    return mark_safe("".join(html))  # noqa: S308 (text, titles and ids are escaped, layers are ours)


def _nesting(mark: Mark) -> tuple[int, int, int]:
    return (LAYERS.index(mark.layer), mark.start, -mark.end)


def _open(mark: Mark, anchored: set[str]) -> str:
    anchor = ""
    if mark.anchor not in anchored:
        anchored.add(mark.anchor)
        anchor = f' id="{mark.anchor}"'
    title = f' title="{escape(mark.title)}"' if mark.title else ""
    return f'<span class="m {mark.layer}" data-c="{mark.start}-{mark.end}"{anchor}{title}>'
