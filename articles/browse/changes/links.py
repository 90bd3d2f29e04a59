"""What people decided about identities, in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from articles.browse.changes.telling import Change, Member, Side
from articles.browse.naming import address_of, day_text
from articles.models import Appearance, EventReport, Leader, LeaderRedirect, LinkDecision
from articles.vocabulary import Verdict

MEMBERS = 6
"""Members of a side that are named; the others are counted."""


def told(pks: Collection[int]) -> dict[int, Change]:
    """Decisions in words."""
    rows = LinkDecision.objects.select_related("decided_by", "undone_by").in_bulk(pks)
    members = _members_of({anchor for row in rows.values() for anchor in row.anchors})
    return {pk: _change(row, members) for pk, row in rows.items()}


def _change(decision: LinkDecision, members: Mapping[str, Member]) -> Change:
    groups = [list(group) for group in decision.groups]
    if decision.verdict == Verdict.SAME:
        together, apart = groups, _as_before(decision, groups)
    else:
        together, apart = [[anchor for group in groups for anchor in group]], groups
    before, after = (apart, together) if decision.verdict == Verdict.SAME else (together, apart)
    return Change(
        decision,
        decision.summary,
        undo=reverse("decision_undo", args=[decision.pk]),
        before=_sides(before, members),
        after=_sides(after, members),
    )


def _as_before(decision: LinkDecision, groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """What was apart until a decision joined it: by the rows that it names, else each by itself."""
    held: dict[Any, list[str]] = {}
    for group in groups:
        for anchor in group:
            own = anchor if not decision.before else "rest"
            held.setdefault(decision.before.get(anchor, own), []).append(anchor)
    return list(held.values())


def _sides(groups: Iterable[Sequence[str]], members: Mapping[str, Member]) -> list[Side]:
    """Groups as shown; what is gone since is told as such, once."""
    sides = []
    for group in groups:
        # The person stands before the ways of writing him.
        ordered = sorted(group, key=lambda anchor: not anchor.startswith("l:"))
        known = list(dict.fromkeys(members[anchor] for anchor in ordered if anchor in members))
        named = known or [Member(gettext("(今はない記録)"))]
        sides.append(Side(named[:MEMBERS], max(0, len(named) - MEMBERS)))
    return sides


def _members_of(anchors: Collection[str]) -> dict[str, Member]:
    return _reports(anchors) | _names(anchors) | _leaders(anchors)


def _reports(anchors: Iterable[str]) -> dict[str, Member]:
    pks = [int(anchor[2:]) for anchor in anchors if anchor.startswith("r:")]
    rows = EventReport.objects.filter(pk__in=pks).select_related("article__outlet").defer("features", "tokens")
    return {
        f"r:{row.pk}": Member(
            row.article.title,
            " ".join(filter(None, [str(row.article.outlet or ""), day_text(row.date, row.date_precision)])),
            f"{row.article.get_absolute_url()}",
        )
        for row in rows
    }


def _names(anchors: Collection[str]) -> dict[str, Member]:
    """``s:…`` is a way of writing wherever it stands, ``a:9:…`` in one article alone."""
    here = {anchor: anchor.split(":", 2) for anchor in anchors if anchor.startswith("a:")}
    signatures = {anchor[2:] for anchor in anchors if anchor.startswith("s:")} | {key for _, _, key in here.values()}
    rows = Appearance.objects.filter(signature__in=signatures).select_related("article").order_by("signature", "pk")
    first = {row.signature: row for row in rows.distinct("signature")}
    single = {f"a:{row.article_id}:{row.signature}": row for row in rows if here} if here else {}
    found = {f"s:{key}": Member(_printed(row)) for key, row in first.items()}
    for anchor in here:
        if row := single.get(anchor):
            found[anchor] = Member(_printed(row), row.article.title, row.article.get_absolute_url())
    return found


def _printed(row: Appearance) -> str:
    return f"「{row}」{row.title}"


def _leaders(anchors: Iterable[str]) -> dict[str, Member]:
    pks = {int(anchor[2:]) for anchor in anchors if anchor.startswith("l:")}
    moved = dict(LeaderRedirect.objects.filter(old__in=pks).values_list("old", "leader"))
    rows = Leader.objects.in_bulk({moved.get(pk, pk) for pk in pks})
    found = {}
    for pk in pks:
        if row := rows.get(moved.get(pk, pk)):
            found[f"l:{pk}"] = Member(str(row), "", address_of(row))
    return found
