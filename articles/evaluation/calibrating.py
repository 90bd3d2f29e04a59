"""Samples of judged findings -> a calibration, and how far its figures can be believed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.extraction.confidence import Calibration, Family
from articles.extraction.confidence.calibration import log_odds

LEAST_IN_KNOT = 15
"""Raw figures are put together until so many findings share a knot of the curve."""
PRIOR = 12
"""A rule or opinion with so many findings moves half of the way to its own share."""
FOLDS = 5
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Sample:
    """A judged finding with what its confidence depends on."""

    article: str
    family: Family
    rule: str
    raw: float
    opinion: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of about the same confidence."""

    low: float
    high: float
    count: int
    mean: float
    """Mean confidence."""
    right: float
    """Share that is right."""


def fit(samples: Sequence[Sample]) -> Calibration:
    """A rising curve for each family, then a shift for each rule, then one for each opinion of the parser."""
    by_family: dict[Family, list[Sample]] = defaultdict(list)
    for sample in samples:
        by_family[sample.family].append(sample)
    curves = {family: _curve(by_family[family]) for family in Family if family in by_family}
    rules = _shifts(samples, Calibration(curves), lambda s: s.rule)
    opinions = _shifts(
        [s for s in samples if s.opinion],
        Calibration(curves, rules),
        lambda s: f"syntax.{s.opinion}" if s.opinion else "",
    )
    return Calibration(curves, {**rules, **opinions})


def _curve(samples: Sequence[Sample]) -> list[tuple[float, float]]:
    """Isotonic regression by pooling neighbours; each knot starts with one finding of the family's mean."""
    mean = sum(s.is_right for s in samples) / len(samples)
    blocks: list[list[float]] = []
    for sample in sorted(samples, key=lambda s: s.raw):
        is_same = blocks and blocks[-1][3] == sample.raw
        if not blocks or (blocks[-1][0] >= LEAST_IN_KNOT and not is_same):
            blocks.append([0, 0, 0, sample.raw])
        block = blocks[-1]
        block[0] += 1
        block[1] += sample.is_right
        block[2] += sample.raw
        block[3] = sample.raw
    pooled: list[tuple[float, float, float]] = []
    for count, right, raw, _ in blocks:
        pooled.append((count + 1, right + mean, raw * (count + 1) / count))
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][0] >= pooled[-1][1] / pooled[-1][0]:
            last, before = pooled.pop(), pooled.pop()
            pooled.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return [(raw / count, right / count) for count, right, raw in pooled]


def _shifts(
    samples: Sequence[Sample], so_far: Calibration, key: Callable[[Sample], str]
) -> dict[tuple[Family, str], float]:
    groups: dict[tuple[Family, str], list[Sample]] = defaultdict(list)
    for sample in samples:
        groups[sample.family, key(sample)].append(sample)
    shifts = {}
    for group, members in groups.items():
        expected = sum(predict(so_far, s) for s in members) / len(members)
        share = (sum(s.is_right for s in members) + PRIOR * expected) / (len(members) + PRIOR)
        shifts[group] = log_odds(share) - log_odds(expected)
    return shifts


def predict(by: Calibration, sample: Sample) -> float:
    """The calibrated confidence of a sample."""
    return by.probability(sample.family, sample.rule, sample.raw, sample.opinion)


def cross_validated(samples: Sequence[Sample]) -> list[tuple[Sample, float]]:
    """Each sample with its confidence by a calibration fitted without its article and a fifth of the others."""
    articles = sorted({s.article for s in samples})
    fold_of = {article: i % FOLDS for i, article in enumerate(articles)}
    predicted = []
    for fold in range(FOLDS):
        fitted = fit([s for s in samples if fold_of[s.article] != fold])
        predicted += [(s, predict(fitted, s)) for s in samples if fold_of[s.article] == fold]
    return predicted


def reliability(predicted: Iterable[tuple[Sample, float]]) -> list[Bin]:
    """Mean confidence beside the share that is right, by bins of confidence."""
    pairs = list(predicted)
    bins = []
    for low, high in pairwise(BINS):
        inside = [(s.is_right, p) for s, p in pairs if low <= p < high]
        if inside:
            count = len(inside)
            bins.append(Bin(low, high, count, sum(p for _, p in inside) / count, sum(r for r, _ in inside) / count))
    return bins


def brier(predicted: Iterable[tuple[Sample, float]]) -> float:
    """Mean squared distance of confidence from right (1) or wrong (0): less is better."""
    pairs = list(predicted)
    return sum((p - s.is_right) ** 2 for s, p in pairs) / len(pairs) if pairs else 0.0
