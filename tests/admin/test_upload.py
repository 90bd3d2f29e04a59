"""The upload form of the administration hands over to the desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Article, ImportItem
from tests import factories as make
from tests.imports.making import TEXT

pytestmark = pytest.mark.django_db
ADD = "admin:articles_importitem_add"


@pytest.fixture
def editor(client: Client) -> Client:
    """A client logged in as somebody who may add articles."""
    client.force_login(make.UserFactory())
    return client


@pytest.fixture(autouse=True)
def register() -> None:
    """A small register: the real one takes seconds to load."""
    make.LeaderFactory(name="トカエフ", register_key="t/KZ")


def test_a_pasted_text_is_looked_at_at_the_desk(editor: Client) -> None:
    answer: Any = editor.post(reverse(ADD), {"text": TEXT})
    item = ImportItem.objects.get()
    assert answer.headers["Location"] == item.get_absolute_url()
    assert not Article.objects.exists()


def test_several_files_lead_to_their_list(editor: Client) -> None:
    files = [SimpleUploadedFile(f"{name}.txt", TEXT.replace("例示国", name).encode()) for name in ("一", "二")]
    answer: Any = editor.post(reverse(ADD), {"documents": files}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/import/")
    assert ImportItem.objects.count() == 2


def test_upload_needs_the_right_to_add_articles(client: Client) -> None:
    client.force_login(make.UserFactory(is_superuser=False))
    assert client.get(reverse(ADD)).status_code == 403
    assert client.post(reverse(ADD), {"text": TEXT}).status_code == 403
    client.logout()
    assert client.get(reverse(ADD)).status_code == 302


def test_the_form_says_what_is_missing_and_keeps_to_the_content_security_policy(editor: Client) -> None:
    page = editor.post(reverse(ADD), {"text": " \n "})
    html = page.content.decode()
    assert "errorlist" in html
    assert " style=" not in html
    assert page.headers["Content-Security-Policy"]


def test_adding_an_article_is_uploading_it(editor: Client) -> None:
    assert editor.get(reverse("admin:articles_article_add")).headers["Location"] == reverse(ADD)
