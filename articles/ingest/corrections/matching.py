"""Which findings of a reading are those that people decided about: by their words, kind and parties."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from articles.extraction.findings import Span
from articles.vocabulary import FindingKind

SAME_KIND, OTHER_KIND = 0.5, 0.8
"""Share of common words (of all words of both) from which two statements are one: of one kind, and of two kinds."""
INSIDE = 0.8
"""A statement with so much of itself inside a held one, by the same speakers, is a piece of it."""
COMMON_EVIDENCE = 0.5
"""Share of the shorter evidence that two accounts of one event have in common at least."""
COMMON_PARTIES = 0.5
"""Share of all parties from which a second account at one place repeats the first."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a finding is known again by."""

    kind: FindingKind
    sort: str
    """``direct`` or ``indirect``; an event's type; empty for amounts."""
    spans: tuple[Span, ...]
    parties: frozenset[str] = frozenset()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decided finding as it may be read: as it was before, as it is since, as it was read last."""

    anchors: tuple[Anchor, ...]
    is_held: bool
    """False where it was rejected."""


def likeness(wanted: Wanted, read: Anchor) -> float:
    """How surely a reading's finding is the decided one; 0 if it is another."""
    return max((_likeness(anchor, read, wanted.is_held) for anchor in wanted.anchors), default=0.0)


def match(decided: Mapping[Key, Wanted], read: Sequence[Anchor]) -> tuple[dict[int, Key], dict[int, Key]]:
    """Index of a finding → the decision that it answers, one to one, the likest first; and those that only repeat one.

    A finding that repeats is in the way of a decided one as much as that which answers it.
    """
    weighed = [
        (weight, index, key)
        for index, anchor in enumerate(read)
        for key, wanted in decided.items()
        if (weight := likeness(wanted, anchor)) > 0
    ]
    answers: dict[int, Key] = {}
    repeats: dict[int, Key] = {}
    served: set[Key] = set()
    for _, index, key in sorted(weighed, key=lambda item: (-item[0], item[1])):
        if index not in answers and key not in served:
            answers[index] = key
            served.add(key)
    for _, index, key in sorted(weighed, key=lambda item: (-item[0], item[1])):
        if index not in answers and index not in repeats and _repeats(decided[key], read[index]):
            repeats[index] = key
    return answers, repeats


def _likeness(anchor: Anchor, read: Anchor, is_held: bool) -> float:
    if anchor.kind is not read.kind:
        return 0.0
    if anchor.kind is FindingKind.EVENT:
        return _event_likeness(anchor, read)
    own, other = anchor.spans[0], read.spans[0]
    common = _common(own, other)
    share = common / (len(own) + len(other) - common)
    least = SAME_KIND if anchor.sort == read.sort else OTHER_KIND
    if share >= least:
        return share + (anchor.sort == read.sort)
    is_piece = anchor.sort == read.sort and anchor.parties == read.parties and common >= INSIDE * len(other)
    return 0.1 if is_held and is_piece and anchor.parties else 0.0


def _event_likeness(anchor: Anchor, read: Anchor) -> float:
    if anchor.sort != read.sort:
        return 0.0
    common = sum(_common(own, other) for own in anchor.spans for other in read.spans)
    share = common / min(sum(map(len, anchor.spans)), sum(map(len, read.spans)))
    if share < COMMON_EVIDENCE or (anchor.parties and read.parties and not anchor.parties & read.parties):
        return 0.0
    return share + 2 * _shared(anchor.parties, read.parties) + 0.25 * (anchor.day == read.day)


def _repeats(wanted: Wanted, read: Anchor) -> bool:
    """Of one sentence several events of a type are read, with other parties each; of statements one span is one."""
    if read.kind is not FindingKind.EVENT:
        return True
    return any(_shared(anchor.parties, read.parties) >= COMMON_PARTIES for anchor in wanted.anchors)


def _shared(one: Collection[str], other: Collection[str]) -> float:
    union = len({*one, *other})
    return len(set(one) & set(other)) / union if union else 1.0


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
