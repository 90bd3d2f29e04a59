"""Every table has its admin, in Japanese and English, and every list and record opens."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import Article, Leader, Watch
from articles.models.tallies import EventPair, StaleMonth, Tally
from articles.models.traits import AmountTraits, ArticleTraits, EventTraits, StatementTraits
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DERIVED = {AmountTraits, ArticleTraits, EventPair, EventTraits, StaleMonth, StatementTraits, Tally}
"""Counted by the database out of tables that stand in the admin: nothing here is written by hand."""
MODELS = [m for m in apps.get_app_config("articles").get_models() if not m._meta.is_composite_pk and m not in DERIVED]
"""Tables for people to look into; the admin does not take one with a key of several columns."""
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make.UserFactory())
    return client


@pytest.fixture
def world() -> None:
    """A row in every table."""
    leader, country = make.LeaderFactory(), make.CountryFactory(code="US")
    make.PostFactory(leader=leader)
    make.CountryAliasFactory(country=country)
    make.CountryGroupFactory()
    Watch.objects.create(user=make.UserFactory(), list="events", name="例示")
    organization = make.OrganizationFactory()
    organization.aliases.create(text="省")
    leader.aliases.create(text="さんぷる")
    version = make.TextVersionFactory()
    make.MentionFactory(version=version, leader=leader)
    statement = make.StatementFactory(version=version, speakers=[leader, organization], about=[country])
    make.TrailStepFactory(statement=statement)
    amount = make.AmountFactory(version=version)
    make.EventReportFactory(
        version=version, actors=[leader], recipients=[country], evidence=["協定に署名した"], amounts=[amount]
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_lists_search_and_records_open(editor: Client, world: None, model: type) -> None:
    assert admin.site.is_registered(model)
    name = f"admin:articles_{model._meta.model_name}"
    assert editor.get(reverse(f"{name}_changelist"), {"q": "例"}).status_code == 200
    for row in model._default_manager.all()[:1]:
        assert editor.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_names_are_japanese(model: type) -> None:
    with translation.override("ja"):
        for label in (model._meta.verbose_name, *(f.verbose_name for f in model._meta.local_fields if f.name != "id")):
            assert JAPANESE.search(str(label)) or str(label) in {"URL", "SHA-256"}, label


def test_an_article_can_be_deleted_with_its_findings(editor: Client, world: None) -> None:
    article = Article.objects.get()
    address = reverse("admin:articles_article_delete", args=[article.pk])
    assert editor.get(address).status_code == 200
    editor.post(address, {"post": "yes"})
    assert not Article.objects.exists()
    assert Leader.objects.exists()


def test_a_leader_who_speaks_cannot_be_deleted(editor: Client, world: None) -> None:
    leader = Leader.objects.get()
    editor.post(reverse("admin:articles_leader_delete", args=[leader.pk]), {"post": "yes"})
    assert Leader.objects.exists()


def test_findings_cannot_be_changed_by_hand(editor: Client, world: None) -> None:
    statement = make.StatementFactory()
    page = editor.post(reverse("admin:articles_statement_change", args=[statement.pk]), {"exact": "別"})
    assert page.status_code == 403
