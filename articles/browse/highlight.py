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
    """A line of the body with its marks as HTML; ``start`` is its offset in the body."""

    start: int
    html: SafeString
    is_blank: bool


def paragraphs_of(body: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """The lines of a body, each with its part of the marks.

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
        html = _marked_line(line, start, open_marks, anchored)
        lines.append(Paragraph(start, html, not line.strip()))
        start = end + 1
    return lines


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
