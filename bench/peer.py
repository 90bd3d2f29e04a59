"""Datasette over the data of a base: one SQLite file with the same columns, facets and a full-text index."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.serving import Served, running

STATEMENTS = """
    SELECT said.id, said.date::text, said.kind, said.exact, said.cue, article.title, outlet.name,
        coalesce(nullif(leader.full_name, ''), leader.name, organization.name, country.name_ja),
        coalesce(speaker.country_id, speaker.side_id, leader.country_id, organization.country_id),
        coalesce((SELECT json_agg(country_id) FROM articles_statementabout WHERE statement_id = said.id)::text, '[]'),
        said.words::text
    FROM articles_statement said JOIN articles_article article ON article.id = said.article_id
    JOIN articles_outlet outlet ON outlet.id = article.outlet_id
    LEFT JOIN articles_statementspeaker speaker ON speaker.statement_id = said.id AND speaker.position = 0
    LEFT JOIN articles_leader leader ON leader.id = speaker.leader_id
    LEFT JOIN articles_organization organization ON organization.id = speaker.organization_id
    LEFT JOIN articles_country country ON country.code = speaker.country_id
"""
EVENTS = """
    SELECT event.id, event.date::text, event.type, event.status, event.name, event.place, event.sources,
        (SELECT json_agg(DISTINCT coalesce(party.country_id, leader.country_id)) FROM articles_eventparty party
            LEFT JOIN articles_leader leader ON leader.id = party.leader_id WHERE party.event_id = event.id)::text,
        coalesce((SELECT json_agg(leader.name) FROM articles_eventparty party
            JOIN articles_leader leader ON leader.id = party.leader_id WHERE party.event_id = event.id)::text, '[]'),
        event.words::text
    FROM articles_event event
"""
TABLES = {
    "statements": (
        "id INTEGER PRIMARY KEY, date TEXT, kind TEXT, exact TEXT, cue TEXT, title TEXT, outlet TEXT, speaker TEXT,"
        " speaker_country TEXT, about TEXT, words TEXT",
        STATEMENTS,
        ("date", "kind", "outlet", "speaker", "speaker_country"),
    ),
    "events": (
        "id INTEGER PRIMARY KEY, date TEXT, type TEXT, status TEXT, name TEXT, place TEXT, sources INTEGER,"
        " countries TEXT, leaders TEXT, words TEXT",
        EVENTS,
        ("date", "type", "status"),
    ),
}
LIMITS = {"sql_time_limit_ms": 120_000, "facet_time_limit_ms": 120_000, "num_sql_threads": 1}
"""Datasette leaves out facets that take long, which ours does not: it may take its time."""


def find_datasette(folder: Path) -> str | None:
    """Its program, where it is installed."""
    own = folder / "bin" / "datasette"
    return os.environ.get("DATASETTE") or (str(own) if own.is_file() else shutil.which("datasette"))


def export(connection: psycopg.Connection[Any], file: Path) -> Path:
    """The base as SQLite, made once; the words of our own index are those of its full-text index."""
    if file.is_file():
        return file
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with sqlite3.connect(draft) as lite:
        for table, (columns, question, indexed) in TABLES.items():
            lite.execute(f"CREATE TABLE {table} ({columns})")
            with connection.transaction(), connection.cursor("export") as cursor:
                cursor.itersize = 5_000
                cursor.execute(question)
                marks = ",".join("?" * (columns.count(",") + 1))
                lite.executemany(
                    f"INSERT INTO {table} VALUES ({marks})", ((*row[:-1], _words(row[-1])) for row in cursor)
                )
            for column in indexed:
                lite.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
            lite.execute(f"CREATE VIRTUAL TABLE {table}_fts USING fts5 (words, content='{table}', content_rowid='id')")
            lite.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
        lite.execute("ANALYZE")
    draft.rename(file)
    return file


def _words(vector: str | None) -> str:
    """The dictionary words of an index entry."""
    return " ".join(part.split("'")[1][2:] for part in (vector or "").split(" ") if part.startswith("'w:"))


@contextmanager
def serve(program: str, file: Path) -> Iterator[Served]:
    """Datasette on the exported file."""
    link = file.with_name("base.db")
    if not link.exists():
        link.symlink_to(file.name)
    command = [program, "serve", "--immutable", str(link)]
    for name, value in LIMITS.items():
        command += ["--setting", name, str(value)]
    with running(command, os.environ, "--port", quiet=True) as (port, process):
        yield Served(port, process)
