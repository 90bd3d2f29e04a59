"""Raw confidence -> share of such findings that were right, as fitted by ``manage.py calibrate``."""

import bisect
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from articles.extraction.findings import Amount, Event, Leader, Statement

FILE = Path(__file__).parent.parent / "rules" / "calibration.tsv"
LEAST, MOST = 0.05, 0.99
"""No finding is called surer or less sure."""


class Family(StrEnum):
    """Findings that share one curve."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    EVENT = "event"
    LEADER = "leader"
    AMOUNT = "amount"


def family_of(finding: Statement | Event | Leader | Amount) -> Family:
    match finding:
        case Statement():
            return Family(finding.kind.value)
        case Event():
            return Family.EVENT
        case Leader():
            return Family.LEADER
        case Amount():
            return Family.AMOUNT


@dataclass(frozen=True)
class Calibration:
    """A rising curve for each family, and for each rule and each opinion of the parser a shift in log-odds."""

    curves: Mapping[Family, Sequence[tuple[float, float]]] = field(default_factory=dict)
    """Knots ``(raw, probability)``, both rising; straight lines between them."""
    shifts: Mapping[tuple[Family, str], float] = field(default_factory=dict)
    """By rule id, or by opinion (``syntax.agrees``)."""
    _known: dict[tuple[Family, str, float, str], float] = field(default_factory=dict, repr=False, compare=False)
    """Answers given: there are far fewer of them than findings."""

    def probability(self, family: Family, rule: str, raw: float, opinion: str = "") -> float:
        """How likely the finding is right; the raw figure itself where nothing was fitted."""
        asked = family, rule, raw, opinion
        if (known := self._known.get(asked)) is None:
            known = self._known[asked] = self._reckon(*asked)
        return known

    def _reckon(self, family: Family, rule: str, raw: float, opinion: str) -> float:
        curve = self.curves.get(family)
        if not curve:
            return raw
        odds = log_odds(_on_curve(curve, raw)) + self.shifts.get((family, rule), 0.0)
        if opinion:
            odds += self.shifts.get((family, f"syntax.{opinion}"), 0.0)
        return min(MOST, max(LEAST, 1 / (1 + math.exp(-odds))))


def log_odds(probability: float) -> float:
    bounded = min(MOST, max(LEAST, probability))
    return math.log(bounded / (1 - bounded))


def _on_curve(curve: Sequence[tuple[float, float]], raw: float) -> float:
    i = bisect.bisect_left(curve, (raw, 0.0))
    if i == 0:
        return curve[0][1]
    if i == len(curve):
        return curve[-1][1]
    (low, start), (high, end) = curve[i - 1], curve[i]
    return start + (end - start) * (raw - low) / (high - low)


def read_calibration(text: str) -> Calibration:
    """From the lines of the data file: ``curve family raw probability`` and ``shift family rule log-odds``."""
    curves: dict[Family, list[tuple[float, float]]] = {}
    shifts: dict[tuple[Family, str], float] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, family, key, value = line.split("\t")
        if kind == "curve":
            curves.setdefault(Family(family), []).append((float(key), float(value)))
        else:
            shifts[Family(family), key] = float(value)
    return Calibration(curves, shifts)


def write_calibration(fitted: Calibration, heading: Sequence[str]) -> str:
    """The data file's text."""
    lines = [f"# {line}" for line in heading]
    lines += [
        f"curve\t{family}\t{raw:.4f}\t{probability:.4f}"
        for family, curve in fitted.curves.items()
        for raw, probability in curve
    ]
    lines += [f"shift\t{family}\t{key}\t{value:.3f}" for (family, key), value in sorted(fitted.shifts.items())]
    return "\n".join(lines) + "\n"


@cache
def calibration() -> Calibration:
    """The fitted calibration of this package."""
    return read_calibration(FILE.read_text(encoding="utf-8")) if FILE.exists() else Calibration()
