"""GiNZA's opinion on who does what: the subject of a predicate, asked for one sentence at a time.

The model is loaded when the first question is asked, and only the sentences asked about are parsed: loading costs
seconds and several hundred megabytes, parsing about a hundred times as much as the rules. The insides of quotations are
masked by それ, which makes the parse better as well as faster.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from articles.extraction.findings import Span
from articles.extraction.parsing import Document, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_STAND_IN = "それ"
_LONGEST = 2_000
"""Characters of a masked sentence; a longer one is no sentence, and Sudachi refuses 49,149 bytes."""
_BATCH = 64
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "dislocated", "csubj"})
_INSIDE_PREDICATE = frozenset({"aux", "aux:pass", "mark", "fixed", "case", "cop", "punct"})
_CLAUSES = frozenset({"advcl", "conj", "parataxis", "acl", "ccomp", "dep"})
_UNUSED = ("ner", "morphologizer", "compound_splitter", "bunsetu_recognizer", "disable_sentencizer")


@cache
def load_model() -> Language:
    """The GiNZA pipeline with tokeniser, vectors and parser alone; about 1 s and 400 MB, once for a process."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    # The same parses as with BLIS, half as long.
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load("ja_ginza", exclude=_UNUSED)


class Syntax:
    """The dependency parse of one document's sentences."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parses: dict[int, tuple[Doc, list[int]] | None] = {}
        self._quote_starts = [q.span.start for q in document.quotes]

    def prepare(self, offsets: Iterable[int]) -> None:
        """Parse the sentences of these offsets in batches; faster than one question after another."""
        found = (self._document.sentence_at(offset) for offset in offsets)
        wanted = {s.index: s for s in found if s is not None and s.index not in self._parses}
        masked = {index: self._masked(sentence) for index, sentence in sorted(wanted.items())}
        self._parses.update((index, None) for index in masked)
        short = [(index, text, at) for index, (text, at) in masked.items() if 0 < len(text) <= _LONGEST]
        if not short:
            return
        docs = load_model().pipe((text for _, text, _ in short), batch_size=_BATCH)
        for (index, _, at), doc in zip(short, docs, strict=True):
            self._parses[index] = (doc, at)

    def subject_of(self, offset: int) -> Span | None:
        """The noun phrase that is topic or subject of the predicate at the offset, without its particle.

        A predicate without one takes that of the clause it continues. None in a quotation, outside of sentences, in
        sentences too long to parse, and where the parser sees no subject.
        """
        sentence = self._document.sentence_at(offset)
        if sentence is None or self._document.quote_at(offset) is not None:
            return None
        self.prepare([offset])
        parse = self._parses.get(sentence.index)
        if parse is None:
            return None
        doc, at = parse
        predicate = _token_at(doc, bisect.bisect_right(at, offset) - 1)
        subject = _subject(predicate) if predicate is not None else None
        if subject is None:
            return None
        first = min(t.i for t in subject.subtree if t.i <= subject.i)
        start, end = doc[first].idx, subject.idx + len(subject)
        return Span(at[start], at[end - 1] + 1)

    def _masked(self, sentence: Sentence) -> tuple[str, list[int]]:
        """The sentence with それ for the insides of its quotations, and the source offset of each character."""
        parts: list[str] = []
        offsets: list[int] = []
        for start, end, is_quoted in self._pieces(sentence.span):
            text = self._document.text[start:end]
            if is_quoted and len(text) > len(_STAND_IN):
                parts.append(_STAND_IN)
                offsets += [start] * len(_STAND_IN)
            else:
                parts.append(text.replace("\n", " "))
                offsets += range(start, end)
        return "".join(parts), offsets

    def _pieces(self, span: Span) -> Iterator[tuple[int, int, bool]]:
        at = span.start
        first = max(0, bisect.bisect_right(self._quote_starts, span.start) - 1)
        for index in range(first, len(self._document.quotes)):
            quote = self._document.quotes[index]
            if quote.span.start >= span.end:
                break
            start, end = max(at, quote.inner_start), min(span.end, quote.inner_end)
            if start >= end:
                continue
            yield at, start, False
            yield start, end, True
            at = end
        yield at, span.end, False


def _token_at(doc: Doc, index: int) -> Token | None:
    starts = [t.idx for t in doc]
    i = bisect.bisect_right(starts, index) - 1
    return doc[i] if i >= 0 else None


def _subject(predicate: Token) -> Token | None:
    """The subject of the predicate that the token belongs to."""
    while _dep(predicate) in _INSIDE_PREDICATE and predicate.head.i != predicate.i:
        predicate = predicate.head
    own = _own_subject(predicate)
    if own is not None:
        return own
    continued = [_own_subject(c) for c in predicate.lefts if _dep(c) in _CLAUSES and _dep(c) != "acl"]
    earlier = [s for s in continued if s is not None]
    if earlier:
        return earlier[0]
    if _dep(predicate) in _CLAUSES and predicate.head.i != predicate.i:
        above = _own_subject(predicate.head)
        return above if above is not None and above.i < predicate.i else None
    return None


def _own_subject(predicate: Token) -> Token | None:
    """The topic among its subjects, else the last subject before it, else the giver marked by から."""
    subjects = [c for c in predicate.lefts if _dep(c) in _SUBJECTS]
    topics = [s for s in subjects if any(c.text in ("は", "も") for c in s.rights)]
    if subjects:
        return topics[0] if topics else subjects[-1]
    givers = [c for c in predicate.lefts if _dep(c) == "obl" and any(r.text == "から" for r in c.rights)]
    return givers[0] if givers else None


def _dep(token: Token) -> str:
    """Its relation without the mark that the parser puts on heads of a bunsetsu."""
    return token.dep_.removesuffix("_bunsetu")
