"""What a selection can be narrowed by: values with how many rows each would leave."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse import queries
from articles.browse.capping import SAMPLE, sampled
from articles.browse.filters import HAS_AMOUNT, AmountFilter, ArticleFilter, EventFilter, Filter, StatementFilter
from articles.browse.groups import counts_by_group, group_labels, is_group
from articles.browse.months import month_counts, month_labels
from articles.browse.naming import speaks_english
from articles.models import (
    Amount,
    Country,
    Event,
    EventPair,
    EventParty,
    EventReport,
    Leader,
    Mention,
    Organization,
    Outlet,
    Statement,
    StatementAbout,
    StatementSpeaker,
)

SHOWN = 8
"""Values shown at once; the others stand behind a fold."""
OFFERED = 200
"""Most values of a facet; how many more there are is said. Names beyond are found by words or on their own lists."""
Counts = dict[Any, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: str
    count: int
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One field of the selection with its values, chosen ones first, then by count."""

    name: str
    legend: Any
    note: Any = ""
    shown: list[Choice] = field(default_factory=list)
    folded: list[Choice] = field(default_factory=list)
    left_out: int = 0
    """Values beyond those offered."""
    counts: Counts = field(default_factory=dict)
    """Of every value, offered or not."""
    sample: int = 0
    """Counted among so many rows, the newest, as there are more; 0: among all."""

    @property
    def choices(self) -> list[Choice]:
        return [*self.shown, *self.folded]


COUNTRY_FIELDS = frozenset({"country", "by", "about"})
"""Fields that take groups of countries too, which stand in a facet of their own."""
WITH_AMOUNT = _("金額あり")
ALL_OF = _("選んだものすべてを含む")
ANY_OF = _("選んだもののいずれか")


def event_facets(choice: EventFilter) -> list[Facet]:
    """Facets of ``/events/``; countries and leaders narrow on, of the others any value will do."""
    bounded = choice.view_name != "map"
    matching = queries.events_matching(choice)
    selected, is_sample = sampled(matching) if bounded else (matching, False)

    def without(name: str) -> QuerySet[Event]:
        if not choice.chosen(name):
            return selected
        others = queries.events_matching(choice, leaving_out=name)
        return sampled(others)[0] if bounded else others

    with_sums = without("amount").filter(has_amount=True).order_by().count()
    facets = [
        *_pair_facets(choice, selected),
        _facet(choice, "country", ALL_OF, country_counts_of_events(selected), _country_labels),
        _group_facet(choice, "country", ALL_OF, counts_by_group(_states_of_events(selected), "state", "event")),
        _facet(choice, "type", ANY_OF, counts_by(without("type"), "type"), _labels(Event, "type")),
        _facet(choice, "mode", ANY_OF, counts_by(without("mode"), "mode"), _labels(Event, "mode")),
        _facet(choice, "month", ANY_OF, month_counts(without("month")), month_labels, by_count=False),
        _facet(
            choice, "amount", "", {HAS_AMOUNT: with_sums} if with_sums else {}, lambda _: {HAS_AMOUNT: str(WITH_AMOUNT)}
        ),
        _facet(choice, "leader", ALL_OF, _leader_counts_of_events(selected), _leader_labels),
        _facet(choice, "status", ANY_OF, counts_by(without("status"), "status"), _labels(Event, "status")),
        _facet(choice, "outlet", ANY_OF, _outlet_counts_of_events(without("outlet")), _outlet_labels),
    ]
    return _of_sample(facets) if is_sample else facets


def statement_facets(choice: StatementFilter) -> list[Facet]:
    """Facets of ``/statements/``; countries spoken about narrow on, of the others any value will do."""
    bounded = choice.view_name != "map"
    matching = queries.statements_matching(choice)
    selected, is_sample = sampled(matching) if bounded else (matching, False)

    def without(name: str) -> QuerySet[Statement]:
        if not choice.chosen(name):
            return selected
        others = queries.statements_matching(choice, leaving_out=name)
        return sampled(others)[0] if bounded else others

    facets = [
        _facet(choice, "speaker", ANY_OF, _speaker_counts(without("speaker"), "leader"), _leader_labels),
        _facet(choice, "by", ANY_OF, _speaking_country_counts(without("by")), _country_labels),
        _group_facet(choice, "by", ANY_OF, counts_by_group(_speaking_states(without("by")), "state", "statement")),
        _facet(choice, "organization", ANY_OF, _speaker_counts(without("organization"), "organization"), _organ_labels),
        _facet(choice, "about", ALL_OF, about_counts(selected), _country_labels),
        _group_facet(choice, "about", ALL_OF, counts_by_group(_about(selected), "country", "statement")),
        _facet(choice, "kind", ANY_OF, counts_by(without("kind"), "kind"), _labels(Statement, "kind")),
        _facet(choice, "month", ANY_OF, month_counts(without("month")), month_labels, by_count=False),
        _facet(choice, "outlet", ANY_OF, counts_by(without("outlet"), "article__outlet"), _outlet_labels),
    ]
    return _of_sample(facets) if is_sample else facets


def article_facets(choice: ArticleFilter) -> list[Facet]:
    """Facets of ``/articles/``."""
    selected, is_sample = sampled(queries.articles_matching(choice))
    others = (
        sampled(queries.articles_matching(choice, leaving_out="outlet"))[0] if choice.chosen("outlet") else selected
    )
    named = Mention.objects.filter(version__article__in=selected, country__isnull=False)
    countries = _counted(named.values_list("country").annotate(n=Count("version__article", distinct=True)))
    facets = [
        _facet(choice, "country", ALL_OF, countries, _country_labels),
        _facet(choice, "outlet", ANY_OF, counts_by(others, "outlet"), _outlet_labels),
    ]
    return _of_sample(facets) if is_sample else facets


def amount_facets(choice: AmountFilter) -> list[Facet]:
    """Facets of ``/amounts/``."""

    selected, is_sample = sampled(queries.amounts_matching(choice))

    def counts(name: str, column: str) -> Counts:
        others = queries.amounts_matching(choice, leaving_out=name)
        return counts_by(sampled(others)[0] if choice.chosen(name) else selected, column)

    fits = {("yes" if value else "no"): n for value, n in counts("fits", "conversion_fits").items()}
    parties = EventParty.objects.filter(event__reports__amounts__in=selected.order_by()).annotate(
        state=Coalesce("country", "leader__country")
    )
    countries = parties.order_by().values_list("state").annotate(n=Count("event__reports__amounts", distinct=True))
    facets = [
        _facet(choice, "role", ANY_OF, counts("role", "role"), _labels(Amount, "role")),
        _facet(choice, "currency", ANY_OF, counts("currency", "currency"), lambda codes: {c: c for c in codes}),
        _facet(choice, "status", ANY_OF, counts("status", "reports__event__status"), _labels(Event, "status")),
        _facet(choice, "country", ALL_OF, _counted(countries), _country_labels),
        _facet(choice, "fits", ANY_OF, fits, lambda values: {"yes": gettext("合う"), "no": gettext("合わない")}),
        _facet(choice, "outlet", ANY_OF, counts("outlet", "article__outlet"), _outlet_labels),
    ]
    return _of_sample(facets) if is_sample else facets


def _of_sample(facets: list[Facet]) -> list[Facet]:
    """The facets as they say of themselves that they count the newest rows alone."""
    return [replace(facet, sample=SAMPLE) for facet in facets]


def facet_of_countries(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """A facet of countries counted elsewhere."""
    return _facet(choice, name, note, counts, _country_labels)


def facet_of_leaders(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """A facet of leaders counted elsewhere."""
    return _facet(choice, name, note, counts, _leader_labels)


def facet_of_kinds(choice: Filter, note: Any, counts: Counts) -> Facet:
    """The facet of kinds of statements, counted elsewhere."""
    return _facet(choice, "kind", note, counts, _labels(Statement, "kind"))


def counts_by(rows: QuerySet[Any], column: str) -> Counts:
    """How many rows each value of a column has."""
    return _counted(rows.order_by().values_list(column).annotate(n=Count("pk")))


def country_counts_of_events(events: QuerySet[Event]) -> Counts:
    """How many events each country takes part in, itself or by a leader."""
    return _counted(_states_of_events(events).values_list("state").annotate(n=Count("event", distinct=True)))


def _states_of_events(events: QuerySet[Event]) -> QuerySet[Any]:
    """Who takes part, each with the ``state`` that he or it stands for."""
    parties = EventParty.objects.filter(event__in=events.order_by()).order_by()
    return parties.annotate(state=Coalesce("country", "leader__country"))


def about_counts(statements: QuerySet[Statement]) -> Counts:
    """How many statements speak about each country."""
    return _counted(_about(statements).values_list("country").annotate(n=Count("statement", distinct=True)))


def _about(statements: QuerySet[Statement]) -> QuerySet[StatementAbout]:
    return StatementAbout.objects.filter(statement__in=statements.order_by()).order_by()


def _outlet_counts_of_events(events: QuerySet[Event]) -> Counts:
    """How many events each outlet reports."""
    reports = EventReport.objects.filter(event__in=events.order_by(), article__outlet__isnull=False)
    return _counted(reports.order_by().values_list("article__outlet").annotate(n=Count("event", distinct=True)))


def _leader_counts_of_events(events: QuerySet[Event]) -> Counts:
    parties = EventParty.objects.filter(event__in=events.order_by(), leader__isnull=False)
    return _counted(parties.order_by().values_list("leader").annotate(n=Count("event", distinct=True)))


def _speaker_counts(statements: QuerySet[Statement], column: str) -> Counts:
    speakers = StatementSpeaker.objects.filter(statement__in=statements.order_by())
    return _counted(speakers.order_by().values_list(column).annotate(n=Count("statement", distinct=True)))


def _speaking_country_counts(statements: QuerySet[Statement]) -> Counts:
    return _counted(_speaking_states(statements).values_list("state").annotate(n=Count("statement", distinct=True)))


def _speaking_states(statements: QuerySet[Statement]) -> QuerySet[Any]:
    """Who speaks, each with the ``state`` that he or it speaks for."""
    speakers = StatementSpeaker.objects.filter(statement__in=statements.order_by()).order_by()
    return speakers.annotate(state=Coalesce("country", "side", "leader__country", "organization__country"))


def _counted(rows: Iterable[Any]) -> Counts:
    return {value: count for value, count in rows if value not in (None, "")}


def _group_facet(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """The groups of countries that a field of countries takes too."""
    facet = _facet(choice, name, note, counts, group_labels, of_groups=True)
    return replace(facet, legend=format_lazy(_("{field}のまとまり"), field=facet.legend))


def _facet(
    choice: Filter,
    name: str,
    note: Any,
    counts: Counts,
    labels: Callable[[Iterable[Any]], dict[Any, str]],
    *,
    of_groups: bool = False,
    by_count: bool = True,
) -> Facet:
    """A facet of the values counted and of those chosen, which may count none; in the given order unless by count."""
    chosen = choice.chosen(name)
    if name in COUNTRY_FIELDS:
        chosen = [value for value in chosen if is_group(value) == of_groups]
    ordered = sorted(counts, key=lambda v: (-counts[v], str(v))) if by_count else list(counts)
    ranked = list(dict.fromkeys([*chosen, *ordered]))
    values = ranked[:OFFERED]
    names = labels(values)
    choices = [
        Choice(str(value), names.get(value, str(value)), counts.get(value, 0), value in chosen, f"f-{name}-{value}")
        for value in values
    ]
    # A fold for one or two would cost more room than it saves.
    at = len(choices) if len(choices) <= SHOWN + 2 else max(SHOWN, len(chosen))
    return Facet(name, choice.fields[name].label, note, choices[:at], choices[at:], len(ranked) - len(values), counts)


def _labels(model: Any, column: str) -> Callable[[Iterable[Any]], dict[Any, str]]:
    labels = {value: str(label) for value, label in model._meta.get_field(column).flatchoices}
    return lambda values: labels


def _pair_facets(choice: EventFilter, selected: QuerySet[Event]) -> list[Facet]:
    """Which two countries the events of a narrowed selection are between; of all events the matrix tells it."""
    if not choice.is_narrowed:
        return []
    pairs = EventPair.objects.filter(event__in=selected.order_by()).order_by().values_list("one", "other")
    counts = {f"{one}-{other}": count for one, other, count in pairs.annotate(n=Count("pk"))}
    return [_facet(choice, "pair", ALL_OF, counts, _pair_labels)]


def _pair_labels(values: Iterable[str]) -> dict[str, str]:
    pairs = list(values)
    names = _country_labels(code for pair in pairs for code in pair.split("-"))
    return {pair: " ⇄ ".join(names.get(code, code) for code in pair.split("-")) for pair in pairs}


def _country_labels(codes: Iterable[str]) -> dict[str, str]:
    rows = Country.objects.filter(pk__in=list(codes)).values_list("pk", "name_ja", "name_en")
    return {code: _in_language(name, name_en) for code, name, name_en in rows}


def _leader_labels(pks: Iterable[int]) -> dict[int, str]:
    columns = ("pk", "name", "name_en", "country__name_ja", "country__name_en")
    form = "{} ({})" if speaks_english() else "{}({})"
    return {
        pk: form.format(_in_language(name, name_en), _in_language(of, of_en)) if of else _in_language(name, name_en)
        for pk, name, name_en, of, of_en in Leader.objects.filter(pk__in=list(pks)).values_list(*columns)
    }


def _organ_labels(pks: Iterable[int]) -> dict[int, str]:
    rows = Organization.objects.filter(pk__in=list(pks)).values_list("pk", "name", "name_en")
    return {pk: _in_language(name, name_en) for pk, name, name_en in rows}


def _in_language(name: str, name_en: str) -> str:
    """As :func:`articles.browse.naming.name_of`, from the columns alone: a page names hundreds."""
    return name_en if name_en and speaks_english() else name


def _outlet_labels(pks: Iterable[int]) -> dict[int, str]:
    return {outlet.pk: outlet.name for outlet in Outlet.objects.filter(pk__in=list(pks))}
