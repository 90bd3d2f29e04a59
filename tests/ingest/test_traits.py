"""Traits wait for the end of an article's storing, and follow at once again from then on."""

import pytest

from articles.ingest.storing import store_article
from articles.models import Event, EventTraits, Statement
from articles.vocabulary import ArticleOrigin
from tests import factories as make
from tests.ingest.world import person, store, told
from tests.models.test_traits import check, codes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _countries() -> None:
    make.CountryFactory(code="KZ")
    make.CountryFactory(code="US")


def test_a_stored_article_has_its_traits() -> None:
    speaker = person("l1", "トカエフ", "カシムジョマルト・トカエフ", "大統領")
    store(*told("一", leaders=(speaker,)))
    store(*told("二", published="2025-11-08", leaders=(speaker,)))
    event = Event.objects.get()
    assert {"type:CONSULT", "pair:KZ-US", "country:KZ", "month:2025-11"} <= codes(event)
    assert EventTraits.objects.count() == 1
    check()
    Statement.objects.update(kind="indirect")
    assert all("kind:indirect" in codes(said) for said in Statement.objects.all())
    check()


def test_a_storing_that_fails_leaves_nothing_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    source, findings = told("一")
    monkeypatch.setattr("articles.ingest.storing.forget_unnamed", fail)
    with pytest.raises(RuntimeError):
        store_article(source=source, findings=findings, origin=ArticleOrigin.COMMAND)
    make.EventFactory(version=make.TextVersionFactory(body="会談した"), evidence=["会談した"])
    assert EventTraits.objects.count() == 1
    check()
