"""Trigger words compiled to one automaton-like pattern, and their occurrences in a sentence."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from articles.extraction.events import inflection
from articles.extraction.events.inflection import Form, Tail
from articles.extraction.rules.event_agreements import AGREEMENTS
from articles.extraction.rules.event_forces import FORCE_USE, FORCES
from articles.extraction.rules.event_measures import GIFTS, PENALTIES
from articles.extraction.rules.event_speech import VERBAL
from articles.extraction.rules.event_talks import MEETINGS
from articles.extraction.rules.event_words import Act
from articles.extraction.stems import StemFinder


@dataclass(frozen=True, slots=True)
class Reading:
    """One act that a surface stem may name."""

    act: Act
    row: str | None
    """None for a verbal noun, "" for an ichidan verb, else the godan ending."""
    needs: re.Pattern[str] | None
    bars: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Trigger:
    """A word of a sentence that may report an event. Offsets count in the body."""

    act: Act
    start: int
    end: int
    tail: Tail
    is_noun: bool
    word: str


def _pattern(text: str) -> re.Pattern[str] | None:
    return re.compile(text) if text else None


@cache
def _readings() -> dict[str, list[Reading]]:
    table: dict[str, list[Reading]] = defaultdict(list)
    for act in (*MEETINGS, *AGREEMENTS, *VERBAL, *PENALTIES, *GIFTS, *FORCES, *FORCE_USE):
        conditions = (_pattern(act.needs), _pattern(act.bars), _pattern(act.after))
        for noun in act.nouns.split():
            table[noun].append(Reading(act, None, *conditions))
        for verb in act.ichidan.split():
            table[verb[:-1]].append(Reading(act, "", *conditions))
        for verb in act.godan.split():
            if verb.endswith("する"):
                table[verb[:-2]].append(Reading(act, None, *conditions))
            else:
                table[verb[:-1]].append(Reading(act, verb[-1], *conditions))
    for readings in table.values():
        # A stem that goes on as a verb is one (引き上げた), else it is the noun (引き上げを).
        readings.sort(key=lambda r: r.row is None)
    return table


def _trie(words: list[str]) -> str:
    """An alternation that shares prefixes, longest first, so that matching costs little per character."""
    tree: dict[str, list[str]] = defaultdict(list)
    ends = False
    for word in words:
        if word:
            tree[word[0]].append(word[1:])
        else:
            ends = True
    parts = [re.escape(first) + _trie(rest) for first, rest in sorted(tree.items())]
    if not parts:
        return ""
    body = f"(?:{'|'.join(parts)})" if len(parts) > 1 or ends else parts[0]
    return body + ("?" if ends else "")


@cache
def pattern() -> StemFinder:
    """Matches the longest stem at each place."""
    tails: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(_readings())):
        tails[word[0]].append(word[1:])
    return StemFinder({first: _trie(words) for first, words in tails.items()}, _readings())


def triggers(text: str, start: int, end: int, clause_start: Callable[[int], int]) -> list[Trigger]:
    """Every trigger of a sentence of ``text`` (masked); ``clause_start(offset)`` is where its clause begins."""
    found = []
    only_before = _only_before()
    for match in pattern().finditer(text, start, end):
        needed = only_before.get(match[0])
        if needed is not None and text[match.end() : match.end() + 1] not in needed:
            continue  # before it is asked what the word needs, which is dearer
        own = clause_start(match.start())
        if text.startswith("こと", own):
            own = 1 + max(start - 1, text.rfind("は", start, own), text.rfind("、", start, own))  # what was agreed
        trigger = _read(text, match, own)
        if trigger is not None:
            found.append(trigger)
    return found


@cache
def _only_before() -> dict[str, frozenset[str]]:
    """For each stem that is a godan verb's alone, the characters with one of which a form of the verb goes on."""
    return {
        stem: frozenset(_INFLECTS.union(*(inflection.endings(r.row) for r in readings if r.row)))
        for stem, readings in _readings().items()
        if all(reading.row for reading in readings)
    }


_INFLECTS = frozenset("たてま")
_GOES_ON = _INFLECTS | {"、"}
_AFTER_PARTICLE = re.compile(r"、(?<=[をにがはでへ日月年夜朝]、)")
"""A pause that does not end the clause (制裁の適用を、さらに猶予した)."""


def _read(text: str, match: re.Match[str], clause_start: int) -> Trigger | None:
    before = text[max(clause_start, match.start() - 80) : match.start()].replace("\ue001", "")
    before = _AFTER_PARTICLE.sub("", before)
    for reading in _readings()[match.group()]:
        if not _holds(reading, text, match.end(), before):
            continue
        if reading.act.frame == "refuse" and match.group().endswith("ない"):
            tail: Tail | None = inflection.after_negative(text, match.end())
        elif reading.row is None:
            tail = inflection.of_noun(text, match.end())
            if tail.form is Form.NOMINAL and text[match.end() : match.end() + 1] in _INFLECTS:
                continue
        else:
            tail = inflection.of_verb(text, match.end(), reading.row)
        if tail is not None:
            return Trigger(reading.act, match.start(), match.end(), tail, reading.row is None, match.group())
    return _shorter(text, match, before)


def _shorter(text: str, match: re.Match[str], before: str) -> Trigger | None:
    """A verbal noun that turns out to be a verb's continuative form (引き渡し → 引き渡した, 入り → 領空に入り、)."""
    stem, end = match.group()[:-1], match.end() - 1
    if text[match.end() : match.end() + 1] not in _GOES_ON:
        return None
    for reading in _readings().get(stem, ()):
        if reading.row and _holds(reading, text, end, before):
            tail = inflection.of_verb(text, end, reading.row)
            if tail is not None:
                return Trigger(reading.act, match.start(), end, tail, False, stem)
    return None


def _holds(reading: Reading, text: str, end: int, before: str) -> bool:
    """Whether the conditions of an act hold."""
    if reading.needs is not None and reading.needs.search(before) is None:
        return False
    if reading.bars is not None and reading.bars.search(before) is not None:
        return False
    return reading.after is None or reading.after.match(text, end) is not None
