"""Views of a selection: bars over time, the map, the table; what they count, keep and link to."""

import datetime as dt
import re
from html import unescape
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from articles.browse import keeping
from articles.browse.charts import counts
from articles.browse.charts.bars import Dated, Series, bars_of
from articles.browse.charts.home import small_map_of
from articles.browse.charts.outlines import world as the_map
from articles.browse.charts.spans import BARS_MAX, Unit, cut, end_of, start_of, ticks_of
from articles.browse.charts.worldmap import bounds_of, map_of
from articles.browse.filters import EventFilter, StatementFilter
from articles.browse.periods import read_period
from articles.browse.scale import STEPS, step_of
from articles.extraction.gazetteer import default_gazetteer
from articles.models import Country
from tests import factories

ONE = [Series("count", "n")]
BOTH = [Series("up", "up"), Series("down", "down", up=False)]
TODAY = dt.date(2025, 12, 31)


def day(text: str, n: int = 1, precision: str = "day") -> Dated:
    return Dated(dt.date.fromisoformat(text), precision, (n,))


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


# Time


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        (Unit.DAY, "2025-11-06", "2025-11-06"),
        (Unit.WEEK, "2025-11-03", "2025-11-09"),
        (Unit.MONTH, "2025-11-01", "2025-11-30"),
        (Unit.YEAR, "2025-01-01", "2025-12-31"),
    ],
)
def test_units_cover_their_days(unit: Unit, first: str, last: str) -> None:
    start = start_of(unit, dt.date(2025, 11, 6))
    assert (start.isoformat(), end_of(unit, start).isoformat()) == (first, last)


@pytest.mark.parametrize("unit", Unit)
def test_bars_follow_each_other_without_a_gap(unit: Unit) -> None:
    starts = cut(unit, dt.date(2024, 1, 31), dt.date(2025, 3, 1))
    for one, following in pairwise(starts):
        assert end_of(unit, one) + dt.timedelta(days=1) == following
    assert end_of(unit, starts[-1]) >= dt.date(2025, 3, 1)
    assert 1 <= len(ticks_of(unit, starts)) <= 7


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    for unit in Unit:
        assert end_of(unit, start_of(unit, dt.date.max)) == dt.date.max or unit is Unit.WEEK
        assert start_of(unit, dt.date.min) == dt.date.min


@pytest.mark.parametrize(
    ("last", "unit"), [("2025-01-20", "day"), ("2025-09-01", "week"), ("2030-01-01", "month"), ("2060-01-01", "year")]
)
def test_the_span_chooses_the_unit(last: str, unit: str) -> None:
    bars = bars_of([day("2025-01-01", 5), day(last, 5)], ONE, today=TODAY)
    assert bars
    assert bars.unit == unit
    assert bars.total == 10


def test_the_reader_chooses_the_unit_where_it_fits() -> None:
    rows = [day("2025-01-01"), day("2025-12-31")]
    weekly = bars_of(rows, ONE, unit="month", today=TODAY)
    assert weekly
    assert weekly.unit == "month"
    assert len(weekly.bars) == 12
    long = bars_of([day("2000-01-01", 9), day("2025-12-31", 9)], ONE, unit="day", today=TODAY)
    assert long
    assert long.unit == "year"
    assert Unit.DAY not in long.units
    for unit in long.units:
        again = bars_of([day("2000-01-01", 9), day("2025-12-31", 9)], ONE, unit=unit, today=TODAY)
        assert again
        assert len(again.bars) <= BARS_MAX


def test_a_stray_is_counted_beside_the_chart() -> None:
    rows = [day("1945-08-15"), *(day(f"2025-11-{n:02}", 5) for n in range(1, 29)), day("2040-01-01")]
    bars = bars_of(rows, ONE, today=TODAY)
    assert bars
    assert bars.unit == "day"
    assert (bars.earlier, bars.later) == (1, 1)
    assert bars.total == 140


def test_a_month_falls_into_no_day() -> None:
    rows = [day("2025-11-03", 2), day("2025-11-20", 2), day("2025-11-01", 3, "month"), day("2025-01-01", 4, "year")]
    daily = bars_of(rows, ONE, unit="day", chosen=(dt.date(2025, 11, 1), dt.date(2025, 11, 30)), today=TODAY)
    assert daily
    assert (daily.total, daily.inexact, daily.earlier) == (4, 3, 4)
    monthly = bars_of(rows, ONE, unit="month", chosen=(dt.date(2025, 11, 1), dt.date(2025, 11, 30)), today=TODAY)
    assert monthly
    assert (monthly.total, monthly.inexact) == (7, 0)


def test_bars_stand_on_the_line_and_stay_inside() -> None:
    rows = [Dated(dt.date(2025, 11, n), "day", (n, 31 - n)) for n in range(1, 31)]
    bars = bars_of(rows, BOTH, today=dt.date(2025, 11, 15))
    assert bars
    assert (bars.most_up, bars.most_down) == (30, 30)
    assert bars.today == pytest.approx(48.3, abs=0.1)
    for bar in bars.bars:
        up, down = bar.parts
        assert up.y + up.height == pytest.approx(bars.line, abs=0.1)
        assert down.y == pytest.approx(bars.line, abs=0.1)
        assert up.y >= -0.1
        assert down.y + down.height <= 100.1


def test_nothing_dated_makes_no_chart() -> None:
    assert bars_of([], ONE, today=TODAY) is None


# Place


def test_places_are_projected_as_the_outlines_were() -> None:
    atlas = the_map()
    assert len(atlas.checks) >= 5
    for longitude, latitude, x, y in atlas.checks:
        assert atlas.place(longitude, latitude) == pytest.approx((x, y), abs=0.02)


def test_the_outlines_are_those_of_our_codes() -> None:
    known = {country.code for country in default_gazetteer().countries}
    atlas = the_map()
    assert set(atlas.outlines) <= known
    assert {"TW", "XK", "PS", "EH", "JP", "US"} <= set(atlas.outlines)
    assert all(re.fullmatch(r"M[-\d. lmz]+z", outline) for outline in atlas.outlines.values())
    assert atlas.tiny <= set(atlas.outlines)


@pytest.mark.parametrize(
    ("most", "bounds"),
    [(0, []), (1, [1]), (4, [1, 2]), (50, [1, 2, 5, 20, 50]), (1_000_000, [1, 20, 1000, 50_000, 1_000_000])],
)
def test_shades_begin_at_round_numbers(most: int, bounds: list[int]) -> None:
    assert bounds_of(most) == bounds


def test_a_small_state_has_a_marker_and_a_body_none(db: None) -> None:
    factories.CountryFactory(code="SG", latitude=1.3, longitude=103.8)
    factories.CountryFactory(code="UN", is_iso=False, latitude=40.7, longitude=-74.0)
    factories.CountryFactory(code="JP", latitude=35.7, longitude=139.7)
    drawn = map_of({"SG": 3, "UN": 2, "JP": 1, "ZZ": 9}, lambda code: code)
    by_code = {place.code: place for place in drawn.places}
    assert set(by_code) == {"SG", "UN", "JP"}
    assert by_code["SG"].at
    assert not by_code["SG"].outline
    assert by_code["JP"].outline
    assert by_code["JP"].at is None
    assert [place.code for place in drawn.elsewhere] == ["UN"]
    assert by_code["JP"].outline not in drawn.land


@pytest.mark.parametrize(
    ("cooperation", "conflict", "step"),
    [(10, 0, 4), (7, 3, 3), (5, 5, 2), (6, 4, 2), (4, 6, 2), (3, 7, 1), (0, 1, 0)],
)
def test_the_diverging_scale(cooperation: int, conflict: int, step: int) -> None:
    assert step_of(cooperation, conflict) == STEPS[step]
    assert step_of(0, 0) is None


# Pages

VIEWS = ("timeline", "map", "table")


@pytest.mark.parametrize("address", ["/events/", "/statements/"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_keeps_the_selection(client: Client, world: SimpleNamespace, address: str, view: str) -> None:
    name = "country" if address == "/events/" else "about"
    page = page_of(client, f"{address}?{name}=US&from=2025-11&view={view}")
    assert f'<input type="hidden" name="view" value="{view}">' in page
    # Its chip and the other views keep it; what only this view knows goes with it.
    assert re.search(rf'<a href="\?{name}=US&from=2025-11&view=(?!{view})|{name}=US&from=2025-11"', page)
    assert re.search(rf'href="\?{name}=US&view={view}"', page)
    assert f'href="?from=2025-11&view={view}"' in page
    assert 'value="US" checked' in page
    assert "<table>" in page
    assert re.search(rf'\?[^"]*{name}=US[^"]*format=csv', page)


@pytest.mark.parametrize("address", ["/events/", "/statements/"])
@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_view_says_what_to_try(client: Client, world: SimpleNamespace, address: str, view: str) -> None:
    assert "この条件に合うものはありません" in page_of(client, f"{address}?q=存在しない語句&view={view}")
    Country.objects.update(name_en="")
    assert client.get(f"{address}?view={view}&unit=century&shade=no&sort=sideways").status_code == 200


@pytest.mark.parametrize("address", ["/events/", "/statements/"])
@pytest.mark.parametrize("view", VIEWS)
def test_views_of_nothing(client: Client, db: None, address: str, view: str) -> None:
    assert "まだ何もありません" in page_of(client, f"{address}?view={view}")


def test_a_bar_narrows_to_its_days(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/events/?view=timeline&unit=month&country=KZ")
    assert '"?country=KZ&view=timeline&from=2025-11-01&to=2025-11-30"' in page
    daily = page_of(client, "/events/?country=KZ&view=timeline&from=2025-11-01&to=2025-11-30")
    assert '"?country=KZ&from=2025-11-06&to=2025-11-06"' in daily
    # Each bar's link stands in the table too.
    links = re.findall(r'<a href="(\?[^"]+)" tabindex="-1">', daily)
    assert links
    for link in links:
        assert f'<th scope="row"><a href="{link}">' in daily


def test_a_country_of_the_map_narrows_and_widens_again(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/events/?view=map&type=CONSULT")
    assert '<a href="?type=CONSULT&view=map&country=KZ" tabindex="-1">' in page
    assert '<th scope="row"><a href="?type=CONSULT&view=map&country=KZ">カザフスタン</a></th>' in page
    chosen = page_of(client, "/events/?view=map&country=KZ")
    assert '<a href="?view=map" aria-current="true">カザフスタン</a>' in chosen
    assert '<a href="?view=map&country=KZ&country=US">米国</a>' in chosen


def test_the_map_of_statements_counts_what_they_are_about_or_who_speaks(client: Client, world: SimpleNamespace) -> None:
    about = page_of(client, "/statements/?view=map")
    assert '<a href="?view=map&about=US">米国</a>' in about
    by = page_of(client, "/statements/?view=map&shade=by&by=JP")
    # Another speaking country takes the place of the chosen one: both would widen.
    assert re.search(r'<a href="\?[^"]*by=KZ[^"]*">カザフスタン</a>', by)
    assert "by=JP&by=KZ" not in by


@pytest.mark.parametrize("query", ["", "type=CONSULT", "from=2025-11&to=2025-11", "kind=indirect"])
def test_tallies_count_what_the_rows_do(world: SimpleNamespace, query: str) -> None:
    events, statements = EventFilter(QueryDict(query)), StatementFilter(QueryDict(query))
    tallied = [
        counts.countries_of_events(events),
        counts.balances_of(events),
        counts.countries_spoken_about(statements),
        counts.countries_speaking(statements),
    ]
    # A day within a month cannot be told from tallies; this one leaves nothing out.
    for choice in (events, statements):
        choice.cleaned_data["from"] = choice.cleaned_data["from"] or read_period("1900-01-02", TODAY)
        choice.cleaned_data["to"] = choice.cleaned_data["to"] and read_period("2025-11-29", TODAY)
        assert not counts._asks_only_for(choice, "type", "kind")
    assert tallied == [
        counts.countries_of_events(events),
        counts.balances_of(events),
        counts.countries_spoken_about(statements),
        counts.countries_speaking(statements),
    ]
    assert any(tallied)


def test_what_takes_long_is_kept(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted() -> int:
        return sum(sum(row.counts) for row in counts.events_by_day(EventFilter(QueryDict("country=KZ")))[0])

    monkeypatch.setattr(keeping, "SLOW_SECONDS", 1_000)
    assert counted() == 2
    factories.EventFactory(version=world.version, actors=[world.kz], evidence=["会談した"])
    monkeypatch.setattr(keeping, "SLOW_SECONDS", -1)
    assert counted() == 3
    factories.EventFactory(version=world.version, actors=[world.kz], evidence=["会談した"])
    assert counted() == 3


def test_cooperation_and_conflict_on_the_map(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/events/?view=map&shade=balance")
    assert re.search(r'class="cooperation-2" d="M', page)
    assert re.search(r'class="conflict-2" d="M', page)
    assert "対立が大半" in page


def test_the_table_is_sorted_by_date(client: Client, world: SimpleNamespace) -> None:
    newest = page_of(client, "/events/?view=table").split("<tbody>")[1]
    assert newest.index("2025年12月7日") < newest.index("2025年11月6日")
    oldest = page_of(client, "/events/?view=table&sort=oldest")
    assert 'aria-sort="ascending"' in oldest
    oldest = oldest.split("<tbody>")[1]
    assert oldest.index("2025年11月6日") < oldest.index("2025年12月7日")


def test_the_table_holds_what_lies_ahead_in_one_order(client: Client, world: SimpleNamespace) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    factories.EventFactory(version=world.version, date=tomorrow, evidence=["会談した"])
    assert '<details class="coming">' not in page_of(client, "/events/?view=table")


@pytest.mark.parametrize("view", ["timeline", "map"])
def test_the_entrances_lead_to_all_events(client: Client, db: None, view: str) -> None:
    response = client.get(f"/{view}/?country=KZ&view=other")
    assert (response.status_code, response["Location"]) == (302, f"/events/?country=KZ&view={view}")


@pytest.mark.parametrize("address", ["/events/", "/statements/"])
@pytest.mark.parametrize("view", VIEWS)
def test_queries_do_not_grow_with_rows(
    client: Client, world: SimpleNamespace, django_assert_max_num_queries: Any, address: str, view: str
) -> None:
    text = "".join(f"発言{n:03}。" for n in range(40))
    version = factories.TextVersionFactory(body=text)
    for n in range(40):
        exact, when = f"発言{n:03}", dt.date(2025, 1, 1) + dt.timedelta(days=9 * n)
        if address == "/events/":
            factories.EventFactory(version=version, date=when, actors=[world.kz, world.jp], evidence=[exact])
        else:
            factories.StatementFactory(version=version, exact=exact, date=when, speakers=[world.premier])
    with django_assert_max_num_queries(24):
        page_of(client, f"{address}?view={view}")


def test_the_small_map_links_to_the_days_that_it_counts(world: SimpleNamespace) -> None:
    first, last = dt.date(2025, 11, 1), dt.date(2025, 11, 30)
    small = small_map_of(first, last, {"KZ": 2, "US": 2})
    assert small
    assert {place.code: place.count for place in small.map.places} == {"KZ": 2, "US": 2}
    page = unescape(render_to_string("articles/_home_map.html", {"small": small}))
    assert page.count('"/events/?country=KZ&from=2025-11-01&to=2025-11-30"') == 2
    assert small_map_of(dt.date(1999, 1, 1), dt.date(1999, 2, 1), {}) is None
