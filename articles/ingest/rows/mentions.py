"""Mentions of people, countries, organisations, dates and places."""

from collections.abc import Iterator

from articles.extraction import Findings
from articles.extraction.findings import Span
from articles.ingest import sql
from articles.ingest.linking import Links
from articles.ingest.rows.values import confidence, cut
from articles.models import Article, Mention, TextVersion
from articles.vocabulary import MentionKind, Method, Part

_ACTORS = frozenset({MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.ORGANIZATION})
"""Dates and places are taken from where their values are; amounts have a table of their own."""


def write_mentions(article: Article, version: TextVersion, findings: Findings, links: Links) -> None:
    """Replace the article's mentions: nothing refers to them, so they keep no address."""
    # By the versions themselves: asked through a join, a planner without statistics reads the table for each mention.
    Mention.objects.filter(version__in=list(article.versions.values_list("pk", flat=True))).delete()
    found = (*_of_actors(version, findings, links), *_of_dates(version, findings), *_of_places(version, findings))
    rows = {(row.part, row.kind, row.start, row.end, row.ref): row for row in found}
    sql.add(list(rows.values()))


def _of_actors(version: TextVersion, findings: Findings, links: Links) -> Iterator[Mention]:
    for mention in findings.mentions:
        if mention.kind not in _ACTORS:
            continue
        text = version.title if mention.part == Part.TITLE else version.body
        yield Mention(
            version=version,
            part=mention.part,
            kind=mention.kind,
            ref=cut(mention.ref, Mention, "ref"),
            start=mention.span.start,
            end=mention.span.end,
            exact=mention.span.of(text),
            rule=cut(mention.rule, Mention, "rule"),
            method=mention.method,
            confidence=confidence(mention.confidence),
            **links.columns(mention.ref),
        )


def _of_dates(version: TextVersion, findings: Findings) -> Iterator[Mention]:
    for date in findings.dates:
        value = f"{date.value.iso}/{date.end_iso}" if date.end_iso else date.value.iso
        yield _in_body(version, MentionKind.DATE, date.span, value, date.value.rule, date.value.method)


def _of_places(version: TextVersion, findings: Findings) -> Iterator[Mention]:
    for event in findings.events:
        if event.place and event.place_span:
            yield _in_body(version, MentionKind.PLACE, event.place_span, event.place, event.rule, Method.STATED)


def _in_body(version: TextVersion, kind: MentionKind, span: Span, value: str, rule: str, method: Method) -> Mention:
    return Mention(
        version=version,
        kind=kind,
        start=span.start,
        end=span.end,
        exact=span.of(version.body),
        value=cut(value, Mention, "value"),
        rule=cut(rule, Mention, "rule"),
        method=method,
    )
