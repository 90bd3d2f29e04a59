"""Names, days, sums and marks as templates show them: what they call filters and functions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from articles.browse import highlight, lately, naming, rights, scale
from articles.browse.charts import drawing
from articles.browse.charts.worldmap import WorldMap
from articles.browse.facets import Choice, Facet
from articles.browse.language import speaks_english, text
from articles.browse.sampling import Count
from articles.browse.words import Words, marks_of
from articles.models import (
    Article,
    Country,
    Event,
    EventParty,
    EventReport,
    Leader,
    Post,
    ReportParty,
    Statement,
    StatementSpeaker,
)
from articles.models.fields import page_address
from articles.vocabulary import ArticleOrigin, StatementKind

SAMPLES_SECONDS = 60
"""How long the answer to "are there sample articles?" is kept."""
EXCERPT = 140
"""Characters of an event's evidence in a list."""


# Names and addresses


def named(thing: Any) -> Markup:
    """A country's, leader's or organisation's name in the page's language, one left in Japanese marked as such."""
    return naming.in_its_language(naming.name_of(thing))


def full_name(leader: Leader) -> Markup:
    """A leader's whole name in the page's language, as his own page is headed."""
    english = leader.name_en if speaks_english() else ""
    return naming.in_its_language(english or str(leader))


def other_name(thing: Country | Leader) -> Markup:
    """The name in the language that the page is not in; nothing where it has none of its own."""
    if not thing.name_en:
        return Markup("")
    if speaks_english():
        return Markup('<span lang="ja">{}</span>').format(str(thing))
    return Markup('<span lang="en">{}</span>').format(thing.name_en)


def named_plain(thing: Any) -> str:
    """The name where no markup can stand: in titles."""
    return naming.name_of(thing)


def together(parties: Iterable[EventParty | ReportParty]) -> Markup:
    """The names of those who take part, side by side."""
    return text("・").join([named(party.actor) for party in parties])


def post_title(post: Any) -> Markup:
    """A post's title in the page's language."""
    return naming.in_its_language(naming.title_of(post))


def post_title_plain(post: Any) -> str:
    """A post's title where no markup can stand."""
    return naming.title_of(post)


def printed(text: str) -> Markup:
    """A name as the source prints it (a place, an outlet): marked where it is not in the page's language."""
    return naming.in_its_language(text)


def outlet_name(article: Article, otherwise: str = "") -> str:
    """Who published an article, as it is written there."""
    return (article.outlet.name if article.outlet else "") or otherwise


def address(thing: Any) -> str:
    """The page of a leader, country, organisation or finding."""
    return naming.address_of(thing)


def event_address(event: Event) -> str:
    """The page of an event, its name readable in the address."""
    return page_address("event", quote(naming.ReadablePk().to_url(event)))


def link(thing: Any) -> Markup:
    """The name of a leader, country or organisation, linked to its page."""
    return Markup(f'<a href="{escape(naming.address_of(thing))}">{named(thing)}</a>')  # noqa: S704 (both are escaped)


def source_link(found: Any) -> str:
    """The address of a finding's words in its article."""
    return f"{found.article.get_absolute_url()}#{found.anchor}"


def paged(request: HttpRequest, number: int) -> str:
    """The address of another page of what is being looked at."""
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"


# Days and terms


def day(row: Any) -> str:
    """The day of a dated row at its precision."""
    return naming.day_text(row.date, row.date_precision)


def iso_day(row: Any) -> str:
    """The day of a dated row as forms take it: 2025-11-06, 2025-11, 2025; empty without one, or without a row."""
    day = getattr(row, "date", None)
    return day.isoformat()[: {"month": 7, "year": 4}.get(row.date_precision, 10)] if day else ""


def published(article: Article) -> str:
    return naming.day_text(article.published, article.published_precision)


def day_of(value: Any, precision: str = "day") -> str:
    """A day with its weekday."""
    return naming.day_text(value, precision, weekday=True)


def day_plain(value: Any) -> str:
    return naming.day_text(value)


def month_short(value: Any) -> str:
    """A month's name as it stands under a chart."""
    return naming.month_text(value)


def term(post: Post) -> str:
    """When a post was held."""
    return naming.term_text(post)


def stamp(moment: dt.datetime) -> str:
    """A moment as ``datetime`` attributes take it."""
    return timezone.localtime(moment).isoformat()


def ymd_hm(moment: dt.datetime) -> str:
    """A moment to the minute: 2025-11-06 09:30."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def ymd(value: dt.date) -> str:
    """A day, or that of a moment: 2025-11-06."""
    return (timezone.localtime(value) if isinstance(value, dt.datetime) else value).isoformat()[:10]


def ym(value: dt.date) -> str:
    """A day's month: 2025-11."""
    return value.isoformat()[:7]


# Findings


def office(speaker: StatementSpeaker, statement: Statement) -> Markup:
    """The country and title that a speaking leader held on the day (カザフスタン大統領; President, Kazakhstan)."""
    if speaker.leader is not None:
        return naming.in_its_language(office_of(speaker.leader, statement.date))
    organization = speaker.organization
    return named(organization.country) if organization and organization.country else Markup("")


def office_of(leader: Leader, date: Any) -> str:
    """A leader's country and title on a day, as far as they are known."""
    post = naming.post_on(list(leader.posts.all()), date)
    of = post.country if post and post.country else leader.country
    country = naming.name_of(of) if of and of.is_iso else ""  # the title of a body's head names the body itself
    title = naming.title_of(post) if post else ""
    return ", ".join(filter(None, (title, country))) if speaks_english() else f"{country}{title}"


def words_of(found: Any) -> str:
    """The words of a finding as far as the source's rights let the reader see them."""
    return rights.words_of(found)


def is_quoted(statement: Statement) -> bool:
    """Whether quotation marks stand around the words shown."""
    return statement.kind == StatementKind.DIRECT and not rights.are_barred(statement)


def plain_sum(amount: Any) -> str:
    """An amount's value in digits alone, as forms take it; empty without one."""
    return f"{amount.value.normalize():f}" if hasattr(amount, "value") else ""


def money(amount: Any) -> str:
    """An amount's value at full precision."""
    return naming.money_text(amount.value, amount.currency)


def certainty(confidence: float) -> str:
    """A confidence in words."""
    if confidence >= 0.85:
        return gettext("高")
    return gettext("中") if confidence >= 0.6 else gettext("低")


def tone(event: Event | EventReport) -> scale.Tone:
    """Where an event stands between cooperation and conflict."""
    return scale.tone_of(event.type)


def tone_of(event_type: str) -> scale.Tone:
    return scale.tone_of(event_type)


def actors(event: Event | EventReport) -> list[EventParty | ReportParty]:
    return [party for party in event.parties.all() if party.role == "actor"]


def recipients(event: Event | EventReport) -> list[EventParty | ReportParty]:
    return [party for party in event.parties.all() if party.role == "recipient"]


def excerpt(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


@pass_context
def marked(context: Context, text: str) -> Markup:
    """A source text with the characters marked that answer the page's search words, if it has any."""
    words: Words = context.get("words") or []
    return Markup(highlight.emphasised(text, marks_of(text, words))) if words else escape(text)  # noqa: S704 (escaped there)


# Counts, facets, maps


def facet_values(facet: Facet, values: Sequence[Choice]) -> Markup:
    """The values of a facet as boxes to tick. Here and not in a template: a page has hundreds of them."""
    shown = naming.in_its_language if speaks_english() else escape
    rows = (
        f'<li><label for="f-{facet.name}-{value}"><input type="checkbox" id="f-{facet.name}-{value}"'
        f' name="{facet.name}" value="{value}"{" checked" if choice.chosen else ""}> <span class="label">'
        f'{shown(choice.label)}</span> <span class="n">{choice.count:,}</span></label></li>'
        for choice, value in ((choice, escape(choice.value)) for choice in values)
    )
    return Markup("".join(rows))  # noqa: S704 (what readers or articles wrote is escaped, the rest is ours)


def map_shapes(drawn: WorldMap, base: str) -> Markup:
    """The countries and markers of a map."""
    return Markup(drawing.shapes_of(drawn, base))  # noqa: S704 (it is markup already)


def grouped(number: int) -> str:
    """A count with its thousands apart (12,345)."""
    return f"{number:,}"


def counted(count: Count | int) -> str:
    """How many rows there are; 1,000+ where there are more than were counted."""
    return grouped(count) if isinstance(count, int) else f"{grouped(count.n)}{'+' if count.is_least else ''}"


def about(total: lately.Total) -> str:
    """A table's count, or about how many rows it has."""
    return gettext("約%(n)s") % {"n": grouped(total.n)} if total.is_about else grouped(total.n)


def samples() -> str:
    """How many articles are samples, whose quotes are invented: ``none``, ``some``, ``all``; kept for a minute."""
    answer: str | None = cache.get("samples")
    if answer is None:
        demo = Article.objects.filter(origin=ArticleOrigin.DEMO)
        others = Article.objects.exclude(origin=ArticleOrigin.DEMO)
        answer = "none" if not demo.exists() else "some" if others.exists() else "all"
        cache.set("samples", answer, SAMPLES_SECONDS)
    return answer
