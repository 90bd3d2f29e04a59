"""Saved searches: kept under a name, new rows told, looked at, removed; each reader's own."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Watch
from tests import factories


@pytest.fixture
def reader(client: Client, world: SimpleNamespace) -> User:
    """A reader without rights of an editor, logged in."""
    user: User = factories.UserFactory(is_staff=False, is_superuser=False)
    client.force_login(user)
    return user


def kept(client: Client, query: str = "about=US", name: str = "米国について") -> Watch:
    response = client.post("/watch/", {"list": "statements", "query": query, "name": name})
    assert (response.status_code, response["Location"]) == (302, "/watch/")
    return Watch.objects.get()


def new_of(client: Client) -> int:
    found = re.search(r'class="num">(?:<b>)?([\d,]+)', client.get("/watch/").content.decode())
    assert found
    return int(found[1])


def test_a_visitor_is_asked_to_log_in(client: Client, world: SimpleNamespace) -> None:
    response = client.get("/watch/")
    assert response["Location"] == "/login/?next=/watch/"
    page = client.get("/login/?next=/watch/").content.decode()
    assert 'name="password"' in page
    factories.UserFactory(username="reader", is_staff=False, is_superuser=False)
    response = client.post("/login/", {"username": "reader", "password": "secret", "next": "/watch/"})
    assert response["Location"] == "/watch/"
    assert "保存した検索はまだありません" in client.get("/watch/").content.decode()


def test_a_list_offers_to_be_kept(client: Client, reader: User) -> None:
    page = client.get("/statements/?about=US&q=協力").content.decode()
    address = re.search(r'href="(/watch/[^"]+)" data-watch', page)
    assert address
    form = client.get(address[1].replace("&amp;", "&")).content.decode()
    assert 'name="query" value="q=%E5%8D%94%E5%8A%9B&amp;about=US"' in form
    assert 'name="list" value="statements"' in form


def test_what_came_in_since_is_counted(client: Client, reader: User, world: SimpleNamespace) -> None:
    watch = kept(client)
    assert new_of(client) == 0
    factories.StatementFactory(version=world.version, exact="考え", speakers=[world.sample], about=[world.us])
    factories.StatementFactory(version=world.version, exact="関税", speakers=[world.sample])
    assert new_of(client) == 1
    client.post(f"/watch/{watch.pk}/look/")
    assert new_of(client) == 0
    page = client.get("/watch/").content.decode()
    assert 'href="/statements/?about=US&amp;format=atom"' in page
    client.post(f"/watch/{watch.pk}/forget/")
    assert not Watch.objects.exists()


def test_the_same_selection_is_kept_once(client: Client, reader: User) -> None:
    kept(client, "about=US&after=2025-01-01.3&utm_source=x", "一")
    watch = kept(client, "about=US", "二")
    assert (watch.name, watch.query) == ("二", "about=US")


@pytest.mark.parametrize("values", [{"list": "people"}, {"name": " "}, {"list": ""}, {"query": "x" * 3000}])
def test_what_cannot_be_kept_is_told(client: Client, reader: User, values: dict[str, str]) -> None:
    response = client.post("/watch/", {"list": "events", "query": "", "name": "名", **values})
    assert response.status_code == 200
    assert 'class="error"' in response.content.decode()


def test_nobody_touches_another_s(client: Client, reader: User) -> None:
    watch = kept(client)
    client.force_login(factories.UserFactory(is_staff=False, is_superuser=False))
    assert "米国について" not in client.get("/watch/").content.decode()
    assert client.post(f"/watch/{watch.pk}/look/").status_code == 404
    assert client.post(f"/watch/{watch.pk}/forget/").status_code == 404
    assert client.get(f"/watch/{watch.pk}/forget/").status_code == 405
