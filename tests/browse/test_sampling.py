"""How the newest rows of a selection are read: either way finds the same, and any base can be asked."""

import datetime as dt
from collections.abc import Callable
from random import Random
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.browse import newest
from articles.browse.filters import EventFilter, StatementFilter
from articles.browse.newest import Extent
from articles.browse.sampling import NEWEST, Sample, sampled
from articles.browse.selecting import chosen_events, chosen_statements
from articles.models import Event, EventTraits

pytestmark = pytest.mark.django_db
READ_ALL = "OFFSET 0) AS chosen"
BY_MONTHS = "codes && '{month:"


@pytest.mark.parametrize("address", ["/statements/?about=US", "/events/?country=US", "/articles/?country=US"])
def test_tables_that_were_just_emptied_can_be_asked(client: Client, address: str) -> None:
    with connection.cursor() as cursor:
        # The server knows no number of rows now, as after a backup was restored.
        cursor.execute("TRUNCATE articles_statementtraits, articles_eventtraits, articles_articletraits")
        cursor.execute(
            "SELECT min(reltuples), max(reltuples) FROM pg_class WHERE relname ~ '^articles_(st|ev|art).*traits$'"
        )
        assert cursor.fetchone() == (-1, -1)
    assert client.get(address).status_code == 200


ASKED = [
    "about=US",
    "q=関税",
    "q=アメリカ",
    "by=US&kind=indirect",
    "q=関税&month=2025-12",
    "q=トカエフ",
    "to=2025-11&q=関税",
]


def _ways(
    monkeypatch: pytest.MonkeyPatch, table: str, sample: Callable[[], Sample]
) -> dict[str, tuple[Sample, list[str]]]:
    """What each of the three ways to the newest rows finds, with the questions that it asked."""
    found = {}
    for way, rows in (("days", 0), ("whole", 10), ("months", 10**9)):
        extent = Extent(rows, 2019 * 12, 2026 * 12 + 11)
        monkeypatch.setattr(newest, "_extents", lambda extent=extent: {table: extent})
        # Of a base as small as that of a test the planner expects to read all.
        expected = 1.0 if way == "whole" else 10.0**6
        monkeypatch.setattr(newest, "_expected", lambda question, expected=expected: expected)
        with CaptureQueriesContext(connection) as queries:
            found[way] = sample(), [query["sql"] for query in queries]
    return found


def _says_each_went_its_way(found: dict[str, tuple[Sample, list[str]]]) -> None:
    asked = {way: "\n".join(questions) for way, (_, questions) in found.items()}
    assert READ_ALL not in asked["days"].replace("date IS NULL OFFSET 0", "")
    assert READ_ALL in asked["whole"]
    assert BY_MONTHS not in asked["whole"]
    assert BY_MONTHS in asked["months"]


@pytest.mark.parametrize("asked", ASKED)
def test_statements_are_the_same_by_every_way(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    choice = StatementFilter(QueryDict(asked))
    found = _ways(monkeypatch, "articles_statementtraits", lambda: sampled(chosen_statements(choice)))
    _says_each_went_its_way(found)
    assert found["days"][0].places
    assert found["days"][0] == found["whole"][0] == found["months"][0]


def test_events_are_the_same_by_every_way(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    choice = EventFilter(QueryDict("country=US"))
    found = _ways(monkeypatch, "articles_eventtraits", lambda: sampled(chosen_events(choice)))
    _says_each_went_its_way(found)
    assert found["days"][0].places
    assert found["days"][0] == found["whole"][0] == found["months"][0]


@pytest.mark.parametrize("size", [1, 5, 30, 200])
@pytest.mark.parametrize("latest", [None, dt.date(2024, 6, 15)])
@pytest.mark.parametrize("today", [dt.date(2025, 3, 10), dt.date(2030, 1, 1)])
def test_no_row_is_missed_month_by_month(
    db: None, monkeypatch: pytest.MonkeyPatch, size: int, latest: dt.date | None, today: dt.date
) -> None:
    """Days at all precisions, none, far back, yet to come; many in one month, then none for years."""
    random = Random(7)
    days: list[tuple[dt.date | None, str]] = [
        (None, ""),
        (None, ""),
        (dt.date(1951, 5, 1), "month"),
        (dt.date(1, 1, 1), "day"),
    ]
    days += [
        (dt.date(random.choice((2024, 2025)), random.randint(1, 12), random.randint(1, 28)), "day") for _ in range(60)
    ]
    days += [(dt.date(2021, 3, 1 + n % 30), "day") for n in range(90)]
    days += [(dt.date(year, 1, 1), "year") for year in (1999, 2019, 2021, 2025, 2026)]
    days += [(dt.date(2031, 12, 31), "day"), (dt.date(2026, 4, 1), "month")]
    if latest:
        days = [(day, precision) for day, precision in days if day is None or day <= latest]
    Event.objects.bulk_create(
        Event(type="CONSULT", status="occurred", date=day, date_precision=precision) for day, precision in days
    )
    months = newest.Extent(10**9, 12, today.year * 12 + today.month - 1)
    monkeypatch.setattr(newest, "_extents", lambda: {"articles_eventtraits": months})
    rows = EventTraits.objects.filter(codes__contains=["status:occurred"])
    monkeypatch.setattr(newest, "_expected", lambda question: 10**6.0)
    by_months = newest.newest(rows, size, latest=latest)
    ordered = rows.order_by(*NEWEST).values_list("pk", "date")[:size]
    assert [row[:2] for row in by_months] == list(ordered)
