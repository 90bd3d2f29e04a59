"""The measure, one method for each kind of record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.evaluation.alignment import Record, SourceText, align, same_name, squash
from articles.evaluation.parties import Parties, overlap
from articles.evaluation.scores import Score
from articles.vocabulary import MUTUAL_EVENT_TYPES, StatementKind

LEAST_OVERLAP = {StatementKind.DIRECT: 0.8, StatementKind.INDIRECT: 0.5}
"""Intersection over union from which two texts are one statement."""
LEAST_SHARED_PARTIES = 0.5
"""Of an event, for the strict measure."""
_EMPTY: Record = {}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold annotation with the text of its source file."""

    annotation: Record
    source: str


@dataclass(slots=True)
class Evaluation:
    """Scores by field, in the order in which they were met."""

    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, name: str, right: int, found: int, gold: int) -> None:
        self.scores.setdefault(name, Score()).add(right, found, gold)

    def as_dict(self) -> dict[str, dict[str, float | int]]:
        return {name: score.as_dict() for name, score in self.scores.items()}


def measure(articles: Iterable[tuple[GoldArticle, Record | None]]) -> Evaluation:
    """Score predictions against gold; an article without a prediction counts as all missed."""
    evaluation = Evaluation()
    for gold, found in articles:
        ArticleMeasure(evaluation, gold, found or _EMPTY).measure()
    return evaluation


class ArticleMeasure:
    """One article's gold and prediction, adding to the evaluation."""

    def __init__(self, evaluation: Evaluation, gold: GoldArticle, found: Record) -> None:
        self.add = evaluation.add
        self.source = SourceText(gold.source)
        self.gold, self.found = gold.annotation, found
        self.gold_parties, self.found_parties = Parties(gold.annotation), Parties(found)

    def measure(self) -> None:
        self._countries()
        self._leaders()
        for kind in StatementKind:
            self._statements(kind)
        self._events()
        self._amounts()
        self._provenance()

    def _countries(self) -> None:
        gold, found = set(self.gold["countries"]), set(self.found.get("countries", ()))
        self.add("countries", len(gold & found), len(found), len(gold))

    def leader_pairs(self) -> list[tuple[Record, Record]]:
        """Gold and found leaders that are the same person."""

        def weight(one: Record, other: Record) -> float:
            return 1 + (one.get("country") == other.get("country")) if same_name(one, other) else 0

        return align(self.gold["leaders"], self.found.get("leaders", []), weight)

    def _leaders(self) -> None:
        gold, found, pairs = self.gold["leaders"], self.found.get("leaders", []), self.leader_pairs()
        same_country = sum(one.get("country") == other.get("country") for one, other in pairs)
        self.add("leaders", len(pairs), len(found), len(gold))
        self.add("leaders+country", same_country, len(found), len(gold))

    def _statements_of(self, kind: StatementKind) -> tuple[list[Record], list[Record]]:
        gold = [s for s in self.gold["statements"] if s["kind"] == kind]
        return gold, [s for s in self.found.get("statements", ()) if s.get("kind") == kind]

    def statement_pairs(self, kind: StatementKind) -> list[tuple[Record, Record]]:
        """Gold and found statements whose words overlap enough."""

        def weight(one: Record, other: Record) -> float:
            share = self.source.overlap(one["text"], other["text"])
            return share if share >= LEAST_OVERLAP[kind] else 0

        return align(*self._statements_of(kind), weight)

    def _statements(self, kind: StatementKind) -> None:
        (gold, found), pairs = self._statements_of(kind), self.statement_pairs(kind)
        self.add(f"{kind} span", len(pairs), len(found), len(gold))
        speakers = sum(self.same_speakers(one, other) for one, other in pairs)
        self.add(f"{kind} span+speaker", speakers, len(found), len(gold))
        dates = sum(one.get("date") == other.get("date") for one, other in pairs)
        self.add("statement date", dates, len(pairs), len(pairs))
        for one, other in pairs:
            right, there = set(one.get("about", ())), set(other.get("about", ()))
            self.add("statement about", len(right & there), len(there), len(right))

    def same_speakers(self, gold: Record, found: Record) -> bool:
        speakers = self.gold_parties.speakers(gold)
        common, union = overlap(speakers, self.found_parties.speakers(found))
        return common == union and bool(speakers)

    def strict_event_pairs(self) -> list[tuple[Record, Record]]:
        """Gold and found events with the same type and date and enough parties in common."""
        return align(self.gold["events"], self.found.get("events", []), self._strictly_same)

    def _events(self) -> None:
        gold, found = self.gold["events"], self.found.get("events", [])
        strict = self.strict_event_pairs()
        lenient = align(gold, found, self._loosely_same)
        self.add("events lenient", len(lenient), len(found), len(gold))
        self.add("events strict", len(strict), len(found), len(gold))
        for one, other in strict:
            if one["type"] not in MUTUAL_EVENT_TYPES:
                common, union = overlap(self.gold_parties.actors(one), self.found_parties.actors(other))
                self.add("event direction", common == union, 1, 1)
            self.add("event status", one.get("status") == other.get("status"), 1, 1)

    def _loosely_same(self, gold: Record, found: Record) -> float:
        common, union = self._shared(gold, found)
        return common / union + (gold.get("date") == found.get("date")) if common else 0

    def _strictly_same(self, gold: Record, found: Record) -> float:
        if gold.get("date") != found.get("date"):
            return 0
        common, union = self._shared(gold, found)
        return common / union if union and common / union >= LEAST_SHARED_PARTIES else 0

    def _shared(self, gold: Record, found: Record) -> tuple[int, int]:
        """Parties in common and together; none for events of different types."""
        if gold["type"] != found.get("type"):
            return 0, 0
        return overlap(self.gold_parties.of_event(gold), self.found_parties.of_event(found))

    def _amounts(self) -> None:
        gold, found = (
            Counter((round(float(a["value"]), 2), a["currency"]) for a in record.get("amounts", ()))
            for record in (self.gold, self.found)
        )
        self.add("amounts", (gold & found).total(), found.total(), gold.total())

    def _provenance(self) -> None:
        """Every quoted span must be the words of the stored body and of the file."""
        body = self.found.get("article", {}).get("text") or ""
        items = [*self.found.get("statements", ()), *self.found.get("amounts", ())]
        items += [evidence for event in self.found.get("events", ()) for evidence in event.get("evidence", ())]
        exact = sum(
            body[item.get("start", 0) : item.get("end", 0)] == item["text"] and squash(item["text"]) in self.source.text
            for item in items
        )
        self.add("provenance", exact, len(items), len(items))
