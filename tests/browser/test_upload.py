"""An editor logs in, sends an article, looks at what was read, saves it and comes to its public page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests import factories
from tests.browser.conftest import PHONE, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.model]
ARTICLE = Path(__file__).parents[1] / "acceptance/summit.txt"


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
