"""Tallies and pairs say what counting everything would say, whatever came, went or changed."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from articles.models import Event, EventPair, EventReport, Leader, Statement, StatementSpeaker, Tally
from articles.vocabulary import EventType
from tests import factories
from tests.browse.conftest import world

__all__ = ["world"]


def tallied(subject: str, grain: str = "a") -> Counter[tuple[str, str, str]]:
    Tally.bring_up_to_date()
    rows = Tally.objects.filter(subject=subject, grain=grain, leader=0)
    return Counter({(row.by, row.other, row.type): row.n for row in rows})


def pairs() -> set[tuple[str, str, str]]:
    return set(EventPair.objects.values_list("one", "other", "type"))


def test_who_speaks_about_whom(world: SimpleNamespace) -> None:
    assert tallied("said") == {
        ("KZ", "", "direct"): 1,
        ("KZ", "US", "direct"): 1,
        ("US", "", "indirect"): 1,
        ("JP", "", "direct"): 1,
        ("JP", "CN", "direct"): 1,
        ("", "US", "direct"): 1,
        ("", "CN", "direct"): 1,
    }
    assert tallied("said", "y") == tallied("said")
    assert Tally.objects.get(subject="said", grain="a", leader=world.tokayev.pk, other="US").n == 1


def test_what_changes_is_counted_anew(world: SimpleNamespace) -> None:
    tallied("said")
    Statement.objects.filter(pk=world.quote.pk).update(is_first=False)
    StatementSpeaker.objects.filter(statement=world.loss).update(side="KZ")
    world.tariffs.date = date(2024, 1, 5)
    world.tariffs.save()
    assert tallied("said") == {
        ("US", "", "indirect"): 1,
        ("KZ", "", "direct"): 1,
        ("KZ", "CN", "direct"): 1,
        ("", "CN", "direct"): 1,
    }
    assert Tally.objects.get(subject="said", grain="y", by="US").start == date(2024, 1, 1)
    Statement.objects.all().delete()
    assert not tallied("said")
    assert not Tally.objects.filter(subject="said").exists()


def test_an_undated_statement_counts_for_all_time_alone(world: SimpleNamespace) -> None:
    Statement.objects.filter(pk=world.quote.pk).update(date=None, date_precision="", date_method="")
    assert tallied("said")["KZ", "US", "direct"] == 1
    assert not Tally.objects.filter(subject="said", grain="y", by="KZ", other="US").exists()


def test_pairs_are_those_who_act_on_each_other(world: SimpleNamespace) -> None:
    assert pairs() == {("KZ", "US", "CONSULT"), ("KZ", "US", "AGREE"), ("CN", "JP", "ACCUSE")}
    factories.EventFactory(
        version=world.other, type=EventType.SANCTION, actors=[world.jp, world.us], recipients=[world.cn], evidence=[]
    )
    assert pairs() - {("CN", "JP", "ACCUSE")} == {
        ("KZ", "US", "CONSULT"),
        ("KZ", "US", "AGREE"),
        ("CN", "JP", "SANCTION"),
        ("CN", "US", "SANCTION"),
    }
    assert tallied("did")["US", "CN", "SANCTION"] == tallied("did")["CN", "US", "SANCTION"] == 1


def test_pairs_follow_their_events(world: SimpleNamespace) -> None:
    tallied("did")
    Event.objects.filter(pk=world.summit.pk).update(type=EventType.THREATEN, date=date(2024, 3, 1))
    assert ("KZ", "US", "CONSULT") not in pairs()
    premier = factories.EventFactory(
        version=world.version, type=EventType.ACCUSE, actors=[world.premier], recipients=[world.us], evidence=[]
    )
    assert ("JP", "US", "ACCUSE") in pairs()
    Leader.objects.filter(pk=world.premier.pk).update(country="CN")
    assert ("CN", "US", "ACCUSE") in pairs()
    assert ("JP", "US", "ACCUSE") not in pairs()
    assert tallied("did")["CN", "US", "ACCUSE"] == 1
    EventReport.objects.filter(event=premier).delete()
    assert not EventPair.objects.filter(event=premier).exists()
    assert tallied("did")["CN", "US", "ACCUSE"] == 0


@pytest.mark.parametrize("grain", ["m", "y"])
def test_months_and_years_add_up_to_all_time(world: SimpleNamespace, grain: str) -> None:
    for day in (date(2025, 1, 3), date(2024, 1, 3), date(2024, 7, 3)):
        factories.EventFactory(version=world.version, actors=[world.kz, world.us], date=day, evidence=[])
    assert tallied("did") == sum(
        (Counter({(t.by, t.other, t.type): t.n}) for t in Tally.objects.filter(grain=grain, subject="did", leader=0)),
        Counter(),
    )
