"""The linking set is well formed: exact substrings, consistent ids, every phenomenon there. No database."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from articles.extraction import data as extraction_data
from articles.extraction.gazetteer.loading import read_joined
from articles.vocabulary import EventMode, EventStatus, EventType
from tests.linking import gold

ANNOTATIONS = gold.load_annotations()
WORLD = gold.load_world()
NAMES = sorted(ANNOTATIONS)
REGISTER = Path(extraction_data.__path__[0]) / "leaders"

REQUIRED_TAGS = {
    # tag: at least so many articles
    "same-event": 20,
    "same-utterance": 20,
    "lookalike": 15,
    "similar-utterance": 5,
    "namesake": 15,
    "office-holder": 12,
    "spelling-variant": 8,
    "full-name": 5,
    "translated-quote": 5,
    "contradiction": 8,
    "date-form": 4,
    "place-form": 4,
    "event-name-form": 3,
    "planned-then-occurred": 2,
    "near-duplicate": 15,
    "updated-version": 2,
    "not-duplicate": 3,
    "ambiguous": 3,
}


def pieces(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything in an annotation that claims to stand in the body."""
    evidence = [piece for told in annotation["events"] for piece in told["evidence"]]
    return [*annotation["people"], *annotation["utterances"], *annotation["claims"], *evidence]


@cache
def shingles(name: str) -> frozenset[str]:
    """The body's runs of five characters, without white space."""
    body = re.sub(r"\s", "", gold.load_article(name)[1])
    return frozenset(body[n : n + 5] for n in range(len(body) - 4))


def similarity(one: str, other: str) -> float:
    """Jaccard similarity of two bodies by their shingles."""
    return len(shingles(one) & shingles(other)) / len(shingles(one) | shingles(other))


def test_size() -> None:
    assert len(NAMES) >= 60
    clusters = Counter(annotation["cluster"] for annotation in ANNOTATIONS.values())
    assert len(clusters) >= 15
    assert min(clusters.values()) >= 2
    assert {path.stem for path in gold.ARTICLES.glob("*.txt")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_article(name: str) -> None:
    fields, body = gold.load_article(name)
    assert set(fields) == {"title", "published", "outlet", "url"}
    date.fromisoformat(fields["published"])
    assert re.fullmatch(r"https://[a-z]+\.example/\d{4}/\d\d/\d\d/" + name, fields["url"])
    assert 150 <= len(body) <= 450
    assert not re.search(r"[{}|\t]|[ \u3000]$", body, re.MULTILINE)


def test_addresses_are_unique() -> None:
    assert len({gold.load_article(name)[0]["url"] for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_substrings_stand_where_they_say(name: str) -> None:
    body = gold.load_article(name)[1]
    for piece in pieces(ANNOTATIONS[name]):
        assert piece["text"]
        assert body[piece["start"] :].startswith(piece["text"]), piece


@pytest.mark.parametrize("name", NAMES)
def test_mentions_of_people_do_not_overlap(name: str) -> None:
    items = sorted(gold.item_of(name, mention) for mention in ANNOTATIONS[name]["people"])
    for one, other in pairwise(items):
        assert one.end <= other.start


@pytest.mark.parametrize("name", NAMES)
def test_every_full_name_is_annotated(name: str) -> None:
    body = gold.load_article(name)[1]
    items = [gold.item_of(name, mention) for mention in ANNOTATIONS[name]["people"]]
    for person in WORLD["people"].values():
        for match in re.finditer(re.escape(person["full_name_ja"]), body):
            assert any(item.overlap(*match.span()) for item in items), match[0]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_known(name: str) -> None:
    annotation = ANNOTATIONS[name]
    assert set(annotation) == {"cluster", "tags", "people", "events", "utterances", "claims"}
    assert set(annotation["tags"]) <= set(REQUIRED_TAGS)
    for mention in annotation["people"]:
        assert ("person" in mention) != ("ambiguous" in mention)
        candidates = mention.get("ambiguous", [mention.get("person")])
        assert set(candidates) <= set(WORLD["people"])
        assert "person" in mention or len(set(candidates)) > 1
    told = [event["event"] for event in annotation["events"]]
    assert len(told) == len(set(told))
    assert set(told) <= set(WORLD["events"])
    assert {claim["event"] for claim in annotation["claims"]} <= set(told)
    assert {piece["utterance"] for piece in annotation["utterances"]} <= set(WORLD["utterances"])


def test_every_identity_is_used() -> None:
    people = set(gold.person_mentions().values()) | {c for found in gold.ambiguous_mentions().values() for c in found}
    assert people == set(WORLD["people"])
    assert set(gold.events().values()) == set(WORLD["events"])
    assert set(gold.utterances().values()) == set(WORLD["utterances"])


def register_rows() -> dict[str, list[dict[str, str]]]:
    """The register's rows under the key of their person, whichever country or body the post belongs to."""
    rows = defaultdict(list)
    joined = read_joined()
    for path in (path for path in REGISTER.glob("*.csv") if path.name != "gaps.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = f"{row['full_name_ja']}/{row['country']}"
                rows[joined.get(key, key)].append(row)
    return rows


def test_people_are_those_of_the_register() -> None:
    rows = register_rows()
    keys = [key for person in WORLD["people"].values() for key in person["register_keys"]]
    assert set(keys) <= set(rows)
    assert len(keys) == len(set(keys)), "a key belongs to one person"
    assert all(len(person["register_keys"]) <= 1 for person in WORLD["people"].values()), "a person has one key"
    for name, annotation in ANNOTATIONS.items():
        for mention in annotation["people"]:
            if post := mention.get("post"):
                terms = [row for key in WORLD["people"][mention["person"]]["register_keys"] for row in rows[key]]
                assert any(all(row[field] == post[field] for field in post) for row in terms), (name, post)


def test_some_people_are_not_in_the_register() -> None:
    assert sum(not person["register_keys"] for person in WORLD["people"].values()) >= 3


@pytest.mark.parametrize("event", WORLD["events"])
def test_event(event: str) -> None:
    true = WORLD["events"][event]
    EventType(true["type"])
    assert (true["mode"] is not None) == (true["type"] == EventType.CONSULT)
    assert true["mode"] is None or EventMode(true["mode"])
    assert true["actors"]
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", true["date"])
    for annotation in ANNOTATIONS.values():
        for told in annotation["events"]:
            if told["event"] == event:
                assert told["type"] == true["type"]
                assert EventStatus(told["status"])
                assert told["evidence"]


def test_planned_events_are_told_before_their_day() -> None:
    for name, annotation in ANNOTATIONS.items():
        published = gold.load_article(name)[0]["published"]
        for told in annotation["events"]:
            length = len(told["date"])
            assert (told["date"] >= published[:length]) if told["status"] == "planned" else (told["date"] <= published)


def test_speakers_are_people_or_named_otherwise() -> None:
    for utterance, true in WORLD["utterances"].items():
        speaker = true["speaker"]
        assert speaker in WORLD["people"] or not re.fullmatch(r"[a-z0-9-]+", speaker), utterance


@pytest.mark.parametrize("tag", REQUIRED_TAGS)
def test_phenomenon_is_present(tag: str) -> None:
    assert sum(tag in annotation["tags"] for annotation in ANNOTATIONS.values()) >= REQUIRED_TAGS[tag]


def tagged(tag: str) -> list[str]:
    return [name for name in NAMES if tag in ANNOTATIONS[name]["tags"]]


def test_shared_identities_are_tagged_and_shared() -> None:
    told = Counter(event for _article, event in gold.events())
    said = Counter({u: len({i.article for i, v in gold.utterances().items() if v == u}) for u in WORLD["utterances"]})
    for name in tagged("same-event"):
        assert any(told[event["event"]] > 1 for event in ANNOTATIONS[name]["events"]), name
    for name in tagged("same-utterance"):
        assert any(said[piece["utterance"]] > 1 for piece in ANNOTATIONS[name]["utterances"]), name
    assert sum(count > 1 for count in told.values()) >= 15
    assert sum(count > 1 for count in said.values()) >= 15


def test_c5_summit_of_november_2025() -> None:
    told = {article: gold.event_evidence(article, event) for article, event in gold.events() if event == "c5-summit"}
    assert len(told) >= 6
    statuses = {e["status"] for name in told for e in ANNOTATIONS[name]["events"] if e["event"] == "c5-summit"}
    assert statuses == {"planned", "occurred"}
    assert WORLD["events"]["c5-summit"]["date"] == "2025-11-06"


def test_contradictions_stand_side_by_side() -> None:
    claims = defaultdict(set)
    for annotation in ANNOTATIONS.values():
        for claim in annotation["claims"]:
            claims[claim["event"], claim["field"]].add(claim["text"])
    assert sum(len(texts) > 1 for texts in claims.values()) >= 5
    for name in tagged("contradiction"):
        dates = [told["date"] != WORLD["events"][told["event"]]["date"] for told in ANNOTATIONS[name]["events"]]
        assert ANNOTATIONS[name]["claims"] or any(dates), name


def test_namesakes_share_a_printed_form() -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for annotation in ANNOTATIONS.values():
        for mention in annotation["people"]:
            for person in mention.get("ambiguous", [mention.get("person")]):
                forms[person] |= {mention["text"], *mention["text"].split("・")}
    for group in WORLD["namesakes"]:
        assert len(group) > 1
        for person in group:
            others = set().union(*(forms[other] for other in group if other != person))
            assert forms[person] & others, person


def test_ambiguous_mentions() -> None:
    articles = {item.article for item in gold.ambiguous_mentions()}
    assert len(articles) >= 3
    assert articles == set(tagged("ambiguous"))


def test_both_terms_of_one_person() -> None:
    posts = defaultdict(set)
    for annotation in ANNOTATIONS.values():
        for mention in annotation["people"]:
            if "post" in mention:
                posts[mention["person"]].add(mention["post"]["from"])
    assert posts["trump"] == {"2017-01-20", "2025-01-20"}
    assert len(posts["motegi"]) == len(posts["lokke"]) == 2


def test_lookalikes_are_like_and_apart() -> None:
    gaps = []
    for group in WORLD["lookalike_events"]:
        for one, other in combinations(group, 2):
            true, another = WORLD["events"][one], WORLD["events"][other]
            assert true["type"] == another["type"]
            assert set(true["actors"]) & set(another["actors"])
            assert true["date"] != another["date"]
            if len(true["date"]) == len(another["date"]) == 10:
                gaps.append(abs((date.fromisoformat(true["date"]) - date.fromisoformat(another["date"])).days))
    assert sum(gap <= 7 for gap in gaps) >= 3
    for group in WORLD["lookalike_utterances"]:
        assert len({WORLD["utterances"][utterance]["speaker"] for utterance in group}) == 1
        assert len({WORLD["utterances"][utterance]["date"] for utterance in group}) == len(group)


def test_near_duplicates_are_nearer_than_anything_else() -> None:
    groups = WORLD["near_duplicates"].values()
    members = [name for group in groups for name in group]
    assert len(members) == len(set(members))
    assert set(members) == set(tagged("near-duplicate"))
    pairs = gold.near_duplicate_pairs()
    assert len(pairs) >= 15
    near = [similarity(*sorted(pair)) for pair in pairs]
    far = [similarity(*pair) for pair in combinations(NAMES, 2) if frozenset(pair) not in pairs]
    assert min(near) >= 0.65
    assert max(far) <= 0.4
    assert not pairs & {frozenset(pair) for pair in WORLD["not_duplicates"]}


def test_copies_say_the_same() -> None:
    for group in WORLD["near_duplicates"].values():
        told = [{event["event"] for event in ANNOTATIONS[name]["events"]} for name in group]
        said = [{piece["utterance"] for piece in ANNOTATIONS[name]["utterances"]} for name in group]
        assert set.intersection(*told)
        assert set.intersection(*said)
