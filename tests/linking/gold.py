"""The linking set as items to score: which person, event or utterance each place of an article means.

An item is ``(article, start, end)``, counted in code points of the body as it is stored. Read the README beside
this file for how the set was made and how system output is matched to its items.
"""

import json
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent
ARTICLES = FOLDER / "articles"


class Item(NamedTuple):
    """A place in the body of an article."""

    article: str
    start: int
    end: int

    def overlap(self, start: int, end: int) -> int:
        """Code points shared with ``start:end`` of the same body; 0 if none."""
        return max(0, min(self.end, end) - max(self.start, start))


@cache
def load_world() -> dict[str, Any]:
    """The true people, events, utterances and groups (identities.json)."""
    world: dict[str, Any] = json.loads((FOLDER / "identities.json").read_text(encoding="utf-8"))
    return world


@cache
def load_annotations() -> dict[str, dict[str, Any]]:
    """Article name -> its annotation, sorted by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))}


@cache
def load_article(name: str) -> tuple[dict[str, str], str]:
    """Front matter and body of an article."""
    _, front, body = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    return fields, body.strip("\n")


def item_of(article: str, piece: dict[str, Any]) -> Item:
    return Item(article, piece["start"], piece["start"] + len(piece["text"]))


def person_mentions() -> dict[Item, str]:
    """Each decidable mention of a person by name -> the person's id."""
    return {
        item_of(name, mention): mention["person"]
        for name, annotation in load_annotations().items()
        for mention in annotation["people"]
        if "person" in mention
    }


def ambiguous_mentions() -> dict[Item, tuple[str, ...]]:
    """Each mention that its text does not decide -> the candidates; these belong in the review list."""
    return {
        item_of(name, mention): tuple(mention["ambiguous"])
        for name, annotation in load_annotations().items()
        for mention in annotation["people"]
        if "ambiguous" in mention
    }


def events(*, background: bool = True) -> dict[tuple[str, str], str]:
    """(article, event id as told there) -> the true event's id; one item for each event that an article tells.

    Without ``background``, events that are only referred to (昨年6月の会談に続き) are left out.
    """
    return {
        (name, told["event"]): told["event"]
        for name, annotation in load_annotations().items()
        for told in annotation["events"]
        if background or not told.get("background")
    }


def event_evidence(article: str, event: str) -> list[Item]:
    """The clauses that tell ``event`` in ``article``."""
    told = next(told for told in load_annotations()[article]["events"] if told["event"] == event)
    return [item_of(article, piece) for piece in told["evidence"]]


def utterances() -> dict[Item, str]:
    """Each reported utterance -> the id of what was truly said."""
    return {
        item_of(name, piece): piece["utterance"]
        for name, annotation in load_annotations().items()
        for piece in annotation["utterances"]
    }


def near_duplicate_pairs() -> set[frozenset[str]]:
    """All pairs of articles that carry the same text with small edits."""
    groups: Iterable[list[str]] = load_world()["near_duplicates"].values()
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
