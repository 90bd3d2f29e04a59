"""Rows that go in as one JSON document are the rows that Django would have written."""

from datetime import date

import pytest

from articles.ingest import sql
from articles.ingest.copies.utterances import _spans
from articles.models import Appearance, Event, Leader
from articles.vocabulary import AppearanceKind, LinkState
from tests.factories import ArticleFactory, CountryFactory, LeaderFactory

pytestmark = pytest.mark.django_db


def test_rows_are_written_as_they_are_given():
    country = CountryFactory()
    names = ["トカエフ", 'さ"か\\さ,{ま}', "改\n行 ’’"]
    row = Appearance(
        article=ArticleFactory(),
        kind=AppearanceKind.PERSON,
        ref="l1",
        name=names[1],
        names=names,
        country=country,
        signature="s",
        blocks=[],
        state=LinkState.TEXT,
    )
    sql.add([row])
    kept = Appearance.objects.get(pk=row.pk)
    assert (kept.name, kept.names, kept.blocks, kept.country_id, kept.leader_id) == (
        names[1],
        names,
        [],
        country.pk,
        None,
    )
    assert sql.load(Appearance, "article_id = %s", row.article_id) == [kept]


def test_keys_may_be_taken_before_the_rows():
    keys = sql.next_keys(Event, 2)
    sql.add(
        [Event(pk=pk, type="CONSULT", status="occurred", date=date(2025, 11, 6), date_precision="day") for pk in keys]
    )
    assert sql.next_keys(Event, 0) == []
    assert set(Event.objects.values_list("pk", "date")) == {(pk, date(2025, 11, 6)) for pk in keys}


def test_an_update_touches_rows_with_other_values_alone():
    one, other = (Event.objects.create(type="CONSULT", status="occurred", place=place) for place in ("東京", "大阪"))
    one.place, one.words = "アスタナ", "'b:アス':1"
    place = "SELECT ctid::text FROM articles_event WHERE id = %s"  # where the row lies: elsewhere after each update
    before = [sql.ask(place, row.pk) for row in (one, other)]
    sql.update([one, other], ("place", "words"))
    assert sql.ask("SELECT place, words::text FROM articles_event WHERE id = %s", one.pk) == [
        ("アスタナ", "'b:アス':1")
    ]
    assert [sql.ask(place, row.pk) == lay for row, lay in zip((one, other), before, strict=True)] == [False, True]


def test_a_row_of_which_the_key_is_known_reads_the_rest_when_asked():
    leader = LeaderFactory(name="トカエフ")
    named = sql.named(Leader, leader.pk)
    assert named == leader
    assert named.name == "トカエフ"


def test_spans_of_days_are_joined_where_they_meet():
    days = [date(2025, 11, day) for day in range(1, 10)]
    assert _spans([(days[4], days[6]), (days[0], days[2]), (days[2], days[3])]) == [
        (days[0], days[3]),
        (days[4], days[6]),
    ]
