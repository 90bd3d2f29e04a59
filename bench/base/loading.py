"""Folder, server and tables of a synthetic base."""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from geoevents.database import DATABASE_NAME
from geoevents.database.server import Server

ROOT = Path(__file__).resolve().parents[2]
RECIPE = 2
"""Raised when the generator changes: bases of an earlier recipe are made anew."""
SEED = 20_261_031
CHUNK = 50
"""Articles written and sent at once; of many more, the triggers' comparisons take longer than all the rest."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base that is ready."""

    articles: int
    var: Path

    def environment(self) -> dict[str, str]:
        """What makes the application use the base, and never the user's own database."""
        return {
            "VAR_DIR": str(self.var), "DATABASE_URL": "", "PLAIN_HTTP": "true", "DEBUG": "false",
            "LOG_LEVEL": "WARNING", "DJANGO_SETTINGS_MODULE": "geoevents.settings",
        }  # fmt: skip

    def connect(self) -> psycopg.Connection[Any]:
        server = Server(self.var)
        server.start()
        return psycopg.connect(**server.address(), dbname=DATABASE_NAME, autocommit=True)

    def stop(self) -> None:
        Server(self.var).stop()


def prepare(articles: int, data: Path | None = None, seed: int = SEED) -> Base:
    """The base of so many articles: the one that is there, or a new one. Runs in processes of its own."""
    base = Base(articles, (data or ROOT / "var" / "bench") / f"articles-{articles}")
    command = [sys.executable, "-m", "bench.base.loading", str(base.var), str(articles), str(seed)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **base.environment()}, check=True)
    return base


def main(var: Path, articles: int, seed: int) -> None:
    """Make the base unless it is there; the environment names it already."""
    wanted = {"recipe": RECIPE, "articles": articles, "seed": seed}
    marker = var / "complete.json"
    complete = marker.is_file() and json.loads(marker.read_text()) == wanted
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    if complete:
        call_command("migrate", verbosity=0)
        return
    marker.unlink(missing_ok=True)
    started = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET max_wal_size = '4GB'")
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    call_command("migrate", verbosity=0)
    _fill(Base(articles, var), seed)
    marker.write_text(json.dumps(wanted))
    print(f"base of {articles:,} articles made in {time.monotonic() - started:.0f} s: {var}", flush=True)


def _fill(base: Base, seed: int) -> None:
    from django.db import connection

    from articles.ingest.register import load_register
    from articles.models import Outlet
    from bench.base import words
    from bench.base.people import make_cast
    from bench.base.world import make_plan

    load_register()
    Outlet.objects.bulk_create([Outlet(pk=number, name=name) for number, name in enumerate(words.OUTLETS, 1)])
    cast = make_cast(base.articles, Random(seed), _places())
    plan = make_plan(base.articles, seed, cast, len(words.OUTLETS))
    connection.close()
    with base.connect() as own:
        restore = _bare(own)
        _switch(own, "DISABLE")
        _write(base, plan, cast)
        _finish(own, restore)


def _places() -> dict[str, list[str]]:
    file = ROOT / "articles" / "extraction" / "rules" / "cities.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {code: names.split() for code, names in (row for row in rows if len(row) == 2)}


def _write(base: Base, plan: Any, cast: Any) -> None:
    """Write all articles, in as many processes as there are cores."""
    global _shared  # noqa: PLW0603 (what forked processes take over)
    _shared = (base, plan, cast)
    starts = range(0, base.articles, CHUNK)
    with multiprocessing.get_context("fork").Pool(min(4, os.cpu_count() or 1)) as pool:
        for done, _ in enumerate(pool.imap_unordered(_write_chunk, starts), 1):
            if done % 200 == 0:
                print(f"  {min(done * CHUNK, base.articles):,} of {base.articles:,} articles", flush=True)


_shared: Any = None
_open: list[psycopg.Connection[Any]] = []


def _write_chunk(start: int) -> None:
    from bench.base.articles import Sheets, write_article

    base, plan, cast = _shared
    if not _open:
        _open.append(base.connect())
        _open[0].execute("SET synchronous_commit = off")
    sheets = Sheets()
    for index in range(start, min(start + CHUNK, base.articles)):
        write_article(index, plan, cast, sheets)
    with _open[0].transaction():
        for sheet in sheets.all():
            sheet.send(_open[0])


def _bare(connection: psycopg.Connection[Any]) -> list[str]:
    """Drop foreign keys and the indexes that guard nothing; returns the commands that make them again."""
    keys = connection.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid::regclass::text LIKE 'articles_%' ORDER BY 1, 2"
    ).fetchall()
    indexes = connection.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid::regclass::text LIKE 'articles_%' AND NOT indisunique ORDER BY 1"
    ).fetchall()
    for table, name, _ in keys:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    again = [definition for _, definition in indexes]
    return again + [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}' for table, name, definition in keys]


SAME = """
CREATE TEMP TABLE same AS
    SELECT one.id AS one, other.id AS other
    FROM articles_statement one JOIN articles_statement other ON other.exact = one.exact AND other.date = one.date
        AND other.id > one.id AND other.article_id <> one.article_id
    JOIN articles_statementspeaker by_one ON by_one.statement_id = one.id
    JOIN articles_statementspeaker by_other ON by_other.statement_id = other.id
        AND (by_other.leader_id = by_one.leader_id OR by_other.organization_id = by_one.organization_id
            OR by_other.country_id = by_one.country_id)
    WHERE one.date IS NOT NULL;
INSERT INTO articles_utterancepair (one_id, other_id, weight) SELECT DISTINCT one, other, 20 FROM same;
CREATE TEMP TABLE home AS
    SELECT other AS id, min(one) AS first FROM same GROUP BY 1 UNION SELECT one, one FROM same WHERE one NOT IN (
        SELECT other FROM same);
CREATE INDEX ON home (id);
ANALYZE home;
INSERT INTO articles_utterance (id) SELECT DISTINCT first FROM home;
INSERT INTO articles_copygroup (id) SELECT DISTINCT copy_group_id FROM articles_article WHERE copy_group_id IS NOT NULL;
"""
GROUP = """
ALTER TABLE articles_statement DISABLE TRIGGER USER;
UPDATE articles_statement said SET utterance_id = home.first, is_first = home.first = home.id FROM home
    WHERE home.id = said.id;
ALTER TABLE articles_statement ENABLE TRIGGER USER;
"""
FOLLOWING = ("articles_traits_%", "articles_mark_%", "articles_pair_%")
"""Triggers that keep what is computed from the rows; in place of them all of it is computed at the end."""
COMPUTED = """
SELECT articles_pair_up(NULL);
INSERT INTO articles_stalemonth (subject, month)
    SELECT DISTINCT 'said', articles_month(date) FROM articles_statement
    UNION ALL SELECT DISTINCT 'did', articles_month(date) FROM articles_event;
SELECT articles_count_anew();
SELECT articles_trait_statements(NULL);
SELECT articles_trait_events(NULL);
SELECT articles_trait_texts(NULL);
SELECT articles_trait_amounts(NULL);
"""


def _switch(connection: psycopg.Connection[Any], state: str) -> None:
    """``ENABLE`` or ``DISABLE`` the triggers that follow."""
    for table, name in connection.execute(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE ANY(%s)", [list(FOLLOWING)]
    ).fetchall():
        connection.execute(f'ALTER TABLE {table} {state} TRIGGER "{name}"')


def _run(connection: psycopg.Connection[Any], script: str) -> None:
    for command in filter(str.strip, script.split(";\n")):
        started = time.monotonic()
        connection.execute(command)
        if (seconds := time.monotonic() - started) > 10:
            print(f"  {seconds:5.0f} s: {' '.join(command.split())[:90]}", flush=True)


def _finish(connection: psycopg.Connection[Any], restore: list[str]) -> None:
    """Utterances and copies from the rows, then indexes, all that is computed, foreign keys, sequences, statistics."""
    connection.execute("SET maintenance_work_mem = '512MB'")
    connection.execute("SET work_mem = '256MB'")
    _run(connection, SAME + GROUP)
    # Rows that are computed come before their indexes, keys after all rows.
    after = [command for command in restore if "traits" in command or command.startswith("ALTER")]
    _run(connection, ";\n".join([*(command for command in restore if command not in after), "ANALYZE", ""]))
    _run(connection, COMPUTED)
    _run(connection, ";\n".join([*after, ""]))
    _switch(connection, "ENABLE")
    for (table,) in connection.execute(
        "SELECT table_name FROM information_schema.columns WHERE table_name LIKE 'articles_%' AND is_identity = 'YES'"
        " AND column_name = 'id'"
    ).fetchall():
        connection.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table} HAVING max(id) IS NOT NULL"
        )
    connection.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
