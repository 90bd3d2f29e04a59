"""The templates of the pages: what they name is there, what others wrote is escaped."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import TemplateDoesNotExist, engines
from django.test import Client, RequestFactory
from django.utils import translation
from jinja2 import StrictUndefined, UndefinedError, nodes
from markupsafe import Markup

from articles.browse import naming
from articles.browse.language import text
from articles.browse.showing import marked, paged

ROOT = Path(__file__).resolve().parents[2] / "templates"
PAGES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))


@pytest.fixture(scope="module")
def environment() -> Any:
    return engines["jinja2"].env  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PAGES)
def test_no_template_turns_escaping_off(environment: Any, name: str) -> None:
    tree = environment.parse((ROOT / name).read_text())
    assert not list(tree.find_all(nodes.ScopedEvalContextModifier))
    assert not [one for one in tree.find_all(nodes.Filter) if one.name in {"safe", "forceescape", "tojson", "xmlattr"}]
    assert not [one for one in tree.find_all(nodes.Name) if one.name in {"Markup", "mark_safe"}]


@pytest.mark.parametrize("name", PAGES)
def test_every_template_compiles_and_knows_its_filters(environment: Any, name: str) -> None:
    """An unknown filter is an error when a template is compiled."""
    assert environment.get_template(name)


def test_everything_is_escaped_and_what_is_missing_is_an_error(environment: Any) -> None:
    assert environment.autoescape is True
    assert environment.undefined is StrictUndefined
    assert environment.from_string("{{ it }}").render(it="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ it.that }}").render(it=None)


def test_values_in_texts_are_escaped() -> None:
    with translation.override("ja"):
        assert text("理由: %(why)s", why="<script>") == Markup("理由: &lt;script&gt;")
        assert text("理由: %(why)s", why=Markup("<b>x</b>")) == "理由: <b>x</b>"
        assert "%" not in text("百%%").replace("百%", "")
    with translation.override("en"):
        assert text("検索") == "Search"


def test_marks_keep_the_text_harmless(environment: Any) -> None:
    context = environment.from_string("").new_context({"words": []})
    assert marked(context, "<b>&") == "&lt;b&gt;&amp;"


def test_another_page_keeps_the_question() -> None:
    assert paged(RequestFactory().get("/people/?q=a&q=b&page=3"), 4) == "?q=a&q=b&page=4"


@pytest.mark.parametrize("name", ["base.html", "articles/home.html", "admin/index.html"])
def test_each_engine_finds_its_own_templates_alone(name: str) -> None:
    for engine, is_its_own in (("jinja2", not name.startswith("admin/")), ("django", name.startswith("admin/"))):
        if is_its_own:
            assert engines[engine].get_template(name)
        else:
            with pytest.raises(TemplateDoesNotExist):
                engines[engine].get_template(name)


def test_the_language_of_a_request_ends_with_it(client: Client, db: None) -> None:
    with translation.override("ja"):
        assert 'lang="en"' in client.get("/method/", headers={"accept-language": "en"}).content.decode()
    with translation.override("ja"):
        assert text("検索") == "検索"


def test_what_is_left_of_japanese_is_marked_and_escaped_once() -> None:
    with translation.override("en"):
        marked = naming.in_its_language("例示<b>新聞 & Times")
    assert marked == '<span lang="ja">例示</span>&lt;b&gt;<span lang="ja">新聞</span> &amp; Times'


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_no_page_shows_markup_as_text(client: Client, world: SimpleNamespace, spoken: str) -> None:
    addresses = [
        *("/", "/events/", "/events/?view=table", "/events/?view=map", "/events/?view=timeline", "/statements/"),
        *("/statements/?view=table", "/articles/", "/amounts/", "/people/", "/countries/", "/countries/KZ/"),
        *(
            "/pairs/KZ-US/",
            "/matrix/",
            "/graph/",
            "/compare/?c=KZ&c=US",
            "/method/",
            "/search/?q=トカエフ",
            "/changes/",
        ),
        *(world.summit.get_absolute_url(), world.quote.get_absolute_url(), f"/people/{world.tokayev.pk}/"),
        world.version.article.get_absolute_url(),
    ]
    for address in addresses:
        with translation.override(None):
            page = client.get(address, HTTP_ACCEPT_LANGUAGE=spoken, follow=True).content.decode()
        assert "</html>" in page, address
        assert not re.search(r"&lt;/?[a-z]|&amp;(?:lt|gt|#\d+|quot);", page), address
