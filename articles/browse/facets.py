"""What a selection can be narrowed by: values with how many rows each would leave."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse.filters import HAS_AMOUNT, AmountFilter, ArticleFilter, EventFilter, Filter, StatementFilter
from articles.browse.groups import group_labels, is_group
from articles.browse.keeping import Table
from articles.browse.labels import AMOUNT_ROLES, EVENT_MODES, EVENT_STATUSES, EVENT_TYPES, STATEMENT_KINDS, Labels
from articles.browse.language import speaks_english
from articles.browse.months import month_labels
from articles.browse.naming import name_of
from articles.browse.sampling import SAMPLE, Sample, Selection, sampled
from articles.browse.selecting import chosen_amounts, chosen_articles, chosen_events, chosen_statements
from articles.browse.shown.actors import countries_by_code, leaders_by_id, organizations_by_id
from articles.models import Outlet

SHOWN = 8
"""Values shown at once; the others stand behind a fold."""
OFFERED = 40
"""Most values of a facet; how many more there are is said. Names beyond are found by words or on their own lists."""
Counts = Mapping[Any, int]


@dataclass(slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: str
    count: int
    chosen: bool


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
    """All facets are counted among so many rows, the newest, as there are more; 0: among all."""
    own_sample: int = 0
    """The same of this facet alone, which counts what there is without its own choices."""

    @property
    def choices(self) -> list[Choice]:
        return [*self.shown, *self.folded]


COUNTRY_FIELDS = frozenset({"country", "by", "about"})
"""Fields that take groups of countries too, which stand in a facet of their own."""
WITH_AMOUNT = _("金額あり")
ALL_OF = _("選んだものすべてを含む")
ANY_OF = _("選んだもののいずれか")


def event_facets(choice: EventFilter, selected: Sample) -> list[Facet]:
    """Facets of ``/events/``; countries and leaders narrow on, of the others any value will do."""
    widened = _Widened(choice, selected, chosen_events)
    counts = widened.counts
    facets = [
        # Which two countries the events of a narrowed selection are between; of all events the matrix tells it.
        *([_facet(choice, "pair", ALL_OF, selected.counts("pair"), _pair_labels)] if choice.is_narrowed else []),
        _facet(choice, "country", ALL_OF, selected.counts("country"), country_labels),
        _group_facet(choice, "country", ALL_OF, selected.group_counts("country")),
        _facet(choice, "type", ANY_OF, counts("type"), _labels(EVENT_TYPES)),
        _facet(choice, "mode", ANY_OF, counts("mode"), _labels(EVENT_MODES)),
        _facet(choice, "month", ANY_OF, _latest_first(counts("month")), month_labels, by_count=False),
        _facet(choice, "amount", "", counts("amount"), lambda _: {HAS_AMOUNT: str(WITH_AMOUNT)}),
        _facet(choice, "leader", ALL_OF, _numbered(selected.counts("leader")), _leader_labels),
        _facet(choice, "status", ANY_OF, counts("status"), _labels(EVENT_STATUSES)),
        _facet(choice, "outlet", ANY_OF, _numbered(counts("outlet")), _outlet_labels),
    ]
    return widened.told(facets)


def statement_facets(choice: StatementFilter, selected: Sample) -> list[Facet]:
    """Facets of ``/statements/``; countries spoken about narrow on, of the others any value will do."""
    widened = _Widened(choice, selected, chosen_statements)
    counts = widened.counts
    facets = [
        _facet(choice, "speaker", ANY_OF, _numbered(counts("speaker")), _leader_labels),
        _facet(choice, "by", ANY_OF, counts("by"), country_labels),
        _group_facet(choice, "by", ANY_OF, widened.without("by").group_counts("by")),
        _facet(choice, "organization", ANY_OF, _numbered(counts("organization")), _organ_labels),
        _facet(choice, "about", ALL_OF, selected.counts("about"), country_labels),
        _group_facet(choice, "about", ALL_OF, selected.group_counts("about")),
        _facet(choice, "kind", ANY_OF, counts("kind"), _labels(STATEMENT_KINDS)),
        _facet(choice, "month", ANY_OF, _latest_first(counts("month")), month_labels, by_count=False),
        _facet(choice, "outlet", ANY_OF, _numbered(counts("outlet")), _outlet_labels),
    ]
    return widened.told(facets)


def article_facets(choice: ArticleFilter, selected: Sample) -> list[Facet]:
    """Facets of ``/articles/``."""
    widened = _Widened(choice, selected, chosen_articles)
    facets = [
        _facet(choice, "country", ALL_OF, selected.counts("country"), country_labels),
        _facet(choice, "outlet", ANY_OF, _numbered(widened.counts("outlet")), _outlet_labels),
    ]
    return widened.told(facets)


def amount_facets(choice: AmountFilter, selected: Sample) -> list[Facet]:
    """Facets of ``/amounts/``."""
    widened = _Widened(choice, selected, chosen_amounts)
    counts = widened.counts
    facets = [
        _facet(choice, "role", ANY_OF, counts("role"), _labels(AMOUNT_ROLES)),
        _facet(choice, "currency", ANY_OF, counts("currency"), lambda codes: {c: c for c in codes}),
        _facet(choice, "status", ANY_OF, counts("status"), _labels(EVENT_STATUSES)),
        _facet(choice, "country", ALL_OF, selected.counts("country"), country_labels),
        _facet(choice, "fits", ANY_OF, counts("fits"), lambda _: {"yes": gettext("合う"), "no": gettext("合わない")}),
        _facet(choice, "outlet", ANY_OF, _numbered(counts("outlet")), _outlet_labels),
    ]
    return widened.told(facets)


class _Widened:
    """A selection as it were if nothing of one field were chosen: a choice there widens it."""

    def __init__(self, choice: Any, selected: Sample, rows: Callable[..., Selection]) -> None:
        self._choice, self._selected, self._rows = choice, selected, rows
        self._wider: dict[str, Sample] = {}

    def without(self, name: str) -> Sample:
        if not self._choice.chosen(name):
            return self._selected
        if name not in self._wider:
            self._wider[name] = sampled(self._rows(self._choice, leaving_out=name))
        return self._wider[name]

    def counts(self, name: str) -> Counts:
        return self.without(name).counts(name)

    def told(self, facets: Iterable[Facet]) -> list[Facet]:
        """The facets as they say of themselves which of them count the newest rows alone."""
        if self._selected.is_part:
            return [replace(facet, sample=SAMPLE) for facet in facets]
        partly = {name for name, sample in self._wider.items() if sample.is_part}
        return [replace(facet, own_sample=SAMPLE) if facet.name in partly else facet for facet in facets]


def _numbered(counts: Counts) -> Counts:
    """Ids as numbers."""
    return {int(value): n for value, n in counts.items()}


def _latest_first(counts: Counts) -> Counts:
    return dict(sorted(counts.items(), reverse=True))


def facet_of_countries(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """A facet of countries counted elsewhere."""
    return _facet(choice, name, note, counts, country_labels)


def facet_of_leaders(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """A facet of leaders counted elsewhere."""
    return _facet(choice, name, note, counts, _leader_labels)


def facet_of_kinds(choice: Filter, note: Any, counts: Counts) -> Facet:
    """The facet of kinds of statements, counted elsewhere."""
    return _facet(choice, "kind", note, counts, _labels(STATEMENT_KINDS))


def _group_facet(choice: Filter, name: str, note: Any, counts: Counts) -> Facet:
    """The groups of countries that a field of countries takes too."""
    facet = _facet(choice, name, note, counts, group_labels, of_groups=True)
    return replace(facet, legend=format_lazy(_("{field}のまとまり"), field=facet.legend))


def _facet(
    choice: Filter,
    name: str,
    note: Any,
    counts: Counts,
    labels: Callable[[list[Any]], Mapping[Any, str]],
    *,
    of_groups: bool = False,
    by_count: bool = True,
) -> Facet:
    """A facet of the values counted and of those chosen, which may count none; in the given order unless by count."""
    chosen = choice.chosen(name)
    if name in COUNTRY_FIELDS:
        chosen = [value for value in chosen if is_group(value) == of_groups]
    values = list(dict.fromkeys([*chosen, *(_most(counts) if by_count else counts)]))[:OFFERED]
    in_all = len(counts) + sum(value not in counts for value in chosen)
    names = labels(values)
    choices = [
        Choice(str(value), names.get(value, str(value)), counts.get(value, 0), value in chosen) for value in values
    ]
    # A fold for one or two would cost more room than it saves.
    at = len(choices) if len(choices) <= SHOWN + 2 else max(SHOWN, len(chosen))
    return Facet(name, choice.fields[name].label, note, choices[:at], choices[at:], in_all - len(values), counts)


def _most(counts: Counts) -> list[Any]:
    """The values that count most, as many as are offered. Only what can be among them is put in order."""
    least = sorted(counts.values(), reverse=True)[OFFERED - 1] if len(counts) > OFFERED else 0
    return sorted((v for v, n in counts.items() if n >= least), key=lambda v: (-counts[v], str(v)))


def _labels(labels: Labels) -> Callable[[Iterable[Any]], Mapping[Any, str]]:
    return lambda values: labels()


def _pair_labels(values: Iterable[str]) -> dict[str, str]:
    pairs = list(values)
    names = country_labels([code for pair in pairs for code in pair.split("-")])
    return {pair: " ⇄ ".join(names.get(code, code) for code in pair.split("-")) for pair in pairs}


def country_labels(codes: Collection[str]) -> dict[str, str]:
    """The names of all countries, kept between requests: an editor's change shows after a minute."""
    countries = countries_by_code(codes)
    return {code: name_of(countries[code]) for code in codes if code in countries}


def _leader_labels(pks: Collection[int]) -> dict[int, str]:
    form = "{} ({})" if speaks_english() else "{}({})"
    return {
        pk: form.format(name_of(leader), name_of(leader.country)) if leader.country else name_of(leader)
        for pk, leader in leaders_by_id(pks).items()
    }


def _organ_labels(pks: Collection[int]) -> dict[int, str]:
    return {pk: name_of(organization) for pk, organization in organizations_by_id(pks).items()}


_OUTLETS = Table("outlet-names", lambda: dict(Outlet.objects.values_list("pk", "name")))


def _outlet_labels(pks: Collection[int]) -> dict[int, str]:
    names = _OUTLETS()
    if not names.keys() >= set(pks):
        names = _OUTLETS.anew()
    return {pk: names[pk] for pk in pks if pk in names}
