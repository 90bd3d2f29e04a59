"""Accounts of articles -> events of the world.

A block holds the reports that may be of one event: what evidence, or a decision, connects. A new report joins the
blocks of those that it resembles; these blocks alone are computed anew, each as a whole, so that the result depends on
the reports in them and not on which came first.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.ingest import sql
from articles.ingest.linking import consensus, decisions
from articles.ingest.linking.accounts import restored
from articles.linking.clustering import Pair
from articles.linking.events import JOIN, Account, blocks_of, group_accounts, likeness, tokens_of
from articles.models import Event, EventRedirect


@dataclass(slots=True)
class _Report:
    """A report as it takes part in the computation."""

    pk: int
    event: int | None
    block: int | None
    account: Account
    undecided: bool


def relink_events(
    *,
    fresh: Collection[int],
    blocks: Collection[int] = (),
    left: Mapping[int, int] | None = None,
    revive: Mapping[int, int] | None = None,
) -> None:
    """Find the events of new or changed reports (``fresh``), and of those left in ``blocks`` that others have left.

    ``left`` are events whose reports were taken from them, with the ones that their addresses lead to; ``revive`` gives
    reports that become an event of their own again the address that it had.
    """
    reports = _load(_BY_KEY, fresh)
    touched = set(blocks) | {report.block for report in reports.values() if report.block}
    touched |= _blocks_of_neighbours(reports)
    reports |= _load(_OF_BLOCKS, touched)
    if not reports:
        return
    same, apart = _decisions(reports)
    by_key = {report.account.key: report for report in reports.values()}
    groups: list[frozenset[str]] = []
    undecided: set[str] = set()
    block_of: dict[str, int] = {}
    for block in blocks_of([report.account for report in reports.values()], same):
        its = [pair for pair in same if pair <= block], [pair for pair in apart if pair <= block]
        events = group_accounts([by_key[key].account for key in block], same=its[0], apart=its[1])
        groups += events.groups
        undecided |= set(events.undecided)
        block_of |= dict.fromkeys(block, min(by_key[key].pk for key in block))
    # Where reports went, or decisions changed, every event of the blocks may have become another.
    asked = None if blocks or left or revive else set(fresh)
    went = _assign(groups, by_key, block_of, undecided, revive or {}, asked)
    _redirect(set(went) | set(left or {}), went, left or {})


_COLUMNS = "SELECT id, event_id, block, features, undecided FROM articles_eventreport"
_BY_KEY = f"{_COLUMNS} WHERE id = ANY(%s)"
_OF_BLOCKS = f"{_COLUMNS} WHERE block = ANY(%s)"
_BY_TOKENS = f"{_COLUMNS} WHERE tokens && %s::varchar[] AND block IS NOT NULL"


def _load(question: str, chosen: Collection[int] | Collection[str]) -> dict[int, _Report]:
    """Reports by primary key."""
    return {
        pk: _Report(pk, event, block, restored(json.loads(features)), undecided)
        for pk, event, block, features, undecided in (sql.ask(question, list(chosen)) if chosen else ())
    }


def _blocks_of_neighbours(fresh: dict[int, _Report]) -> set[int]:
    """Blocks of the reports that resemble new ones."""
    candidates = _load(
        _BY_TOKENS, {token for report in fresh.values() for token in tokens_of(report.account, asking=True)}
    )
    return {
        candidate.block
        for pk, candidate in candidates.items()
        if candidate.block
        and pk not in fresh
        and any((likeness(report.account, candidate.account) or 0.0) >= JOIN for report in fresh.values())
    }


def _decisions(reports: dict[int, _Report]) -> tuple[set[Pair], set[Pair]]:
    """What people decided about the reports; brings in those that are to be one with them."""
    while True:
        same, apart = decisions.decided("event", [f"r:{pk}" for pk in reports])
        missing = {int(anchor[2:]) for pair in same for anchor in pair} - set(reports)
        found = _load(_BY_KEY, missing)
        blocks = {report.block for report in found.values() if report.block}
        if not found:
            return _as_keys(same, reports), _as_keys(apart, reports)
        reports |= found | _load(_OF_BLOCKS, blocks)


def _as_keys(pairs: Iterable[Pair], reports: dict[int, _Report]) -> set[Pair]:
    """Pairs of anchors as pairs of account keys; those of reports that are gone are left out."""
    rows = [[reports.get(int(anchor[2:])) for anchor in pair] for pair in pairs]
    return {frozenset(row.account.key for row in pair if row) for pair in rows if all(pair) and len(pair) == 2}


def _assign(
    groups: list[frozenset[str]],
    by_key: dict[str, _Report],
    block_of: dict[str, int],
    undecided: set[str],
    revive: Mapping[int, int],
    fresh: set[int] | None,
) -> dict[int, Counter[int]]:
    """Give each group its event: the one that most of its reports have, else a new one.

    The values of all these events are computed anew; with ``fresh``, only where its reports, or others that move, bear.

    Returns the events that reports have left, with those where they went.
    """
    homes: dict[frozenset[str], int] = {}
    for group in sorted(groups, key=lambda g: (-len(g), min(g))):
        votes = Counter(event for key in group if (event := by_key[key].event))
        held = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        free = next((event for event, _ in held if event not in set(homes.values())), None)
        if free:
            homes[group] = free
    homeless = [group for group in groups if group not in homes]
    former = [_former({by_key[key].pk for key in group}, revive) for group in homeless]
    keys = iter(sql.next_keys(Event, former.count(None)))
    made = {group: pk or next(keys) for group, pk in zip(homeless, former, strict=True)}
    homes |= made
    changed, went = _moved(homes, by_key, block_of, undecided)
    _write(changed)
    moved = {pk for pk, _, _, _ in changed}
    touched = set(homes.values()) if fresh is None else _touched(homes, by_key, moved | fresh, went)
    consensus.refresh(touched, made=set(made.values()))
    return went


def _touched(
    homes: dict[frozenset[str], int], by_key: dict[str, _Report], reports: Collection[int], left: Collection[int]
) -> set[int]:
    """Events that some reports came to, are in with other values, or have left: of the others nothing changes."""
    return {event for group, event in homes.items() if event in left or any(by_key[key].pk in reports for key in group)}


_Place = tuple[int, int, int, bool]
"""A report with its event, its block, and whether it is undecided."""


def _write(changed: Sequence[_Place]) -> None:
    """The columns of :func:`_moved`, in one command whose length does not depend on the number of rows."""
    if changed:
        sql.tell(_MOVE, *(list(column) for column in zip(*changed, strict=True)))


_MOVE = """
    UPDATE articles_eventreport AS report SET event_id = now.event, block = now.block, undecided = now.undecided
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::boolean[]) AS now(id, event, block, undecided)
    WHERE report.id = now.id
"""


def _moved(
    homes: dict[frozenset[str], int], by_key: dict[str, _Report], block_of: dict[str, int], undecided: set[str]
) -> tuple[list[_Place], dict[int, Counter[int]]]:
    """Rows to write, and where the reports of each event went."""
    changed: list[_Place] = []
    went: dict[int, Counter[int]] = {}
    for group, event in homes.items():
        for key in group:
            report = by_key[key]
            if report.event and report.event != event:
                went.setdefault(report.event, Counter())[event] += 1
            now = (event, block_of[key], key in undecided)
            if now != (report.event, report.block, report.undecided):
                changed.append((report.pk, *now))
    return changed, went


def _former(reports: set[int], revive: Mapping[int, int]) -> int | None:
    """The address that an event of these reports had, if nothing else has taken it."""
    former = {revive[pk] for pk in reports if pk in revive}
    if len(former) != 1 or Event.objects.filter(pk__in=former).exists():
        return None
    EventRedirect.objects.filter(old__in=former).delete()
    return former.pop()


def _redirect(gone: set[int], went: Mapping[int, Counter[int]], left: Mapping[int, int]) -> None:
    """Delete events that have no report any more; their addresses lead to where most of their reports went."""
    for event in Event.objects.filter(pk__in=gone, reports=None) if gone else ():
        target = left.get(event.pk)
        if event.pk in went:
            target = min(went[event.pk], key=lambda pk: (-went[event.pk][pk], pk))
        if target and Event.objects.filter(pk=target).exists():
            EventRedirect.objects.filter(event=event).update(event=target)
            EventRedirect.objects.update_or_create(old=event.pk, defaults={"event_id": target})
        event.delete()
