"""``/changes/``: decisions in words, for everybody; taking back for editors."""

from types import SimpleNamespace
from typing import Any

from django.test import Client

from articles.ingest import editing, reviewing
from articles.ingest.linking.decisions import record
from articles.models import EventReport, LinkDecision, Outlet, RecordChange
from articles.vocabulary import TextRights, Verdict
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
        reviewing.accept(row=world.quote, user=None)
    with django_assert_max_num_queries(22):
        page = client.get("/changes/").content.decode()
    assert page.count('class="change"') == 30
    assert 'rel="next"' in page


def test_decisions_about_findings_are_told_on_every_page_that_they_concern(
    client: Client, world: SimpleNamespace
) -> None:
    user = factories.UserFactory(username="henshu")
    given = {"speakers": [f"l:{world.sample.pk}"], "date": "2025-11"}
    first = reviewing.correct(row=world.quote, given=given, user=user, reason="主語は後の文")
    second = reviewing.correct(row=world.quote, given={"cue": "語る"}, user=user)
    reviewing.reject(row=world.summit.reports.get(), user=user)
    pages = ["/changes/"]
    pages += [f"/{row._meta.model_name}s/{row.pk}/" for row in (world.quote, world.version.article)]
    pages += [f"/people/{row.pk}/" for row in (world.sample, world.tokayev)]
    for address in pages:
        page = client.get(address).content.decode()
        assert "発言を修正: 米国との協力は新しい段階に入った" in page, address
        assert "henshu" in page
        assert "主語は後の文" in page
        row = page[page.index('<th scope="row">話者</th>') :][:200]
        assert row.index("トカエフ") < row.index("サンプル")
    Outlet.objects.update(rights=TextRights.STAFF)
    page = client.get("/changes/").content.decode()
    assert "発言を修正" in page
    assert "新しい段階" not in page
    client.force_login(user)
    page = client.get("/changes/").content.decode()
    assert "出来事を却下" in page
    assert "取り消す(これに続く1件も)" in page
    client.post(f"/review/findings/undo/{first.pk}/", {"next": "/changes/"})
    assert client.get("/changes/").content.decode().count("取り消し済み") == 2
    second.refresh_from_db()
    assert second.undone_by == user


def test_edits_of_the_register_are_kept_and_put_back(client: Client, world: SimpleNamespace) -> None:
    client.force_login(factories.UserFactory(username="henshu"))
    post = world.tokayev.posts.get()
    form = {
        "name": "トカエフ",
        "full_name": "新しい名",
        "country": "KZ",
        "reviewed": "on",
        "name_en": "",
        "reading": "",
    }
    form |= {f"aliases-{name}": n for name, n in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 0))}
    form |= {"aliases-0-text": "とかえふ氏", "aliases-0-leader": world.tokayev.pk}
    form |= {f"posts-{name}": n for name, n in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 1))}
    term = {"id": post.pk, "leader": world.tokayev.pk, "office": post.office, "title": "大統領", "country": "KZ"}
    form |= {f"posts-0-{name}": value for name, value in {**term, "start": "2019-06-12"}.items()}
    form |= {"posts-0-start_precision": "day", "posts-0-end": "", "posts-0-end_precision": "", "posts-0-checked": ""}
    assert client.post(f"/admin/articles/leader/{world.tokayev.pk}/change/", form).status_code == 302
    assert {change.table for change in RecordChange.objects.all()} == {"leader", "post", "leaderalias"}
    page = client.get(f"/people/{world.tokayev.pk}/").content.decode()
    for words in ("カシムジョマルト・トカエフ", "新しい名", "2019-03-20", "2019-06-12", "登録簿に追加: とかえふ氏"):
        assert words in page
    for change in RecordChange.objects.all():
        client.post(f"/review/records/{change.pk}/undo/")
    world.tokayev.refresh_from_db()
    assert (world.tokayev.full_name, world.tokayev.reading) == ("カシムジョマルト・トカエフ", "とかえふ")
    assert str(world.tokayev.posts.get().start) == "2019-03-20"
    assert not world.tokayev.aliases.exists()


def test_a_deleted_record_comes_back_and_a_newer_edit_is_not_overwritten(
    client: Client, world: SimpleNamespace
) -> None:
    client.force_login(factories.UserFactory())
    world.tokayev.aliases.create(text="別名")
    alias = world.tokayev.aliases.get()
    client.post(f"/admin/articles/leaderalias/{alias.pk}/delete/", {"post": "yes"})
    change = RecordChange.objects.get()
    editing.undo(change=change, user=None)
    assert world.tokayev.aliases.get() == alias
    edit = {"text": "新しい別名", "leader": world.tokayev.pk}
    client.post(f"/admin/articles/leaderalias/{alias.pk}/change/", edit)
    edited = RecordChange.objects.first()
    world.tokayev.aliases.update(text="もっと新しい別名")
    page = client.post(f"/review/records/{edited.pk}/undo/", follow=True).content.decode()
    assert "その後また変えられました" in page
    assert world.tokayev.aliases.get().text == "もっと新しい別名"
