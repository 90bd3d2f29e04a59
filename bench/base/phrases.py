"""Sentences put together from pieces whose index terms are known: a million statements need not be cut into words.

A piece but the last ends in 「、」, where no word and no run of kana goes on: the terms of the whole are those of the
pieces, moved, and the pair of characters at each seam. ``tests/bench`` compares them with ``articles.wording``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from articles import wording


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence with its terms."""

    text: str
    folded: int
    """Length of the folded copy."""
    words: int
    """Words in it, silent ones too."""
    of_words: tuple[tuple[str, int], ...]
    of_characters: tuple[tuple[str, int], ...]
    first: str
    last: str


@cache
def piece(text: str) -> Piece:
    """A piece of a sentence; all but the last of a sentence end in 「、」."""
    folded = wording.fold(text).text
    terms = wording.index_terms(f"{text}、米国")
    beyond = max(at for term, at in terms if term == "w:米国")
    words = [(term, at) for term, at in terms if term.startswith("w:") and at < beyond]
    characters = [(term, at) for term, at in terms if not term.startswith("w:") and at < len(folded)]
    return Piece(text, len(folded), beyond - 2, tuple(words), tuple(characters), folded[0], folded[-1])


def tsvector(pieces: Sequence[Piece]) -> str:
    """The literal that :func:`articles.wording.tsvector` gives for the pieces in one."""
    places: dict[str, str] = {}
    words = characters = 0
    for index, one in enumerate(pieces):
        for term, at in one.of_words:
            held = places.get(term)
            places[term] = f"{held},{at + words}" if held else str(at + words)
        for term, at in one.of_characters:
            held = places.get(term)
            places[term] = f"{held},{at + characters}" if held else str(at + characters)
        words += one.words
        characters += one.folded
        following = pieces[index + 1].first if index + 1 < len(pieces) else ""
        term = f"b:{one.last}{following}"
        held = places.get(term)
        places[term] = f"{held},{characters}" if held else str(characters)
    return " ".join(f"'{term}':{at}" for term, at in places.items())
