"""What editors went through is gold: written in the corpus form, and measured against."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.evaluation import GoldArticle, measure
from articles.ingest import reviewing
from articles.ingest.corrections.editing import Words
from articles.ingest.reading import read_source
from articles.ingest.record import to_record
from articles.ingest.storing import store_article
from articles.models import Accuracy, Article
from articles.vocabulary import ArticleOrigin, FindingKind
from tests import factories as make
from tests.ingest.findings import BODY, TITLE, findings, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    for code in ("KZ", "US", "JP"):
        make.CountryFactory(code=code)
    return store_article(source=source(), findings=findings(), origin=ArticleOrigin.COMMAND)[0]


def test_only_articles_gone_through_as_a_whole_are_gold(article: Article, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="wholly reviewed"):
        call_command("export_gold", str(tmp_path))
    reviewing.finish(article=article, user=None)
    call_command("export_gold", str(tmp_path))
    name = f"article-{article.pk}"
    gold = json.loads((tmp_path / f"{name}.json").read_text())
    read = read_source((tmp_path / f"{name}.txt").read_bytes())
    assert (read.title, read.published, read.outlet, read.body) == (TITLE, "2025-11-09", "例示通信", BODY)
    scores = measure([(GoldArticle(gold, BODY), to_record("x", source(), findings()))]).as_dict()
    assert {name: score["f1"] for name, score in scores.items() if name != "countries"} == dict.fromkeys(
        (set(scores) - {"countries"}), 1.0
    )
    assert gold["countries"] == ["US"]  # the one that a mention names
    assert gold["organizations"][0]["name"] == "例示省"
    assert gold["statements"][0] | {"id": "", "speakers": []} == {
        "id": "",
        "kind": "direct",
        "text": "協力を深めたい",
        "speakers": [],
        "verb": "述べる",
        "date": "2025-11-06",
        "about": ["US"],
    }


def test_corrections_count_rejections_do_not(article: Article, tmp_path: Path, client: Client) -> None:
    quote, clause = article.statements.order_by("start")
    stranger = make.LeaderFactory(name="通りがかり", country_id="JP")
    reviewing.correct(row=quote, given={"speakers": [f"l:{stranger.pk}"]}, user=None)
    reviewing.reject(row=clause, user=None)
    given = {"words": Words.looked_up(BODY, "総額は10億ドル", 0), "speakers": ["KZ"], "kind": "indirect"}
    reviewing.add(version=quote.version, kind=FindingKind.STATEMENT, given=given, user=None)
    reviewing.finish(article=article, user=None)
    call_command("export_gold", str(tmp_path))
    gold = json.loads((tmp_path / f"article-{article.pk}.json").read_text())
    said = [(x["text"], x["speakers"]) for x in gold["statements"]]
    assert said == [("協力を深めたい", [f"l+{stranger.pk}"]), ("総額は10億ドル", ["KZ"])]
    assert {
        "id": f"l+{stranger.pk}",
        "name": "通りがかり",
        "names": ["通りがかり"],
        "title": "",
        "country": "JP",
    } in gold["leaders"]
    call_command("evaluate", str(tmp_path), "--own", "--no-syntax", stdout=StringIO())
    assert Accuracy.objects.get().articles == 1
    page = client.get("/method/").content.decode()
    assert "編集者が全体を確認した 1 記事" in page
