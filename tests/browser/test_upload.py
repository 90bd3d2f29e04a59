"""An editor logs in, sends an article, looks at what was read, saves it and comes to its public page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles import tasks
from articles.models import ImportItem
from articles.vocabulary import ImportState
from tests import factories
from tests.browser.conftest import PHONE, WIDE
from tests.imports import making

pytestmark = pytest.mark.browser
ARTICLE = Path(__file__).parents[1] / "acceptance/summit.txt"


@pytest.mark.model
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_an_editor_uploads_an_article(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    from playwright.sync_api import expect

    call_command("load_register")
    editor = factories.UserFactory()
    page = open_page("/", viewport)
    page.get_by_role("link", name="管理").click()
    page.get_by_label("ユーザー名").fill(editor.username)
    page.get_by_label("パスワード").fill("secret")
    page.get_by_role("button", name="ログイン").click()
    page.goto(re.sub(r"/admin/.*", "/import/", page.url))
    page.locator('input[type="file"]').set_input_files(str(ARTICLE))
    page.get_by_role("button", name="読み取る").click()

    # What was read is shown before anything is saved.
    expect(page.get_by_role("heading", name="読み取ったもの")).to_be_visible()
    expect(page.locator("main")).to_contain_text("米国との協力は新しい段階に入った")
    page.get_by_role("button", name="記事として保存").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("中央アジア5か国、ワシントンで米国と首脳会議")
    expect(page.locator(".text .statement").first).to_be_visible()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_a_pdf_a_page_and_a_shift_jis_text_at_once(open_page: Callable[..., Any], viewport: dict[str, int]) -> None:
    """Their list shows what became of each; nothing on these pages is a barrier or wider than the window."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import expect

    editor = factories.UserFactory()
    page = open_page("/import/", viewport)
    page.get_by_label("ユーザー名").fill(editor.username)
    page.get_by_label("パスワード").fill("secret")
    page.get_by_role("button", name="ログイン").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("取り込み")
    seen = [page.url]
    sent = {
        "会談.pdf": ("application/pdf", making.pdf()),
        "新聞.html": ("text/html", making.PAGE.replace("協力", "連携").encode()),
        "原稿.txt": ("text/plain", making.TEXT.replace("協力", "貿易").encode("cp932")),
        "空.txt": ("text/plain", b""),
        "無日付.txt": ("text/plain", "日付のない題名\n本文は短い。".encode()),
    }
    files = [{"name": name, "mimeType": kind, "buffer": data} for name, (kind, data) in sent.items()]
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_role("button", name="読み取る").click()
    expect(page.locator(".state-ready")).to_have_count(4)
    expect(page.locator(".state-failed")).to_contain_text("ファイルが空です")
    seen.append(page.url)
    page.get_by_role("link", name="内容を確かめる").first.click()
    expect(page.locator(".marked .statement").first).to_be_visible()
    page.get_by_role("button", name="捨てる").click()
    expect(page.locator(".state-ready")).to_have_count(3)
    # Read by a worker; the page looks by itself, and leaves alone what somebody is writing.
    page.get_by_role("button", name="確認待ちをすべて保存").click()
    expect(page.locator("#progress")).to_contain_text("4件のうち1件")
    page.locator(".on-day").fill("2025-11-08")
    for item in ImportItem.objects.filter(state=ImportState.QUEUED):
        tasks.read_item(item_id=item.pk)
    expect(page.locator("#progress")).to_contain_text("4件のうち3件", timeout=10_000)
    expect(page.locator(".on-day")).to_have_value("2025-11-08")
    expect(page.locator(".state-done")).to_have_count(2)
    seen += [ImportItem.objects.first().get_absolute_url(), re.sub(r"/import/.*", "/import/feeds/", page.url)]
    for address in seen:
        page.goto(address if "://" in address else re.sub(r"/import/.*", address, page.url))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        violations = Axe().run(page).response["violations"]
        assert [v["id"] for v in violations if v["impact"] in {"serious", "critical"}] == []
