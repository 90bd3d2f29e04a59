"""What waits for a person, and deciding it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Appearance, EventReport, LinkDecision, Mention
from articles.vocabulary import LinkState
from tests import factories
from tests.desk.conftest import name_in

HTMX = {"HX-Request": "true"}
ADDRESSES = (
    "/review/",
    "/review/names/1/",
    "/review/events/1/",
    "/review/events/1/merge/",
    "/review/events/1/split/",
    "/review/people/1/",
    "/review/people/1/merge/",
    "/review/people/1/split/",
)
ACTS = ("/review/names/1/", "/review/reports/1/", "/review/mark/post/1/", "/review/decisions/1/undo/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_visitors_are_asked_to_log_in_and_others_refused(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/?next=/review/")
    client.force_login(factories.UserFactory(is_superuser=False))
    assert client.get(address).status_code == 403


def test_who_may_decide_but_not_read_every_text_is_kept_out(client: Client, db: None) -> None:
    user = factories.UserFactory(is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="add_linkdecision"))
    client.force_login(user)
    assert client.get("/review/findings/").status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="read_all_texts"))
    assert client.get("/review/findings/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ACTS)
def test_visitors_decide_nothing(client: Client, address: str) -> None:
    response = client.post(address)
    assert (response.status_code, response["Location"]) == (302, "/admin/login/?next=/review/")
    # A part of a page cannot hold the login: htmx is told to go there.
    assert client.post(address, headers=HTMX)["HX-Redirect"] == "/admin/login/?next=/review/"


def test_a_name_is_shown_once_in_its_sentence_with_whom_it_may_mean(editor: Client, open_name: SimpleNamespace) -> None:
    page = editor.get("/review/").content.decode()
    assert page.count('class="open"') == 1
    assert "<mark><a" in page
    assert "例示氏</a></mark>は「検討する」と語った。" in page
    assert "同じ書き方 2記事" in page
    assert "別の例示" in page
    assert "財務相" in page


def test_a_name_is_decided_for_one_article_and_the_other_waits(editor: Client, open_name: SimpleNamespace) -> None:
    one, other = open_name.rows
    response = editor.post(f"/review/names/{one.pk}/", {"choice": f"{open_name.other.pk}:here"}, headers=HTMX)
    page = response.content.decode()
    assert "この記事だけ" in page
    assert "取り消す" in page
    assert 'hx-swap-oob="outerHTML"' in page
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.leader, one.state) == (open_name.other, LinkState.DECIDED)
    assert other.state == LinkState.UNDECIDED
    assert Mention.objects.get(version__article=one.article).leader == open_name.other


def test_a_name_is_decided_wherever_it_is_written_so_without_a_script(
    editor: Client, open_name: SimpleNamespace
) -> None:
    row = open_name.rows[0]
    form = {"choice": f"{open_name.premier.pk}:everywhere", "next": "/review/?in=names"}
    response = editor.post(f"/review/names/{row.pk}/", form)
    assert (response.status_code, response["Location"]) == (302, "/review/?in=names")
    assert {a.leader for a in Appearance.objects.filter(name="例示氏")} == {open_name.premier}
    page = editor.get("/review/?in=names").content.decode()
    assert "待っているものはありません" in page
    assert 'role="status">「例示氏」' in page
    decision = LinkDecision.objects.get()
    assert decision.decided_by.username == "henshu"
    editor.post(f"/review/decisions/{decision.pk}/undo/")
    decision.refresh_from_db()
    assert decision.undone_by.username == "henshu"
    assert decision.undone_at


def test_nobody_is_sent_elsewhere_after_deciding(editor: Client, open_name: SimpleNamespace) -> None:
    form = {"choice": f"{open_name.premier.pk}:here", "next": "https://evil.example/"}
    response = editor.post(f"/review/names/{open_name.rows[0].pk}/", form)
    assert response["Location"] == "/review/?in=names"


def test_more_candidates_are_found_by_words(editor: Client, open_name: SimpleNamespace) -> None:
    third = factories.LeaderFactory(name="見本田", country=open_name.own.country)
    address = f"/review/names/{open_name.rows[0].pk}/"
    assert "見本田" not in editor.get(address).content.decode()
    assert f"{third.pk}:everywhere" in editor.get(address, {"q": "見本"}).content.decode()
    assert "<html" not in editor.get(address, {"q": "見本"}, headers=HTMX).content.decode()


def test_who_does_not_exist_is_not_found(editor: Client, open_name: SimpleNamespace) -> None:
    address = f"/review/names/{open_name.rows[0].pk}/"
    for choice in ("", "0:here", "999999:here", "x:here", "٣:here"):
        assert editor.post(address, {"choice": choice}).status_code == 404


def features(key: str, article: str, *, day: int, exact: bool) -> dict[str, Any]:
    """An account of talks of two countries as linking stores it; vague ones leave a fortnight open."""
    first, last = (day, day) if exact else (day - 7, day + 7)
    sets: dict[str, list[str]] = {name: [] for name in ("recipients", "people", "words", "sums")}
    plain = {"key": key, "article": article, "type": "CONSULT", "mode": "meeting", "exact": exact, "dated": True}
    told = {"first": first, "last": last, "series": "C5+1", "level": "head", "place": ""}
    return {**sets, **plain, **told, "actors": ["KZ", "US"]}


@pytest.fixture
def open_report(world: SimpleNamespace) -> SimpleNamespace:
    """A report without an exact day between two meetings of the same countries."""
    rows = []
    for number, (day, exact) in enumerate(((739_926, True), (739_930, True), (739_928, False))):
        version = factories.TextVersionFactory(body=f"両国の首脳は会談した({number})。")
        row = factories.EventReportFactory(
            version=version, type="CONSULT", mode="meeting", actors=[world.kz, world.us], evidence=["首脳は会談した"]
        )
        given = features(f"article {number}", f"article {number}", day=day, exact=exact)
        EventReport.objects.filter(pk=row.pk).update(block=1, features=given, undecided=not exact)
        rows.append(EventReport.objects.get(pk=row.pk))
    return SimpleNamespace(first=rows[0], second=rows[1], vague=rows[2])


def test_a_report_is_shown_with_the_events_that_it_fits(editor: Client, open_report: SimpleNamespace) -> None:
    page = editor.get("/review/?in=events").content.decode()
    assert page.count('class="open"') == 1
    for event in (open_report.first.event_id, open_report.second.event_id):
        assert f'name="event" value="{event}"' in page
    assert f'name="event" value="{open_report.vague.event_id}"' not in page


def test_a_report_is_given_to_an_event_and_taken_back(editor: Client, open_report: SimpleNamespace) -> None:
    address = f"/review/reports/{open_report.vague.pk}/"
    left = open_report.vague.event_id
    page = editor.post(address, {"event": open_report.first.event_id}, headers=HTMX).content.decode()
    open_report.vague.refresh_from_db()
    assert open_report.vague.event_id == open_report.first.event_id
    assert not open_report.vague.undecided
    assert "取り消す" in page
    assert editor.get(f"/events/{left}/").status_code == 301
    editor.post(f"/review/decisions/{LinkDecision.objects.get().pk}/undo/", headers=HTMX)
    open_report.vague.refresh_from_db()
    assert open_report.vague.event_id != open_report.first.event_id
    assert open_report.vague.undecided


def test_a_report_tells_an_event_of_its_own(editor: Client, open_report: SimpleNamespace) -> None:
    fits = [open_report.first.event_id, open_report.second.event_id]
    response = editor.post(f"/review/reports/{open_report.vague.pk}/", {"event": "none", "fits": fits})
    assert response.status_code == 302
    open_report.vague.refresh_from_db()
    assert open_report.vague.event_id not in fits
    assert not open_report.vague.undecided


@pytest.mark.parametrize(("section", "kind"), [("people", "leader"), ("organizations", "organization")])
def test_newcomers_are_vouched_for(editor: Client, world: SimpleNamespace, section: str, kind: str) -> None:
    row: Any
    if kind == "leader":
        row = factories.LeaderFactory(name="新顔", country=world.kz, reviewed=False)
        factories.LeaderFactory(name="新顔", full_name="新顔・既知", country=world.kz)
        name_in(factories.TextVersionFactory(body="新顔大臣は述べた。"), "新顔", "l1", leader=row)
    else:
        row = factories.OrganizationFactory(name="新しい省", reviewed=False)
    page = editor.get(f"/review/?in={section}").content.decode()
    assert row.name in page
    assert ("新顔・既知" in page) == (kind == "leader")
    page = editor.post(f"/review/mark/{kind}/{row.pk}/", headers=HTMX).content.decode()
    row.refresh_from_db()
    assert row.reviewed
    assert "取り消す" in page
    editor.post(f"/review/mark/{kind}/{row.pk}/", {"state": "no"})
    row.refresh_from_db()
    assert not row.reviewed


def test_terms_that_the_register_leaves_open_are_vouched_for(editor: Client, world: SimpleNamespace) -> None:
    world.tokayev.register_key = "tokayev|KZ"
    world.tokayev.save()
    post = world.tokayev.posts.get()
    assert "カシムジョマルト・トカエフ" in editor.get("/review/?in=register").content.decode()
    editor.post(f"/review/mark/post/{post.pk}/")
    assert "待っているものはありません" in editor.get("/review/?in=register").content.decode()


def test_only_rows_that_can_be_vouched_for_are(editor: Client, world: SimpleNamespace) -> None:
    assert editor.post("/review/mark/user/1/").status_code == 404
    assert editor.post("/review/mark/leader/999999/").status_code == 404


def test_a_longer_queue_asks_no_more_queries(
    editor: Client, open_name: SimpleNamespace, open_report: SimpleNamespace, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        version = factories.TextVersionFactory(body=f"第{number}氏は語った。")
        row = name_in(version, f"第{number}氏", "l1", leader=open_name.own, state=LinkState.UNDECIDED)
        row.candidates.set([open_name.premier, open_name.other])
        factories.LeaderFactory(name=f"新顔{number}", reviewed=False)
    for section in ("names", "events", "people", "organizations", "register"):
        with django_assert_max_num_queries(30):
            editor.get(f"/review/?in={section}")
