"""The synthetic base of the benches: its rows fit the tables, its index terms are those of ingest."""

from datetime import date
from random import Random

import pytest
from django.db import connection

from articles import wording
from articles.models import (
    Article,
    Country,
    Event,
    EventReport,
    Leader,
    Mention,
    Organization,
    Outlet,
    Post,
    Statement,
    TextVersion,
)
from bench.base import phrases, words
from bench.base.articles import Sheets, write_article
from bench.base.people import make_cast
from bench.base.world import make_plan

ARTICLES = 60


def _terms(literal: str) -> dict[str, list[int]]:
    pairs = (term.rpartition(":") for term in literal.split(" "))
    return {name: sorted(map(int, places.split(","))) for name, _, places in pairs}


def test_terms_of_pieces_are_those_of_the_whole() -> None:
    random = Random(1)
    for _ in range(100):
        texts = [
            random.choice(words.OPENERS).format(
                c=random.choice(("米国", "カザフスタン", "EU")), t=random.choice(words.TOPICS)
            ),
            random.choice(words.LEADS).format(t=random.choice(words.TOPICS)),
            f"{random.choice(words.TOPICS)}の{random.choice(words.NOUNS)}{random.choice(words.AIMS)}",
        ]
        made = phrases.tsvector([phrases.piece(text) for text in texts])
        assert _terms(made) == _terms(wording.tsvector("".join(texts))), texts


@pytest.fixture
def base(db: None) -> None:
    """Some articles, written as the generator writes a hundred thousand."""
    for code, name in (("US", "米国"), ("CN", "中国"), ("RU", "ロシア"), ("JP", "日本"), ("KZ", "カザフスタン")):
        Country.objects.create(code=code, name_ja=name, name_en=code)
        leader = Leader.objects.create(
            name=f"名{code}", full_name=f"氏・名{code}", country_id=code, register_key=code, reviewed=True
        )
        Post.objects.create(
            leader=leader,
            country_id=code,
            office="head_of_state",
            title="大統領",
            start=date(2020, 1, 1),
            start_precision="day",
        )
    Organization.objects.create(name="ロシア外務省", country_id="RU", reviewed=True)
    Outlet.objects.bulk_create([Outlet(pk=number, name=name) for number, name in enumerate(words.OUTLETS, 1)])
    cast = make_cast(ARTICLES, Random(1), {"US": ["ワシントン"]})
    plan = make_plan(ARTICLES, 1, cast, len(words.OUTLETS))
    sheets = Sheets()
    for index in range(ARTICLES):
        write_article(index, plan, cast, sheets)
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for index in range(1, ARTICLES + 1):
            cursor.execute("INSERT INTO articles_copygroup (id) VALUES (%s)", [index])
    for sheet in sheets.all():
        sheet.send(connection.connection)


@pytest.mark.django_db
def test_rows_pass_the_checks_of_the_tables(base: None) -> None:
    """Triggers compare every quotation with its text; foreign keys are checked at the end of the test's transaction."""
    assert Article.objects.count() == TextVersion.objects.count() == ARTICLES
    assert Statement.objects.count() > 3 * ARTICLES
    assert EventReport.objects.count() > Event.objects.count() > 10
    assert Mention.objects.filter(leader__isnull=False).exists()
    connection.check_constraints()


@pytest.mark.django_db
def test_index_terms_are_those_of_ingest(base: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT exact, words::text FROM articles_statement WHERE id % 7 = 0")
        for exact, held in cursor.fetchall():
            cursor.execute("SELECT %s::tsvector::text", [wording.tsvector(exact)])
            assert (held,) == cursor.fetchone(), exact
