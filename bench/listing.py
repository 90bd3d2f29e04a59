"""The pages that ``bench/pages.py`` measures, a line for each, with values that make the heaviest and rarest cases.

``{name}`` in an address is a value of :func:`values_of`. A page with several addresses is asked for each by turns.
"""

from dataclasses import dataclass
from typing import Any

import psycopg

_D = (
    "/base/statements?_sort_desc=date&_size=50&_facet=speaker&_facet=speaker_country"
    "&_facet=kind&_facet=outlet&_facet_array=about"
)
_E = "/base/events?_sort_desc=date&_size=50&_facet=type&_facet=status&_facet_array=countries&_facet_array=leaders"


@dataclass(frozen=True, slots=True)
class Page:
    """A page, by the addresses that are asked for, and Datasette's addresses for the same question."""

    name: str
    addresses: tuple[str, ...]
    datasette: tuple[str, ...] = ()


PAGES = (
    Page("home", ("/",)),
    Page("events", ("/events/",), (_E,)),
    Page(
        "events, country", ("/events/?country=US", "/events/?country={country}"), (f"{_E}&countries__arraycontains=US",)
    ),
    Page("events, country and period", ("/events/?country=US&from={month}&to={month}",)),
    Page("events, pair", ("/events/?country=US&country=CN", "/events/?country=US&country={country}")),
    Page(
        "events, type", ("/events/?type=CONSULT", "/events/?type=PROTEST"), (f"{_E}&type=CONSULT", f"{_E}&type=PROTEST")
    ),
    Page("events, status", ("/events/?status=occurred", "/events/?status=denied")),
    Page("events, leader", ("/events/?leader={leader}", "/events/?leader={quiet_leader}")),
    Page("events, outlet", ("/events/?outlet=1", "/events/?outlet=30")),
    Page("events, common word", ("/events/?q=停戦", "/events/?q=関税"), (f"{_E}&_search=停戦", f"{_E}&_search=関税")),
    Page("events, rare word", ("/events/?q=象牙", "/events/?q={rare}")),
    Page("events, country's other name", ("/events/?q=アメリカ",)),
    Page("events, phrase", ('/events/?q="制裁を発表した"',)),
    Page(
        "events, word and country", ("/events/?q=停戦&country=RU",), (f"{_E}&_search=停戦&countries__arraycontains=RU",)
    ),
    Page("events, month", ("/events/?from={month}&to={month}",)),
    Page("events, year", ("/events/?from={year}&to={year}",)),
    Page("events, deep page", ("/events/?after={deep_event}",)),
    Page("events, deep page of a country", ("/events/?country=US&after={deep_event}",)),
    Page("statements", ("/statements/",), (_D,)),
    Page(
        "statements, speaker",
        ("/statements/?speaker={leader}", "/statements/?speaker={quiet_leader}"),
        (f"{_D}&speaker={{leader_name}}",),
    ),
    Page("statements, by country", ("/statements/?by=US", "/statements/?by={country}"), (f"{_D}&speaker_country=US",)),
    Page(
        "statements, about",
        ("/statements/?about=US", "/statements/?about={country}"),
        (f"{_D}&about__arraycontains=US",),
    ),
    Page("statements, by and about", ("/statements/?by=US&about=CN", "/statements/?by=CN&about={country}")),
    Page("statements, about two", ("/statements/?about=US&about=CN",)),
    Page("statements, kind", ("/statements/?kind=direct", "/statements/?kind=indirect"), (f"{_D}&kind=direct",)),
    Page("statements, outlet", ("/statements/?outlet=1", "/statements/?outlet=30"), (f"{_D}&outlet={{outlet_name}}",)),
    Page("statements, organisation", ("/statements/?organization={organization}",)),
    Page("statements, naming a leader", ("/statements/?mentions={leader}", "/statements/?mentions={quiet_leader}")),
    Page(
        "statements, common word",
        ("/statements/?q=停戦", "/statements/?q=関税"),
        (f"{_D}&_search=停戦", f"{_D}&_search=関税"),
    ),
    Page("statements, rare word", ("/statements/?q=象牙", "/statements/?q={rare}"), (f"{_D}&_search=象牙",)),
    Page("statements, two words", ("/statements/?q=停戦 交渉", "/statements/?q=重要鉱物 延期")),
    Page("statements, phrase", ('/statements/?q="停戦の交渉"', '/statements/?q="重要鉱物の合意"')),
    Page("statements, country's other name", ("/statements/?q=アメリカ",)),
    Page("statements, leader's name", ("/statements/?q={leader_word}",)),
    Page(
        "statements, word and speaker",
        ("/statements/?q=停戦&speaker={leader}",),
        (f"{_D}&_search=停戦&speaker={{leader_name}}",),
    ),
    Page("statements, word, country, year", ("/statements/?q=関税&about=CN&from={year}&to={year}",)),
    Page("statements, month", ("/statements/?from={month}&to={month}",)),
    Page("statements, year", ("/statements/?from={year}&to={year}",)),
    Page("statements, deep page", ("/statements/?after={deep_statement}",)),
    Page("statements, deep page of a word", ("/statements/?q=停戦&after={deep_statement}",)),
    Page("timeline", ("/events/?view=timeline", "/statements/?view=timeline")),
    Page(
        "timeline, country",
        ("/events/?view=timeline&country=US", "/statements/?view=timeline&about=US&unit=week&from={year}"),
    ),
    Page("timeline, word", ("/events/?view=timeline&q=停戦", "/statements/?view=timeline&q=停戦")),
    Page("map", ("/events/?view=map", "/statements/?view=map", "/statements/?view=map&shade=by")),
    Page("map, cooperation and conflict", ("/events/?view=map&shade=balance",)),
    Page(
        "map, country",
        ("/events/?view=map&country=US", "/events/?view=map&country={country}&shade=balance"),
    ),
    Page("map, month", ("/events/?view=map&from={month}&to={month}", "/statements/?view=map&from={month}&to={month}")),
    Page("table", ("/events/?view=table", "/statements/?view=table&sort=oldest")),
    Page("table, country", ("/events/?view=table&country=US&sort=oldest", "/statements/?view=table&about=US")),
    Page("articles", ("/articles/",)),
    Page("articles, country and outlet", ("/articles/?country=US&outlet=1",)),
    Page("articles, word", ("/articles/?q=停戦", "/articles/?q={rare}")),
    Page("amounts", ("/amounts/",)),
    Page("amounts, currency", ("/amounts/?currency=USD",)),
    Page("event", ("/events/{event}/", "/events/{quiet_event}/")),
    Page("statement", ("/statements/{statement}/", "/statements/{quiet_statement}/")),
    Page("article", ("/articles/{article}/", "/articles/{long_article}/")),
    Page("people", ("/people/", "/people/?country=US")),
    Page("people, name", ("/people/?q={leader_word}",)),
    Page("person", ("/people/{leader}/", "/people/{quiet_leader}/")),
    Page("countries", ("/countries/",)),
    Page("country", ("/countries/US/", "/countries/{country}/")),
    Page("pair", ("/pairs/JP-US/", "/pairs/CN-US/", "/pairs/US-{country}/")),
    Page("matrix", ("/matrix/", "/matrix/?rows=leader", "/matrix/?size=40")),
    Page("matrix, period", ("/matrix/?from={year}&to={year}", "/matrix/?from={month}&to={month}")),
    Page("matrix, word", ("/matrix/?q=停戦", "/matrix/?q={rare}")),
    Page("compare", ("/compare/?c=US&c=CN", "/compare/?p={leader}&p={quiet_leader}", "/compare/?c=US&from={year}")),
    Page("graph", ("/graph/", "/graph/?from={year}&to={year}", "/graph/?country=US")),
    Page("events, between two", ("/events/?pair=CN-US", "/events/?pair=JP-US&type=CONSULT")),
    Page("amounts, country", ("/amounts/?country=US", "/amounts/?country={country}")),
    Page("amounts, added", ("/amounts/?country={country}&sums=1",)),
    Page("events, region", ("/events/?country=central-asia", "/events/?country=g7&country=CN")),
    Page(
        "statements, region", ("/statements/?by=central-asia&about=US", "/statements/?by=g7", "/statements/?about=eu")
    ),
    Page("months, sums, forms", ("/events/?month={month}", "/events/?amount=yes", "/events/?mode=call")),
    Page("by relevance", ("/statements/?q=停戦&sort=relevance", "/events/?q={rare}&sort=relevance")),
    Page("a question", ("/search/?q=中央アジア 米国 {month}", "/search/?q=日本 中国")),
    Page("feeds", ("/statements/?about=US&format=atom", "/events/?country=KZ&format=atom")),
    Page("method", ("/method/",)),
    Page("search", ("/search/?q=停戦", "/search/?q={rare}", "/search/?q={leader_word}")),
)

_VALUES = {
    "leader": "SELECT leader_id FROM articles_statementspeaker WHERE leader_id IS NOT NULL GROUP BY 1"
    " ORDER BY count(*) DESC LIMIT 1",
    "quiet_leader": "SELECT leader_id FROM articles_statementspeaker WHERE leader_id IS NOT NULL GROUP BY 1"
    " ORDER BY count(*) DESC, 1 OFFSET 400 LIMIT 1",
    "leader_name": "SELECT coalesce(nullif(full_name, ''), name) FROM articles_leader WHERE id = {leader}",
    "leader_word": "SELECT name FROM articles_leader WHERE id = {leader}",
    "organization": "SELECT organization_id FROM articles_statementspeaker WHERE organization_id IS NOT NULL GROUP BY 1"
    " ORDER BY count(*) DESC LIMIT 1",
    "outlet_name": "SELECT name FROM articles_outlet WHERE id = 1",
    "country": "SELECT country_id FROM articles_eventparty WHERE country_id IS NOT NULL GROUP BY 1"
    " ORDER BY count(*) DESC, 1 OFFSET 60 LIMIT 1",
    "month": "SELECT to_char(max(published) - 400, 'YYYY-MM') FROM articles_article"
    " HAVING max(published) - min(published) > 400"
    " UNION ALL SELECT to_char(max(published) - 40, 'YYYY-MM') FROM articles_article LIMIT 1",
    "year": "SELECT to_char(max(published) - 100, 'YYYY') FROM articles_article",
    "rare": "SELECT substring(exact from '[ァ-ヴー]+(?:協定|事件|合意|条約|油田|回廊|鉱山|空港|会議|文書)')"
    " FROM articles_statement WHERE exact LIKE '%の経緯から%' ORDER BY id LIMIT 1",
    "event": "SELECT id FROM articles_event ORDER BY sources DESC, id LIMIT 1",
    "quiet_event": "SELECT max(id) FROM articles_event WHERE sources = 1",
    "statement": "SELECT min(id) FROM articles_statement WHERE utterance_id ="
    " (SELECT utterance_id FROM articles_statement"
    " WHERE utterance_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)",
    "quiet_statement": "SELECT max(id) FROM articles_statement WHERE utterance_id IS NULL",
    "article": "SELECT max(id) / 2 FROM articles_article",
    "long_article": "SELECT article_id FROM articles_statement GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    "deep_event": "SELECT date || '.' || id FROM articles_event WHERE date IS NOT NULL ORDER BY date, id"
    " OFFSET (SELECT count(*) / 20 FROM articles_event) LIMIT 1",
    "deep_statement": "SELECT date || '.' || id FROM articles_statement WHERE date IS NOT NULL ORDER BY date, id"
    " OFFSET (SELECT count(*) / 20 FROM articles_statement) LIMIT 1",
}


def values_of(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """The values of a base: its busiest leader, a quiet one, the event with most sources, a key deep in the list …"""
    found: dict[str, Any] = {}
    for name, question in _VALUES.items():
        row = connection.execute(question.replace("{leader}", str(found.get("leader")))).fetchone()
        found[name] = row[0] if row else ""
    return found
