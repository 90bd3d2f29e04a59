"""Who deals with whom: every count opens the rows that it counts."""

import re
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles.browse.relations.tallying import Cover, cover_of
from articles.vocabulary import EventType
from tests import factories


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def announced(client: Client, address: str) -> int:
    count = re.search(r'role="status"[^>]*>\D*([\d,]+)', page_of(client, address))
    assert count
    return int(count[1])


@pytest.mark.parametrize("query", ["", "from=2025", "from=2025-11-03&to=2025-12-20", "q=協力 OR 関税", "rows=leader"])
def test_every_count_of_the_matrix_opens_its_quotes(client: Client, world: SimpleNamespace, query: str) -> None:
    page = page_of(client, f"/matrix/?{query}")
    cells = re.findall(r'<a href="(/statements/\?[^"]*about=[^"]*)">(\d+)</a></td>', page)
    assert cells or query.startswith("q=")
    for address, count in cells:
        assert announced(client, address) == int(count), address


def test_the_matrix_narrows_to_rows_and_columns(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/matrix/?by=JP")
    assert "by=JP&about=CN" in page
    assert "by=KZ&about=US" not in page
    assert "この条件に合うものはありません" in page_of(client, "/matrix/?from=1999&to=1999")
    csv = client.get("/matrix/?format=csv")
    assert "KZ,カザフスタン,US,米国,1" in b"".join(csv).decode()


def test_the_matrix_without_statements_says_what_would_fill_it(client: Client, db: None) -> None:
    assert "まだ数える発言がありません" in page_of(client, "/matrix/")


@pytest.mark.parametrize(
    ("first", "last", "cover"),
    [
        (None, None, Cover(whole=True)),
        (date(2025, 3, 4), date(2025, 3, 9), Cover(days=[(date(2025, 3, 4), date(2025, 3, 9))])),
        (date(2025, 3, 1), date(2025, 4, 30), Cover(months=[(date(2025, 3, 1), date(2025, 5, 1))])),
        (date(2025, 1, 1), date(2025, 12, 31), Cover(years=(date(2025, 1, 1), date(2026, 1, 1)))),
        (
            date(2023, 11, 5),
            date(2025, 2, 10),
            Cover(
                years=(date(2024, 1, 1), date(2025, 1, 1)),
                months=[(date(2023, 12, 1), date(2024, 1, 1)), (date(2025, 1, 1), date(2025, 2, 1))],
                days=[(date(2023, 11, 5), date(2023, 11, 30)), (date(2025, 2, 1), date(2025, 2, 10))],
            ),
        ),
        (date(2025, 3, 2), date(2025, 3, 1), Cover()),
    ],
)
def test_a_period_is_cut_into_years_months_and_days(first: Any, last: Any, cover: Cover) -> None:
    assert cover_of(first, last) == cover


def test_compare(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, f"/compare/?c=JP&c=KZ&p={world.sample.pk}")
    for address, count in re.findall(r'<a href="(/(?:statements|events)/\?[^"]*)"><span class="n">(\d+)', page):
        assert announced(client, address) == int(count), address
    assert "by=KZ&about=US" in page


def test_what_counts_alike_stands_by_its_code(client: Client, world: SimpleNamespace) -> None:
    for one in ("c=KZ&c=JP", "c=JP&c=KZ"):  # one speaks of US, the other of CN, each once
        page = page_of(client, f"/compare/?{one}")
        assert 0 < page.index("about=CN") < page.index("about=US")


def test_compare_takes_a_name(client: Client, world: SimpleNamespace) -> None:
    response = client.get("/compare/?c=JP&add=アメリカ&from=2025")
    assert response.headers["Location"] == "/compare/?from=2025&c=JP&c=US"
    assert client.get("/compare/?add=とかえふ").headers["Location"] == f"/compare/?p={world.tokayev.pk}"
    assert "見つかりません" in page_of(client, "/compare/?add=どこにもない")
    factories.LeaderFactory(name="例示")
    assert page_of(client, "/compare/?add=例示").count("?p=") == 2
    assert "二つか三つ選ぶと" in page_of(client, "/compare/?c=QQ&p=x")


def test_graph(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/graph/")
    edges = re.findall(r'<td class="num"><a href="(/events/\?[^"]*)">(\d+)</a>', page)
    assert {(address, int(count)) for address, count in edges} == {
        ("/events/?pair=KZ-US", 2),
        ("/events/?pair=CN-JP", 1),
    }
    for address, count in edges:
        assert announced(client, address) == int(count)
    assert 'class="edge cooperation-2"' in page
    assert 'class="edge conflict-2"' in page
    assert page_of(client, "/graph/?country=JP").count('class="edge') == 1
    assert "この条件に合うものはありません" in page_of(client, "/graph/?country=JP&country=KZ")
    assert "KZ-US" not in page_of(client, "/graph/?from=2025-12-05&to=2025-12-20")


def test_the_graph_without_events_says_what_would_fill_it(client: Client, db: None) -> None:
    assert "まだ線を引く出来事がありません" in page_of(client, "/graph/")


def test_pair_shows_what_is_between(client: Client, world: SimpleNamespace) -> None:
    factories.EventFactory(
        version=world.version,
        type=EventType.CONSULT,
        actors=[world.tokayev, world.sample],
        evidence=["会談した"],
    )
    page = page_of(client, "/pairs/US-KZ/")
    assert "二国の間の出来事 3 件" in page
    assert "10億ドル" in page
    assert 'class="curve"' in page
    met = re.search(r'href="(/events/\?leader=[^"]*)">(\d+)</a>', page)
    assert met
    assert announced(client, met[1]) == int(met[2]) == 2
    empty = page_of(client, "/pairs/CN-KZ/")
    for words in ("この種の出来事を伝える記事", "名を挙げて会談した記事", "この向きの発言はまだありません"):
        assert words in empty


def test_a_country_s_money_by_side(client: Client, world: SimpleNamespace) -> None:
    amount = factories.AmountFactory(version=world.version, exact="1500億円", value=150_000_000_000, currency="JPY")
    factories.EventFactory(
        version=world.version,
        type=EventType.AID,
        actors=[world.us],
        recipients=[world.kz],
        evidence=["額は"],
        amounts=[amount],
    )
    page = page_of(client, "/countries/KZ/")
    assert "受けた側" in page
    assert "ともに" in page
    assert "出した側" not in page
    assert "出した側" in page_of(client, "/countries/US/")


def test_the_ledger_shows_each_amount_in_its_sentence(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/amounts/")
    assert "重要鉱物の協定に署名し、額は<mark>10億ドル</mark>(約1500億円)に上る。" in page
    assert f'href="/events/{world.accord.pk}' in page
    assert announced(client, "/amounts/?country=KZ&status=occurred") == 1
    assert announced(client, "/amounts/?country=JP") == 0
    assert announced(client, "/amounts/?fits=no") == 0
    factories.AmountFactory(
        version=world.version, exact="1500億円", currency="JPY", converts=world.amount, conversion_fits=False
    )
    assert announced(client, "/amounts/?fits=no") == 1
    assert "換算が合わない" in page_of(client, "/amounts/?fits=no")


def test_only_like_amounts_are_added_each_once_for_its_event(client: Client, world: SimpleNamespace) -> None:
    """The same sum in another article of the same event adds nothing; a planned one stands apart."""
    version = factories.TextVersionFactory(body="署名額は10億ドルに上る。計画では20億ドルだ。")
    again = factories.AmountFactory(version=version, role="signed")
    factories.EventReportFactory(
        version=version, actors=[world.kz, world.us], evidence=["署名"], amounts=[again], world=world.accord
    )
    more = factories.AmountFactory(version=version, exact="20億ドル", value=2_000_000_000, role="signed")
    factories.EventFactory(version=version, status="planned", actors=[world.us], evidence=["計画"], amounts=[more])
    factories.AmountFactory(version=version, start=0, end=3, exact="署名額", value=5, role="signed")
    page = page_of(client, "/amounts/?sums=1")
    rows = re.findall(r'<th scope="row">署名額</th><td>(.*?)</td><td class="num">(.*?)</td>.*?>(\d+)</a>', page)
    assert rows == [("実施済み", "10億ドル", "1"), ("予定", "20億ドル", "1")]
    assert "出来事に結びついた金額はありません" in page_of(client, "/amounts/?sums=1&from=1999&to=1999")


QUERIES = 30
"""Of the dearest page; none may grow with the number of rows."""


@pytest.mark.parametrize(
    "address",
    [
        "/matrix/",
        "/matrix/?rows=leader&q=関税",
        "/compare/?c=KZ&c=US",
        "/graph/",
        "/graph/?q=会談",
        "/pairs/KZ-US/",
        "/amounts/?sums=1",
    ],
)
def test_queries_are_bounded(
    client: Client, world: SimpleNamespace, django_assert_max_num_queries: Any, address: str
) -> None:
    for n in range(12):
        country = factories.CountryFactory(code=f"X{n}", name_ja=f"例示{n}")
        leader = factories.LeaderFactory(country=country)
        exact = world.version.body[n : n + 5]
        factories.StatementFactory(version=world.version, exact=exact, speakers=[leader], about=[world.us, country])
        factories.EventFactory(
            version=world.version, type="CONSULT", actors=[leader, world.us, world.kz], evidence=[exact]
        )
    client.get(address)
    with django_assert_max_num_queries(QUERIES):
        assert client.get(address).status_code == 200
