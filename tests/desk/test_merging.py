"""Merging and splitting events and people: what is shown before, done, told and taken back."""

from datetime import date
from types import SimpleNamespace

from django.test import Client

from articles.models import Appearance, Event, EventRedirect, LeaderRedirect, LinkDecision
from tests import factories
from tests.desk.conftest import name_in


def other_summit(world: SimpleNamespace) -> Event:
    version = factories.TextVersionFactory(body="両国の首脳は12日、会談を開いた。", article__title="別の記事")
    return factories.EventFactory(
        version=version,
        type="CONSULT",
        mode="meeting",
        actors=[world.kz, world.us],
        evidence=["会談を開いた"],
        date=date(2025, 11, 12),
    )


def test_similar_events_are_offered(editor: Client, world: SimpleNamespace) -> None:
    other = other_summit(world)
    page = editor.get(f"/review/events/{world.summit.pk}/").content.decode()
    assert f'name="other" value="{other.pk}"' in page
    assert f'name="other" value="{world.accord.pk}"' not in page  # of another type


def test_events_are_merged_after_a_preview_and_parted_again(editor: Client, world: SimpleNamespace) -> None:
    other = other_summit(world)
    address = f"/review/events/{world.summit.pk}/merge/"
    page = editor.get(address, {"find": f"http://testserver/events/{other.pk}-any/"}).content.decode()
    assert "会談を開いた" in page
    assert "ホワイトハウスで会談した" in page
    assert not LinkDecision.objects.exists()
    assert Event.objects.filter(pk=other.pk).exists()

    response = editor.post(address, {"other": other.pk, "reason": "同じ会談"})
    assert response["Location"] == f"/events/{world.summit.pk}/"
    assert EventRedirect.objects.get(old=other.pk).event_id == world.summit.pk
    page = editor.get(f"/events/{other.pk}/", follow=True).content.decode()
    assert "会談を開いた" in page
    assert "理由: 同じ会談" in page  # the history of the event
    assert editor.get(f"/review/events/{other.pk}/")["Location"] == f"/review/events/{world.summit.pk}/"

    editor.post(f"/review/decisions/{LinkDecision.objects.get().pk}/undo/")
    assert editor.get(f"/events/{other.pk}/").status_code == 200
    assert "取り消し済み" in editor.get("/changes/").content.decode()


def test_reports_are_split_off_after_a_preview(editor: Client, world: SimpleNamespace) -> None:
    other = other_summit(world)
    editor.post(f"/review/events/{world.summit.pk}/merge/", {"other": other.pk})
    report = world.summit.reports.exclude(article=world.version.article).get()
    address = f"/review/events/{world.summit.pk}/split/"
    page = editor.get(address, {"report": report.pk}).content.decode()
    assert page.count('class="preview"') == 2
    assert world.summit.reports.count() == 2
    response = editor.post(address, {"report": report.pk})
    report.refresh_from_db()
    assert report.event_id != world.summit.pk
    assert response["Location"] == f"/events/{report.event_id}/"


def test_what_cannot_be_merged_or_split_is_told(editor: Client, world: SimpleNamespace) -> None:
    home = f"/review/events/{world.summit.pk}/"
    for address in (f"{home}merge/", f"{home}merge/?other=999999", f"{home}merge/?other={world.summit.pk}"):
        assert "統合する相手の出来事を" in editor.get(address, follow=True).content.decode()
    report = world.summit.reports.get()
    assert "少なくとも一つ" in editor.get(f"{home}split/?report={report.pk}", follow=True).content.decode()
    assert editor.get("/review/events/999999/").status_code == 404


def two_people(world: SimpleNamespace) -> tuple[Appearance, Appearance]:
    """The same man in two spellings that the computation does not join."""
    rows = []
    for name in ("ヌルベク", "オルジャス"):
        leader = factories.LeaderFactory(name=name, country=world.kz, reviewed=False)
        version = factories.TextVersionFactory(body=f"{name}外相は述べた。")
        rows.append(name_in(version, name, "l1", leader=leader, country=world.kz, title="外相"))
    return rows[0], rows[1]


def test_people_are_merged_after_a_preview_and_parted_again(editor: Client, world: SimpleNamespace) -> None:
    one, other = two_people(world)
    keep, goes = one.leader_id, other.leader_id
    address = f"/review/people/{keep}/merge/"
    page = editor.get(address, {"other": goes}).content.decode()
    assert "オルジャス" in page
    assert "記事 2" in page
    assert not LeaderRedirect.objects.exists()

    editor.post(address, {"other": goes, "reason": "別の書き方"})
    other.refresh_from_db()
    assert other.leader_id == keep
    response = editor.get(f"/people/{goes}/")
    assert response.status_code == 301
    assert response["Location"].startswith(f"/people/{keep}-")
    page = editor.get(f"/people/{keep}/").content.decode()
    assert "理由: 別の書き方" in page
    assert page.count("printed-name") >= 2

    editor.post(f"/review/decisions/{LinkDecision.objects.get().pk}/undo/")
    other.refresh_from_db()
    assert other.leader_id == goes
    assert editor.get(f"/people/{goes}/").status_code == 200


def test_names_are_split_off_after_a_preview(editor: Client, world: SimpleNamespace) -> None:
    one, other = two_people(world)
    editor.post(f"/review/people/{one.leader_id}/merge/", {"other": other.leader_id})
    address = f"/review/people/{one.leader_id}/split/"
    page = editor.get(address, {"name": other.signature}).content.decode()
    assert page.count('class="preview"') == 2
    response = editor.post(address, {"name": other.signature})
    other.refresh_from_db()
    assert other.leader_id != one.leader_id
    assert response["Location"] == f"/people/{other.leader_id}/"


def test_the_person_of_the_register_stays(editor: Client, world: SimpleNamespace) -> None:
    world.tokayev.register_key = "tokayev|KZ"
    world.tokayev.save()
    one, _ = two_people(world)
    editor.post(f"/review/people/{one.leader_id}/merge/", {"other": world.tokayev.pk})
    one.refresh_from_db()
    assert one.leader_id == world.tokayev.pk


def test_people_who_cannot_be_merged_or_split(editor: Client, world: SimpleNamespace) -> None:
    home = f"/review/people/{world.tokayev.pk}/"
    for address in (f"{home}merge/", f"{home}merge/?other=999999", f"{home}merge/?find=だれか"):
        assert "番号かアドレス" in editor.get(address, follow=True).content.decode()
    assert "別の人物を選んで" in editor.get(f"{home}merge/?other={world.tokayev.pk}", follow=True).content.decode()
    assert "登場" in editor.get(f"{home}split/", follow=True).content.decode()
