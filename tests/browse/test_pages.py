"""Single pages: what they show, what they escape, what they answer when there is nothing."""

import re
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.browse.timeline import weeks_of
from articles.browse.trail import explaining_steps
from articles.models import Article, Country, Event, EventRedirect, Statement, StatementSpeaker
from articles.vocabulary import ArticleOrigin, TrailRole
from tests import factories

HOSTILE = "<script>alert(1)</script>&\"'\u202e𠮷"


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_home(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/")
    assert "米国との協力は新しい段階に入った" in page
    assert "10億ドル" in page
    assert 'class="bars"' in page


def test_the_chart_of_weeks_ends_with_the_newest_day_not_with_a_month_or_plan(world: SimpleNamespace) -> None:
    factories.EventFactory(version=world.version, date=date(2026, 4, 1), date_precision="month")
    factories.EventFactory(version=world.version, date=timezone.localdate() + timedelta(days=400))
    timeline = weeks_of(Event.objects.all())
    assert timeline
    assert timeline.first <= date(2025, 12, 7) == timeline.last
    assert timeline.total == 3


def test_home_without_articles(client: Client, db: None) -> None:
    assert "まだ記事がありません" in page_of(client, "/")


def test_event(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, f"/events/{world.summit.pk}-anything/")
    assert "ホワイトハウス" in page
    evidence = world.summit.lead.evidence.get()
    assert f'href="/articles/{world.version.article_id}/#{evidence.anchor}"' in page
    assert "米国との協力は新しい段階に入った" in page


def test_a_country_or_ministry_speaks_by_its_name(client: Client, world: SimpleNamespace) -> None:
    ministry = factories.OrganizationFactory(name="例示外務省", country=world.jp)
    factories.StatementFactory(
        version=world.other, exact="中国の輸出規制", speakers=[world.jp, ministry], date=world.criticism.date
    )
    for address in ("/statements/", f"/events/{world.criticism.pk}/"):
        page = page_of(client, address)
        assert '<a href="/countries/JP/">日本</a>' in page
        assert "例示外務省</a>" in page


def test_event_in_the_words_of_every_article(client: Client, world: SimpleNamespace) -> None:
    version = factories.TextVersionFactory(body="両国は7日に会談を開いた。")
    factories.EventReportFactory(
        version=version,
        type="CONSULT",
        date=date(2025, 11, 7),
        actors=[Country.objects.get(pk="KZ")],
        evidence=["会談を開いた"],
        world=world.summit,
    )
    page = page_of(client, f"/events/{world.summit.pk}/")
    assert "会談を開いた" in page
    assert "ホワイトハウスで会談した" in page
    # Of two days told once each, either may be the event's; the other stands out.
    assert re.search(r'<span class="differs">2025年11月[67]日', page)


def test_a_merged_event_is_found_at_its_new_address(client: Client, world: SimpleNamespace) -> None:
    EventRedirect.objects.create(old=10**8, event=world.summit)
    response = client.get(f"/events/{10**8}/?x=1")
    assert (response.status_code, response["Location"]) == (301, world.summit.get_absolute_url())


def test_statement_shows_its_trail(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, f"/statements/{world.quote.pk}/")
    for step in world.quote.trail.all():
        assert f'href="/articles/{world.version.article_id}/#{step.anchor}" lang="ja">{step.exact}</a>' in page
    assert "カザフスタン大統領" in page
    assert f"<mark>{world.quote.exact}</mark>" in page


@pytest.mark.parametrize(
    ("method", "antecedents", "shown"),
    [
        ("stated", ["カザフスタンのトカエフ大統領"], ["カザフスタンのトカエフ大統領"]),
        ("stated", ["米国"], []),
        ("coreference", ["米国"], ["米国"]),
        ("coreference", ["トカエフ氏", "カザフスタン", "カザフスタン"], ["カザフスタン"]),
    ],
    ids=["fuller", "less than the speaker's own words", "resolved", "said already"],
)
def test_the_trail_shows_antecedents_that_explain(
    world: SimpleNamespace, method: str, antecedents: list[str], shown: list[str]
) -> None:
    Statement.objects.filter(pk=world.quote.pk).update(speaker_method=method)
    for position, exact in enumerate(antecedents, start=2):
        role = TrailRole.ANTECEDENT
        factories.TrailStepFactory(statement=world.quote, position=position, exact=exact, role=role)
    steps = explaining_steps(Statement.objects.get(pk=world.quote.pk))
    assert [step.exact for step in steps] == ["トカエフ氏", "述べ", *shown]


def test_statement_told_elsewhere_in_the_same_words(client: Client, world: SimpleNamespace) -> None:
    version = factories.TextVersionFactory(
        body="氏は「米国との協力は新しい段階に入った」と語った。", article__title="別の記事"
    )
    factories.StatementFactory(version=version, exact=world.quote.exact, speakers=[world.tokayev])
    assert "ほかの記事に、まったく同じ語句の発言はありません" not in page_of(client, f"/statements/{world.quote.pk}/")


def test_article_marks_findings(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, world.version.article.get_absolute_url())
    assert f'id="{world.quote.anchor}"' in page
    assert f'<span class="m amount" data-c="{world.amount.start}-{world.amount.end}"' in page
    for step in world.quote.trail.all():
        assert f'id="{step.anchor}"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_article_in_an_older_version(client: Client, world: SimpleNamespace) -> None:
    world.version.is_current = False
    world.version.save()
    factories.TextVersionFactory(article=world.version.article, number=2, body="直した本文。")
    address = world.version.article.get_absolute_url()
    assert "直した本文" in page_of(client, address)
    assert "新しい段階" in page_of(client, f"{address}?version=1")
    assert client.get(f"{address}?version=9").status_code == 404


def test_person(client: Client, world: SimpleNamespace) -> None:
    address = reverse("person", args=[world.tokayev])
    assert address.startswith(f"/people/{world.tokayev.pk}-")
    page = page_of(client, address)
    assert "米国との協力は新しい段階に入った" in page
    assert "2019年3月20日〜" in page
    assert f"/statements/?speaker={world.tokayev.pk}&amp;about=US" in page


def test_country(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/countries/KZ/")
    assert 'href="/pairs/KZ-US/"' in page
    assert "米国との協力は新しい段階に入った" in page
    assert client.get("/countries/kz/").headers["Location"] == "/countries/KZ/"
    assert client.get("/countries/QQ/").status_code == 404


def test_pair(client: Client, world: SimpleNamespace) -> None:
    page = page_of(client, "/pairs/KZ-US/")
    assert "カザフスタン → 米国" in page
    assert "米国との協力は新しい段階に入った" in page
    assert client.get("/pairs/KZ-KZ/").status_code == 404


@pytest.mark.parametrize("kind", ["event", "statement", "article", "person"])
def test_deleted_is_gone_and_unknown_is_not_found(client: Client, world: SimpleNamespace, kind: str) -> None:
    row = {
        "event": world.criticism,
        "statement": world.loss,
        "article": world.other.article,
        "person": factories.LeaderFactory(),
    }[kind]
    address = reverse(kind, args=[row.pk])
    if kind == "event":
        row.reports.all().delete()
    else:
        row.delete()
    response = client.get(address)
    assert response.status_code == 410
    assert "削除されました" in response.content.decode()
    assert client.get(reverse(kind, args=[10**9])).status_code == 404


def test_unknown_addresses_get_our_page(client: Client, db: None) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "ページが見つかりません" in response.content.decode()


def test_a_failure_gets_our_page(client: Client, world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("articles.browse.overview.newest", lambda: 1 / 0)
    response = client.get("/")
    assert response.status_code == 500
    assert "こちら側の誤りです" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "410.html"])
def test_failure_pages_need_no_request(db: None, name: str) -> None:
    from django.template.loader import render_to_string

    assert "GeoEvents" in render_to_string(name)


def test_banner_only_with_sample_articles(client: Client, world: SimpleNamespace) -> None:
    banner = page_of(client, "/countries/").split('class="banner"')[1].split("</aside>")[0]
    assert "見本の記事と発言は創作です" in banner
    assert "ほかは読み込まれた記事です" in banner
    assert "これは見本の記事です" in page_of(client, world.other.article.get_absolute_url())
    assert "この発言は見本の記事のもの" in page_of(client, world.loss.get_absolute_url())


def test_the_banner_speaks_of_others_only_where_there_are_some(client: Client, world: SimpleNamespace) -> None:
    Article.objects.update(origin=ArticleOrigin.DEMO)
    page = page_of(client, "/countries/")
    assert "見本の記事と発言は創作です" in page
    assert "ほかは読み込まれた記事です" not in page


def test_no_banner_without_sample_articles(client: Client, db: None) -> None:
    factories.StatementFactory()
    assert "見本の記事と発言は創作です" not in page_of(client, "/statements/")


def test_hostile_text_is_escaped_everywhere(client: Client, db: None) -> None:
    country = factories.CountryFactory(code="QZ", name_ja=HOSTILE[:50])
    leader = factories.LeaderFactory(name=HOSTILE, country=country)
    factories.LeaderFactory(name="別")
    version = factories.TextVersionFactory(
        body=f"{HOSTILE}は「{HOSTILE}」と述べた。10億ドル",
        article__title=HOSTILE,
        article__outlet=factories.OutletFactory(name=HOSTILE),
        article__origin=ArticleOrigin.DEMO,
    )
    factories.MentionFactory(version=version, exact=HOSTILE, leader=leader)
    start = version.body.rindex(HOSTILE)
    statement = factories.StatementFactory(
        version=version, exact=HOSTILE, start=start, end=start + len(HOSTILE), speakers=[leader], about=[country]
    )
    factories.TrailStepFactory(statement=statement, exact=HOSTILE, role=TrailRole.SPEAKER)
    amount = factories.AmountFactory(version=version)
    event = factories.EventFactory(
        version=version,
        name=HOSTILE,
        place=HOSTILE,
        actors=[country],
        recipients=[leader],
        evidence=[HOSTILE],
        amounts=[amount],
    )
    addresses = [
        *("/", "/events/", "/statements/", "/articles/", "/amounts/", "/people/", "/countries/", "/countries/QZ/"),
        *(row.get_absolute_url() for row in (event, statement, version.article)),
        reverse("person", args=[leader]),
        *(f"{list_}?q={HOSTILE}&from={HOSTILE}" for list_ in ("/events/", "/statements/", "/search/", "/people/")),
    ]
    for address in addresses:
        assert "<script>alert" not in page_of(client, address), address


@pytest.mark.parametrize("language", ["ja", "en"])
def test_speaks_the_reader_s_language(client: Client, world: SimpleNamespace, language: str) -> None:
    response = client.post("/i18n/setlang/", {"language": language, "next": "/countries/"})
    assert response.status_code == 302
    page = page_of(client, "/countries/")
    assert f'<html lang="{language}">' in page
    assert ("United States" in page) == (language == "en")


def test_scripts_and_styles_come_from_files_alone(client: Client, world: SimpleNamespace) -> None:
    for address in ("/", "/events/", f"/articles/{world.version.article_id}/", f"/statements/{world.quote.pk}/"):
        response = client.get(address)
        assert "'unsafe" not in response.headers["Content-Security-Policy"]
        page = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


QUERIES = 29
"""Of the dearest page; none may grow with the number of rows."""


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/events/", "/statements/", "/articles/", "/amounts/", "/people/", "/countries/", "/search/?q=アメリカ"),
        *(
            "/countries/KZ/",
            "/pairs/KZ-US/",
            "/events/?country=KZ&type=CONSULT&q=アメリカ&leader=1",
            "/statements/?q=関税",
        ),
        *("event", "statement", "article", "person"),
    ],
)
def test_queries_are_bounded(
    client: Client, world: SimpleNamespace, django_assert_max_num_queries: Any, address: str
) -> None:
    row = {"event": world.summit, "statement": world.quote, "article": world.version.article, "person": world.tokayev}
    address = reverse(address, args=[row[address].pk]) if address in row else address
    for n in range(12):
        leader = factories.LeaderFactory(country=world.us)
        factories.StatementFactory(
            version=world.version, exact=world.version.body[n : n + 5], speakers=[leader], about=[world.us]
        )
        factories.EventFactory(
            version=world.version,
            type="CONSULT",
            actors=[world.kz, world.us],
            recipients=[leader],
            evidence=[world.version.body[n : n + 6]],
        )
        factories.AmountFactory(version=world.version, start=n, end=n + 3, exact=world.version.body[n : n + 3])
    client.get(address)
    with django_assert_max_num_queries(QUERIES):
        assert client.get(address).status_code == 200


def test_what_he_said_in_another_post_is_said_for_its_country(world: SimpleNamespace, client: Client) -> None:
    """A leader of one country now spoke for another then: each page has what was said for it."""
    speaker = StatementSpeaker.objects.filter(leader__country="KZ").earliest("pk")
    union = factories.CountryFactory(code="EU", name_ja="欧州連合", is_iso=False)
    StatementSpeaker.objects.filter(pk=speaker.pk).update(side=union)
    exact = speaker.statement.exact
    assert exact in page_of(client, reverse("country", args=["EU"]))
    assert exact in client.get(reverse("statements"), {"by": "EU"}).content.decode()
    assert exact not in client.get(reverse("statements"), {"by": "KZ"}).content.decode()
