"""Rows of statements -> the values that ``articles.linking.utterances`` compares."""

from collections.abc import Collection, Sequence
from datetime import date

from articles.ingest import sql
from articles.linking.utterances import Said
from articles.vocabulary import DatePrecision

ACTORS = ("leader", "organization", "country")
"""Columns of a speaker, of which one is set."""
_REPORTS = """
    SELECT said.id, said.kind, said.start, said."end", said.exact, said.date, said.date_precision,
        article.published, article.url, version.sha256,
        ARRAY(SELECT about.country_id FROM articles_statementabout about WHERE about.statement_id = said.id),
        ARRAY(SELECT coalesce('leader ' || speaker.leader_id, 'organization ' || speaker.organization_id,
                'country ' || speaker.country_id)
            FROM articles_statementspeaker speaker WHERE speaker.statement_id = said.id)
    FROM articles_statement said
    JOIN articles_article article ON article.id = said.article_id
    JOIN articles_textversion version ON version.id = said.version_id
    WHERE said.id = ANY(%s)
"""


def told_around(day: date | None, precision: str, published: date) -> date:
    """The day around which other reports of a statement are looked for (``StatementSpeaker.told_around``)."""
    return day if day is not None and precision == DatePrecision.DAY else published


def load_reports(statements: Collection[int]) -> dict[int, Said]:
    """Statements by primary key, with their speakers and the countries they are about."""
    return {row[0]: _said(*row[1:]) for row in (sql.ask(_REPORTS, list(statements)) if statements else ())}


def _said(
    kind: str,
    start: int,
    end: int,
    text: str,
    day: date | None,
    precision: str,
    published: date,
    url: str,
    sha256: str,
    about: Sequence[str],
    speakers: Sequence[str],
) -> Said:
    article = f"{sha256} {url}"
    return Said(
        key=f"{article} {start:07}-{end:07} {kind}",
        article=article,
        published=published,
        start=start,
        end=end,
        text=text,
        speakers=frozenset(speakers),
        day=day,
        precision=precision,
        about=frozenset(about),
    )
