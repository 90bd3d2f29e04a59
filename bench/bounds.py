"""Measures beside the bounds they must keep, and quantiles of times."""

from collections.abc import Sequence


class Bounds:
    """Prints each measure as it comes; at the end how many bounds hold."""

    def __init__(self) -> None:
        self._failed: list[str] = []
        self._checked = 0

    def check(self, name: str, value: str, bound: str, *, holds: bool) -> None:
        self._checked += 1
        if not holds:
            self._failed.append(name)
        print(f"{name:44} {value:>22}   {bound:18} {'ok' if holds else 'FAILS'}", flush=True)

    def note(self, name: str, value: str) -> None:
        print(f"{name:44} {value:>22}", flush=True)

    def report(self) -> int:
        """1 if a bound failed, else 0."""
        print(
            f"{self._checked - len(self._failed)} of {self._checked} bounds hold"
            + "".join(f"\n  {n}" for n in self._failed)
        )
        return int(bool(self._failed))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
