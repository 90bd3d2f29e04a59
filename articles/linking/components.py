"""Items joined by pairs -> groups, whatever the order in which they came."""

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key", str, int)


def components(items: Iterable[Key], pairs: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """The groups that pairs join, each sorted, items alone included; in order of their first item."""
    parent = {item: item for item in items}

    def root(item: Key) -> Key:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    groups: dict[Key, list[Key]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return list(groups.values())
