"""Which new finding is which old row."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
Finding = TypeVar("Finding")
Key = tuple[Callable[[Row], Hashable], Callable[[Finding], Hashable]]


def pair(
    rows: Sequence[Row], findings: Sequence[Finding], keys: Sequence[Key[Row, Finding]]
) -> tuple[dict[int, Row], list[Row]]:
    """Pair findings with rows that have an equal key, the strictest key first, each in the given order.

    Returns the row for the index of each finding that has one, and the rows that are left.
    """
    paired: dict[int, Row] = {}
    left = list(rows)
    for of_row, of_finding in keys:
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in left:
            waiting[of_row(row)].append(row)
        for index, finding in enumerate(findings):
            if index not in paired and (same := waiting.get(of_finding(finding))):
                paired[index] = same.pop(0)
        left = [row for rows_left in waiting.values() for row in rows_left]
    return paired, left


def once(findings: Sequence[Finding], key: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings without those that repeat a key: the tables keep one row for each."""
    return list({key(finding): finding for finding in reversed(findings)}.values())[::-1]
