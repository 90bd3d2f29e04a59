"""Traits follow the tables that they are made of, whatever writes to these."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from articles.models import (
    Amount,
    AmountTraits,
    Article,
    ArticleTraits,
    Event,
    EventTraits,
    Leader,
    Mention,
    Organization,
    Statement,
    StatementTraits,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
LISTS = {
    "statements": StatementTraits,
    "events": EventTraits,
    "texts": ArticleTraits,
    "amounts": AmountTraits,
}


def kept() -> dict[str, list[Any]]:
    return {name: [{**row, "codes": sorted(row["codes"])} for row in model.objects.order_by("pk").values()]
            for name, model in LISTS.items()}  # fmt: skip


def check() -> None:
    """What triggers kept is what would be made anew."""
    before = kept()
    with connection.cursor() as cursor:
        for name, model in LISTS.items():
            model.objects.all().delete()
            cursor.execute(f"SELECT articles_trait_{name}(NULL)")
    assert kept() == before


def codes(row: Statement | Event | Amount) -> set[str]:
    return set(type(row).objects.get(pk=row.pk).traits.codes)  # type: ignore[attr-defined]


def test_traits_follow_every_change() -> None:
    kz, us = make.CountryFactory(code="KZ"), make.CountryFactory(code="US")
    leader = make.LeaderFactory(country=kz)
    organization = make.OrganizationFactory(country=kz)
    version = make.TextVersionFactory(body="双方は会談した。大統領は述べた。")
    said = make.StatementFactory(version=version, exact="双方は会談した", speakers=[leader], about=[us])
    event = make.EventFactory(version=version, evidence=["会談した"], actors=[leader], recipients=[us])
    assert {f"speaker:{leader.pk}", "by:KZ", "about:US", "kind:direct"} <= codes(said)
    assert {"country:KZ", "country:US", "pair:KZ-US", f"leader:{leader.pk}"} <= codes(event)
    amount = make.AmountFactory(version=version, exact="述べた")
    make.EventFactory(version=version, evidence=["述べた"], actors=[leader], amounts=[amount])
    assert "country:KZ" in codes(amount)
    check()
    make.MentionFactory(version=version, exact="双方", leader=leader)
    assert f"mentions:{leader.pk}" in codes(said)
    Mention.objects.update(leader=None)
    assert f"mentions:{leader.pk}" not in codes(said)
    Statement.objects.update(date=dt.date(2025, 11, 6), date_precision="day", date_method="stated")
    assert "month:2025-11" in codes(said)
    Leader.objects.update(country=us)
    assert "by:US" in codes(said)
    assert "country:US" in codes(amount)
    said.speakers.update(leader=None, organization=organization)
    assert "by:KZ" in codes(said)
    Organization.objects.update(country=None)
    assert not any(code.startswith("by:") for code in codes(said))
    Article.objects.update(outlet=make.OutletFactory(), published=dt.date(2025, 1, 2))
    Event.objects.update(status="planned")
    check()
    event.parties.all().delete()
    said.delete()
    check()
    assert not StatementTraits.objects.exists()


def test_two_characters_side_by_side() -> None:
    version = make.TextVersionFactory(title="会談 AB", body="停戦だ。")
    assert set(version.article.traits.pairs) == {"会談", "談 ", " a", "ab", "b\n", "\n停", "停戦", "戦だ", "だ。"}
