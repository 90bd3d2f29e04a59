"""Other forms than pages: citations, feeds, calendars; and the page on the method."""

import json
import re
from datetime import date
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from articles.models import Article
from tests import factories

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_a_statement_as_bibtex(client: Client, world: SimpleNamespace) -> None:
    Article.objects.filter(pk=world.version.article_id).update(title="50% & {more}_x")
    response = client.get(f"/statements/{world.quote.pk}/?format=bib")
    entry = response.content.decode()
    assert response["Content-Type"].startswith("application/x-bibtex")
    assert entry.startswith(f"@online{{geoevents-statement-{world.quote.pk},\n")
    assert r"title = {50\% \& \{more\}\_x}" in entry
    assert "トカエフ「米国との協力は新しい段階に入った」。2025-11-06" in entry


def test_a_statement_as_ris(client: Client, world: SimpleNamespace) -> None:
    record = client.get(f"/statements/{world.loss.pk}/?format=ris").content.decode()
    lines = record.split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert "AB  - 関税は双方の損だ" in lines
    assert "N1  - 2025-12-07 見本の記事(創作)" in lines
    assert lines[-2] == "ER  - "


def test_a_statement_as_linked_data(client: Client, world: SimpleNamespace) -> None:
    data = json.loads(client.get(f"/statements/{world.quote.pk}/?format=jsonld").content)
    assert data["@type"] == "Quotation"
    assert world.version.body[data["position"]["start"] : data["position"]["end"]] == data["text"]
    assert data["creator"] == [{"@type": "Person", "name": "カシムジョマルト・トカエフ"}]
    assert data["about"][0]["identifier"] == "US"


@pytest.mark.parametrize("address", ["/statements/{}/?format=xml", "/events/?format=x", "/statements/?format=ics"])
def test_an_unknown_form_is_refused(client: Client, world: SimpleNamespace, address: str) -> None:
    assert client.get(address.format(world.quote.pk)).status_code == 400


@pytest.mark.parametrize(
    ("address", "count", "words"),
    [
        ("/statements/?format=atom&about=US", 1, "米国との協力は新しい段階に入った"),
        ("/events/?format=atom&country=KZ", 2, "重要鉱物の協定に署名し"),
    ],
)
def test_a_selection_as_a_feed(client: Client, world: SimpleNamespace, address: str, count: int, words: str) -> None:
    response = client.get(address)
    feed = ET.fromstring(response.content)
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == count
    assert words in response.content.decode()
    links = [link.get("href") for link in feed.findall("a:link", ATOM)]
    assert f"http://testserver{address.replace('format=atom&', '')}" in links
    assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == count


def test_events_as_a_calendar(client: Client, world: SimpleNamespace) -> None:
    factories.EventFactory(version=world.version, date=date(2025, 11, 1), date_precision="month", evidence=["会談した"])
    response = client.get("/events/?format=ics&country=KZ")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20251106\r\nDTEND;VALUE=DATE:20251107" in whole
    assert "LOCATION:ホワイトハウス" in whole


def test_the_method_shows_what_was_measured(client: Client, world: SimpleNamespace) -> None:
    page = client.get("/method/").content.decode()
    assert re.search(r'直接発言の範囲</th><td class="num"><b>0\.\d{3}</b>', page)
    assert re.search(r"規則の作業とは別に書かれた \d+ 記事", page)
    assert "創作" in page
    assert 'href="/method/"' in client.get("/").content.decode()
