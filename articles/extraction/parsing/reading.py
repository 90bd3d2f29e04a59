"""Body -> document, in time linear in its length."""

import re
from collections.abc import Iterator

from articles.extraction.findings import Span
from articles.extraction.numerals import fold
from articles.extraction.parsing.brackets import Bracket, find_brackets
from articles.extraction.parsing.document import Document, Paragraph, Sentence
from articles.extraction.parsing.zones import Block, zone_blocks

_LINE = re.compile(r"[^\n\r\s\u3000][^\n\r]*")
_STARTS_ANEW = re.compile(
    r"[　\t]|[▼▽■□◆◇●○★☆※・【\[［〈《＜<①-⑳]|[-—―]{2}|[一二三四五六七八九十]、|[(（]?[0-9０-９]{1,2}[)）.．、 　]"
    r"|(?:同|翌)?[0-9０-９]{1,2}(?:月[0-9０-９]{1,2})?日[　 ]|[^\s「」。、]{1,16}[:：　]"
)
_GOES_ON = re.compile(r"(?:[はがも、]|[^」』”]と)$")
_ENDS = re.compile(r"[。．！？!?」』”）)】…]\s*$")
_WRAPPED_FROM = 30
"""A line of so many characters that does not end its sentence was broken by a wrap, not by the writer."""
_TERMINATOR = re.compile(  # the characters first, then what stands around them: a third of the cost
    r"[。！？．!?](?:(?<=[。！？])[。！？]*|(?<=．)(?:(?<![0-9０-９]．)|(?![0-9０-９]))|(?<=[!?])(?<![A-Za-z].)[!?]*)"
)


def read(body: str, title: str = "") -> Document:
    """Cut a body into paragraphs with zones, sentences and brackets."""
    spans = list(_paragraph_spans(body))
    brackets = find_brackets(body, spans)
    blocks = zone_blocks(fold(body), spans, fold(title))
    outer = [b for b in brackets if b.parent is None]
    paragraphs: list[Paragraph] = []
    count = at = 0
    for index, block in enumerate(blocks):
        while at < len(outer) and outer[at].span.end <= block.span.start:
            at += 1
        sentences = tuple(
            Sentence(count + i, index, span) for i, span in enumerate(_sentence_spans(body, block, outer, at))
        )
        count += len(sentences)
        paragraphs.append(
            Paragraph(index, block.span, block.zone, sentences, block.dateline, block.marker, block.label)
        )
    return Document(title, body, tuple(paragraphs), brackets)


def _paragraph_spans(body: str) -> Iterator[Span]:
    """Lines, a sentence broken by hard line breaks made one."""
    start: int | None = None
    end = 0
    for m in _LINE.finditer(body):
        if start is not None and _is_wrapped(body, start, end, m):
            end = m.end()
            continue
        if start is not None:
            yield Span(start, end)
        start, end = m.span()
    if start is not None:
        yield Span(start, end)


def _is_wrapped(body: str, start: int, end: int, line: re.Match[str]) -> bool:
    """Whether a line goes on with the sentence of the line before, which ends at ``end``."""
    between = body[end : line.start()]
    if between.count("\n") > 1 or _STARTS_ANEW.match(between.replace("\n", "").replace("\r", "") + line[0][:20]):
        return False
    last_line = max(start, body.rfind("\n", start, end) + 1)
    before = body[last_line:end].rstrip()
    if _ENDS.search(before):
        return False
    return len(before) >= _WRAPPED_FROM or bool(_GOES_ON.search(before) and line[0][0] in "「『“")


def _sentence_spans(body: str, block: Block, outer: list[Bracket], at: int) -> Iterator[Span]:
    """The sentences of a paragraph; a mark inside a bracket ends none. ``at`` is its first outer bracket."""
    start = block.text_start
    for m in _TERMINATOR.finditer(body, start, block.span.end):
        while at < len(outer) and outer[at].span.end <= m.start():
            at += 1
        if at < len(outer) and outer[at].span.contains(m.start()):
            continue
        if span := _trimmed(body, start, m.end()):
            yield span
        start = m.end()
    if span := _trimmed(body, start, block.span.end):
        yield span


def _trimmed(body: str, start: int, end: int) -> Span | None:
    while start < end and body[start].isspace():
        start += 1
    while start < end and body[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
