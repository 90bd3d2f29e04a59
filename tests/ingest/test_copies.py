"""Copies and utterances in the tables: any order, twice, changed, deleted, the groups are those of what is there."""

import random
from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from articles.extraction import Findings
from articles.ingest.copies import regroup_all, regroup_speakers
from articles.ingest.reading import SourceText
from articles.ingest.storing import store_article
from articles.models import (
    Article,
    CopyGroup,
    CopyKey,
    CopyPair,
    Leader,
    Statement,
    StatementSpeaker,
    Utterance,
    UtterancePair,
)
from articles.vocabulary import ArticleOrigin
from tests.linking import gold
from tests.linking.reading import read

pytestmark = pytest.mark.django_db

NAMES = ("bibi-1", "bibi-2", "bibi-3", "bibi-5", "bibi-6", "call-1", "call-2", "call-3", "eu-1", "eu-2", "eu-3", "eu-5")
World = dict[str, Any]


def source(name: str) -> SourceText:
    fields, body = gold.load_article(name)
    return SourceText(fields["title"], fields["published"], fields["outlet"], fields["url"], body)


def ingest(name: str, text: SourceText | None = None, findings: Findings | None = None) -> Article:
    text = text or source(name)
    return store_article(source=text, findings=findings or read(name), origin=ArticleOrigin.COMMAND)[0]


def name_of(article: Article) -> str:
    return article.url.rsplit("/", 1)[1]


def world() -> World:
    """The groups, told without primary keys."""
    texts, utterances = defaultdict(list), defaultdict(list)
    for article in sorted(Article.objects.exclude(copy_group=None), key=name_of):
        texts[article.copy_group_id].append((name_of(article), article.counts))
    told = Statement.objects.exclude(utterance=None).select_related("article").order_by("start")
    for said in sorted(told, key=lambda said: name_of(said.article)):
        utterances[said.utterance_id].append((name_of(said.article), said.exact, said.is_first))
    assert set(CopyGroup.objects.values_list("pk", flat=True)) == set(texts)
    assert set(Utterance.objects.values_list("pk", flat=True)) == set(utterances)
    assert not Article.objects.filter(copy_group=None, counts=False).exists()
    assert not Statement.objects.filter(utterance=None, is_first=False).exists()
    return {
        "texts": sorted(texts.values()),
        "utterances": sorted(utterances.values()),
        "copies": CopyPair.objects.count(),
        "same": UtterancePair.objects.count(),
        "keys": CopyKey.objects.count(),
    }


def test_groups() -> None:
    for name in NAMES:
        ingest(name)
    assert [[name for name, _ in group] for group in world()["texts"]] == [
        ["bibi-1", "bibi-5", "bibi-6"],
        ["call-1", "call-2"],
        ["eu-1", "eu-2", "eu-3"],
    ]
    assert all(sum(counts for _, counts in group) == 1 for group in world()["texts"])
    assert not dict(world()["texts"][2])["eu-2"], "printed a day after the others"
    easy = next(group for group in world()["utterances"] if group[0][1].startswith("やり方は二つある"))
    assert [name for name, _, _ in easy] == ["bibi-1", "bibi-2", "bibi-3", "bibi-5", "bibi-6"]
    assert all(sum(first for _, _, first in group) == 1 for group in world()["utterances"])


def test_every_group_of_the_linking_set_is_found() -> None:
    for name in sorted(gold.load_annotations()):
        ingest(name)
    found = sorted([name for name, _ in group] for group in world()["texts"])
    assert found == sorted(sorted(group) for group in gold.load_world()["near_duplicates"].values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_changes_nothing(seed: int) -> None:
    for name in NAMES:
        ingest(name)
    expected = world()
    Article.objects.all().delete()
    shuffled = list(NAMES)
    random.Random(seed).shuffle(shuffled)
    for name in shuffled:
        ingest(name)
    assert world() == expected


def test_a_second_time_changes_nothing() -> None:
    for name in NAMES:
        ingest(name)
    expected, rows = world(), list(Statement.objects.order_by("pk").values_list("pk", "utterance"))
    for name in NAMES:
        ingest(name)
    assert world() == expected
    assert list(Statement.objects.order_by("pk").values_list("pk", "utterance")) == rows


def test_what_goes_leaves_no_trace() -> None:
    """A bridge between two others goes: as if it had never been."""
    kept = [name for name in NAMES if name not in {"bibi-1", "eu-1", "call-2"}]
    for name in kept:
        ingest(name)
    expected = world()
    for name in ("bibi-1", "eu-1", "call-2"):
        ingest(name)
    assert world() != expected
    for article in Article.objects.filter(url__regex="/(bibi-1|eu-1|call-2)$"):
        article.delete()
    assert world() == expected


def test_all_at_once_go() -> None:
    for name in NAMES:
        ingest(name)
    Article.objects.all().delete()
    assert world() == {"texts": [], "utterances": [], "copies": 0, "same": 0, "keys": 0}


def test_a_changed_text_is_grouped_as_it_is_now() -> None:
    for name in ("eu-2", "eu-3", "bibi-1", "bibi-6"):
        ingest(name)
    expected = world()
    ingest("eu-1", SourceText(*_texts("eu-1", body_of="bibi-5")), read("bibi-5"))
    assert [name for name, _ in world()["texts"][0]] == ["bibi-1", "bibi-6", "eu-1"]
    ingest("eu-1")
    assert [[name for name, _ in group] for group in world()["texts"]] == [
        ["bibi-1", "bibi-6"],
        ["eu-1", "eu-2", "eu-3"],
    ]
    Article.objects.get(url__endswith="/eu-1").delete()
    assert world() == expected


def _texts(name: str, body_of: str) -> tuple[str, str, str, str, str]:
    own, other = source(name), source(body_of)
    return own.title, own.published or "", own.outlet or "", own.url or "", other.body


def test_another_day_parts_utterances() -> None:
    """The first report is the earliest published, and a correction of the day counts."""
    for name in ("iran-2", "iran-3"):
        ingest(name)
    before = world()["utterances"]
    assert [[name for name, _, _ in group] for group in before] == [["iran-2", "iran-3"]]
    text = source("iran-2")
    later = SourceText(text.title, "2025-04-28", text.outlet, text.url, text.body)
    ingest("iran-2", later)
    assert world()["utterances"] == []
    ingest("iran-2")
    assert world()["utterances"] == before


def test_grouping_all_anew_is_the_same() -> None:
    for name in NAMES:
        ingest(name)
    expected = world()
    Statement.objects.update(utterance=None, is_first=True)
    Article.objects.update(copy_group=None, counts=True)
    for model in (CopyGroup, CopyKey, CopyPair, Utterance, UtterancePair):
        model._default_manager.all().delete()
    assert len(list(regroup_all())) == len(NAMES)
    assert world() == expected
    list(regroup_all())
    assert world() == expected


def test_speakers_made_one() -> None:
    """Two rows of one leader: no utterance is shared until they are joined."""
    ingest("bibi-1")
    other = ingest("bibi-2")
    shared = world()["utterances"]
    assert shared
    double = Leader.objects.create(name="ネタニヤフ二", reviewed=False)
    theirs = StatementSpeaker.objects.filter(statement__article=other, leader__isnull=False)
    moved = frozenset(theirs.values_list("statement", flat=True))
    former = dict(theirs.values_list("pk", "leader"))
    theirs.update(leader=double)
    regroup_speakers(moved)
    assert world()["utterances"] == []
    for pk, leader in former.items():
        StatementSpeaker.objects.filter(pk=pk).update(leader=leader)
    regroup_speakers(moved)
    assert world()["utterances"] == shared


def test_in_the_words_of_readers() -> None:
    articles = {name: ingest(name) for name in ("call-1", "call-2", "call-3")}
    first, second, other = (Article.objects.get(pk=article.pk) for article in articles.values())
    assert {name_of(a) for a in Article.objects.counted()} in ({"call-1", "call-3"}, {"call-2", "call-3"})
    assert list(Article.objects.copies_of(first)) == [second]
    assert not Article.objects.copies_of(other)
    said = Statement.objects.get(article=first, exact__startswith="大変有意義")
    assert [x.article for x in Statement.objects.reports_with(said)] == [second]
    assert Statement.objects.first_reports().filter(exact=said.exact).count() == 1
    assert not Statement.objects.reports_with(Statement.objects.filter(article=other).first() or said)


def test_cost(django_assert_max_num_queries: Any) -> None:
    """A new article asks few questions, whatever is in the tables."""
    for name in NAMES:
        ingest(name)
    from articles.ingest.copies import company_of, regroup

    article = Article.objects.get(url__endswith="/bibi-5")
    with django_assert_max_num_queries(36):
        regroup(article, company_of(article))
    assert date(2025, 9, 30) == article.published
