"""Lists: what a selection finds, its counts, chips, paging and other forms."""

import csv
import io
import json
import re
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from articles.browse import facets, sampling
from articles.browse.filters import StatementFilter
from articles.browse.naming import day_text
from articles.browse.selecting import chosen_statements
from tests import factories


def found(client: Client, address: str, **headers: str) -> tuple[str, int]:
    """The page and the number that it announces."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    page = response.content.decode()
    count = re.search(r'role="status"[^>]*>\s*([\d,]+)', page)
    assert count
    return page, int(count[1])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("country=KZ", 2),
        ("country=KZ&country=US", 2),
        ("country=KZ&country=JP", 0),
        ("type=CONSULT&type=ACCUSE", 2),
        ("status=planned", 0),
        ("mode=meeting", 1),
        ("mode=nonsense", 3),
        ("month=2025-11", 2),
        ("month=2025-11&month=2025-12", 3),
        ("month=nonsense", 3),
        ("amount=yes", 1),
        ("pair=KZ-US", 2),
        ("pair=KZ-JP", 0),
        ("pair=nonsense", 3),
        ("q=会談&sort=relevance", 1),
        ("from=2025-12", 1),
        ("to=2025年11月", 2),
        ("from=令和7年11月6日&to=２０２５/１１/０６", 2),
        ("q=協定", 1),
        ("q=アメリカ", 2),
        ("q=アメリカ　鉱物", 1),
        ("q=ホワイトハウス", 1),
        ("country=ZZ", 0),
        ("leader=abc&type=NONSENSE&outlet=-1", 3),
    ],
)
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_events(client: Client, world: SimpleNamespace, query: str, count: int, htmx: dict[str, str]) -> None:
    assert found(client, f"/events/?{query}", **htmx)[1] == count


def test_events_by_leader_and_outlet(client: Client, world: SimpleNamespace) -> None:
    assert found(client, f"/events/?leader={world.tokayev.pk}")[1] == 1
    assert found(client, f"/events/?leader={world.tokayev.pk}&leader={world.premier.pk}")[1] == 0
    assert found(client, f"/events/?outlet={world.other.article.outlet_id}")[1] == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("q=関税", 2),
        ("q=アメリカ", 1),
        ("q=とかえふ", 1),
        ("q=トカエフ 協力", 1),
        ("q=トカエフ 関税", 0),
        ('q="新しい段階"', 1),
        ("about=US", 1),
        ("about=US&about=CN", 0),
        ("by=KZ&by=JP", 2),
        ("kind=indirect", 1),
        ("month=2025-12", 1),
        ("q=関税&sort=relevance", 2),
        ("from=2025-12-07", 1),
        ("q=%3Cscript%3E", 0),
    ],
)
def test_statements(client: Client, world: SimpleNamespace, query: str, count: int) -> None:
    assert found(client, f"/statements/?{query}")[1] == count


def test_statements_by_and_about_a_leader(client: Client, world: SimpleNamespace) -> None:
    assert found(client, f"/statements/?speaker={world.tokayev.pk}-tokayev&speaker={world.premier.pk}")[1] == 2
    factories.MentionFactory(version=world.other, exact="双方", leader=world.tokayev)
    page, count = found(client, f"/statements/?mentions={world.tokayev.pk}")
    assert count == 1
    assert "双方" in page


def test_marks_the_source_characters(client: Client, world: SimpleNamespace) -> None:
    page, _ = found(client, "/statements/?q=アメリカ")
    assert "<mark>米国</mark>との協力" in page


def test_counts_follow_the_query(client: Client, world: SimpleNamespace) -> None:
    page, _ = found(client, "/events/?country=KZ")
    assert re.search(r'value="KZ" checked>.*?<span class="n">2</span>', page, re.DOTALL)
    assert 'value="JP"' not in page
    page, _ = found(client, "/events/?type=ACCUSE")
    # Of one's own kind the counts stay, since another choice there widens.
    assert re.search(r'value="CONSULT">.*?<span class="n">1</span>', page, re.DOTALL)


def test_a_facet_of_many_values_offers_the_most_frequent_and_says_what_is_left(
    client: Client, world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "OFFERED", 12)
    version = factories.TextVersionFactory(body="".join(f"発言{n:03}。" for n in range(20)))
    for n in range(20):
        speakers = [factories.LeaderFactory(country=world.us)]
        factories.StatementFactory(version=version, exact=f"発言{n:03}", speakers=speakers)
    page, _ = found(client, "/statements/")
    assert page.count('name="speaker"') == 12
    assert "このほか 11 件" in page


def test_chips_take_a_choice_back(client: Client, world: SimpleNamespace) -> None:
    page, _ = found(client, "/events/?country=KZ&country=US&q=協定")
    assert 'href="?country=KZ&amp;country=US"' in page
    assert 'href="?q=%E5%8D%94%E5%AE%9A&amp;country=US"' in page


def test_an_unreadable_day_is_told_beside_its_field(client: Client, world: SimpleNamespace) -> None:
    page, _ = found(client, "/events/?from=きのう頃")
    assert "日付として読めません" in page
    assert 'aria-describedby="e-from"' in page


def test_nothing_found_says_what_to_try(client: Client, world: SimpleNamespace) -> None:
    page, _ = found(client, "/statements/?q=存在しない語句")
    assert "この条件に合うものはありません" in page
    assert "「存在しない語句」を外す" in page


@pytest.mark.parametrize("address", ["/events/", "/statements/", "/articles/", "/amounts/"])
def test_empty_tables_say_what_would_fill_them(client: Client, db: None, address: str) -> None:
    page, count = found(client, address)
    assert count == 0
    assert "まだ何もありません" in page


@pytest.mark.parametrize("address", ["/events/", "/statements/"])
def test_pages_hold_every_row_once_in_both_directions(client: Client, world: SimpleNamespace, address: str) -> None:
    text = "".join(f"発言{n:03}。" for n in range(130))
    version = factories.TextVersionFactory(body=text)
    for n in range(130):
        day = None if n % 10 == 0 else date(2025, 1, 1) + timedelta(days=n % 7)
        exact = f"発言{n:03}"
        if address == "/events/":
            factories.EventFactory(version=version, date=day, evidence=[exact])
        else:
            factories.StatementFactory(version=version, exact=exact, date=day)
    query, forth, pages = "", [], []
    while query is not None:
        page, count = found(client, f"{address}?{query}")
        assert count == 133
        forth += re.findall(r"発言(\d{3})", re.sub(r"<title>.*?</title>", "", page))
        pages.append(page)
        following = re.search(r'rel="next" href="\?([^"]*)"', page)
        query = following[1] if following else None
    assert sorted(forth) == [f"{n:03}" for n in range(130)]
    assert len(pages) == 6
    before = re.search(r'rel="prev" href="\?([^"]*)"', pages[2])
    assert before
    back, _ = found(client, f"{address}?{before[1]}")
    assert re.findall(r"発言(\d{3})", back) == re.findall(r"発言(\d{3})", pages[1])


def test_what_answers_best_comes_first_on_every_page(client: Client, world: SimpleNamespace) -> None:
    texts = [f"{'関税。' * (1 + n % 4)}番号{n:03}" for n in range(70)]
    version = factories.TextVersionFactory(body="\n".join(texts))
    for text in texts:
        factories.StatementFactory(version=version, exact=text)
    query, pages = "q=関税&sort=relevance", []
    for _ in range(3):
        page, count = found(client, f"/statements/?{query}")
        assert count == 72
        pages.append(re.findall(r"番号(\d{3})<span", page))
        links = dict(re.findall(r'rel="(next|prev)" href="\?([^"]*)"', unescape(page)))
        query = links.get("next", "")
    assert not query
    assert sorted(number for shown in pages for number in shown) == [f"{n:03}" for n in range(70)]
    assert all(int(number) % 4 == 3 for number in pages[0][:15])
    back, _ = found(client, f"/statements/?{links['prev']}")
    assert re.findall(r"番号(\d{3})<span", back) == pages[1]


def test_pairs_and_months_are_counted(client: Client, world: SimpleNamespace) -> None:
    found(client, "/events/?country=KZ")
    page, _ = found(client, "/events/?country=KZ")  # names of countries are kept from the first page on
    assert re.search(r'value="KZ-US">.*?カザフスタン ⇄ 米国.*?<span class="n">2</span>', page, re.DOTALL)
    assert re.search(r'value="2025-11">.*?2025年11月.*?<span class="n">2</span>', page, re.DOTALL)
    assert re.search(r'name="amount" value="yes">.*?<span class="n">1</span>', page, re.DOTALL)


def test_what_lies_ahead_stands_apart_from_what_happened(client: Client, world: SimpleNamespace) -> None:
    ahead = [timezone.localdate() + timedelta(days=days) for days in range(1, 8)]
    for day in ahead:
        factories.EventFactory(version=world.version, date=day, status="planned", evidence=["会談した"])
    page, count = found(client, "/events/")
    assert count == 3 + len(ahead)
    inside, after = page.split('<details class="coming">')[1].split("</details>", 1)
    assert re.findall(r'class="when">([^<]+)', inside) == [day_text(day) for day in ahead[:5]]
    assert f"from={ahead[0]}" in inside
    assert "会談した</a>" not in after.replace("ホワイトハウスで会談した</a>", "")
    assert '<details class="coming"' not in found(client, f"/events/?from={ahead[0].year}")[0]


def test_a_list_of_what_lies_ahead_begins_with_the_soonest(client: Client, world: SimpleNamespace) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    version = factories.TextVersionFactory(body="".join(f"会談{n:03}。" for n in range(70)))
    for n in range(70):
        factories.EventFactory(version=version, date=tomorrow + timedelta(days=n // 2), evidence=[f"会談{n:03}"])
    query, pages = f"from={tomorrow}", []
    for _ in range(3):
        page, count = found(client, f"/events/?{query}")
        assert count == 70
        pages.append(re.findall(r"会談(\d{3})</a>", page))
        links = dict(re.findall(r'rel="(next|prev)" href="\?([^"]*)"', unescape(page)))
        query = links.get("next", "")
    assert not query
    assert [n for shown in pages for n in shown] == [f"{n:03}" for n in range(70)]
    back, _ = found(client, f"/events/?{links['prev']}")
    assert re.findall(r"会談(\d{3})</a>", back) == pages[1]


@pytest.mark.parametrize("key", ["x", "2025-11-06.", "none.zz", "2025-99-99.1", "."])
def test_an_unreadable_key_gives_the_first_page(client: Client, world: SimpleNamespace, key: str) -> None:
    page, count = found(client, f"/events/?after={key}")
    assert count == 3
    assert "中国の輸出規制を批判した" in page


def test_articles_amounts_people_and_countries(client: Client, world: SimpleNamespace) -> None:
    assert found(client, "/articles/?q=鉱物")[1] == 1
    assert found(client, f"/articles/?outlet={world.other.article.outlet_id}")[1] == 1
    assert found(client, "/amounts/?currency=USD&role=signed")[1] == 1
    assert found(client, "/people/")[1] == 2
    assert found(client, "/people/?q=とかえふ")[1] == 1
    assert found(client, "/people/?q=例示&country=JP")[1] == 1
    assert found(client, "/countries/?q=アメリカ")[1] == 1


def test_search_finds_people_countries_and_words(client: Client, world: SimpleNamespace) -> None:
    page = client.get("/search/?q=アメリカ").content.decode()
    assert 'href="/countries/US/"' in page
    assert "<mark>米国</mark>" in page
    assert "見つかりませんでした" in client.get("/search/?q=何もない語").content.decode()
    assert client.get("/search/?q=%00").status_code == 200


def test_csv_is_for_a_spreadsheet(client: Client, world: SimpleNamespace) -> None:
    world.version.article.outlet.name = "=HYPERLINK(1)"
    world.version.article.outlet.save()
    response = client.get("/statements/?format=csv&about=US")
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert data.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert row["exact"] == world.quote.exact
    assert row["outlet"] == "'=HYPERLINK(1)"
    assert row["speakers"] == "カシムジョマルト・トカエフ"


@pytest.mark.parametrize("address", ["/events/", "/statements/", "/amounts/"])
def test_json_quotes_the_source(client: Client, world: SimpleNamespace, address: str) -> None:
    response = client.get(f"{address}?format=json")
    rows = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]
    bodies = {world.version.article_id: world.version.body, world.other.article_id: world.other.body}
    assert rows
    for row in rows:
        assert bodies[row["article"]][row["start"] : row["end"]] == row["exact"]


def test_an_unknown_form_is_refused(client: Client, world: SimpleNamespace) -> None:
    assert client.get("/events/?format=xlsx").status_code == 400


def test_people_gone_since_they_were_counted_are_left_out(client: Client, world: SimpleNamespace) -> None:
    cache.set("leaders-heard", {0: ("去った人", 3), world.tokayev.pk: ("トカエフ", 1)})
    assert f"/people/{world.tokayev.pk}" in found(client, "/people/")[0]


def test_a_facet_that_counts_the_newest_rows_alone_says_so(
    client: Client, world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sampling.sampled
    monkeypatch.setattr(facets, "sampled", lambda chosen: whole(chosen, 2))  # three statements without the choice
    address = f"/statements/?speaker={world.tokayev.pk}"
    choice = StatementFilter(QueryDict(f"speaker={world.tokayev.pk}"))
    narrow = facets.statement_facets(choice, whole(chosen_statements(choice)))
    assert [facet.name for facet in narrow if facet.own_sample] == ["speaker"]
    assert not any(facet.sample for facet in narrow)
    assert "件の内訳です" in client.get(address).content.decode()
    monkeypatch.undo()
    assert "件の内訳です" not in client.get(address).content.decode()
