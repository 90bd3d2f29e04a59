"""Fit the curve of articles/linking/wording_likeness.py: ``python -m tests.linking.fit_utterances`` prints it.

Alike: pairs of paraphrases.tsv marked ``same``, written for this as two translations or desks would put one utterance.
Unlike: its pairs marked ``other`` (one speaker, one topic, something else said) and all pairs of statements by one
speaker in one article of tests/corpus: what an article tells twice over it tells as two things. The linking set takes
no part. With ``--signs`` it counts the signs of the corpus anew into articles/linking/data/common_signs.tsv.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from articles.linking import data
from articles.linking.wording_likeness import SIGN, compare_wording, fold_statement, read_wording

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parent / "corpus"
SIGNS = Path(data.__path__[0]) / "common_signs.tsv"
LEAST_COUNT = 8
"""Sentences of the corpus that a sign stands in to be kept as common."""
SHARES = {"same": 1.0, "other": 1.0, "within": 0.15}
"""What one pair of a kind counts: what is wrongly joined is worse than what is missed. About a third of the whole is
alike, as among the pairs of one speaker and day in several articles."""
RIDGE = 0.05

Pair = tuple[str, str]


def read_pairs() -> dict[str, list[Pair]]:
    """The pairs of each kind."""
    pairs: dict[str, list[Pair]] = {kind: [] for kind in SHARES}
    for line in (FOLDER / "paraphrases.tsv").read_text(encoding="utf-8").splitlines():
        kind, one, other = line.split("\t")
        pairs[kind].append((one, other))
    for path in sorted(CORPUS.glob("*.json")):
        for one, other in combinations(json.loads(path.read_text(encoding="utf-8")).get("statements", []), 2):
            texts = one["text"], other["text"]
            if set(one["speakers"]) & set(other["speakers"]) and texts[0] not in texts[1] and texts[1] not in texts[0]:
                pairs["within"].append(texts)
    return pairs


def fit(pairs: dict[str, list[Pair]]) -> np.ndarray:
    """Weights of the figures and, last, the bias: logistic regression by Newton's steps, with a ridge."""
    rows = [(compare_wording(read_wording(a), read_wording(b)), k) for k in pairs for a, b in pairs[k]]
    x = np.array([[*values, 1.0] for values, _ in rows])
    y = np.array([kind == "same" for _, kind in rows], dtype=float)
    w = np.array([SHARES[kind] for _, kind in rows])
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [0.0]) * w.sum() / 50
    beta = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (w * (y - p)) - ridge @ beta
        beta += np.linalg.solve((x.T * (w * p * (1 - p))) @ x + ridge, slope)
    return beta


def scores(pairs: Sequence[Pair], beta: np.ndarray) -> np.ndarray:
    figures = [compare_wording(read_wording(a), read_wording(b)) for a, b in pairs]
    return np.array([[*values, 1.0] for values in figures]) @ beta


def crossed(pairs: dict[str, list[Pair]], parts: int = 10) -> dict[str, float]:
    """Share of each kind held alike by curves fitted without the pair's part; one text's pairs stay in one part."""
    held: Counter[str] = Counter()
    for part in range(parts):
        learnt, asked = (
            {k: [p for p in ps if (_part(p, parts) == part) == out] for k, ps in pairs.items()} for out in (False, True)
        )
        beta = fit(learnt)
        for kind, here in asked.items():
            held[kind] += int((scores(here, beta) > 0).sum()) if here else 0
    return {kind: held[kind] / len(pairs[kind]) for kind in pairs}


def _part(pair: Pair, parts: int) -> int:
    return sum(map(ord, pair[0])) % parts


def write_signs() -> None:
    """Count in how many sentences of the corpus each sign stands."""
    counts: Counter[str] = Counter()
    for path in sorted(CORPUS.glob("*.txt")):
        for sentence in re.split(r"[。\n]", path.read_text(encoding="utf-8").split("---\n", 2)[-1]):
            if sentence.strip():
                counts["*"] += 1
                counts.update(set(SIGN.findall(fold_statement(sentence))))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{sign}\t{count}" for sign, count in rows if count >= LEAST_COUNT]
    head = "# Sentences of tests/corpus, and of them those with each common sign; made by tests.linking.fit_utterances."
    SIGNS.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def main() -> None:
    if "--signs" in sys.argv:
        write_signs()
    pairs = read_pairs()
    beta = fit(pairs)
    sys.stdout.write(f"WEIGHTS = {tuple(round(float(b), 2) for b in beta[:-1])}\nBIAS = {beta[-1]:.2f}\n")
    for kind, share in crossed(pairs).items():
        sys.stdout.write(
            f"{kind}: {len(pairs[kind])} pairs, held alike {share:.3f} (each by curves fitted without it)\n"
        )


if __name__ == "__main__":
    main()
