"""A small world for the pages: two articles, three leaders, statements, events, amounts. All invented."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from articles.vocabulary import AmountRole, ArticleOrigin, EventType, MentionKind, StatementKind, TrailRole
from tests import factories

BODY = (
    "カザフスタンのトカエフ大統領は6日、米国のサンプル大統領とホワイトハウスで会談した。\n\n"
    "トカエフ氏は「米国との協力は新しい段階に入った」と述べた。重要鉱物の協定に署名し、額は10億ドル(約1500億円)に上る。\n"
    "サンプル氏は関税を引き下げる考えを示した。"
)
OTHER_BODY = "日本の例示首相は7日、中国の輸出規制を批判した。例示氏は「関税は双方の損だ」と語った。"


@pytest.fixture(autouse=True)
def no_cache() -> None:
    """The answer to "are there sample articles?" is kept between requests, not between tests."""
    cache.clear()


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    kz, us, jp, cn = (factories.CountryFactory(code=code) for code in ("KZ", "US", "JP", "CN"))
    factories.CountryAliasFactory(country=us, text="アメリカ")
    tokayev = factories.LeaderFactory(
        name="トカエフ", full_name="カシムジョマルト・トカエフ", country=kz, reading="とかえふ"
    )
    factories.PostFactory(leader=tokayev)
    sample = factories.LeaderFactory(name="サンプル", country=us)
    premier = factories.LeaderFactory(name="例示", country=jp)
    version = factories.TextVersionFactory(body=BODY, article__title="C5+1に似た会談")
    other = factories.TextVersionFactory(
        body=OTHER_BODY,
        article__title="日本が批判",
        article__outlet=factories.OutletFactory(name="見本新聞"),
        article__published=date(2025, 12, 8),
        article__origin=ArticleOrigin.DEMO,
    )
    quote = factories.StatementFactory(
        version=version, exact="米国との協力は新しい段階に入った", speakers=[tokayev], about=[us]
    )
    factories.TrailStepFactory(statement=quote, position=0, exact="トカエフ氏")
    factories.TrailStepFactory(statement=quote, position=1, exact="述べ", role=TrailRole.CUE)
    tariffs = factories.StatementFactory(
        version=version, exact="関税を引き下げる", kind=StatementKind.INDIRECT, speakers=[sample]
    )
    loss = factories.StatementFactory(
        version=other, exact="関税は双方の損だ", speakers=[premier], about=[cn], date=date(2025, 12, 7)
    )
    amount = factories.AmountFactory(version=version, role=AmountRole.SIGNED)
    for exact, leader in (("カザフスタンのトカエフ大統領", tokayev), ("米国のサンプル大統領", sample)):
        factories.MentionFactory(version=version, exact=exact, leader=leader)
    factories.MentionFactory(version=version, exact="カザフスタン", kind=MentionKind.COUNTRY, country=kz)
    summit = factories.EventFactory(
        version=version,
        type=EventType.CONSULT,
        mode="meeting",
        place="ホワイトハウス",
        actors=[kz, us],
        evidence=["カザフスタンのトカエフ大統領は6日、米国のサンプル大統領とホワイトハウスで会談した"],
    )
    accord = factories.EventFactory(
        version=version, actors=[kz, us], evidence=["重要鉱物の協定に署名し"], amounts=[amount]
    )
    criticism = factories.EventFactory(
        version=other,
        type=EventType.ACCUSE,
        actors=[jp],
        recipients=[cn],
        evidence=["中国の輸出規制を批判した"],
        date=date(2025, 12, 7),
    )
    return SimpleNamespace(**locals())
