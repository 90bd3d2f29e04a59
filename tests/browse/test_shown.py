"""Rows as lists read them say what the models say."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache

from articles.browse import queries
from articles.browse.keeping import Table
from articles.browse.naming import address_of, name_of, post_on
from articles.browse.shown.amounts import amounts_at
from articles.browse.shown.articles import articles_at
from articles.browse.shown.events import events_at
from articles.browse.shown.statements import statements_at
from articles.models import Amount, Article, CopyGroup, Event, EventReport, Statement, Utterance
from tests import factories

pytestmark = pytest.mark.django_db


def _source(article: Any) -> tuple[Any, ...]:
    outlet = article.outlet.name if article.outlet else None
    columns = (article.pk, article.title, outlet, article.outlet_id, article.published, article.published_precision)
    return (*columns, article.origin, article.get_absolute_url())


def _statement(row: Any) -> tuple[Any, ...]:
    speakers = [
        (name_of(speaker.actor), address_of(speaker.actor), speaker.leader_id, _office(speaker, row))
        for speaker in row.speakers.all()
    ]
    about = [(name_of(it.country), address_of(it.country)) for it in row.about.all()]
    words = (row.exact, row.anchor, row.kind, row.get_kind_display(), row.date, row.date_precision, row.is_first)
    return (row.pk, row.get_absolute_url(), row.elsewhere, speakers, about, words, _source(row.article))


def _office(speaker: Any, row: Any) -> Any:
    post = post_on(list(speaker.leader.posts.all()), row.date) if speaker.leader else None
    body = speaker.organization
    return post and (post.title, post.country_id), body and body.country and body.country.pk


def _event(row: Any) -> tuple[Any, ...]:
    parties = [(party.role, name_of(party.actor), address_of(party.actor)) for party in row.parties.all()]
    labels = (row.get_type_display(), row.get_mode_display(), row.get_status_display())
    own = (row.pk, row.type, row.mode, row.status, row.name, row.place, row.date, row.date_precision, row.sources)
    sums = [(it.exact, it.anchor, it.value, it.currency, it.get_role_display()) for it in row.lead.amounts.all()]
    words = [(it.exact, it.anchor) for it in row.lead.evidence.all()][:1]
    return (own, labels, row.get_absolute_url(), parties, sums, words, _source(row.lead.article))


def _amount(row: Any) -> tuple[Any, ...]:
    labels = (row.get_role_display(), row.get_bound_display(), row.conversion_fits, row.converts_id)
    original = row.converts and (row.converts.exact, row.converts.value, row.converts.currency)
    return (row.pk, row.exact, row.anchor, row.value, row.currency, labels, original, _source(row.article))


def test_statements_are_those_of_the_models(world: SimpleNamespace) -> None:
    body = factories.OrganizationFactory(name="見本省", country=world.jp)
    factories.StatementFactory(version=world.other, exact="例示氏", speakers=[body, world.cn, world.premier])
    factories.StatementFactory(version=world.version, exact="トカエフ氏は", speakers=[], about=[world.us, world.kz])
    utterance = Utterance.objects.create()
    Statement.objects.filter(pk__in=[world.quote.pk, world.loss.pk]).update(utterance=utterance)
    models = list(queries.statements_shown(Statement.objects.order_by("pk")))
    assert [row.elsewhere for row in models[:3]] == [1, 0, 1]
    rows = statements_at(Statement.objects.order_by("pk").values_list("pk", flat=True))
    assert [_statement(row) for row in rows] == [_statement(row) for row in models]
    assert len(rows) == 5


def test_events_are_those_of_the_models(world: SimpleNamespace) -> None:
    models = list(queries.events_shown(Event.objects.order_by("-pk")))
    rows = events_at([model.pk for model in models])
    assert [_event(row) for row in rows] == [_event(row) for row in models]
    assert len(rows) == 3
    assert any(row.lead and row.lead.amounts for row in rows)


def test_rows_come_in_the_order_asked_for_without_those_gone(world: SimpleNamespace) -> None:
    assert [row.pk for row in statements_at([world.loss.pk, 10**9, world.quote.pk])] == [world.loss.pk, world.quote.pk]
    assert events_at([]) == statements_at([]) == []
    world.accord.lead = None
    world.accord.save()
    assert events_at([world.accord.pk])[0].lead is None


def test_a_country_added_a_moment_ago_has_its_name(world: SimpleNamespace) -> None:
    statements_at([world.quote.pk])
    new = factories.CountryFactory(code="UZ", name_ja="ウズベキスタン", name_en="ウズベキスタン")
    added = factories.StatementFactory(version=world.version, exact="サンプル氏は", speakers=[new])
    assert name_of(statements_at([added.pk])[0].speakers[0].actor) == "ウズベキスタン"


def test_a_small_table_is_kept_until_the_cache_forgets_it() -> None:
    asked: list[int] = []
    table = Table("test-table", lambda: asked.append(1) or len(asked))
    assert (table(), table()) == (1, 1)
    cache.clear()
    assert table() == 2
    assert table.anew() == 3
    assert table() == 3


def test_amounts_are_those_of_the_models(world: SimpleNamespace) -> None:
    factories.AmountFactory(
        version=world.version, exact="1500億円", currency="JPY", converts=world.amount, conversion_fits=False
    )
    models = list(queries.amounts_shown(Amount.objects.order_by("-pk")))
    rows = amounts_at(Amount.objects.order_by("-pk").values_list("pk", flat=True))
    assert [_amount(row) for row in rows] == [_amount(row) for row in models]
    assert rows[0].event is None
    assert rows[0].sentence
    event = rows[-1].event
    assert event
    assert (event.pk, event.get_type_display()) == (world.accord.pk, world.accord.get_type_display())
    named = [(party.role, name_of(party.actor)) for party in event.parties.all()]
    assert named == [(party.role, name_of(party.actor)) for party in world.accord.parties.order_by("position")]


def test_articles_are_those_of_the_models(world: SimpleNamespace) -> None:
    group = CopyGroup.objects.create()
    Article.objects.filter(pk__in=[world.version.article_id, world.other.article_id]).update(copy_group=group)
    models = list(queries.articles_shown(Article.objects.order_by("-pk")))
    rows = articles_at(Article.objects.order_by("-pk").values_list("pk", flat=True))
    assert [(*_source(row), row.copies) for row in rows] == [(*_source(row), row.copies) for row in models]
    assert {row.copies for row in rows} >= {1}
    for row in rows:
        assert row.statement_count == Statement.objects.filter(article=row.pk).count()
        assert row.event_count == EventReport.objects.filter(article=row.pk).count()
