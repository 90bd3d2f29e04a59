"""A little of everything: the newest rows, and the first that answer some words."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.browse import queries
from articles.browse.asking import Question, read_question, spans_of
from articles.browse.charts.home import small_map_of
from articles.browse.filters import ArticleFilter, EventFilter, StatementFilter
from articles.browse.groups import groups_named
from articles.browse.lately import lately_counted
from articles.browse.listing import COMING, days_of, events_at_a_glance
from articles.browse.names import names_of
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_articles, chosen_events, chosen_statements
from articles.browse.shown.actors import countries_by_code, leaders_by_id
from articles.browse.shown.articles import articles_at
from articles.browse.shown.events import events_at
from articles.browse.shown.statements import statements_at
from articles.browse.words import cut_words, read_parts, read_words
from articles.models import Amount, Event, Statement
from articles.vocabulary import EventStatus, StatementKind

EVENTS = 10
STATEMENTS = 6
AMOUNTS = 8
COUNTRIES = 12
SPEAKERS = 10
NAMED = 10
"""People, countries and groups of a name that a search shows, each."""
COUNTED = 100
"""Articles that a search counts; their list counts further."""


def newest() -> dict[str, Any]:
    """What the first page shows: what has happened, and apart from it what is planned for later."""
    today = timezone.localdate()
    done = (EventStatus.OCCURRED, EventStatus.ONGOING)
    events = Event.objects.filter(date__lte=today, status__in=done)
    statements = Statement.objects.first_reports().filter(date__lte=today, kind=StatementKind.DIRECT)
    amounts = Amount.objects.filter(converts__isnull=True).order_by("-article__published", "-pk")
    coming = queries.to_come(Event.objects.all()).values_list("pk", flat=True)[:COMING]
    last = queries.newest(events, EVENTS)
    shown = events_at([*last, *coming])
    happened = len(last)
    lately = lately_counted()
    timeline = lately.timeline
    return {
        "days": days_of(shown[:happened]),
        "statements": statements_at(queries.newest(statements, STATEMENTS)),
        "amounts": queries.amounts_shown(amounts)[:AMOUNTS],
        "coming": shown[happened:],
        "timeline": timeline,
        "timeline_base": f"{reverse('events')}?",
        "small": small_map_of(timeline.first, timeline.last, lately.countries) if timeline else None,
        "countries": _most(lately.countries, COUNTRIES, countries_by_code(lately.countries)),
        "speakers": _most(lately.speakers, SPEAKERS, leaders_by_id(lately.speakers)),
        "totals": lately.totals,
    }


def found(text: str) -> dict[str, Any]:
    """The first rows of each kind that answer some words, with how many there are; nothing where no word stands.

    Where the words name countries, leaders and a period, the rows are those of that question, not of the words.
    """
    words = cut_words(text)
    if not words:
        return {}
    names = names_of([*words, *spans_of(read_parts(text))])
    question = read_question(text, names)
    said, done, told = _queries_of(text, question)
    choices = EventFilter(done), StatementFilter(said), ArticleFilter(told)
    choices[1].wanted = read_words(choices[1].words, names)
    choices[1].share_words(choices)
    said_sample = sampled(chosen_statements(choices[1]))
    told_sample = sampled(chosen_articles(choices[2]), COUNTED)
    named = names.of(words)
    return {
        "asked": True,
        "words": choices[1].wanted,
        "question": question if question.is_structured else None,
        "groups": groups_named(words)[:NAMED],
        "people": list(named.shown_leaders.values())[:NAMED],
        "countries": list(named.shown_countries.values())[:NAMED],
        **events_at_a_glance(chosen_events(choices[0]), EVENTS),
        "statement_count": said_sample.count,
        "statements": statements_at(said_sample.places[:STATEMENTS]),
        "article_count": told_sample.count,
        "articles": articles_at(told_sample.places[:EVENTS]),
        "said_query": said.urlencode(),
        "done_query": done.urlencode(),
        "told_query": told.urlencode(),
        "as_words": urlencode({"q": text}),
    }


def _queries_of(text: str, question: Question) -> tuple[QueryDict, QueryDict, QueryDict]:
    """What is asked of statements, events and articles: the question, or the words as they are."""
    if question.is_structured:
        return question.said(), question.done(), question.told()
    query = QueryDict(mutable=True)
    query["q"] = text
    return query, query, query


def _most(counts: Mapping[Any, int], size: int, named: Mapping[Any, Any]) -> list[tuple[Any, int]]:
    """Those who are counted most, with their counts, without those gone since."""
    keys = sorted(counts, key=lambda key: (-counts[key], str(key)))[:size]
    return [(named[key], counts[key]) for key in keys if key in named]
