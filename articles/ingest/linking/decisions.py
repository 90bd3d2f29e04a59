"""What people decided about identities, as pairs that the computation must follow."""

import json
from collections.abc import Collection, Mapping
from itertools import combinations, pairwise, product

from django.contrib.auth.models import User

from articles.ingest.sql import ask
from articles.linking.clustering import Pair
from articles.models import LinkDecision
from articles.vocabulary import Verdict

_IN_FORCE = """
    SELECT verdict, groups FROM articles_linkdecision
    WHERE subject = %s AND undone_at IS NULL AND anchors && %s::varchar[] ORDER BY id
"""
MUCH = 400
"""Pairs within a group are chained beyond so many members: being one is transitive, being apart is not."""


def decided(subject: str, anchors: Collection[str]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of anchors that are one, and that are not, by every decision in force that names one of ``anchors``."""
    same: set[Pair] = set()
    apart: set[Pair] = set()
    # Of two decisions about one pair, the later counts.
    for verdict, written in ask(_IN_FORCE, subject, list(anchors)) if anchors else ():
        groups = json.loads(written)
        joined = {pair for group in groups for pair in _within(group)}
        divided = _between(groups) if verdict == Verdict.APART else set()
        same = (same | joined) - divided
        apart = (apart | divided) - joined
    return same, apart


def record(
    *,
    subject: str,
    verdict: Verdict,
    groups: Collection[Collection[str]],
    summary: str,
    reason: str,
    user: User | None,
    before: Mapping[str, int] | None = None,
) -> LinkDecision:
    """Keep a decision. The caller holds the transaction and computes anew what it concerns.

    ``before`` names the rows that anchors had, whose addresses an undoing gives back.
    """
    lists = [sorted(set(group)) for group in groups]
    return LinkDecision.objects.create(
        subject=subject,
        verdict=verdict,
        groups=lists,
        anchors=sorted({anchor for group in lists for anchor in group}),
        summary=summary[:400],
        reason=reason[:400],
        decided_by=user,
        before=dict(before or {}),
    )


def _within(group: list[str]) -> set[Pair]:
    if len(group) > MUCH:
        return {frozenset(pair) for pair in pairwise(group)}
    return {frozenset(pair) for pair in combinations(group, 2)}


def _between(groups: list[list[str]]) -> set[Pair]:
    return {frozenset(pair) for one, other in combinations(groups, 2) for pair in product(one, other)}
