"""B³ (B-cubed): how well a system's grouping of items agrees with the true one.

For each item, precision is the part of its system cluster that truly belongs with it, recall the part of its true
cluster that the system put with it; both are averaged over the items of the truth (Bagga and Baldwin 1998). An item
alone in both groupings scores 1, so no cluster size is favoured.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, 0-1. Of nothing at all: 1."""

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Alone:
    """Cluster of an item that the system does not have: its own, equal to no other."""

    item: Hashable


def bcubed(truth: Mapping[Item, Hashable], system: Mapping[Item, Hashable]) -> Score:
    """Score the clusters of ``system`` (item -> cluster) against those of ``truth``.

    An item that ``system`` lacks counts as a cluster of its own: what was not found was linked to nothing. It lowers
    the recall of its true cluster and leaves precision as it is; dropping it instead would let a system win by
    finding only the easy mentions. Items that only ``system`` has say nothing about linking and are left out, also
    from the sizes of its clusters.
    """
    found = {item: system[item] if item in system else _Alone(item) for item in truth}
    true_clusters, system_clusters = _invert(truth), _invert(found)
    precision = recall = 0.0
    for item in truth:
        true_cluster, system_cluster = true_clusters[truth[item]], system_clusters[found[item]]
        common = len(true_cluster & system_cluster)
        precision += common / len(system_cluster)
        recall += common / len(true_cluster)
    count = len(truth)
    return Score(precision / count, recall / count, count) if count else Score(1.0, 1.0, 0)


@dataclass(frozen=True, slots=True)
class PairScore:
    """Precision and recall of a set of pairs, 0-1. With nothing to find or nothing found: 1."""

    precision: float
    recall: float


def score_pairs(truth: set[frozenset[Item]], system: set[frozenset[Item]]) -> PairScore:
    """Score pairs held to belong together, such as near-duplicate articles."""
    common = len(truth & system)
    return PairScore(common / len(system) if system else 1.0, common / len(truth) if truth else 1.0)


def _invert(clusters: Mapping[Item, Hashable]) -> dict[Hashable, set[Item]]:
    members: dict[Hashable, set[Item]] = defaultdict(set)
    for item, cluster in clusters.items():
        members[cluster].add(item)
    return members
