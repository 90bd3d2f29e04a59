"""The steps of extraction in order."""

from articles.extraction.amounts import find_amounts
from articles.extraction.cast import find_cast
from articles.extraction.collector import collector_paused
from articles.extraction.confidence import ask_opinions, calibration, weigh
from articles.extraction.dates import find_dates
from articles.extraction.events import assign_amount_roles, find_events
from articles.extraction.findings import Findings, Mention
from articles.extraction.gazetteer import Gazetteer, default_gazetteer
from articles.extraction.parsing import Document, read
from articles.extraction.statements import find_statements
from articles.extraction.syntax import Syntax
from articles.vocabulary import MentionKind


def extract(
    body: str,
    *,
    title: str = "",
    published: str | None = None,
    gazetteer: Gazetteer | None = None,
    syntax: bool = True,
) -> Findings:
    """Read one article.

    ``body`` is the text as stored; spans of the result count its code points. ``published`` anchors relative dates: ISO
    8601 at day, month or year precision, or None. ``syntax`` False leaves out the dependency parse (faster, less sure).
    """
    with collector_paused():
        findings, document = find(body, title=title, published=published, gazetteer=gazetteer)
        if not syntax:
            return weigh(findings, {}, calibration())
    return weigh(findings, ask_opinions(findings.statements, Syntax(document)), calibration())


def find(
    body: str, *, title: str = "", published: str | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Findings, Document]:
    """What the rules find, with their own figures for confidence, and the document read."""
    gazetteer = gazetteer or default_gazetteer()
    document = read(body, title)
    dates = find_dates(document, published)
    amounts = find_amounts(document, published)
    cast = find_cast(document, published, gazetteer)
    statements = find_statements(document, cast, dates)
    events = find_events(document, cast, dates, amounts, statements)
    amounts = assign_amount_roles(document, amounts, events)
    mentions = [
        Mention(d.span, MentionKind.DATE, d.value.iso, d.value.rule, method=d.value.method) for d in dates.mentions
    ]
    mentions += [Mention(a.span, MentionKind.AMOUNT, a.id, a.rule, confidence=a.confidence) for a in amounts]
    mentions += [*cast.title_mentions, *cast.mentions]
    findings = Findings(
        countries=cast.countries,
        leaders=cast.leaders,
        organizations=cast.organizations,
        statements=statements,
        events=events,
        amounts=amounts,
        dates=dates.mentions,
        mentions=tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end))),
    )
    return findings, document
