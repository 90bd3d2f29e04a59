"""Articles that carry one text: agency copy in several outlets, small edits, a later version with a paragraph more.

Candidates come from MinHash: each body has :data:`BANDS` keys, and two bodies that share a key may be alike. Whether
they are is then decided on the texts themselves (:func:`is_near_duplicate`). Both depend on the two texts only.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from articles.linking.copy_text import CopyText, read_copy_text

BANDS, ROWS = 64, 4
"""Two texts whose pieces overlap (Jaccard) by 0.5 share a key with probability 0.98, by 0.4 with 0.81; unrelated ones,
at 0.02, in 1 of 100,000 cases."""
SCHEME = "affine64"
"""datasketch's permutations, named so that a new default of the library does not part new keys from stored ones."""
SEED = 1
LEAST_JACCARD = 0.5
"""Share of all pieces that two versions of one text have in common. On the pairs of tests/linking/made_copies.py all
bounds from 0.3 to 0.7 do equally well; this is their middle."""
LEAST_CONTAINMENT = 0.8
"""Share of the shorter text that stands in the longer one, where a paragraph or more was added."""
LEAST_LENGTH = 0.4
"""Of the longer text, that the shorter must have to be a version of it and not a quotation in it."""
SHORTEST = 12
"""Pieces of a text that may be like another; a shorter one must be the same."""
FEW_CHANGES = 1
"""Facts other than days that may change where few are kept (a toll that rises)."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts agree; 0 to 1."""

    jaccard: float
    containment: float
    length: float
    """Pieces of the shorter text per piece of the longer."""
    other_facts: bool
    """The same words tell of other days, or mostly of other numbers and names: last time's text used again."""


def band_keys(body: str) -> list[int]:
    """The keys by which an index finds candidates: signed 64-bit integers, sorted, at most :data:`BANDS`.

    Empty for a body without letters. Equal for equal texts on every machine and in every release.
    """
    pieces = read_copy_text(body).pieces
    if not pieces:
        return []
    values = _signature(pieces)
    return sorted({_band_key(band, values[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)})


def _signature(pieces: frozenset[str]) -> list[int]:
    permutations, min_hash = _hashing()
    sketch = min_hash(num_perm=BANDS * ROWS, seed=SEED, scheme=SCHEME, hashfunc=_piece_hash, permutations=permutations)
    sketch.update_batch([piece.encode() for piece in sorted(pieces)])
    return [int(value) for value in sketch.hashvalues]


@lru_cache(maxsize=1)
def _hashing() -> tuple[Any, Any]:
    """The permutations, drawn once, and the sketch's class. Imported here, not above: a page must not load numpy and
    scipy, but the admin, which it shares a process with, imports ingest."""
    from datasketch import MinHash

    return MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme=SCHEME).permutations, MinHash


def _piece_hash(piece: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(piece, digest_size=8).digest(), "little")


def _band_key(band: int, values: Iterable[int]) -> int:
    written = band.to_bytes(2, "little") + b"".join(value.to_bytes(8, "little") for value in values)
    return int.from_bytes(hashlib.blake2b(written, digest_size=8).digest(), "little", signed=True)


def compare(one: str, other: str) -> Likeness:
    """How two bodies agree. Symmetric."""
    a, b = read_copy_text(one), read_copy_text(other)
    common = len(a.pieces & b.pieces)
    shorter, longer = sorted((len(a.pieces), len(b.pieces)))
    if not shorter:
        return Likeness(0.0, 0.0, 0.0, False)
    return Likeness(common / (shorter + longer - common), common / shorter, shorter / longer, _have_other_facts(a, b))


def similarity(one: str, other: str) -> float:
    """Share of the two bodies' pieces that both have (Jaccard), 0 to 1."""
    return compare(one, other).jaccard


def is_near_duplicate(one: str, other: str) -> bool:
    """Whether two bodies are one text: with small edits, or a version with less or more. Symmetric."""
    return _decide(compare(one, other), min(len(read_copy_text(x).pieces) for x in (one, other)))


def _decide(likeness: Likeness, shorter: int) -> bool:
    if likeness.jaccard == 1:
        return not likeness.other_facts
    if shorter < SHORTEST or likeness.other_facts:
        return False
    added = likeness.containment >= LEAST_CONTAINMENT and likeness.length >= LEAST_LENGTH
    return likeness.jaccard >= LEAST_JACCARD or added


def _have_other_facts(a: CopyText, b: CopyText) -> bool:
    shared = a.facts.keys() & b.facts.keys()
    changed = {fact for fact in shared if a.facts[fact] != b.facts[fact]}
    days = sum(fact.is_day for fact in shared)
    changed_days = sum(fact.is_day for fact in changed)
    if changed_days and 2 * changed_days >= days:
        return True
    return len(changed) > FEW_CHANGES and 2 * len(changed) > len(shared)
