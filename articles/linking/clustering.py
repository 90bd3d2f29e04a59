"""Grouping by pairs that look alike, under pairs that must and must not be one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations, product

from articles.linking.components import components

Pair = frozenset[str]
Unit = frozenset[str]
"""Keys that are one whatever they look like."""


def cluster(
    keys: Collection[str],
    scores: Mapping[Pair, float],
    *,
    unlike: Callable[[str, str], bool] = lambda one, other: False,
    same: Collection[Pair] = frozenset(),
    apart: Collection[Pair] = frozenset(),
    decided: Collection[str] = frozenset(),
) -> list[frozenset[str]]:
    """Join the pairs of ``scores`` from the highest down, unless a key on one side cannot be one with the other side.

    ``same`` are pairs that are one whatever their score, ``apart`` pairs that never are. ``unlike`` excludes pairs too,
    but counts for nothing in a group with a key of ``decided``, which people have made one of what looks unlike.
    Equal scores go by the keys, so that the result depends on the sets alone. Groups come in the order of their keys.
    """
    units = [frozenset(part) for part in components(sorted(keys), [(min(pair), max(pair)) for pair in same])]
    group: dict[str, frozenset[Unit]] = {key: frozenset([unit]) for unit in units for key in unit}

    def excluded(left: frozenset[Unit], right: frozenset[Unit]) -> bool:
        pairs = [pair for one, other in product(left, right) for pair in product(one, other)]
        if any(frozenset(pair) in apart for pair in pairs):
            return True
        mixed = any(key in decided for unit in left | right for key in unit)
        return not mixed and any(unlike(one, other) for one, other in pairs)

    for one, other in sorted((tuple(sorted(pair)) for pair in scores), key=lambda p: (-scores[frozenset(p)], p)):
        left, right = group[one], group[other]
        if left is right or excluded(left, right):
            continue
        joined = left | right
        for unit in joined:
            group |= dict.fromkeys(unit, joined)
    return sorted({frozenset().union(*units_of) for units_of in group.values()}, key=min)


def pairs_of(groups: Iterable[Collection[str]]) -> set[Pair]:
    """Every pair within a group."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}
