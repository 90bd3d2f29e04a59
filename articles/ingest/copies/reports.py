"""Rows of statements -> the values that ``articles.linking.utterances`` compares."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from articles.linking.utterances import Said
from articles.models import Statement, StatementAbout, StatementSpeaker
from articles.vocabulary import DatePrecision

ACTORS = ("leader", "organization", "country")
"""Columns of a speaker, of which one is set."""
_COLUMNS = (
    "pk",
    "kind",
    "start",
    "end",
    "exact",
    "date",
    "date_precision",
    "article__published",
    "article__url",
    "version__sha256",
)


def told_around(day: date | None, precision: str, published: date) -> date:
    """The day around which other reports of a statement are looked for (``StatementSpeaker.told_around``)."""
    return day if day is not None and precision == DatePrecision.DAY else published


def load_reports(statements: Collection[int]) -> dict[int, Said]:
    """Statements by primary key, with their speakers and the countries they are about."""
    if not statements:
        return {}
    speakers = StatementSpeaker.objects.filter(statement=OuterRef("pk"))
    about = StatementAbout.objects.filter(statement=OuterRef("pk"))
    rows = Statement.objects.filter(pk__in=statements).values(
        *_COLUMNS,
        named=ArraySubquery(about.values("country")),
        **{f"by_{column}": ArraySubquery(speakers.exclude(**{column: None}).values(column)) for column in ACTORS},
    )
    return {row["pk"]: _said(row) for row in rows}


def _said(row: Mapping[str, Any]) -> Said:
    article = f"{row['version__sha256']} {row['article__url']}"
    return Said(
        key=f"{article} {row['start']:07}-{row['end']:07} {row['kind']}",
        article=article,
        published=row["article__published"],
        start=row["start"],
        end=row["end"],
        text=row["exact"],
        speakers=frozenset(f"{column} {actor}" for column in ACTORS for actor in row[f"by_{column}"]),
        day=row["date"],
        precision=row["date_precision"],
        about=frozenset(row["named"]),
    )
