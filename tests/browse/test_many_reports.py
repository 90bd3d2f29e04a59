"""One event, utterance or text in many articles: what differs stands side by side, what repeats is told once."""

import csv
import io
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from articles.browse import accounts
from articles.browse.shown.reports import reports_of
from articles.models import CopyGroup, LeaderRedirect, Statement, Utterance
from tests import factories


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def told_often(world: SimpleNamespace) -> SimpleNamespace:
    """The summit in three articles more: announced before, told of another place, and an agency's copy of that."""
    group = CopyGroup.objects.create()
    rows = []
    for day, status, place, copy in (
        (date(2025, 11, 4), "planned", "ホワイトハウス", None),
        (date(2025, 11, 10), "occurred", "アスタナ", group),
        (date(2025, 11, 11), "occurred", "アスタナ", group),
    ):
        version = factories.TextVersionFactory(
            body=f"両国の首脳は{place}で会談する。",
            article__published=day,
            article__copy_group=copy,
            article__counts=day != date(2025, 11, 11),
            article__title=f"{day.day}日の記事",
        )
        rows.append(
            factories.EventReportFactory(
                version=version,
                type="CONSULT",
                status=status,
                place=place,
                actors=[world.kz, world.us],
                evidence=[f"首脳は{place}で会談"],
                world=world.summit,
            )
        )
    return SimpleNamespace(world=world, rows=rows, summit=world.summit)


def test_what_articles_tell_differently_stands_side_by_side(client: Client, told_often: SimpleNamespace) -> None:
    page = page_of(client, f"/events/{told_often.summit.pk}/")
    part = page[page.index("記事により異なる点") : page.index("各記事の記述")]
    assert "アスタナ" in part
    assert "首脳はアスタナで会談" in part
    assert "首脳はホワイトハウスで会談" in part
    assert "参加者" not in part  # they agree on these


def test_what_was_planned_and_took_place_is_a_history(client: Client, told_often: SimpleNamespace) -> None:
    page = page_of(client, f"/events/{told_often.summit.pk}/")
    part = page[page.index('id="h-stages"') : page.index("記事により異なる点")]
    assert part.index("予定") < part.index("実施済み")
    stages = accounts.stages_of(reports_of(told_often.summit.pk))
    assert [(stage.status, stage.count) for stage in stages] == [("planned", 1), ("occurred", 3)]


def test_copies_of_a_text_are_folded_under_the_one_that_counts(client: Client, told_often: SimpleNamespace) -> None:
    page = page_of(client, f"/events/{told_often.summit.pk}/")
    assert page.count('class="report"') == 3
    folded = page[page.index('<details class="copies">') :]
    assert "11日の記事" in folded[: folded.index("</details>")]


def test_an_event_of_one_report_has_no_differences(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, f"/events/{world.summit.pk}/")
    assert "記事により異なる点" not in page
    assert 'id="h-stages"' not in page


def test_sums_of_unlike_kinds_are_no_contradiction(world: SimpleNamespace) -> None:
    version = factories.TextVersionFactory(body="20億ドルの協定に署名した。潜在額は90億ドル。")
    kinds = (("20億ドル", 2_000_000_000, "signed"), ("90億ドル", 9_000_000_000, "potential"))
    sums = [factories.AmountFactory(version=version, exact=e, value=v, role=role) for e, v, role in kinds]
    factories.EventReportFactory(version=version, actors=[world.kz, world.us], amounts=sums, world=world.accord)
    differences = accounts.differences_of(accounts.sources_of(reports_of(world.accord.pk)))
    assert [str(one.label) for one in differences] == ["署名額"]
    assert [version.value for version in differences[0].versions] == ["10億ドル", "20億ドル"]


@pytest.fixture
def repeated(world: SimpleNamespace) -> Statement:
    """The quote in another outlet, in other words."""
    version = factories.TextVersionFactory(
        body="トカエフ氏は「協力は新段階だ」と語った。", article__outlet=factories.OutletFactory(name="別の通信")
    )
    other = factories.StatementFactory(
        version=version, exact="協力は新段階だ", speakers=[world.tokayev], about=[world.us], is_first=False
    )
    Statement.objects.filter(pk__in=[world.quote.pk, other.pk]).update(utterance=Utterance.objects.create())
    return other


def test_an_utterance_is_listed_once_and_counted_once(
    client: Client, world: SimpleNamespace, repeated: Statement
) -> None:
    for address in ("/statements/", f"/statements/?speaker={world.tokayev.pk}", f"/people/{world.tokayev.pk}/"):
        page = page_of(client, address)
        assert "米国との協力は新しい段階に入った" in page
        assert repeated.exact not in page
        assert "ほか1記事" in page
    assert ">3 件<" in page_of(client, "/statements/").replace("\n", "")


def test_a_selection_without_the_first_report_shows_another(
    client: Client, world: SimpleNamespace, repeated: Statement
) -> None:
    for query in (f"outlet={repeated.article.outlet_id}", "q=新段階"):
        page = page_of(client, f"/statements/?{query}")
        assert 'class="row statement direct"' in page
        assert f'href="/statements/{repeated.pk}/"' in page


def test_a_statement_shows_the_other_reports_the_first_one_first(
    client: Client, world: SimpleNamespace, repeated: Statement
) -> None:
    page = page_of(client, f"/statements/{repeated.pk}/")
    part = page[page.index('id="reports"') :]
    assert "最初の報道</span>" in part
    assert "米国との協力は新しい段階に入った" in part
    assert "このページの報道が最初" in page_of(client, f"/statements/{world.quote.pk}/")


def test_exports_hold_every_report(client: Client, world: SimpleNamespace, repeated: Statement) -> None:
    body = b"".join(client.get("/statements/?format=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    same = [row for row in rows if row["utterance"]]
    assert len(rows) == 4
    assert {row["first_report"] for row in same} == {"True", "False"}


def test_articles_with_the_same_text_are_one_row(client: Client, world: SimpleNamespace) -> None:
    group = CopyGroup.objects.create()
    first, copy = (
        factories.TextVersionFactory(
            article__title=title, article__copy_group=group, article__counts=counts, body=f"{title}の本文。"
        ).article
        for title, counts in (("元の記事", True), ("写しの記事", False))
    )
    page = page_of(client, "/articles/")
    assert "元の記事" in page
    assert "写しの記事" not in page
    assert "同文の記事 1" in page
    assert f'href="/articles/{copy.pk}/"' in page_of(client, "/articles/?q=写し")
    assert "数える記事" in page_of(client, f"/articles/{copy.pk}/")
    assert "写しの記事" in page_of(client, f"/articles/{first.pk}/")


def test_the_address_of_a_merged_person_leads_on(client: Client, world: SimpleNamespace) -> None:
    LeaderRedirect.objects.create(old=987_654, leader=world.tokayev)
    response = client.get("/people/987654-someone/")
    assert response.status_code == 301
    assert response["Location"].startswith(f"/people/{world.tokayev.pk}")


def test_a_post_held_twice_shows_both_terms(client: Client, world: SimpleNamespace) -> None:
    terms = ((date(2010, 1, 20), date(2014, 1, 20)), (date(2018, 1, 20), None))
    for start, end in terms:
        factories.PostFactory(
            leader=world.sample, start=start, end=end, end_precision="day" if end else "", title="大統領"
        )
    page = page_of(client, f"/people/{world.sample.pk}/")
    assert page.count("<b>米国 大統領</b>") == 1
    assert "2010年1月20日〜2014年1月20日" in page
    assert "2018年1月20日〜" in page
