"""What an outlet keeps from readers shows on no page, in no download, at no address that a page links to."""

import html
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.browse.highlight import Mark, around_each, paragraphs_of
from articles.models import Amount, Article, Outlet
from articles.vocabulary import TextRights

QUOTED = ("協力は新しい段階", "関税を引き下げる", "関税は双方の損")
"""Inside the findings of the small world."""
BETWEEN = ("考えを示した", "輸出規制を批判した")
"""In its texts, far from what was read."""
OF_A_PATH = 12
"""Addresses asked for that differ only in their query; pages of charts link to hundreds."""
_LINK = re.compile(r'href="([^"#]+)')


def everything(client: Client) -> Iterator[tuple[str, str]]:
    """Address and text of some pages and of all that can be reached from them."""
    waiting = [
        "/",
        "/search/?q=関税",
        "/statements/?view=table",
        "/events/?view=table",
        "/events/?q=署名",
        "/pairs/KZ-US/",
    ]
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        text = content.decode()
        yield address, text
        if not answer["Content-Type"].startswith("text/html"):
            continue
        base = address.partition("?")[0]
        for link in map(html.unescape, _LINK.findall(text)):
            target = base + link if link.startswith("?") else link
            if not target.startswith("/") or target.startswith(("//", "/static/", "/admin/")) or target in seen:
                continue
            path = target.partition("?")[0]
            if "format=" in target or sum(other.partition("?")[0] == path for other in seen) < OF_A_PATH:
                seen.add(target)
                waiting.append(target)


@pytest.mark.slow
def test_words_of_barred_sources_reach_no_visitor(client: Client, world: SimpleNamespace) -> None:
    Outlet.objects.update(rights=TextRights.STAFF)
    Article.objects.update(outlet=Outlet.objects.first())
    pages = dict(everything(client))
    for kind in ("/articles/", "/statements/", "/events/", "/people/", "csv", "json", "atom", "ics", "bib", "ris"):
        assert any(kind in address for address in pages), kind
    shown = {word: address for address, text in pages.items() for word in (*QUOTED, *BETWEEN) if word in text}
    assert not shown


def test_findings_and_their_addresses_stay(client: Client, world: SimpleNamespace) -> None:
    Outlet.objects.update(rights=TextRights.STAFF)
    page = client.get(f"/articles/{world.loss.article_id}/").content.decode()
    assert f'id="{world.loss.anchor}"' in page
    assert "編集者だけが読めます" in page
    assert world.loss.article.title in page
    assert "例示" in client.get(f"/statements/{world.loss.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/events/", "/events/?view=table", "event", "/countries/KZ/"])
def test_a_sum_whose_words_are_barred_is_told_by_its_value(
    client: Client, world: SimpleNamespace, address: str
) -> None:
    Outlet.objects.update(rights=TextRights.STAFF)
    Article.objects.update(outlet=Outlet.objects.first())
    Amount.objects.update(value=2_500_000_000)  # printed otherwise: 10億ドル
    page = client.get(world.accord.get_absolute_url() if address == "event" else address).content.decode()
    assert "25億ドル" in page
    assert "10億ドル" not in page


def test_editors_read_what_is_barred(client: Client, world: SimpleNamespace) -> None:
    Outlet.objects.update(rights=TextRights.STAFF)
    editor = User.objects.create_user("editor")
    editor.user_permissions.add(Permission.objects.get(codename="read_all_texts"))
    client.force_login(editor)
    assert QUOTED[2] in client.get(f"/statements/{world.loss.pk}/").content.decode()
    assert BETWEEN[1] in client.get(f"/articles/{world.loss.article_id}/").content.decode()


def test_an_excerpt_shows_the_words_and_so_many_characters(client: Client, world: SimpleNamespace) -> None:
    Outlet.objects.update(rights=TextRights.EXCERPT, reach=4)
    page = client.get(f"/articles/{world.loss.article_id}/").content.decode()
    assert f'id="{world.loss.anchor}"' in page
    assert "例示氏は「" in re.sub("<[^>]+>", "", page)
    assert "日本の例示首相" not in page
    around = client.get(f"/statements/{world.loss.pk}/").content.decode()
    assert "…示氏は「<mark>関税は双方の損だ</mark>」と語っ…" in around


def test_pieces_around_spans_join_where_they_touch() -> None:
    assert around_each([(30, 40), (5, 10), (12, 14)], 2) == [(3, 16), (28, 42)]


def test_pieces_of_a_line_keep_their_places() -> None:
    body = "一二三四五六七八九十\n零壱"
    line, *others = paragraphs_of(body, [Mark(4, 6, "statement")], around_each([(4, 6)], 1))
    assert others == []
    assert line.start is None
    assert re.sub("<[^>]+>", "", line.html) == "…四五六七…"
    assert 'data-start="3"' in line.html
    assert 'id="c4-6"' in line.html
