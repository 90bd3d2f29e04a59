"""The upload: paste or files, look, mend, save. The text is hostile."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Draft, Statement
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = (
    "例示国と米国が首脳会談\n\n2025年11月9日\n\n"
    "カザフスタンのトカエフ大統領は6日、「協力を深めたい」と述べた。総額は10億ドルに上る。\n"
)
ADD = "admin:articles_draft_add"


@pytest.fixture
def editor(client: Client) -> Client:
    """A client logged in as somebody who may add articles."""
    client.force_login(make.UserFactory())
    return client


@pytest.fixture(autouse=True)
def register() -> None:
    """A small register: the real one takes seconds to load."""
    kazakhstan = make.CountryFactory(code="KZ")
    make.CountryFactory(code="US")
    leader = make.LeaderFactory(
        name="トカエフ", full_name="カシムジョマルト・トカエフ", country=kazakhstan, register_key="t/KZ"
    )
    make.PostFactory(leader=leader)


def upload(client: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(reverse(ADD), {"documents": list(files), **fields}, follow=True)


def texts(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def file(name: str, data: bytes | str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def test_a_pasted_text_is_shown_and_then_saved(editor: Client) -> None:
    page = upload(editor, text=TEXT)
    assert page.status_code == 200
    assert not Article.objects.exists()
    html = page.content.decode()
    assert 'value="例示国と米国が首脳会談"' in html
    assert 'value="2025-11-09"' in html
    assert '<span class="mark statement">協力を深めたい</span>' in html
    assert "10億ドル = 1,000,000,000 USD" in html
    draft = Draft.objects.get()
    done = editor.post(reverse("admin:articles_draft_change", args=[draft.pk]), fields_of(draft), follow=True)
    article = Article.objects.get()
    assert article.origin == "paste"
    assert Statement.objects.get().speakers.get().leader.name == "トカエフ"
    assert f'<a href="{article.get_absolute_url()}">例示国と米国が首脳会談</a>' in done.content.decode()
    assert not Draft.objects.exists()
    assert editor.get(article.get_absolute_url()).status_code == 200


def fields_of(draft: Draft, **changes: str) -> dict[str, str]:
    return {name: getattr(draft, name) for name in ("title", "published", "outlet", "url")} | changes


def test_title_and_day_can_be_mended_before_saving(editor: Client) -> None:
    upload(editor, text=TEXT)
    draft = Draft.objects.get()
    address = reverse("admin:articles_draft_change", args=[draft.pk])
    again = editor.post(
        address, fields_of(draft, title="別の題名", published="令和7年12月9日", _reread="1"), follow=True
    )
    assert 'value="2025-12-09"' in again.content.decode()
    assert "2025-12-06" in again.content.decode()
    assert not Article.objects.exists()
    draft.refresh_from_db()
    editor.post(address, fields_of(draft))
    article = Article.objects.get()
    assert (article.title, str(article.published)) == ("別の題名", "2025-12-09")


@pytest.mark.parametrize(
    "changes",
    [{"title": ""}, {"published": ""}, {"published": "いつか"}, {"url": "javascript:alert(1)"}, {"title": "長" * 301}],
)
def test_a_draft_with_wrong_values_is_not_saved(editor: Client, changes: dict[str, str]) -> None:
    upload(editor, text=TEXT)
    draft = Draft.objects.get()
    page = editor.post(reverse("admin:articles_draft_change", args=[draft.pk]), fields_of(draft, **changes))
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert not Article.objects.exists()


def test_an_undated_text_is_asked_for_its_day(editor: Client) -> None:
    page = upload(editor, text="題名\n本文は短い。")
    assert "掲載日がありません" in page.content.decode()
    assert Draft.objects.get().published == ""


def test_the_form_fills_what_the_text_lacks(editor: Client) -> None:
    upload(editor, text="題名\n本文は短い。", published="2025/11/09", outlet="例示通信", url="https://news.example/1")
    draft = Draft.objects.get()
    assert (draft.published, draft.outlet, draft.url) == ("2025-11-09", "例示通信", "https://news.example/1")


def test_several_files_in_any_encoding_with_a_fault_for_each_bad_one(editor: Client) -> None:
    page = upload(
        editor,
        file("一.txt", TEXT),
        file("二.txt", TEXT.replace("例示国", "見本国").encode("cp932")),
        file("三.txt", TEXT.replace("例示国", "試験国").encode("utf-16")),
        file("四.pdf", b"%PDF-1.7"),
        file("五.txt", b""),
        file("六.txt", b"x" * 2_000_001),
        file("七.txt", b"\xff\xfe\xfd\xfc\xfb"),
    )
    faults = "\n".join(texts(page))
    for name in ("四.pdf", "五.txt", "六.txt", "七.txt"):
        assert name in faults
    assert sorted(Draft.objects.values_list("source_name", flat=True)) == ["一.txt", "三.txt", "二.txt"]
    assert not Article.objects.exists()
    chosen = {"action": "save_selected", "_selected_action": list(Draft.objects.values_list("pk", flat=True))}
    editor.post(reverse("admin:articles_draft_changelist"), chosen)
    assert Article.objects.count() == 3
    assert not Draft.objects.exists()


def test_saving_several_leaves_out_what_cannot_be_saved(editor: Client) -> None:
    upload(editor, file("一.txt", TEXT), file("二.txt", "題名\n本文は短い。"))
    chosen = {"action": "save_selected", "_selected_action": list(Draft.objects.values_list("pk", flat=True))}
    page = editor.post(reverse("admin:articles_draft_changelist"), chosen, follow=True)
    assert Article.objects.count() == Draft.objects.count() == 1
    assert any("掲載日がありません" in text for text in texts(page))


@pytest.mark.parametrize("fields", [{}, {"text": " \n "}, {"text": "題名だけ"}, {"text": "題名\x00\n2025-11-09\n本文"}])
def test_nothing_to_read_is_said_and_nothing_kept(editor: Client, fields: dict[str, str]) -> None:
    page = upload(editor, **fields)
    assert page.status_code == 200
    assert "error" in page.content.decode()
    assert not Draft.objects.exists()


def test_hostile_text_is_shown_as_text(editor: Client) -> None:
    attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    text = f"題名{attack}\n2025年11月9日\n\nトカエフ大統領は6日、「{attack}」と述べた。{{{{ 7|add:7 }}}}\n"
    page = upload(editor, file(f"{attack}.txt", text))
    html = page.content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "{{ 7|add:7 }}" in html
    draft = Draft.objects.get()
    done = editor.post(reverse("admin:articles_draft_change", args=[draft.pk]), fields_of(draft), follow=True)
    assert Article.objects.count() == 1
    assert "<script>alert" not in done.content.decode()
    assert "<img src=x" not in done.content.decode()


def test_a_bad_file_name_in_a_fault_is_shown_as_text(editor: Client) -> None:
    page = upload(editor, file("<b>x</b>.txt", b""))
    assert "<b>x</b>" not in page.content.decode()


def test_the_pages_keep_to_the_content_security_policy(editor: Client) -> None:
    for page in (editor.get(reverse(ADD)), upload(editor, text=TEXT)):
        html = page.content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert " onclick=" not in html
        assert page.headers["Content-Security-Policy"]


def test_a_known_article_is_announced(editor: Client) -> None:
    upload(editor, text=TEXT)
    draft = Draft.objects.get()
    editor.post(reverse("admin:articles_draft_change", args=[draft.pk]), fields_of(draft))
    assert "同じ記事がすでにあります" in upload(editor, text=TEXT).content.decode()
    assert "新しい版になります" in upload(editor, text=TEXT + "続報。").content.decode()


def test_only_the_editor_sees_a_draft(editor: Client, client: Client) -> None:
    foreign = make.DraftFactory()
    page = editor.get(reverse("admin:articles_draft_change", args=[foreign.pk]), follow=True)
    assert foreign.title not in page.content.decode()
    assert "もうありません" in texts(page)[0]


def test_saving_twice_says_that_it_is_done(editor: Client) -> None:
    upload(editor, text=TEXT)
    draft = Draft.objects.get()
    address = reverse("admin:articles_draft_change", args=[draft.pk])
    editor.post(address, fields_of(draft))
    page = editor.post(address, fields_of(draft), follow=True)
    assert "もうありません" in texts(page)[-1]
    assert Article.objects.count() == 1


def test_upload_needs_the_right_to_add_articles(client: Client) -> None:
    client.force_login(make.UserFactory(is_superuser=False))
    assert client.get(reverse(ADD)).status_code == 403
    assert client.post(reverse(ADD), {"text": TEXT}).status_code == 403
    client.logout()
    assert client.get(reverse(ADD)).status_code == 302


def test_adding_an_article_is_uploading_it(editor: Client) -> None:
    assert editor.get(reverse("admin:articles_article_add")).headers["Location"] == reverse(ADD)


def test_old_drafts_go(editor: Client) -> None:
    upload(editor, text=TEXT)
    Draft.objects.update(created_at=timezone.now() - timedelta(days=31))
    upload(editor, text=TEXT.replace("例示国", "見本国"))
    assert Draft.objects.count() == 1
