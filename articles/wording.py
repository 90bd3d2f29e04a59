"""Words of Japanese text for search: what is indexed, what a query asks for, and which characters it met.

Used on both sides (ingest writes the index, pages ask it), so that both cut and fold alike. SudachiPy only: no language
model. A text is indexed by three kinds of term, told apart by their first letter:

``w:停戦``    a dictionary word (mode C cut to A, normalised form), at its place among the words; particles leave gaps
``b:停戦``    two neighbouring characters, at their position: any substring is a phrase of these
``k:トカエフ`` a run of katakana without its long marks: joins トカエフ and トカーエフ

Folding works on copies: width and case (NFKC, casefold), hiragana to katakana, small kana to large, ヴ to ブ, dashes
and waves to one each; white space is dropped. :func:`find_matches` maps back to the source's own code points.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer

MAX_POSITION = 16_383
"""PostgreSQL's highest position in a tsvector."""
INDEXED_CHARACTERS = 16_000
"""Of one text; more would leave the positions that PostgreSQL can keep."""
QUERY_CHARACTERS = 200
"""Of one query; the rest is ignored."""
_CHUNK_CHARACTERS = 12_000
"""Sudachi refuses more than 49,149 bytes at once; a character has at most four."""
_SILENT = frozenset({"助詞", "助動詞", "補助記号", "記号", "空白"})
"""Parts of speech that carry no content: not indexed, but counted, so that a phrase keeps its gaps."""

_SMALL = str.maketrans("ァィゥェォャュョヮヵヶッ", "アイウエオヤユヨワカケツ")
_VU = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ"}
_WAVES = "〜～∼˜"
_DASHES = "‐‑‒–—―−─"
_KATAKANA_RUN = re.compile("[ァ-ヺー]{2,}")
_LONG = "ー"

_local = threading.local()


class Exactly(str):
    """Words in quotation marks: only a text with these very characters (folded) answers, no other form of them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy and, for each of its characters, the source range that it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``text[start:end]``."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query, between spaces, as the terms that a text may answer it with (any of the three)."""

    text: str
    words: tuple[tuple[str, int], ...]
    """Word terms with their distance from the one before."""
    pairs: tuple[str, ...]
    """Pairs of neighbouring characters in order; one term to be taken as a prefix if the word is one character."""
    kana: str
    """Katakana term if the word is one run of katakana, else empty."""


def index_terms(text: str) -> list[tuple[str, int]]:
    """Terms of a text with their positions (from 1), for a tsvector."""
    lines = text[:INDEXED_CHARACTERS].split("\n")
    folded = "".join(fold(line).text for line in lines)
    terms: list[tuple[str, int]] = []
    place = 0
    for line in lines:
        words, length = _words_of_line(line)
        terms += [(word, place + position) for word, position in words]
        place += length + 1
    terms += [(f"b:{folded[i : i + 2]}", i + 1) for i in range(len(folded))]
    terms += [(f"k:{skeleton}", span[0] + 1) for skeleton, span in _kana_runs(folded)]
    return [(term, min(position, MAX_POSITION)) for term, position in terms]


@lru_cache(maxsize=1024, typed=True)
def query_terms(text: str) -> tuple[QueryWord, ...]:
    """The words of a query; a full-width space separates too, but not within ``Exactly`` this.

    Kept, as a page asks for the same words with each of its texts; by type too, as ``Exactly`` equals its plain text.
    """
    if isinstance(text, Exactly):
        return (replace(_query_word(text), words=(), kana=""),) if fold(text).text else ()
    return tuple(_query_word(word) for word in text[:QUERY_CHARACTERS].split() if fold(word).text)


def tsvector(text: str) -> str:
    """A text's terms as a tsvector literal."""
    places: dict[str, list[int]] = {}
    for term, position in index_terms(text):
        places.setdefault(term, []).append(position)
    return " ".join(f"{_quoted(t)}:{','.join(map(str, at[:255]))}" for t, at in places.items())


def tsquery(words: Iterable[Sequence[str]]) -> str:
    """A tsquery literal: every item must be met, each by any of its alternatives (米国, アメリカ).

    Empty if nothing is asked. Cast it (``%s::tsquery``); ``to_tsquery`` would parse the terms anew.
    """
    groups = []
    for alternatives in words:
        asked = [_word_query(q) for text in alternatives for q in query_terms(_joined_word(text))]
        if asked:
            groups.append(f"({' | '.join(asked)})")
    return " & ".join(groups)


def find_matches(text: str, query: str | Sequence[str]) -> list[tuple[int, int]]:
    """Ranges of ``text`` (code points) that answer any word of the query, in order, joined where they overlap.

    A sequence is taken as the words themselves (with their alternatives).
    """
    words = [q for part in ([query] if isinstance(query, str) else query) for q in query_terms(part)]
    if not words:
        return []
    folded = fold(text)
    by_place = {token.position: token for token in _tokens(text)} if any(word.words for word in words) else {}
    by_term: dict[str, list[_Token]] = {}
    for token in by_place.values():
        by_term.setdefault(f"w:{token.term}", []).append(token)
    runs = _kana_runs(folded.text) if any(word.kana for word in words) else []
    found: list[tuple[int, int]] = []
    for word in words:
        found += _substring_matches(folded, fold(word.text).text)
        found += _phrase_matches(by_place, by_term, word.words)
        if word.kana:
            found += [folded.source_span(*span) for run, span in runs if f"k:{run}" == word.kana]
    return _joined(found)


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """The copy in which search compares, with a map back to the source."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for char in _fold_cluster(text[start:end], chars[-1] if chars else ""):
            chars.append(char)
            starts.append(start)
            ends.append(end)
    return Folded("".join(chars), tuple(starts), tuple(ends))


def kana_skeleton(text: str) -> str:
    """A name's folded form without long marks and middle dots: ミルジヨーエフ and ミルジョエフ have the same."""
    return fold(text).text.replace(_LONG, "").replace("・", "")


@dataclass(frozen=True, slots=True)
class _Token:
    term: str
    position: int
    start: int
    end: int


def _tokenizer() -> Tokenizer:
    """Sudachi's tokenizer of this thread: one may not serve two at a time."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = _dictionary().create(SplitMode.C)
    tokenizer: Tokenizer = _local.tokenizer
    return tokenizer


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return Dictionary()


@lru_cache(maxsize=4096)
def _words_of_line(line: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """Word terms of a line with their positions, and the number of all its words. The clauses that tell an event are
    indexed with each of its reports."""
    tokens, length = _cut(line)
    return tuple((f"w:{token.term}", token.position) for token in tokens), length


def _tokens(text: str) -> list[_Token]:
    """Content words with their position among all words, and where they stand."""
    return _cut(text)[0]


def _cut(text: str) -> tuple[list[_Token], int]:
    """The tokens of a text, and the number of all its words."""
    tokens: list[_Token] = []
    position = 0
    for offset, chunk in _chunks(text):
        for long_unit in _tokenizer().tokenize(chunk):
            for unit in long_unit.split(SplitMode.A, add_single=True):
                position += 1
                if unit.part_of_speech()[0] in _SILENT:
                    continue
                term = fold(unit.normalized_form()).text
                if term and len(term) <= QUERY_CHARACTERS:
                    tokens.append(_Token(term, position, offset + unit.begin(), offset + unit.end()))
    return tokens, position


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that Sudachi accepts, cut after a sentence or line if there is one."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _CHUNK_CHARACTERS)
        if end < len(text):
            cut = max(text.rfind("。", start, end), text.rfind("\n", start, end)) + 1
            end = cut if cut > start else end
        yield start, text[start:end]
        start = end


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character with the marks that belong to it (half-width ﾄﾞ, combining accents, ヴァ)."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "ﾞﾟ"):
            end += 1
        if text[start:end] in ("ヴ", "ゔ", "ｳﾞ") and text[end : end + 1] in tuple("ァィェォぁぃぇぉｧｨｪｫ"):
            end += 1
        yield start, end
        start = end


def _fold_cluster(cluster: str, before: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster).casefold()
    folded = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in folded if not c.isspace())
    folded = _VU.get(folded, folded).translate(_SMALL)
    if folded in _WAVES:
        return "~" if folded else ""
    if folded in _DASHES or folded == "-":
        return _LONG if "ァ" <= before <= "ー" else "-"
    return folded


def _kana_runs(folded: str) -> list[tuple[str, tuple[int, int]]]:
    return [(run, m.span()) for m in _KATAKANA_RUN.finditer(folded) if len(run := m[0].replace(_LONG, "")) > 1]


def _query_word(word: str) -> QueryWord:
    folded = fold(word).text
    tokens = _tokens(word)
    steps = tuple(
        (f"w:{token.term}", token.position - (tokens[i - 1].position if i else token.position))
        for i, token in enumerate(tokens)
    )
    pairs = tuple(f"b:{folded[i : i + 2]}" for i in range(max(1, len(folded) - 1)))
    run = _KATAKANA_RUN.fullmatch(folded)
    skeleton = folded.replace(_LONG, "") if run else ""
    return QueryWord(word, steps, pairs, f"k:{skeleton}" if len(skeleton) > 1 else "")


def _word_query(word: QueryWord) -> str:
    """The tsquery of one word."""
    single = len(fold(word.text).text) == 1
    asked = [_quoted(word.pairs[0]) + ":*" if single else " <-> ".join(map(_quoted, word.pairs))]
    if word.words:
        first, *rest = word.words
        asked.append(_quoted(first[0]) + "".join(f" <{gap}> {_quoted(term)}" for term, gap in rest))
    if word.kana:
        asked.append(_quoted(word.kana))
    return " | ".join(f"({part})" for part in asked)


def _joined_word(text: str) -> str:
    """A name of several words as one word."""
    return text if isinstance(text, Exactly) else "".join(text.split())


def _quoted(term: str) -> str:
    """A lexeme in a tsvector or tsquery literal."""
    return "'" + term.replace("\\", "\\\\").replace("'", "''").replace("\x00", "") + "'"


def _substring_matches(folded: Folded, wanted: str) -> list[tuple[int, int]]:
    found, at = [], folded.text.find(wanted)
    while at >= 0:
        found.append(folded.source_span(at, at + len(wanted)))
        at = folded.text.find(wanted, at + len(wanted))
    return found


def _phrase_matches(
    by_place: Mapping[int, _Token], by_term: Mapping[str, list[_Token]], words: tuple[tuple[str, int], ...]
) -> list[tuple[int, int]]:
    """Runs of tokens with the same terms at the same distances."""
    if not words:
        return []
    found = []
    for token in by_term.get(words[0][0], ()):
        place, last = token.position, token
        for term, gap in words[1:]:
            place += gap
            here = by_place.get(place)
            if here is None or f"w:{here.term}" != term:
                break
            last = here
        else:
            found.append((token.start, last.end))
    return found


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
