"""Reviewing findings: which come first, what a card offers, every act by plain forms and by htmx."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from articles.desk.findings.forms import actor_called
from articles.desk.findings.queue import waiting
from articles.ingest import reviewing
from articles.ingest.errors import DecisionError
from articles.models import EventReport, FindingDecision, Statement
from articles.vocabulary import FindingKind
from tests import factories
from tests.browse.conftest import BODY

HTMX = {"HX-Request": "true"}


def sure(row: Any, confidence: float) -> None:
    type(row).objects.filter(pk=row.pk).update(confidence=confidence)


def test_the_least_sure_and_of_these_the_most_used_come_first(world: SimpleNamespace) -> None:
    for row, confidence in ((world.quote, 0.41), (world.loss, 0.43), (world.tariffs, 0.9)):
        sure(row, confidence)
    EventReport.objects.update(confidence=0.7)
    for number in range(3):
        version = factories.TextVersionFactory(body=f"例示氏の記事{number}")
        version.article.appearances.create(
            kind="person", ref="l1", name="例示", names=["例示"], signature="s", blocks=["p:例"], leader=world.premier
        )
    order = [(one.kind, one.pk) for one in waiting()]
    said = FindingKind.STATEMENT
    assert order[:2] == [(said, world.loss.pk), (said, world.quote.pk)]
    assert order[-1] == (said, world.tariffs.pk)
    assert len(order) == 6
    assert all(one.use for one in waiting(kinds=[FindingKind.EVENT]))  # of countries: statements and events
    reviewing.accept(row=world.loss, user=None)
    assert waiting()[0].pk == world.quote.pk
    assert waiting(leaving_out=[f"statement-{world.quote.pk}"])[0].kind == FindingKind.EVENT


def test_a_finding_is_accepted_rejected_and_taken_back(editor: Client, world: SimpleNamespace) -> None:
    page = editor.get("/review/findings/").content.decode()
    assert page.count("data-finding ") == 6
    assert "<mark>米国との協力は新しい段階に入った</mark>" in page
    address = f"/review/findings/statement/{world.quote.pk}/"
    assert editor.post(address, {"action": "accept", "next": "/review/findings/"}).url == "/review/findings/"
    decision = FindingDecision.objects.get()
    assert (decision.action, decision.decided_by.username) == ("accept", "henshu")
    assert "henshuが承認" in editor.get(address).content.decode()
    done = editor.post(address, {"action": "reject", "reason": "見出し"}, headers=HTMX).content.decode()
    assert "発言を却下: 米国との協力" in done
    assert editor.get(address).status_code == 404
    last = FindingDecision.objects.first()
    again = editor.post(f"/review/findings/undo/{last.pk}/", headers=HTMX).content.decode()
    assert f'id="finding-statement-{world.quote.pk}"' in again
    assert editor.post(f"/review/findings/undo/{decision.pk}/").status_code == 302
    assert Statement.objects.get(pk=world.quote.pk).confidence == pytest.approx(0.9)


def test_a_statement_is_corrected_by_its_form(editor: Client, world: SimpleNamespace) -> None:
    form = {
        "action": "correct",
        "speaker_form": "1",
        "speaker": [f"l:{world.sample.pk}"],
        "other": "日本",
        "date": "2025年11月",
        "kind": "indirect",
        "cue": "語る",
        "about": "CN、アメリカ",
        "about_before": "米国",
        "exact": "「米国との協力は新しい段階に入った」",
        "start": "50",
    }
    editor.post(f"/review/findings/statement/{world.quote.pk}/", form)
    row = Statement.objects.get(pk=world.quote.pk)
    assert [x.actor for x in row.speakers.all()] == [world.sample, world.jp]
    assert (row.kind, row.cue, row.date_precision) == ("indirect", "語る", "month")
    assert {x.country_id for x in row.about.all()} == {"CN", "US"}
    assert BODY[row.start : row.end] == row.exact == form["exact"]
    for query, is_there in (("speaker", world.sample.pk), ("speaker", world.tokayev.pk), ("about", "CN"), ("by", "JP")):
        page = editor.get("/statements/", {query: is_there}).content.decode()
        assert (f'href="/statements/{row.pk}/"' in page) == (is_there != world.tokayev.pk), (query, is_there)


def test_an_event_and_a_sum_are_corrected_by_their_forms(editor: Client, world: SimpleNamespace) -> None:
    report = world.criticism.reports.get()
    form = {"action": "correct", "party_form": "1", "type": "SANCTION", "status": "ongoing", "side:JP": "recipient"}
    editor.post(f"/review/findings/event/{report.pk}/", {**form, "side:CN": "actor", "more_recipients": "米国"})
    report.refresh_from_db()
    parties = [(party.role, party.country_id) for party in report.parties.all()]
    assert parties == [("actor", "CN"), ("recipient", "JP"), ("recipient", "US")]
    assert (report.type, report.event.type, report.event.status) == ("SANCTION", "SANCTION", "ongoing")
    amount = {"action": "correct", "value": "1,200,000,000", "currency": "usd", "role": "aid"}
    editor.post(f"/review/findings/amount/{world.amount.pk}/", amount)
    world.amount.refresh_from_db()
    assert (world.amount.value, world.amount.role, world.amount.decision.action) == (12 * 10**8, "aid", "correct")


WRONG = [
    ({"date": "きのう"}, "日付を"),
    ({"exact": "本文にない語句"}, "その語句は本文にありません"),
    ({"speaker_form": "1"}, "話者を選んでください"),
    ({"speaker_form": "1", "other": "誰でもない"}, "登録されていません"),
]


@pytest.mark.parametrize(("form", "problem"), WRONG)
def test_what_is_wrong_is_said_beside_the_form(
    editor: Client, world: SimpleNamespace, form: dict[str, str], problem: str
) -> None:
    address = f"/review/findings/statement/{world.quote.pk}/"
    response = editor.post(address, {"action": "correct", **form}, headers=HTMX)
    assert problem in response.content.decode()
    assert response["HX-Retarget"] == f"#wrong-statement-{world.quote.pk}"
    page = editor.post(address, {"action": "correct", **form}, follow=True)
    assert problem in page.content.decode()
    assert not FindingDecision.objects.exists()


def test_people_are_found_by_name_key_and_address(world: SimpleNamespace) -> None:
    twin = factories.LeaderFactory(name="サンプル", country=world.jp)
    ministry = factories.OrganizationFactory(name="例示外務省")
    for text, key in (
        ("トカエフ", f"l:{world.tokayev.pk}"),
        (f"https://example.org/people/{twin.pk}-sample/", f"l:{twin.pk}"),
        (f"o:{ministry.pk}", f"o:{ministry.pk}"),
        ("例示外務省", f"o:{ministry.pk}"),
        ("アメリカ", "US"),
        ("kz", "KZ"),
    ):
        assert actor_called(text) == key
    with pytest.raises(DecisionError, match=f"l:{twin.pk}"):
        actor_called("サンプル")


def test_what_was_missed_is_added_and_the_article_closed(editor: Client, world: SimpleNamespace) -> None:
    address = f"/review/articles/{world.version.article_id}/"
    assert "まだ確認していない読み取りが5件" in editor.get(address).content.decode()
    form = {"finding": "statement", "exact": "額は10億ドル(約1500億円)に上る", "kind": "indirect", "speaker_form": "1"}
    editor.post(address, {**form, "speaker": "KZ"})
    row = Statement.objects.get(rule="editor")
    assert (row.article_id, str(row.speakers.get().actor)) == (world.version.article_id, "カザフスタン")
    editor.post(f"{address}whole/")
    page = editor.get(address).content.decode()
    assert "henshuが全体を確認済みにしました" in page
    assert not world.version.article.statements.filter(decision=None).exists()


def test_the_queue_asks_no_more_where_more_waits_and_is_for_editors(
    editor: Client, world: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        version = factories.TextVersionFactory(body=f"第{number}回の協議で「前進した」と述べた。")
        factories.StatementFactory(version=version, exact="前進した", speakers=[world.tokayev])
    with django_assert_max_num_queries(45):
        editor.get("/review/findings/")
    with django_assert_max_num_queries(60):
        editor.post(f"/review/findings/statement/{world.quote.pk}/", {"action": "accept"}, headers=HTMX)
    assert editor.get("/review/findings/orphans/").status_code == 200
    assert editor.get("/review/findings/", {"shown": ["statement-", "event-x", "7"]}).status_code == 200
    assert Client().get("/review/findings/").status_code == 302
    assert Client().post(f"/review/findings/statement/{world.quote.pk}/", {"action": "reject"}).status_code == 302
    assert editor.get("/review/findings/mention/1/").status_code == 404
