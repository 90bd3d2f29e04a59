"""``/changes/``: decisions in words, for everybody; taking back for editors."""

from types import SimpleNamespace
from typing import Any

from django.test import Client

from articles.ingest.linking.decisions import record
from articles.models import EventReport, LinkDecision
from articles.vocabulary import Verdict
from tests import factories


def decision(world: SimpleNamespace, **values: Any) -> LinkDecision:
    reports = EventReport.objects.filter(event__in=[world.summit, world.criticism]).order_by("pk")
    given = {
        "subject": "event",
        "verdict": Verdict.SAME,
        "groups": [[f"r:{report.pk}" for report in reports]],
        "summary": "二つの会談を統合",
        "reason": "<b>同じ日</b>",
        "user": None,
        "before": {f"r:{report.pk}": report.event_id for report in reports},
    }
    return record(**{**given, **values})


def test_nothing_changed_yet(client: Client, db: None) -> None:
    assert "まだ何も変えられていません" in client.get("/changes/").content.decode()


def test_a_decision_is_told_with_before_and_after(client: Client, world: SimpleNamespace) -> None:
    decision(world, user=factories.UserFactory(username="henshu"))
    page = client.get("/changes/").content.decode()
    assert "二つの会談を統合" in page
    assert "henshu" in page
    assert "理由: &lt;b&gt;同じ日&lt;/b&gt;" in page
    before, after = page.split("<h4>後</h4>")
    assert before.count('class="as-one"') == 2
    assert after.count('class="as-one"') == 1
    assert "取り消す" not in page


def test_editors_may_take_it_back(client: Client, world: SimpleNamespace) -> None:
    row = decision(world)
    client.force_login(factories.UserFactory())
    assert f'action="/review/decisions/{row.pk}/undo/"' in client.get("/changes/").content.decode()


def test_what_is_gone_since_is_told_as_such(client: Client, world: SimpleNamespace) -> None:
    apart = {"verdict": Verdict.APART, "before": {}}
    decision(world, groups=[["r:999998"], ["r:999999"]], **apart)
    decision(world, subject="leader", groups=[["l:999999", "s:nobody"], ["a:1:nobody"]], **apart)
    page = client.get("/changes/").content.decode()
    assert page.count("(今はない記録)") >= 4


def test_many_decisions_ask_no_more_queries(
    client: Client, world: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for _ in range(40):
        decision(world)
        decision(world, subject="leader", groups=[[f"l:{world.tokayev.pk}", "s:x", "a:1:y"]], before={})
    with django_assert_max_num_queries(14):
        page = client.get("/changes/").content.decode()
    assert page.count('class="change"') == 30
    assert 'rel="next"' in page
