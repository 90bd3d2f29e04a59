"""Two writers at once: what one has begun the other waits for, and nothing is made twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

import pytest
from django.db import connection

from articles.ingest.register import load_register
from articles.ingest.storing import Outcome, store_article
from articles.models import Article, Leader, Organization, Post, Statement, TextVersion
from articles.vocabulary import ArticleOrigin
from tests import factories as make
from tests.ingest.findings import BODY, findings, source
from tests.ingest.test_register import SMALL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SECONDS = 30
Result = TypeVar("Result")


def at_once(*works: Callable[[], Result]) -> list[Result]:
    """What the works return, each in a thread and on a connection of its own, all begun together."""
    gate = Barrier(len(works))

    def run(work: Callable[[], Result]) -> Result:
        connection.ensure_connection()
        gate.wait(SECONDS)
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return [done.result(SECONDS) for done in [threads.submit(run, work) for work in works]]


def storing(body: str = BODY, **changes: Any) -> Callable[[], Outcome]:
    def store() -> Outcome:
        read = findings(body)
        return store_article(source=source(body, **changes), findings=read, origin=ArticleOrigin.COMMAND)[1]

    return store


@pytest.fixture(autouse=True)
def countries() -> None:
    for code in ("KZ", "US"):
        make.CountryFactory(code=code)


@pytest.mark.parametrize("url", ["https://news.example/1", None])
def test_the_same_article_is_stored_once(url: str | None) -> None:
    outcomes = at_once(*[storing(url=url)] * 4)
    assert sorted(outcomes) == [Outcome.NEW, *[Outcome.UNCHANGED] * 3]
    assert Article.objects.count() == TextVersion.objects.count() == 1
    assert Statement.objects.count() == len(findings().statements)


def test_two_changes_of_one_article_become_two_versions() -> None:
    storing()()
    outcomes = at_once(storing("続報。\n" + BODY), storing(BODY + "\n追記。"))
    assert outcomes == [Outcome.UPDATED, Outcome.UPDATED]
    assert list(TextVersion.objects.order_by("number").values_list("number", "is_current")) == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert Statement.objects.exclude(version__is_current=True).count() == 0


def test_a_leader_named_for_the_first_time_by_two_articles_is_made_once() -> None:
    assert at_once(storing(url="https://news.example/1"), storing(url="https://news.example/2")) == [Outcome.NEW] * 2
    assert Leader.objects.filter(name="サンプル").count() == 1
    assert Organization.objects.filter(name="例示省").count() == 1


def test_the_register_is_loaded_once() -> None:
    results = at_once(lambda: load_register(SMALL), lambda: load_register(SMALL))
    assert sorted(loaded["leaders"].made for loaded in results) == [0, 1]
    assert Leader.objects.count() == Organization.objects.count() == 1
    assert Post.objects.count() == 2
