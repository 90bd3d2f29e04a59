"""Which findings an editor should look at first: those least sure, and of these the ones most referred to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from articles.models import (
    Amount,
    Appearance,
    Article,
    EventReport,
    FindingDecision,
    ReportParty,
    Statement,
    StatementSpeaker,
    Tally,
)
from articles.vocabulary import FindingKind

PAGE = 20
WINDOW = 200
"""So many of the least sure of each kind are weighed against each other: beyond them confidence alone decides."""
BAND = 0.05
"""Findings whose confidence differs by less are equally unsure; among them use decides."""
KINDS = (FindingKind.STATEMENT, FindingKind.EVENT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding in the queue."""

    kind: FindingKind
    pk: int
    confidence: float
    use: int
    """In how many articles (for a country: statements and events) whoever of its people is met most is met; of an
    event times the articles that report it."""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"


def waiting(*, kinds: Iterable[FindingKind] = KINDS, leaving_out: Collection[str] = ()) -> list[Waiting]:
    """The next findings that nobody decided about, without those on the page already (``statement-12``)."""
    if not Tally.objects.exists():  # an order of work need not wait for the newest counts, only for any
        Tally.bring_up_to_date()
    found = chain.from_iterable(_weighed(kind, _least_sure(kind, leaving_out)) for kind in kinds)
    return sorted(found, key=lambda x: (int(x.confidence / BAND), -x.use, x.confidence, x.kind, x.pk))[:PAGE]


def waiting_in(article: Article) -> list[Waiting]:
    """Everything in an article that nobody decided about, in the order of the text."""
    statements = article.statements.filter(decision=None).values_list("start", "pk", "confidence")
    reports = article.event_reports.filter(decision=None, evidence__isnull=False).order_by("pk", "evidence__start")
    events = reports.distinct("pk").values_list("evidence__start", "pk", "confidence")
    amounts = article.amounts.filter(decision=None).values_list("start", "pk", "confidence")
    rows = [
        (*row, kind) for kind, found in zip(FindingKind, (statements, events, amounts), strict=False) for row in found
    ]
    return [Waiting(kind, pk, confidence, 0) for _, pk, confidence, kind in sorted(rows)]


def decided_lately(user: Any) -> int:
    """How many findings somebody decided about within the last hour."""
    since = timezone.now() - timedelta(hours=1)
    return FindingDecision.objects.filter(decided_by=user, decided_at__gte=since).count()


def _least_sure(kind: FindingKind, leaving_out: Collection[str]) -> QuerySet[Any]:
    numbers = (key.removeprefix(f"{kind}-") for key in leaving_out)
    on_page = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 19]
    if kind is FindingKind.STATEMENT:
        rows: QuerySet[Any] = Statement.objects.filter(decision=None, is_first=True)
    elif kind is FindingKind.EVENT:
        rows = EventReport.objects.filter(decision=None)
    else:
        rows = Amount.objects.filter(decision=None)
    return rows.exclude(pk__in=on_page).order_by("confidence", "pk")[:WINDOW]


def _weighed(kind: FindingKind, rows: QuerySet[Any]) -> list[Waiting]:
    values: Sequence[Any] = list(rows.values_list("pk", "confidence"))
    pks = [pk for pk, _ in values]
    if kind is FindingKind.STATEMENT:
        use = _uses(StatementSpeaker.objects.filter(statement__in=pks), "statement_id")
    elif kind is FindingKind.EVENT:
        use = _uses(ReportParty.objects.filter(report__in=pks), "report_id")
        sources = dict(EventReport.objects.filter(pk__in=pks).values_list("pk", "event__sources"))
        use = {pk: n * (sources.get(pk) or 1) for pk, n in use.items()}
    else:
        use = {}
    return [Waiting(kind, pk, confidence, use.get(pk, 0)) for pk, confidence in values]


def _uses(parties: QuerySet[Any], owner: str) -> dict[int, int]:
    """How often the best known of each finding's people is met."""
    rows = list(parties.values_list(owner, "leader", "organization", "country"))
    leaders = _met("leader", {row[1] for row in rows} - {None})
    organizations = _met("organization", {row[2] for row in rows} - {None})
    codes = {row[3] for row in rows} - {None}
    tallies = Tally.objects.filter(by__in=codes, grain="a", other="", leader=0).values_list("by")
    countries = dict(tallies.annotate(n=Sum("n")))
    uses: dict[int, int] = {}
    for pk, leader, organization, country in rows:
        n = leaders.get(leader, 0) or organizations.get(organization, 0) or countries.get(country, 0)
        uses[pk] = max(uses.get(pk, 0), n)
    return uses


def _met(column: str, pks: Collection[int]) -> dict[int, int]:
    rows = Appearance.objects.filter(**{f"{column}__in": pks}).order_by().values_list(column)
    return dict(rows.annotate(n=Count("pk")))
