"""``/import/``: send, look, mend, save. Every text, name and address is hostile."""

import hashlib
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import tasks
from articles.ingest.storing import Outcome
from articles.models import Article, ImportBatch, ImportItem, Outlet, SourceDocument, Statement
from articles.vocabulary import ImportState, TextRights
from tests import factories as make
from tests.imports import making
from tests.imports.making import PAGE, TEXT, TITLE

pytestmark = pytest.mark.django_db


def send(client: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(reverse("import"), {"documents": list(files), **fields}, follow=True)


def file(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def fields_of(item: ImportItem, **changes: str) -> dict[str, str]:
    return {name: getattr(item, name) for name in ("title", "published", "outlet", "url")} | changes


def said(response: Any) -> str:
    return "\n".join(re.findall(r'<p class="message [^>]*>(.*?)</p>', response.content.decode()))


def test_a_pasted_text_is_shown_and_then_saved(editor: Client) -> None:
    page = send(editor, text=TEXT)
    assert not Article.objects.exists()
    html = page.content.decode()
    assert f'value="{TITLE}"' in html
    assert 'value="2025-11-09"' in html
    assert '<span class="mark statement">協力を深めたい</span>' in html
    assert "10億ドル = 1,000,000,000 USD" in html
    item = ImportItem.objects.get()
    done = editor.post(item.get_absolute_url(), fields_of(item), follow=True)
    article = Article.objects.get()
    assert done.redirect_chain[-1][0] == article.get_absolute_url()
    assert article.origin == "paste"
    assert Statement.objects.get(exact="協力を深めたい").speakers.get().leader.name == "トカエフ"
    item.refresh_from_db()
    assert (item.state, item.outcome, item.body) == (ImportState.DONE, Outcome.NEW, "")
    assert item.version == article.versions.get()


def test_the_document_is_kept_as_it_came_with_its_hash(editor: Client) -> None:
    data = TEXT.encode("cp932")
    send(editor, file("一.txt", data), file("二.txt", data))
    document = SourceDocument.objects.get()
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    answer = editor.get(reverse("import_document", args=[document.pk]))
    assert answer.content == data
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_every_form_at_once_with_a_fault_for_each_bad_one(editor: Client) -> None:
    page = send(
        editor,
        file("一.pdf", making.pdf()),
        file("二.html", PAGE.replace("協力", "連携")),
        file("三.txt", TEXT.replace("協力", "貿易").encode("cp932")),
        file("四.zip", making.archive({"a.txt": TEXT.replace("協力", "防衛").encode(), "../x.txt": b"x"})),
        file("五.jsonl", making.lines("題一", "題二")),
        file("空.txt", b""),
        file("壊.pdf", making.pdf()[:200]),
        file("秘.pdf", making.pdf(password="geheim")),
        file("字.txt", b"\xff\xfe\xfd\xfc\xfb"),
        file("弾.zip", making.archive({"bomb.txt": b"0" * 50_000_000})),
        file("写.txt", TEXT.replace("協力", "貿易").encode("utf-16")),
    )
    states = dict(ImportItem.objects.values_list("name", "state"))
    assert {name for name, state in states.items() if state == ImportState.READY} == {
        "一.pdf",
        "二.html",
        "三.txt",
        "a.txt",
        "五.jsonl:1",
        "五.jsonl:2",
    }
    html = page.content.decode()
    for reason in ("空です", "壊れているか", "パスワード", "文字コード", "ZIP爆弾", "フォルダーの外", "と同じ内容です"):
        assert reason in html
    assert "四.zip" not in states
    assert not Article.objects.exists()
    batch = ImportBatch.objects.get()
    assert batch.items.filter(name="a.txt").get().container.sha256


def test_many_are_saved_by_workers_and_a_fault_of_one_leaves_the_others(editor: Client) -> None:
    send(editor, file("一.txt", TEXT), file("二.txt", "題名\n本文は短い。"))
    batch = ImportBatch.objects.get()
    page = editor.post(reverse("import_batch_act", args=[batch.pk]), {"act": "save"}, follow=True)
    assert "掲載日がありません" in said(page)
    assert "manage.py worker" in page.content.decode()
    first, second = batch.items.order_by("pk")
    assert (first.state, second.state) == (ImportState.QUEUED, ImportState.READY)
    tasks.read_item(item_id=first.pk)
    first.refresh_from_db()
    assert first.state == ImportState.DONE
    part = editor.get(batch.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "2件のうち1件を終えました" in part
    assert "<html" not in part
    assert "hx-trigger" not in part


def test_titles_and_days_are_mended_in_the_list(editor: Client) -> None:
    send(editor, file("一.txt", TEXT), file("二.txt", "題名\n本文は短い。"))
    batch = ImportBatch.objects.get()
    first, second = batch.items.order_by("pk")
    mended = {f"title-{second.pk}": "別の題名", f"published-{second.pk}": "令和7年12月9日"}
    unread = {f"title-{first.pk}": TITLE, f"published-{first.pk}": "いつか"}
    act = reverse("import_batch_act", args=[batch.pk])
    page = editor.post(act, {"act": "save", **mended, **unread}, follow=True)
    assert "日付を読み取れません" in said(page)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.published, first.state) == ("2025-11-09", ImportState.READY)
    assert (second.title, second.published, second.state) == ("別の題名", "2025-12-09", ImportState.DONE)


def test_mended_values_are_read_again_before_saving(editor: Client) -> None:
    send(editor, text=TEXT)
    item = ImportItem.objects.get()
    again = editor.post(item.get_absolute_url(), fields_of(item, published="令和7年12月9日", _reread="1"), follow=True)
    assert 'value="2025-12-09"' in again.content.decode()
    assert "2025-12-06" in again.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"title": ""}, {"published": ""}, {"published": "いつか"}, {"url": "javascript:1"}]
)
def test_wrong_values_are_not_saved(editor: Client, changes: dict[str, str]) -> None:
    send(editor, text=TEXT)
    item = ImportItem.objects.get()
    page = editor.post(item.get_absolute_url(), fields_of(item, **changes))
    assert 'class="error"' in page.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("題名\n本文は短い。", "掲載日が見つかりません"),
        ("題名\n2199年1月1日\n本文は短い。", "先の日付"),
        ("Title\n2025-11-09\nThe president said that both countries agreed to cooperate.", "日本語の文章ではない"),
        ("会议\n2025-11-09\n国家主席会见美国总统双方就经济合作达成共识并签署协议。", "日本語の文章ではない"),
        ("統計表\n2025-11-09\n" + "120 3,400 5.6 7,800\n" * 20, "ほとんどが数字"),
    ],
)
def test_warnings_before_saving(editor: Client, text: str, warning: str) -> None:
    assert warning in send(editor, text=text).content.decode()


def test_what_is_known_already_is_said(editor: Client) -> None:
    long = (
        TEXT
        + "両国の首脳は、資源の開発や輸送路の整備でも協力を広げる考えを示し、実務者の会合を開くことを決めた。\n" * 2
    )
    send(editor, text=long)
    item = ImportItem.objects.get()
    editor.post(item.get_absolute_url(), fields_of(item))
    assert "同じ記事がすでにあります" in send(editor, text=long).content.decode()
    assert "新しい版になります" in send(editor, text=long + "続報。").content.decode()
    elsewhere = send(editor, text=long.replace(TITLE, "会談が行われる") + "続報。", outlet="別の通信").content.decode()
    assert "ほぼ同じ文面" in elsewhere


def test_hostile_text_is_shown_as_text(editor: Client) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    text = f"題名{attack}\n2025年11月9日\n\nトカエフ大統領は6日、「{attack}」と述べた。{{{{ 7|add:7 }}}}\n"
    page = send(editor, file(f"{attack}.txt", text), file("<b>x</b>.txt", b""))
    html = page.content.decode() + editor.get(ImportItem.objects.first().get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<b>x</b>" not in html
    assert "{{ 7|add:7 }}" in html


def test_a_failed_one_is_tried_again_or_dropped(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send(editor, file("一.txt", TEXT), file("空.txt", b""))
    batch = ImportBatch.objects.get()
    empty = batch.items.get(name="空.txt")
    page = editor.post(reverse("import_item_retry", args=[empty.pk]), follow=True)
    assert "空です" in page.content.decode()
    editor.post(reverse("import_item_drop", args=[empty.pk]))
    assert batch.items.count() == SourceDocument.objects.count() == 1
    item = batch.items.get()

    def fails(*args: Any, **kwargs: Any) -> Any:
        raise ValueError("unforeseen")

    with monkeypatch.context() as patch:
        patch.setattr("articles.imports.saving.store_article", fails)
        page = editor.post(item.get_absolute_url(), fields_of(item), follow=True)
    assert "unforeseen" in page.content.decode()
    assert not Article.objects.exists()
    editor.post(reverse("import_item_retry", args=[item.pk]))
    assert Article.objects.count() == 1


def test_reading_twice_stores_once(editor: Client) -> None:
    send(editor, text=TEXT)
    item = ImportItem.objects.get()
    editor.post(item.get_absolute_url(), fields_of(item))
    found = list(Statement.objects.values_list("pk", flat=True))
    ImportItem.objects.update(state=ImportState.READING, body=item.body)
    tasks.read_item(item_id=item.pk)
    page = editor.post(item.get_absolute_url(), fields_of(item), follow=True)
    assert page.status_code == 200
    assert Article.objects.count() == 1
    assert list(Statement.objects.values_list("pk", flat=True)) == found


@pytest.mark.parametrize("fields", [{}, {"text": " \n "}])
def test_nothing_to_read_is_said_and_nothing_kept(editor: Client, fields: dict[str, str]) -> None:
    page = send(editor, **fields)
    assert 'class="error"' in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_the_pages_keep_to_the_content_security_policy(editor: Client) -> None:
    send(editor, file("一.txt", TEXT), file("空.txt", b""))
    item = ImportItem.objects.first()
    for address in (reverse("import"), item.batch.get_absolute_url(), item.get_absolute_url(), reverse("import_feeds")):
        page = editor.get(address)
        html = page.content.decode()
        assert page.status_code == 200
        assert " style=" not in html
        assert " onclick=" not in html
        assert page.headers["Content-Security-Policy"]


def test_the_pages_are_for_editors(client: Client) -> None:
    item = make.ImportItemFactory()
    document = SourceDocument.objects.create(data=b"x", size=1, sha256=hashlib.sha256(b"x").hexdigest())
    addresses = [
        reverse("import"),
        item.get_absolute_url(),
        item.batch.get_absolute_url(),
        reverse("import_feeds"),
        reverse("import_document", args=[document.pk]),
    ]
    for address in addresses:
        assert client.get(address).status_code == 302
    client.force_login(make.UserFactory(is_superuser=False))
    for address in addresses:
        assert client.get(address).status_code == 403
    assert client.post(reverse("import"), {"text": TEXT}).status_code == 403


def test_the_document_of_a_limited_outlet_is_for_those_who_read_all(editor: Client) -> None:
    send(editor, text=TEXT, outlet="例示通信")
    item = ImportItem.objects.get()
    editor.post(item.get_absolute_url(), fields_of(item))
    address = reverse("import_document", args=[item.document_id])
    assert editor.get(address).status_code == 200
    Outlet.objects.update(rights=TextRights.STAFF)
    assert editor.get(address).status_code == 403
    get_user_model().objects.get().user_permissions.add(Permission.objects.get(codename="read_all_texts"))
    assert editor.get(address).status_code == 200
