"""Statements with their speakers, the countries they are about, and the trail of their attribution."""

from collections.abc import Mapping, Sequence

from articles import wording
from articles.extraction import findings as found
from articles.ingest import sql
from articles.ingest.copies.reports import told_around
from articles.ingest.days import first_day
from articles.ingest.linking import Links
from articles.ingest.rows.matching import Key, once, pair
from articles.ingest.rows.values import confidence, cut
from articles.models import Article, Country, Statement, StatementAbout, StatementSpeaker, TextVersion, TrailStep

COLUMNS = [
    "version",
    "kind",
    "start",
    "end",
    "exact",
    "cue",
    "speaker_method",
    "rule",
    "confidence",
    "date",
    "date_precision",
    "date_method",
    "words",
    "decision",
]


def write_statements(
    article: Article, version: TextVersion, found_all: found.Findings, links: Links, decided: Mapping[str, int]
) -> list[Statement]:
    """Make the statements of the findings the article's; returns their rows in the same order."""
    findings = once(found_all.statements, lambda x: (x.kind, x.span))
    old = list(Statement.objects.filter(article=article).order_by("version__number", "start"))
    paired, gone = pair(old, findings, _keys(version))
    Statement.objects.filter(pk__in=[row.pk for row in gone]).delete()
    kept = [row.pk for row in paired.values()]
    for model in (StatementSpeaker, StatementAbout, TrailStep):
        model._default_manager.filter(statement__in=kept).delete()
    rows = [_fill(paired.get(i) or Statement(article=article), version, x, decided) for i, x in enumerate(findings)]
    Statement.objects.bulk_update([row for row in rows if row.pk], COLUMNS, batch_size=200)
    sql.add([row for row in rows if not row.pk])
    _write_links(rows, findings, links, _sides(found_all.leaders))
    return rows


def write_statement(
    row: Statement, version: TextVersion, findings: found.Findings, links: Links, decided: Mapping[str, int]
) -> None:
    """Make the row, new or old, the one statement of the findings, and leave the article's others as they are."""
    (statement,) = findings.statements
    for model in (StatementSpeaker, StatementAbout, TrailStep):
        model._default_manager.filter(statement=row.pk).delete()
    _fill(row, version, statement, decided).save()
    _write_links([row], [statement], links, _sides(findings.leaders))


def _keys(version: TextVersion) -> list[Key[Statement, found.Statement]]:
    body = version.body
    return [
        (lambda row: (row.version_id, row.kind, row.start, row.end), lambda x: (version.pk, x.kind, *_ends(x))),
        (lambda row: (row.kind, row.exact), lambda x: (x.kind, x.span.of(body))),
        (lambda row: row.exact, lambda x: x.span.of(body)),
    ]


def _ends(statement: found.Statement) -> tuple[int, int]:
    return statement.span.start, statement.span.end


def _fill(row: Statement, version: TextVersion, statement: found.Statement, decided: Mapping[str, int]) -> Statement:
    row.version = version
    row.decision_id = decided.get(statement.id)
    row.kind = statement.kind
    row.start, row.end = _ends(statement)
    row.exact = statement.span.of(version.body)
    row.cue = cut(statement.cue.lemma, Statement, "cue") if statement.cue else ""
    row.speaker_method = statement.speaker_method
    row.rule = cut(statement.rule, Statement, "rule")
    row.confidence = confidence(statement.confidence)
    row.date, row.date_precision = first_day(statement.date.iso if statement.date else None)
    row.date_method = statement.date.method if statement.date and row.date else ""
    row.words = wording.tsvector(row.exact)
    return row


def _sides(leaders: Sequence[found.Leader]) -> dict[str, Country]:
    """For which country or body each leader of the register spoke: that of the post he held then."""
    codes = {leader.id: leader.country or leader.body for leader in leaders if leader.register_key}
    countries = Country.objects.in_bulk(set(codes.values()) - {""})
    return {ref: countries[code] for ref, code in codes.items() if code in countries}


def _write_links(
    rows: list[Statement], findings: Sequence[found.Statement], links: Links, sides: dict[str, Country]
) -> None:
    speakers, about, steps = [], [], []
    for row, statement in zip(rows, findings, strict=True):
        known = [ref for ref in dict.fromkeys(statement.speakers) if links.knows(ref)]
        speakers += [
            StatementSpeaker(
                statement=row,
                position=i,
                date=row.date,
                told_around=told_around(row.date, row.date_precision, row.article.published),
                side=sides.get(ref),
                **links.columns(ref),
            )
            for i, ref in enumerate(known)
        ]
        about += [
            StatementAbout(statement=row, country=links.countries[code], date=row.date)
            for code in dict.fromkeys(statement.about)
            if code in links.countries
        ]
        steps += [_step(row, position, step) for position, step in enumerate(statement.trail)]
    sql.add(speakers)
    sql.add(about)
    sql.add(steps)


def _step(row: Statement, position: int, step: found.TrailStep) -> TrailStep:
    return TrailStep(
        statement=row,
        position=position,
        role=step.role,
        start=step.span.start,
        end=step.span.end,
        exact=step.span.of(row.version.body),
    )
