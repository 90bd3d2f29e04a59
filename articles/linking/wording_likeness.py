"""How alike the words of two statements are, from their characters: translations and rewordings keep the ideographs.

A statement is taken as its *signs* (each ideograph, each run of katakana or Latin, each number), weighed by how rare
they are in news, and as its pairs of neighbouring characters. A logistic curve over nine figures, fitted by
``python -m tests.linking.fit_utterances``, says whether two statements of one speaker and occasion are one.

Words of a morphological analysis and word vectors were tried in place of signs: the former found nothing more, the
latter little (5 of 100 rewordings) for thirty megabytes.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from operator import add
from typing import NamedTuple

SIGN = re.compile(r"[一-鿿々]|[ァ-ヴ]{2,}|[a-z]{2,}|\d+(?:\.\d+)?")
_SILENT = re.compile(r"[\s\W_ー]+")
_LONG = "ー"
SMOOTHING = 1.0
"""Weight of signs added below the line: a few characters in common prove little in short fragments."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement's text as it is compared."""

    folded: str
    """Without punctuation, width, case and long marks."""
    signs: frozenset[str]
    pairs: frozenset[str]
    numbers: frozenset[str]
    weight: float
    """Rarity of all its signs."""


class Figures(NamedTuple):
    """What the curve is made of; all symmetric."""

    signs: float
    """Common signs by rarity, of both (Dice)."""
    signs_of_shorter: float
    """Common signs by rarity, of the statement that has less."""
    pairs: float
    pairs_of_shorter: float
    number_shared: float
    numbers_differ: float
    """Both give numbers, and none in common."""
    number_in_one: float
    longer: float
    """Logarithm of the ratio of lengths."""
    signs_apart: float
    """Like ``signs``, without those of the longest run in common: what is said of the topic, not the topic's name."""


WEIGHTS = (2.99, 2.36, 1.39, 1.5, -0.25, -1.45, -1.27, -0.77, 5.18)
"""Of :class:`Figures`, in its order."""
BIAS = -1.98


@lru_cache(maxsize=20_000)
def read_wording(text: str) -> Wording:
    """Prepare a statement's text."""
    folded = fold_statement(text)
    signs = frozenset(SIGN.findall(folded))
    return Wording(
        folded,
        signs,
        frozenset(map(add, folded, folded[1:])),
        frozenset(sign for sign in signs if sign[0].isdigit()),
        sum(map(rarity, signs)),
    )


def fold_statement(text: str) -> str:
    """The text without white space, punctuation and long marks, width and case made alike."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text).casefold())


def likeness(one: Wording, other: Wording) -> float:
    """Logit of two statements of one speaker and occasion being one, by their words alone. Symmetric."""
    return BIAS + _weighed(compare_wording(one, other))


def _weighed(figures: Figures) -> float:
    return sum(w * x for w, x in zip(WEIGHTS, figures, strict=True))


def compare_wording(one: Wording, other: Wording) -> Figures:
    return _figures(one, other, _longest_run(one, other))


def most_likeness(one: Wording, other: Wording) -> float:
    """What :func:`likeness` cannot exceed, without looking for the longest run, which takes most of its time."""
    return BIAS + _weighed(_figures(one, other, frozenset()))


def _figures(one: Wording, other: Wording, run: frozenset[str]) -> Figures:
    """The figures, where ``run`` are the signs of the longest run in common."""
    shared_signs = sorted(one.signs & other.signs)
    common = apart = sum(map(rarity, shared_signs))
    if run:
        apart = sum(rarity(sign) for sign in shared_signs if sign not in run)
    weight = one.weight + other.weight + 2 * SMOOTHING
    pairs, lengths = len(one.pairs & other.pairs), sorted((len(one.folded) or 1, len(other.folded) or 1))
    fewer, more = sorted((len(one.pairs) or 1, len(other.pairs) or 1))
    shared = not one.numbers.isdisjoint(other.numbers)
    return Figures(
        signs=2 * common / weight,
        signs_of_shorter=common / (min(one.weight, other.weight) + SMOOTHING),
        pairs=2 * pairs / (fewer + more),
        pairs_of_shorter=pairs / fewer,
        number_shared=shared,
        numbers_differ=bool(one.numbers and other.numbers) and not shared,
        number_in_one=bool(one.numbers) != bool(other.numbers),
        longer=math.log(lengths[1] / lengths[0]),
        signs_apart=2 * apart / weight,
    )


def _longest_run(one: Wording, other: Wording) -> frozenset[str]:
    """Signs of the longest run of characters that both have; of several, the one that stands first in the text that
    sorts first."""
    first, second = sorted((one.folded, other.folded))
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return frozenset(SIGN.findall(first[run.a : run.a + run.size]))


def says_the_same(one: Wording, other: Wording) -> bool:
    """Whether two statements are the very same words, at most the ends cut: a lead and its repetition below."""
    shorter, longer = sorted((one.folded, other.folded), key=len)
    if not shorter:
        return False
    return shorter == longer or (
        len(shorter) >= SAME_LENGTH and shorter in longer and len(shorter) >= 0.8 * len(longer)
    )


SAME_LENGTH = 10
"""Characters of a text that may stand for a slightly longer one."""


@cache
def rarity(sign: str) -> float:
    """How little a sign is used in news: 0 (in every sentence) to 1 (hardly ever)."""
    sentences, counts = _counts()
    return math.log((sentences + 1) / (counts.get(sign, 0) + 1)) / math.log(sentences + 1)


@cache
def _counts() -> tuple[int, dict[str, int]]:
    """Number of sentences counted, and in how many of them each common sign stands (data/common_signs.tsv)."""
    written = resources.files("articles.linking.data").joinpath("common_signs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in written.splitlines() if not line.startswith("#")]
    counts = {sign: int(count) for sign, count in rows}
    return counts.pop("*"), counts
