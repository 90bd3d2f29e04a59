"""Markdown -> the text that a reader of the rendered page would see."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from articles.imports.formats.document import Document, plain
from articles.ingest.decoding import decode
from articles.ingest.reading import front_matter_of


def read_markdown(data: bytes) -> Document:
    """The first heading of the first level is the title; a front-matter block counts as in a plain text."""
    text = decode(data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, rest = front_matter_of(text)
    blocks = list(_blocks(MarkdownIt("commonmark", {"html": False}).enable("table").parse(rest)))
    title = next((words for tag, words in blocks if tag == "h1"), "") if not front else ""
    at = next((i for i, (tag, _words) in enumerate(blocks) if tag == "h1"), None)
    if title and at is not None:
        del blocks[at]
    body = "\n\n".join(words for _tag, words in blocks)
    return plain(f"{front}{body}", title=title)


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each block's tag and words, without marks, addresses and pictures."""
    tag = ""
    for token in tokens:
        if token.type.endswith("_open"):
            tag = token.tag
        elif token.type == "inline" and (words := _words(token.children or [])):
            yield tag, words
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield "pre", token.content.strip("\n")


def _words(tokens: Sequence[Token]) -> str:
    said = {"softbreak": "\n", "hardbreak": "\n"}
    kept = ("text", "code_inline", "text_special")
    return "".join(said.get(t.type, t.content if t.type in kept else "") for t in tokens).strip()
