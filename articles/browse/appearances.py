"""A person's names as articles print them, and how each came to mean him."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, Max, Min

from articles.browse.keeping import kept
from articles.models import Appearance, EventParty, Leader, StatementSpeaker
from articles.vocabulary import AppearanceKind, LinkState

SHOWN = 60
"""Ways of writing shown; a name of every article would be no list."""
_ORDER = (LinkState.UNDECIDED, LinkState.DECIDED, LinkState.TEXT, LinkState.REGISTER)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A way in which articles write a person: forms, title, country; ``article`` is the newest of ``count``."""

    signature: str
    state: str
    state_label: str
    name: str
    forms: list[str]
    title: str
    country_id: str | None
    count: int
    appearance: int
    article: int
    article_title: str
    first: date
    last: date

    @property
    def may_move(self) -> bool:
        """Whether the computation chose the row; what the register knows is moved name by name."""
        return self.state != LinkState.REGISTER


@dataclass(frozen=True, slots=True)
class Figures:
    """How much articles say of a person."""

    leader: Leader
    articles: int
    statements: int
    events: int


def of_leader(leader: Leader) -> list[PrintedName]:
    """Every way of writing that means him: open ones first, then by how many articles have it."""
    rows = Appearance.objects.filter(leader=leader, kind=AppearanceKind.PERSON)
    groups = rows.values("signature", "state").annotate(
        n=Count("pk"), newest=Max("pk"), first=Min("article__published"), last=Max("article__published")
    )
    found: list[dict[str, Any]] = kept(f"names:{leader.pk}", partial(list, groups))
    ranked = sorted(found, key=lambda group: (_ORDER.index(group["state"]), -group["n"], group["signature"]))[:SHOWN]
    shown = Appearance.objects.select_related("article").in_bulk([group["newest"] for group in ranked])
    return _told_apart(_printed(group, shown[group["newest"]]) for group in ranked if group["newest"] in shown)


def figures_of(pks: Collection[int]) -> list[Figures]:
    """How much is said of each of some people, in the order of their numbers."""
    leaders = Leader.objects.filter(pk__in=pks).select_related("country").prefetch_related("aliases").order_by("pk")
    return [
        Figures(
            leader,
            Appearance.objects.filter(leader=leader).values("article").distinct().count(),
            StatementSpeaker.objects.filter(leader=leader).count(),
            EventParty.objects.filter(leader=leader).values("event").distinct().count(),
        )
        for leader in leaders
    ]


def _told_apart(names: Iterable[PrintedName]) -> list[PrintedName]:
    """One entry for what a reader cannot tell apart; what an editor may move stays by its signature."""
    kept: dict[tuple[str, ...], PrintedName] = {}
    for name in names:
        key = (name.signature,) if name.may_move else ("", name.name, name.title)
        kept[key] = _joined(kept[key], name) if key in kept else name
    return list(kept.values())


def _joined(one: PrintedName, other: PrintedName) -> PrintedName:
    newer = max(one, other, key=lambda name: (name.last, name.appearance))
    return replace(
        newer,
        signature=one.signature,
        forms=list(dict.fromkeys([*one.forms, *other.forms])),
        count=one.count + other.count,
        first=min(one.first, other.first),
        last=newer.last,
    )


def _printed(group: Any, row: Appearance) -> PrintedName:
    return PrintedName(
        signature=row.signature,
        state=row.state,
        state_label=str(row.get_state_display()),
        name=str(row),
        forms=[form for form in row.names if form != str(row)],
        title=row.title,
        country_id=row.country_id,
        count=group["n"],
        appearance=row.pk,
        article=row.article_id,
        article_title=row.article.title,
        first=group["first"],
        last=group["last"],
    )
