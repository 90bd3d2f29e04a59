"""One world from many articles: whatever the order, one summit, one Trump with both terms, and what is open stays open.

The articles are our own; quotations, sums and details in them are invented.
"""

import random
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from articles.ingest.register import load_register
from articles.models import Appearance, Article, Event, EventReport, Leader
from articles.vocabulary import EventType, LinkState
from tests.linking import gold, world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CORPUS = Path(__file__).parents[1] / "corpus"
ORDERS = 3


def test_one_world(client: Client) -> None:
    load_register()
    read = world.read_all([*world.texts_of(CORPUS), *world.texts_of(gold.ARTICLES)])
    worlds: list[Any] = []
    for order in range(ORDERS):
        random.Random(order).shuffle(read)
        with transaction.atomic():
            names = world.store_all(read)
            worlds.append((world.counts_of(), world.world_of(names)))
            if order == 0:
                _is_right(names, client)
            transaction.set_rollback(True)
    (counts, first), *others = worlds
    for other_counts, other in others:
        assert other_counts == counts
        for what, groups in first.items():
            assert other[what] == groups, what


def _is_right(names: dict[int, str], client: Client) -> None:
    scores = world.scores(names)
    assert scores["people"].f1 >= 0.97
    assert scores["events"].f1 >= 0.90
    assert scores["utterances"].f1 >= 0.85
    copies = world.copy_scores(names)
    assert (copies.precision >= 0.98, copies.recall >= 0.95) == (True, True)
    _one_summit(names, client)
    _both_terms(client)
    _open_cases(names)


def _one_summit(names: dict[int, str], client: Client) -> None:
    """The C5+1 summit of 6 November 2025 has one page, with every article that tells of it."""
    told = {name for name, event in gold.events(background=False) if event == "c5-summit"}
    reports = EventReport.objects.filter(article__in=[pk for pk, name in names.items() if name in told])
    [summit] = Event.objects.filter(reports__in=reports.filter(type=EventType.CONSULT, date="2025-11-06")).distinct()
    sources = {names[report.article_id] for report in summit.reports.all()}
    assert told <= sources
    assert str(summit.date) == "2025-11-06"
    page = client.get(summit.get_absolute_url()).content.decode()
    for article in Article.objects.filter(event_reports__event=summit).distinct():
        # An article of the same text as another is named under it, without its words again.
        assert f'href="{article.get_absolute_url()}{"#" if article.counts else ""}' in page
        assert article.title in page


def _both_terms(client: Client) -> None:
    """One Trump, president of two terms, whatever the year of the article."""
    trump = Leader.objects.get(full_name="ドナルド・トランプ")
    years = {a.article.published.year for a in trump.appearances.select_related("article")}
    assert {2018, 2025} <= years
    terms = trump.posts.filter(office="head_of_state").order_by("start")
    assert [term.start.year for term in terms if term.start] == [2017, 2025]
    page = client.get(f"/people/{trump.pk}/").content.decode()
    assert "2017年" in page
    assert "2025年" in page


def _open_cases(names: dict[int, str]) -> None:
    """What the text does not decide waits with its candidates."""
    waiting = {}
    for row in Appearance.objects.filter(state=LinkState.UNDECIDED).prefetch_related("candidates"):
        waiting.setdefault(names[row.article_id], []).append({c.register_key for c in row.candidates.all()})
    people = gold.load_world()["people"]
    for item, candidates in gold.ambiguous_mentions().items():
        keys = {key for person in candidates for key in people[person]["register_keys"]}
        assert any(keys & found for found in waiting.get(item.article, [])), item
