"""What extraction finds of the people of the linking set: the most that linking across articles can reach."""

from functools import cache

from articles.extraction import extract
from articles.extraction.findings import Findings, Leader
from articles.vocabulary import MentionKind, Part
from tests.linking import gold
from tests.linking.bcubed import bcubed

LEAST = 0.99


@cache
def read(name: str) -> Findings:
    fields, body = gold.load_article(name)
    return extract(body, title=fields["title"], published=fields["published"], syntax=False)


def leader_at(item: gold.Item) -> Leader | None:
    """The leader of the shortest mention that covers a place."""
    found = read(item.article)
    around = [
        m
        for m in found.mentions
        if m.kind is MentionKind.PERSON
        and m.part is Part.BODY
        and m.span.start <= item.start
        and item.end <= m.span.end
    ]
    if not around:
        return None
    ref = min(around, key=lambda m: len(m.span)).ref
    return next(leader for leader in found.leaders if leader.id == ref)


def keys_of(person: str) -> list[str]:
    keys: list[str] = gold.load_world()["people"][person]["register_keys"]
    return keys


def test_people_are_found_and_told_apart_within_each_article() -> None:
    people = gold.person_mentions()
    leaders = {item: leader for item in people if (leader := leader_at(item))}
    linked: dict[tuple[str, str], str] = {}
    system = {}
    for item, leader in leaders.items():
        system[item] = linked.setdefault((item.article, leader.id), people[item])
    assert bcubed(people, system).f1 >= LEAST


def test_a_register_key_is_never_that_of_somebody_else() -> None:
    for item, person in gold.person_mentions().items():
        leader = leader_at(item)
        assert leader is None or leader.register_key in ("", *keys_of(person)), item


def test_whom_the_text_leaves_open_has_no_key_and_the_candidates() -> None:
    for item, people in gold.ambiguous_mentions().items():
        leader = leader_at(item)
        assert leader is not None, item
        assert leader.register_key == "", item
        assert set(leader.candidates) == {key for person in people for key in keys_of(person)}, item
