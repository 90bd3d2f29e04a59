"""Which single findings are right, for calibration: the measure's own matching, item by item."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from articles.evaluation.alignment import Record
from articles.evaluation.measures import ArticleMeasure, Evaluation, GoldArticle
from articles.vocabulary import StatementKind


@dataclass(frozen=True, slots=True)
class Judgement:
    """A finding of a record, by its id, and whether gold has it."""

    id: str
    is_right: bool


def judge(gold: GoldArticle, found: Record) -> Iterator[Judgement]:
    """Judge each finding of a record.

    A statement is right with its words and speakers, an event in the strict measure (type, date, half of the parties),
    a leader with his country, an amount with value and currency.
    """
    measure = ArticleMeasure(Evaluation(), gold, found)
    right = {other["id"] for one, other in measure.leader_pairs() if one.get("country") == other.get("country")}
    for kind in StatementKind:
        right |= {other["id"] for one, other in measure.statement_pairs(kind) if measure.same_speakers(one, other)}
    right |= {other["id"] for _, other in measure.strict_event_pairs()}
    right |= set(_right_amounts(gold, found))
    for name in ("leaders", "statements", "events", "amounts"):
        for item in found.get(name, ()):
            yield Judgement(item["id"], item["id"] in right)


def _right_amounts(gold: GoldArticle, found: Record) -> Iterator[str]:
    left = Counter((round(float(a["value"]), 2), a["currency"]) for a in gold.annotation.get("amounts", ()))
    for amount in found.get("amounts", ()):
        key = round(float(amount["value"]), 2), amount["currency"]
        if left[key] > 0:
            left[key] -= 1
            yield amount["id"]
