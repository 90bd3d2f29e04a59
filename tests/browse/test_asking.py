"""What a reader's words ask for, and groups of countries in lists."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client

from articles.browse.asking import read_question
from articles.browse.words import read_words
from articles.wording import Exactly
from tests import factories


@pytest.fixture
def asia(world: SimpleNamespace) -> SimpleNamespace:
    """The pages' world with a group of countries and a second leader of one's name."""
    factories.CountryGroupFactory()
    return world


@pytest.mark.parametrize(
    ("text", "places", "leaders", "period", "rest"),
    [
        ("中央アジア 米国 2025年11月", ["central-asia", "US"], [], "2025-11", []),
        ("中央アジア諸国　アメリカ　２０２５年１１月", ["central-asia", "US"], [], "2025-11", []),
        ("Central Asia United States November 2025", ["central-asia", "US"], [], "2025-11", []),
        ("Nov 6, 2025 kazakhstan", ["KZ"], [], "2025-11-06", []),
        ("とかえふ アメリカ 協力", ["US"], ["トカエフ"], "", ["協力"]),
        ("重要鉱物 2025", [], [], "", ["重要鉱物", "2025"]),
        ("「米国」 協力", [], [], "", ['"米国"', "協力"]),
        ("米国 アメリカ", ["US"], [], "", []),
    ],
)
def test_names_and_a_period_are_told_from_words(
    asia: SimpleNamespace, text: str, places: list[str], leaders: list[str], period: str, rest: list[str]
) -> None:
    question = read_question(text)
    assert [place.pk for place in question.places] == places
    assert [leader.name for leader in question.leaders] == leaders
    assert (question.period.written() if question.period else "") == period
    assert question.rest == rest


def test_a_name_of_two_leaders_stays_a_word(asia: SimpleNamespace) -> None:
    factories.LeaderFactory(name="トカエフ", country=asia.us)
    assert read_question("トカエフ 協力").leaders == []


def count(client: Client, address: str) -> int:
    found = re.search(r'role="status"[^>]*>\s*([\d,]+)', client.get(address).content.decode())
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/statements/?by=central-asia", 1),
        ("/statements/?by=central-asia&by=JP", 2),
        ("/statements/?by=central-asia&about=US", 1),
        ("/statements/?about=central-asia", 0),
        ("/statements/?by=no-such-group", 0),
        ("/events/?country=central-asia&country=US", 2),
        ("/events/?country=central-asia&country=JP", 0),
        ("/articles/?country=central-asia", 1),
    ],
)
def test_a_group_stands_for_its_members(client: Client, asia: SimpleNamespace, address: str, number: int) -> None:
    assert count(client, address) == number


def test_groups_are_counted_chosen_and_taken_back(client: Client, asia: SimpleNamespace) -> None:
    page = client.get("/events/?country=central-asia&country=US").content.decode()
    assert re.search(r'value="central-asia" checked>.*?中央アジア.*?<span class="n">2</span>', page, re.DOTALL)
    assert 'href="?country=US"' in page
    assert 'href="?country=central-asia"' in page
    assert page.count('value="central-asia"') == 1


def test_search_reads_the_question(client: Client, asia: SimpleNamespace) -> None:
    page = client.get("/search/?q=中央アジア アメリカ 2025年11月").content.decode()
    assert "中央アジア → 米国 の発言" in page
    assert "米国との協力は新しい段階に入った" in page
    assert "重要鉱物の協定に署名し" in page
    assert "関税は双方の損だ" not in page


def test_words_in_quotation_marks_are_taken_to_the_letter(client: Client, asia: SimpleNamespace) -> None:
    assert [type(name) for word in read_words("「米国」 アメリカ") for name in word.names[:1]] == [Exactly, str]
    assert count(client, "/statements/?q=アメリカ") == 1
    assert count(client, "/statements/?q=「アメリカ」") == 0
    assert count(client, "/statements/?q=“米国との協力”") == 1
    assert count(client, '/events/?q="協定に署名"') == 1
    assert count(client, '/events/?q="署名に協定"') == 0


@pytest.mark.parametrize(
    ("words", "number"), [("とかえふ", 1), ("トカエフ", 1), ("tokayev", 1), ("サンプル 署名", 0), ("アメリカ 署名", 1)]
)
def test_events_are_found_by_who_takes_part(client: Client, asia: SimpleNamespace, words: str, number: int) -> None:
    asia.tokayev.name_en = "Kassym-Jomart Tokayev"
    asia.tokayev.save()
    assert count(client, f"/events/?q={words}") == number
