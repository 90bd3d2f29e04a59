"""Which prediction answers which gold item: texts by overlap, names by their forms, lists one to one."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Record = dict[str, Any]
T = TypeVar("T")


def squash(text: str) -> str:
    """Without white space: line breaks and indents of the file do not count."""
    return re.sub(r"\s+", "", text)


class SourceText:
    """A source file in which the words of records are looked up, without its white space."""

    def __init__(self, text: str) -> None:
        self.text = squash(text)
        self._places: dict[str, list[tuple[int, int]]] = {}

    def places(self, words: str) -> list[tuple[int, int]]:
        """Everywhere that the words stand, without overlap."""
        words = squash(words)
        if words not in self._places:
            found = re.finditer(re.escape(words), self.text) if words else ()
            self._places[words] = [m.span() for m in found]
        return self._places[words]

    def overlap(self, one: str, other: str) -> float:
        """Intersection over union of two passages, at the places where they fit best; 0 where one is not there."""
        return max((_iou(a, b) for a in self.places(one) for b in self.places(other)), default=0.0)


def _iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (max(a[1], b[1]) - min(a[0], b[0]))


def align(gold: Sequence[T], found: Sequence[T], weight: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pairs of gold and found items, best first, each item once; weight 0 never pairs."""
    weighed = [(weight(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs, taken_gold, taken_found = [], set(), set()
    for value, i, j in sorted(weighed, key=lambda item: -item[0]):
        if value > 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def same_name(one: Record, other: Record) -> bool:
    """Whether two people or organisations share a name form, or one's form of two characters lies in the other's."""
    return any(_same_form(a, b) for a in _forms(one) for b in _forms(other))


def _forms(entity: Record) -> set[str]:
    return {squash(form) for form in (*(entity.get("names") or ()), entity.get("name") or "") if form}


def _same_form(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 2 and (a in b or b in a))
