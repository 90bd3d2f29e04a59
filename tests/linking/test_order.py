"""The order in which articles come, once, twice or several at a time, changes nothing in the world they make."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.ingest.register import load_register
from tests.linking import gold, world

pytestmark = pytest.mark.slow
CLUSTERS = ("c5", "bush", "kg", "tm", "iran", "gulf", "ras", "jpus")
"""Clusters of the linking set in which identities are hard: one event in many forms, namesakes, open cases."""
THREADS = 4


def read() -> list[Any]:
    names = {name for name in gold.load_annotations() if name.rsplit("-", 1)[0] in CLUSTERS}
    return world.read_all(text for text in world.texts_of(gold.ARTICLES) if text[0] in names)


@pytest.mark.django_db
def test_any_order_and_any_repetition_make_the_same_world() -> None:
    load_register()
    articles = read()

    def world_of(order: list[int]) -> Any:
        with transaction.atomic():
            names = world.store_all(articles[i] for i in order)
            result = world.world_of(names), world.counts_of()
            transaction.set_rollback(True)
        return result

    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(range(len(articles))), min_size=2, max_size=9, unique=True))
        order = data.draw(st.permutations(chosen))
        again = data.draw(st.lists(st.sampled_from(chosen), max_size=3))
        assert world_of([*order, *again]) == world_of(sorted(chosen))

    check()


@pytest.mark.django_db(transaction=True)
def test_several_at_a_time_make_the_same_world() -> None:
    load_register()
    articles = read()[:24]

    def store(article: Any) -> dict[int, str]:
        try:
            return world.store_all([article])
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        names = {pk: name for stored in threads.map(store, reversed(articles)) for pk, name in stored.items()}
    together = world.world_of(names), world.counts_of()
    for pk in names:
        world.Article.objects.get(pk=pk).delete()
    assert world.Event.objects.count() == 0
    names = world.store_all(articles)
    assert (world.world_of(names), world.counts_of()) == together
