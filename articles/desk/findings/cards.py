"""One finding on one screen: its sentences, the words marked, the trail, and whom it may be about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.browse import queries
from articles.browse.naming import name_of
from articles.browse.neighbourhood import around
from articles.browse.trail import explaining_steps
from articles.desk.findings.queue import Waiting
from articles.models import (
    Amount,
    Country,
    EventReport,
    Leader,
    Mention,
    Organization,
    PartyRole,
    Statement,
    TextVersion,
    TrailStep,
)
from articles.vocabulary import FindingKind, MentionKind, Part

OFFERED = 12
"""People and countries of the article that a form offers, the nearest to the words first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a finding with what stands around them: an unbroken stretch of the text."""

    start: int
    """Where the stretch begins."""
    lead: str
    exact: str
    tail: str
    at: int
    """Where the words begin."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody whom the form offers as speaker or party."""

    key: str
    """As values name him: ``l:17``, ``o:4``, ``KZ``."""
    label: str
    note: str
    side: str = ""
    """``speaker``, ``actor``, ``recipient``, or empty where he is not chosen."""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the screen of one finding shows."""

    kind: FindingKind
    row: Any
    passages: list[Passage]
    offered: list[Offered]
    trail: list[TrailStep]
    use: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.row.pk}"


def rows_shown(kind: str, pks: Collection[int]) -> dict[int, Any]:
    """Rows of findings with all that a card shows."""
    if kind == FindingKind.STATEMENT:
        statements = queries.statements_shown(Statement.objects.filter(pk__in=pks)).prefetch_related("trail")
        return {row.pk: row for row in statements.select_related("version", "decision__decided_by", "article__outlet")}
    if kind == FindingKind.EVENT:
        reports = queries.reports_shown(EventReport.objects.filter(pk__in=pks))
        return {row.pk: row for row in reports.select_related("version", "decision__decided_by", "article__outlet")}
    amounts = queries.amounts_shown(Amount.objects.filter(pk__in=pks))
    return {row.pk: row for row in amounts.select_related("version", "decision__decided_by", "article__outlet")}


def cards_of(wanted: Sequence[Waiting]) -> list[Card]:
    """Cards in the order given, in a number of queries that does not depend on how many there are."""
    by_kind: dict[FindingKind, list[int]] = defaultdict(list)
    for one in wanted:
        by_kind[one.kind].append(one.pk)
    rows = {(kind, pk): row for kind, pks in by_kind.items() for pk, row in rows_shown(kind, pks).items()}
    named = Named({row.version for row in rows.values()})
    return [_card(one, rows[one.kind, one.pk], named) for one in wanted if (one.kind, one.pk) in rows]


def card_of(kind: str, pk: int) -> Card | None:
    """The card of one finding; None if it is there no more."""
    return next(iter(cards_of([Waiting(FindingKind(kind), pk, 0.0, 0)])), None)


def _card(one: Waiting, row: Any, named: "Named") -> Card:
    pieces = list(row.evidence.all()) if isinstance(row, EventReport) else [row]
    sides = _sides_of(row)
    trail = explaining_steps(row) if isinstance(row, Statement) else []
    offered = named.near(row.version_id, pieces[0].start if pieces else 0, sides)
    return Card(one.kind, row, [passage_of(row.version.body, x.start, x.end) for x in pieces], offered, trail, one.use)


def _sides_of(row: Any) -> dict[str, str]:
    """Whom the finding names now, by key."""
    if isinstance(row, Statement):
        return {key_of(speaker.actor): "speaker" for speaker in row.speakers.all()}
    if isinstance(row, EventReport):
        return {key_of(party.actor): party.role for party in row.parties.all() if party.role != PartyRole.NAMED}
    return {}


def key_of(actor: Any) -> str:
    """How forms and values name somebody."""
    if isinstance(actor, Country):
        return actor.pk
    return f"{'l' if isinstance(actor, Leader) else 'o'}:{actor.pk}"


def passage_of(body: str, start: int, end: int) -> Passage:
    """The words with the sentences around them."""
    words = around(body, start, end)
    lead, tail = words.before + words.lead, words.tail + words.after
    return Passage(start - len(lead), lead, words.exact, tail, start)


class Named:
    """Who is named in some texts, and where."""

    def __init__(self, versions: Iterable[TextVersion]) -> None:
        kinds = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.COUNTRY)
        rows = Mention.objects.filter(version__in=list(versions), part=Part.BODY, kind__in=kinds)
        self._places: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for version, start, leader, organization, country in rows.values_list(
            "version", "start", "leader", "organization", "country"
        ):
            key = f"l:{leader}" if leader else f"o:{organization}" if organization else country
            if key:
                self._places[version][key].append(start)
        self._rows: dict[str, Any] = {}

    def near(self, version: int, at: int, chosen: dict[str, str]) -> list[Offered]:
        """Those chosen, then the ones named nearest before the place, else after it."""
        places = self._places[version]
        ranked = sorted(places, key=lambda key: min((at - x if x < at else 3 * (x - at)) for x in places[key]))
        keys = [*chosen, *(key for key in ranked if key not in chosen)][: max(OFFERED, len(chosen))]
        self._load(keys)
        return [self._offered(key, chosen.get(key, "")) for key in keys if key in self._rows]

    def _load(self, keys: Iterable[str]) -> None:
        fresh = {key for key in keys if key not in self._rows}
        for letter, model in (("l", Leader), ("o", Organization)):
            pks = {int(key[2:]) for key in fresh if key.startswith(f"{letter}:")}
            rows: Any = model._default_manager.select_related("country").in_bulk(pks) if pks else {}
            self._rows |= {f"{letter}:{pk}": row for pk, row in rows.items()}
        codes = [key for key in fresh if ":" not in key]
        self._rows |= Country.objects.in_bulk(codes) if codes else {}

    def _offered(self, key: str, side: str) -> Offered:
        row = self._rows[key]
        country = getattr(row, "country", None)
        return Offered(key, name_of(row), name_of(country) if country else "", side)
