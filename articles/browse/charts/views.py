"""What a list page shows instead of rows where ``?view=`` asks for a chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.browse.charts.bars import Bar, Dated, Series, bars_of
from articles.browse.charts.counts import (
    balances_of,
    countries_of_events,
    countries_speaking,
    countries_spoken_about,
    events_by_day,
    statements_by_day,
)
from articles.browse.charts.spans import UNIT_LABELS, Unit
from articles.browse.charts.worldmap import Balance, map_of
from articles.browse.facets import Counts
from articles.browse.filters import EventFilter, StatementFilter, ViewedFilter
from articles.browse.scale import STEPS, TONES

Context = dict[str, Any]
_TONES = [Series(tone.name, tone.label, up=tone in TONES[:2]) for tone in TONES]
_STATEMENTS = [Series("count", _("発言"))]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to see a chart, with the query string that asks for it."""

    label: Any
    query: str
    chosen: bool


def event_chart(choice: EventFilter) -> Context:
    """The chart that a reader of events asks for; nothing where he asks for rows."""
    if choice.view_name == "timeline":
        return _timeline(choice, *events_by_day(choice), _TONES)
    if choice.view_name == "map":
        by_tone = choice.cleaned_data["shade"] == "balance"
        options = [("", _("件数")), ("balance", _("協力と対立"))]
        balances = balances_of(choice) if by_tone else None
        return _map(choice, countries_of_events(choice), "country", options, balances=balances)
    return {}


def statement_chart(choice: StatementFilter) -> Context:
    """The chart that a reader of statements asks for; nothing where he asks for rows."""
    if choice.view_name == "timeline":
        return _timeline(choice, *statements_by_day(choice), _STATEMENTS)
    if choice.view_name == "map":
        options = [("", _("言及された国")), ("by", _("話者の国"))]
        if choice.cleaned_data["shade"] == "by":
            return _map(choice, countries_speaking(choice), "by", options, widens=True)
        return _map(choice, countries_spoken_about(choice), "about", options)
    return {}


def _timeline(choice: ViewedFilter, rows: list[Dated], undated: int, series: Sequence[Series]) -> Context:
    bars = bars_of(
        rows,
        series,
        unit=choice.cleaned_data["unit"],
        chosen=(choice.first_day, choice.last_day),
        today=timezone.localdate(),
    )
    if bars is None:
        return {"chart": "bars", "bars": None}
    units = [
        Option(UNIT_LABELS[unit], choice.query_string(replaced={"unit": unit.value}), unit is bars.unit)
        for unit in bars.units
    ]
    before, after = (
        choice.query_string(replaced={"to": _day_before(bars.first), "unit": None}),
        choice.query_string(replaced={"from": _day_after(bars.last), "unit": None}),
    )
    return {
        "chart": "bars",
        "bars": bars,
        "undated": undated,
        "rows": [(bar, query) for bar, query in zip(bars.bars, _narrowed(choice, bars.unit, bars.bars), strict=True)],
        "units": units,
        "diverging": len(series) > 1,
        "earlier_query": before,
        "later_query": after,
    }


def _narrowed(choice: ViewedFilter, unit: Unit, bars: Sequence[Bar]) -> list[str]:
    """The query string of each bar's days; one day is shown as a list, anything longer in a finer unit."""
    own = ["from", "to", "unit", *(["view"] if unit is Unit.DAY else [])]
    rest = choice.query_string(without=own)
    joined = f"{rest}&" if rest else ""
    return [f"{joined}from={bar.first.isoformat()}&to={bar.last.isoformat()}" for bar in bars]


def _map(
    choice: ViewedFilter,
    counts: Counts,
    field: str,
    options: Sequence[tuple[str, Any]],
    *,
    balances: dict[str, Balance] | None = None,
    widens: bool = False,
) -> Context:
    world = map_of(counts, _toggled(choice, field, widens), chosen=choice.chosen(field), balances=balances)
    shade = choice.cleaned_data["shade"]
    return {
        "chart": "map",
        "map": world,
        "what": choice.fields[field].label,
        "steps": STEPS if balances is not None else [],
        "shades": [
            Option(label, choice.query_string(replaced={"shade": v or None}), v == shade) for v, label in options
        ],
        "diverging": balances is not None,
    }


def _toggled(choice: ViewedFilter, field: str, widens: bool) -> Callable[[str], str]:
    """The query string with a country chosen, or taken back; where more would widen, it takes the place of others."""
    chosen = choice.chosen(field)
    rest = choice.query_string(without=[field])

    def query_of(code: str) -> str:
        others = [other for other in chosen if other != code]
        kept = others if code in chosen else [code] if widens else [*others, code]
        return "&".join(filter(None, (rest, urlencode([(field, value) for value in kept]))))

    return query_of


def _day_before(day: Any) -> str:
    return str(type(day).fromordinal(max(day.toordinal() - 1, 1)).isoformat())


def _day_after(day: Any) -> str:
    return str(type(day).fromordinal(min(day.toordinal() + 1, type(day).max.toordinal())).isoformat())
