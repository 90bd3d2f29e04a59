"""How the newest rows of a selection are read: either way finds the same, and any base can be asked."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.browse import sampling
from articles.browse.filters import EventFilter, StatementFilter
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_events, chosen_statements

pytestmark = pytest.mark.django_db
READ_ALL = "OFFSET 0) AS chosen"


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


@pytest.mark.parametrize("asked", ["about=US", "q=関税", "q=アメリカ", "by=US&kind=indirect", "q=関税&month=2025-12"])
def test_statements_read_by_the_index_are_those_met_along_the_days(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    found = []
    for rows in (0, 10**9):
        monkeypatch.setattr(sampling, "_rows_of_tables", lambda rows=rows: {"articles_statementtraits": rows})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found.append(sampled(chosen_statements(StatementFilter(QueryDict(asked)))))
        assert any(READ_ALL in query["sql"] for query in queries) is (rows > 0)
    assert found[0].places
    assert found[0] == found[1]


def test_events_read_by_the_index_are_those_met_along_the_days(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for rows in (0, 10**9):
        monkeypatch.setattr(sampling, "_rows_of_tables", lambda rows=rows: {"articles_eventtraits": rows})
        found.append(sampled(chosen_events(EventFilter(QueryDict("country=US")))))
    assert found[0].places
    assert found[0] == found[1]
