"""``manage.py demo``: the first run sets everything up, the second finds it there."""

import re
import socket
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from articles.management.commands import demo
from articles.models import Article


def run() -> str:
    out = StringIO()
    call_command("demo", "--no-serve", stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def few_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    files = demo.sample_articles()[:2]
    monkeypatch.setattr(demo, "sample_articles", lambda: files)


@pytest.mark.model
@pytest.mark.django_db
def test_second_run_loses_nothing() -> None:
    said = run()
    made = re.search(r"name (\S+), password (\S+)", said)
    assert made is not None
    assert authenticate(username=made[1], password=made[2]) is not None
    assert Article.objects.filter(origin="demo").count() == 2

    again = run()
    assert "password" not in again
    assert "2 unchanged" in again
    assert get_user_model().objects.count() == 1
    assert Article.objects.count() == 2


@pytest.mark.slow
@pytest.mark.django_db
def test_an_article_that_fails_does_not_end_the_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "sample_articles", lambda: ["absent.txt"])
    assert "Administrator made" in run()


def test_a_port_in_use_is_said_before_anything_is_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(CommandError, match="does a demo run already"):
        call_command("demo", "--port", str(taken.getsockname()[1]))
