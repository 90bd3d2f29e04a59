"""Grouping by pairs that look alike, under pairs that must and must not be one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations, product

Pair = frozenset[str]


def cluster(
    keys: Collection[str],
    scores: Mapping[Pair, float],
    *,
    apart: Callable[[str, str], bool],
    same: Collection[Pair] = frozenset(),
) -> list[frozenset[str]]:
    """Join the pairs of ``scores`` from the highest down, unless a member of one side is ``apart`` from the other.

    ``same`` are pairs that are one whatever their score; they come first. Equal scores go by the keys, so that the
    result depends on the set of keys alone. The groups come in the order of their smallest keys.
    """
    group: dict[str, frozenset[str]] = {key: frozenset([key]) for key in sorted(keys)}
    ranked = sorted(tuple(sorted(pair)) for pair in same if len(pair) == 2)
    ranked += sorted(
        (tuple(sorted(pair)) for pair in scores if pair not in same), key=lambda p: (-scores[frozenset(p)], p)
    )
    forced = len([pair for pair in same if len(pair) == 2])
    for rank, (one, other) in enumerate(ranked):
        left, right = group.get(one), group.get(other)
        if left is None or right is None or left is right:
            continue
        if rank >= forced and any(apart(a, b) for a, b in product(left, right)):
            continue
        joined = left | right
        for key in joined:
            group[key] = joined
    return sorted(set(group.values()), key=min)


def pairs_of(groups: Iterable[Collection[str]]) -> set[Pair]:
    """Every pair within a group."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}
