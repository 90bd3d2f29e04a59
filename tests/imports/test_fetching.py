"""Pages by address: what is refused before a connection, at it and after it."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import tasks
from articles.imports.fetching.addresses import is_public, target_of
from articles.imports.fetching.client import fetch
from articles.imports.fetching.feeds import EVERY
from articles.ingest.errors import ReadingError
from articles.models import Article, FeedSubscription, ImportBatch, ImportItem
from articles.vocabulary import ImportState
from tests.imports.making import TITLE
from tests.imports.web import Web, served


@pytest.fixture
def web(settings: Any) -> Iterator[Web]:
    """A server of this machine that the settings let us ask."""
    with served() as found:
        settings.FETCH_ALLOWED_HOSTS = [found.host]
        settings.FETCH_SECONDS = 10
        yield found


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "192.0.2.1",
        "not an address",
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_outside_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//news.example/",
        "http://",
        "http://user:pass@news.example/",
        "http://news.example:port/",
        "http://a b/",
        "gopher://127.0.0.1:6379/_x",
    ],
)
def test_other_schemes_and_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(ReadingError):
        target_of(url)


def test_addresses_are_written_as_servers_want_them() -> None:
    assert target_of("https://例え.jp/記事?語=米国").url.startswith("https://xn--r8jz45g.jp/%E8%A8%98")
    assert target_of("HTTP://News.Example.:80/a%20b").url == "http://news.example/a%20b"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"]
)
def test_nothing_is_sent_to_this_machine(host: str) -> None:
    with served() as web:
        with pytest.raises(ReadingError, match=r"内部ネットワーク|見つかりません"):
            fetch(f"http://{host}:{web.host.rpartition(':')[2]}/page")
        assert not web.asked


@pytest.mark.parametrize("to", ["http://localhost:1/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/x"])
def test_a_redirect_to_an_address_inside_is_refused(web: Web, to: str) -> None:
    with pytest.raises(ReadingError, match="内部ネットワーク"):
        fetch(f"{web.url}/to?{to}")


def test_a_redirect_to_another_scheme_is_refused(web: Web) -> None:
    with pytest.raises(ReadingError, match="http://"):
        fetch(f"{web.url}/to?file:///etc/passwd")


def test_a_name_is_asked_once_and_the_checked_address_is_taken(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS that answers a public address first and a private one later finds nobody who asks again."""
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    asked: list[Any] = []
    connected: list[Any] = []

    def getaddrinfo(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in answers[len(asked) - 1]]

    def create_connection(address: Any, *args: Any, **kwargs: Any) -> Any:
        connected.append(address[0])
        raise OSError("no way there")

    monkeypatch.setattr("articles.imports.fetching.addresses.socket.getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
    with pytest.raises(ReadingError, match="接続できません"):
        fetch("http://rebinding.example/")
    assert asked == ["rebinding.example"]
    assert connected == ["93.184.216.34"]


def test_one_private_address_among_public_ones_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("articles.imports.fetching.addresses.socket.getaddrinfo", lambda *a, **k: rows)
    with pytest.raises(ReadingError, match="内部ネットワーク"):
        fetch("http://mixed.example/")


@pytest.mark.parametrize("name", ["page", "zipped", "to?/page"])
def test_a_page_comes_with_where_it_came_from(web: Web, name: str) -> None:
    page = fetch(f"{web.url}/{name}")
    assert TITLE in page.data.decode()
    assert page.address == f"{web.url}/{name.rpartition('?')[2].strip('/')}"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("picture", "記事のページではありません"),
        ("gone", "HTTP 410"),
        ("loop", "転送が多すぎます"),
        ("endless", "大きすぎます"),
        ("bomb", "大きすぎます"),
    ],
)
def test_what_is_no_page_is_refused(web: Web, settings: Any, name: str, said: str) -> None:
    settings.IMPORT_MAX_BYTES = 2_000_000
    with pytest.raises(ReadingError, match=said):
        fetch(f"{web.url}/{name}")


def test_a_slow_server_ends_with_the_time(web: Web, settings: Any) -> None:
    settings.FETCH_SECONDS = 1
    began = time.monotonic()
    with pytest.raises(ReadingError, match="遅すぎる"):
        fetch(f"{web.url}/slow")
    assert time.monotonic() - began < 3


def test_an_editor_sends_addresses(web: Web, editor: Client) -> None:
    lines = f"{web.url}/page\n{web.url}/gone\nhttp://10.0.0.1/\n"
    page = editor.post(reverse("import"), {"addresses": lines}, follow=True).content.decode()
    assert "HTTP 410" in page
    assert "内部ネットワーク" in page
    item = ImportItem.objects.get(state=ImportState.READY)
    assert (item.title, item.url, item.outlet) == (TITLE, f"{web.url}/page", "例示新聞")
    assert item.document
    assert not Article.objects.exists()


def test_a_feed_brings_what_is_new_and_nothing_twice(web: Web, editor: Client) -> None:
    editor.post(reverse("import_feeds"), {"url": f"{web.url}/feed", "outlet": "例示通信"}, follow=True)
    feed = FeedSubscription.objects.get()
    assert feed.title == "例示通信の新着"
    item = ImportItem.objects.get()
    assert (item.state, item.outlet, item.batch.origin) == (ImportState.READY, "例示通信", "feed")
    for _again in range(2):
        assert tasks.poll_feed(feed) is None
        assert web.asked[-1][1]["if-none-match"] == '"1"'
        feed.refresh_from_db()
    web.entries.append("/page?2")
    assert tasks.poll_feed(feed).items.get().title == f"{TITLE}2"
    assert ImportItem.objects.count() == 2
    assert not Article.objects.exists()


def test_a_feed_that_names_a_file_of_this_machine_does_not_get_it_opened(
    web: Web, editor: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = tmp_path / "feed.xml"
    inside.write_bytes(web.feed())
    monkeypatch.setattr(Web, "feed", lambda self: str(inside).encode())
    page = editor.post(reverse("import_feeds"), {"url": f"{web.url}/feed"}, follow=True)
    assert "フィードではありません" in page.content.decode()
    assert not ImportItem.objects.exists()


def test_a_feed_may_save_what_needs_no_look(web: Web, editor: Client) -> None:
    editor.post(reverse("import_feeds"), {"url": f"{web.url}/feed", "saves": "on"})
    assert ImportItem.objects.get().state == ImportState.DONE
    assert Article.objects.get().origin == "feed"


def test_what_is_no_feed_is_said_and_asked_less_often(web: Web, editor: Client) -> None:
    page = editor.post(reverse("import_feeds"), {"url": f"{web.url}/page"}, follow=True)
    assert "フィードではありません" in page.content.decode()
    feed = FeedSubscription.objects.get()
    assert feed.failures == 1
    first = feed.next_poll_at - feed.polled_at
    tasks.poll_feed(feed)
    feed.refresh_from_db()
    assert feed.next_poll_at - feed.polled_at > 1.9 * first > 1.9 * EVERY
    act = reverse("import_feed_act", args=[feed.pk])
    editor.post(act, {"act": "toggle"})
    feed.refresh_from_db()
    assert not feed.active
    editor.post(act, {"act": "forget"})
    assert not FeedSubscription.objects.exists()
    assert not ImportBatch.objects.exists()
