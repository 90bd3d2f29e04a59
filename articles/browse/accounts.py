"""An event's reports side by side: what they tell differently, and what was planned before it took place."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from articles.browse.naming import day_text, money_text, name_of
from articles.browse.shown.reports import ShownReport
from articles.browse.shown.sources import ShownWords
from articles.models import PartyRole
from articles.vocabulary import AmountRole


@dataclass(frozen=True, slots=True)
class Told:
    """One report's words for a value."""

    report: ShownReport
    evidence: ShownWords | None


@dataclass(frozen=True, slots=True)
class Version:
    """One of several values that reports give, with those that give it."""

    value: str
    told: list[Told]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which reports do not agree; ``versions`` by how many articles give them."""

    label: Any
    versions: list[Version]


@dataclass(frozen=True, slots=True)
class Stage:
    """What reports of a time said of an event's state (planned, then occurred)."""

    status: str
    label: str
    first: ShownReport
    count: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report with those of articles that carry the same text."""

    report: ShownReport
    copies: list[ShownReport]


def sources_of(reports: Sequence[ShownReport]) -> list[Source]:
    """Reports in their order, those of the same text folded under the article that counts, else under the first."""
    groups: dict[Hashable, list[ShownReport]] = {}
    for report in reports:
        text = ("text", report.article.copy_group_id) if report.article.copy_group_id else ("alone", report.pk)
        groups.setdefault(text, []).append(report)
    folded = []
    for its in groups.values():
        shown = next((report for report in its if report.article.counts), its[0])
        folded.append(Source(shown, [report for report in its if report is not shown]))
    return folded


def differences_of(sources: Sequence[Source]) -> list[Difference]:
    """The fields on which the sources give more than one value; a source that says nothing of one is no difference."""
    reports = [source.report for source in sources]
    found = [
        _difference(gettext_lazy("いつ"), reports, _day),
        _difference(gettext_lazy("どこで"), reports, lambda report: report.place, where=True),
        _difference(gettext_lazy("参加者"), reports, _participants),
        *(_difference(label, reports, _sum_of(role)) for role, label in _roles(reports)),
    ]
    return [difference for difference in found if difference]


def stages_of(reports: Iterable[ShownReport]) -> list[Stage]:
    """The states that articles gave an event, in the order of their days; empty where it was always the same."""
    ordered = sorted(reports, key=lambda report: (report.article.published, report.article.pk, report.pk))
    stages = [
        Stage(status, str(its[0].get_status_display()), its[0], len(its))
        for status, group in groupby(ordered, key=lambda report: report.status)
        for its in [list(group)]
    ]
    return stages if len(stages) > 1 else []


def _difference(
    label: Any, reports: Iterable[ShownReport], value_of: Callable[[ShownReport], str], *, where: bool = False
) -> Difference | None:
    versions: dict[str, list[Told]] = {}
    for report in reports:
        if value := value_of(report):
            versions.setdefault(value, []).append(Told(report, _words(report, value if where else "")))
    if len(versions) < 2:
        return None
    ranked = sorted(versions.items(), key=lambda item: -len(item[1]))
    return Difference(label, [Version(value, told) for value, told in ranked])


def _words(report: ShownReport, holding: str) -> ShownWords | None:
    """The report's words that hold the value, else its first."""
    pieces = list(report.evidence.all())
    return next((piece for piece in pieces if holding and holding in piece.exact), pieces[0] if pieces else None)


def _day(report: ShownReport) -> str:
    return day_text(report.date, report.date_precision) if report.date else ""


def _participants(report: ShownReport) -> str:
    """Who takes part, whatever the order; those whom a report only names are left aside."""
    sides = {role: [name_of(p.actor) for p in report.parties.all() if p.role == role] for role in PartyRole}
    actors, recipients = (sorted(sides[role]) for role in (PartyRole.ACTOR, PartyRole.RECIPIENT))
    sign = gettext("・")
    return " → ".join(sign.join(side) for side in (actors, recipients) if side)


def _roles(reports: Iterable[ShownReport]) -> list[tuple[str, str]]:
    """The kinds of amounts that more than one report gives; unlike kinds are never compared."""
    found = {(amount.role, str(amount.get_role_display())) for report in reports for amount in report.amounts.all()}
    return sorted(found, key=lambda role: [item.value for item in AmountRole].index(role[0]))


def _sum_of(role: str) -> Callable[[ShownReport], str]:
    def value(report: ShownReport) -> str:
        own = [amount for amount in report.amounts.all() if amount.role == role and amount.converts_id is None]
        texts = {money_text(amount.value, amount.currency) for amount in own}
        return gettext("、").join(sorted(texts))

    return value
