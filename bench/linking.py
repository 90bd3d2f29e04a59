"""What it costs to link one article into a large base, against what it costs to read it.

    python bench/linking.py [--articles N] [--sample N] [--slowest N]

Articles of tests/corpus and tests/linking, moved to the busiest weeks of a synthetic base (``bench.base``), are read
with the parser and stored; each storing is rolled back. Linking is: who each name means, which event each account
tells, which statements are one utterance, which articles carry one text. Times are processor time, of this process and
of the one that serves it in the database, so that a busy machine changes little. Exits with 1 unless linking costs less
than reading.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.base.loading import Base, prepare  # noqa: E402
from bench.bounds import Bounds, quantile  # noqa: E402

STEPS = {
    "people, organisations": ("articles.ingest.storing.link_people",),
    "events": ("articles.ingest.rows.events.relink_events",),
    "utterances": ("articles.ingest.copies.pair_statements", "articles.ingest.copies.regroup_statements"),
    "copies": ("articles.ingest.copies.pair_article", "articles.ingest.copies.regroup_articles"),
    "values of events": ("articles.ingest.storing.refresh_of_articles",),
    "names that went": ("articles.ingest.storing.forget_unnamed",),
}
"""Step -> the functions, where their callers find them, that do it."""
TRAITS = "SELECT articles_traits_now()"
"""The command that brings what lists choose rows by up to date: of all rows of the article, linked or not."""
WEEKS = 5
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?!間)")


class Clock:
    """Processor time of this process and of its database session, in seconds."""

    def __init__(self, session: int) -> None:
        path = Path(f"/proc/{session}/schedstat")
        # Kept open: a clock that takes long is counted with what it measures.
        self._session = os.open(path, os.O_RDONLY) if path.is_file() else None
        self._process = psutil.Process(session)

    def __call__(self) -> float:
        return time.process_time() + self.database()

    def database(self) -> float:
        if self._session is not None:
            return int(os.pread(self._session, 100, 0).split()[0]) / 1e9
        times = self._process.cpu_times()
        return float(times.user + times.system)


@dataclass(slots=True)
class Cost:
    """Seconds and queries of one article."""

    reading: float = 0.0
    storing: float = 0.0
    traits: float = 0.0
    """Of storing: what lists choose rows by."""
    steps: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    queries: Counter[str] = field(default_factory=Counter)

    @property
    def linking(self) -> float:
        return sum(self.steps.values())


def main(argv: Sequence[str] | None = None) -> int:
    """Measure; 1 if linking costs as much as reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N", help="size of the base")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where bases lie, instead of var/bench")
    parser.add_argument("--sample", type=int, default=50, metavar="N", help="articles measured")
    parser.add_argument("--slowest", type=int, default=0, metavar="N", help="print so many of the slowest queries")
    options = parser.parse_args(argv)
    base = prepare(options.articles, options.data)
    forget_rehearsals(base)
    os.environ.update(base.environment())
    import django

    django.setup()
    return measure(base, options.sample, options.slowest)


def forget_rehearsals(base: Base) -> None:
    """Clear what earlier measurements stored and took back: rows that nobody sees, which the planner stumbles over."""
    with base.connect() as connection:
        connection.execute("VACUUM (INDEX_CLEANUP ON)")


def measure(base: Base, sample: int, slowest: int) -> int:
    """Read and link so many articles, print the table."""
    from articles.ingest.article import read_findings

    sources = list(chosen(base, sample))
    for source in sources[:2]:
        read_findings(source, syntax=True)
    queries: list[tuple[float, str]] = []
    clock = Clock(session())
    store(sources[0], read_findings(sources[0], syntax=True), Cost(), [], clock)
    costs = []
    for source in sources:
        cost = Cost()
        start = clock()
        findings = read_findings(source, syntax=True)
        cost.reading = clock() - start
        store(source, findings, cost, queries, clock)
        costs.append(cost)
    base.stop()
    for seconds, sql in sorted(queries, reverse=True)[:slowest]:
        print(f"{seconds * 1000:8.1f} ms  {sql}")
    return report(costs)


def report(costs: list[Cost]) -> int:
    """The table: each step, then reading against linking."""
    bounds = Bounds()
    bounds.note("milliseconds", "p50 / p95")

    def row(name: str, of: Callable[[Cost], float]) -> tuple[float, float]:
        p50, p95 = (quantile([1000 * of(cost) for cost in costs], share) for share in (0.5, 0.95))
        bounds.note(name, f"{p50:,.1f} / {p95:,.1f}")
        return p50, p95

    for step in STEPS:
        row(f"  {step}", lambda cost, step=step: cost.steps[step])  # type: ignore[misc]
    linking = row("linking", lambda cost: cost.linking)
    reading = row("reading", lambda cost: cost.reading)
    row("storing, linking included", lambda cost: cost.storing)
    row("  traits, of all rows", lambda cost: cost.traits)
    numbers = [cost.queries["linking"] for cost in costs]
    bounds.note("queries for linking", f"{quantile(numbers, 0.5):.0f} / {quantile(numbers, 0.95):.0f}")
    for name, one, other in (("p50", linking[0], reading[0]), ("p95", linking[1], reading[1])):
        bounds.check(f"linking of reading, {name}", f"{one / other:.2f}", "< 1", holds=one < other)
    total = sum(cost.linking for cost in costs) / sum(cost.reading for cost in costs)
    bounds.check("linking of reading, all articles", f"{total:.2f}", "< 1", holds=total < 1)
    return bounds.report()


def session() -> int:
    """Process id of the database session."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def store(source: Any, findings: Any, cost: Cost, queries: list[tuple[float, str]], clock: Clock) -> None:
    """Store an article with the time of each step of linking, and take it back."""
    from django.db import connection, transaction

    from articles.ingest.storing import store_article
    from articles.vocabulary import ArticleOrigin

    inside: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        start = clock.database()
        try:
            return execute(sql, params, many, context)
        finally:
            cost.queries["linking" if inside else "rows"] += 1
            if inside:
                queries.append((clock.database() - start, sql[:1_500]))
            elif sql == TRAITS:
                cost.traits += clock.database() - start

    with ExitStack() as stack:
        for step, names in STEPS.items():
            for name in names:
                stack.enter_context(timed(name, step, cost, inside, clock))
        stack.enter_context(connection.execute_wrapper(watch))
        with transaction.atomic():
            start = clock()
            store_article(source=source, findings=findings, origin=ArticleOrigin.COMMAND)
            cost.storing = clock() - start
            transaction.set_rollback(True)


@contextmanager
def timed(name: str, step: str, cost: Cost, inside: list[str], clock: Clock) -> Iterator[None]:
    """Count the time spent in a function; one within another counts for the outer."""
    module, _, function = name.rpartition(".")
    real = getattr(sys.modules[module], function)

    def call(*args: Any, **kwargs: Any) -> Any:
        start = clock()
        inside.append(step)
        try:
            return real(*args, **kwargs)
        finally:
            inside.pop()
            if not inside:
                cost.steps[step] += clock() - start

    with mock.patch(name, call):
        yield


def chosen(base: Base, sample: int) -> Iterator[Any]:
    """Articles with their days moved into the busiest weeks of the base."""
    from articles.ingest.reading import parse_source

    with base.connect() as connection:
        weeks = connection.execute(
            "SELECT date_trunc('week', date)::date FROM articles_eventreport WHERE date_precision = 'day'"
            f" GROUP BY 1 ORDER BY count(*) DESC LIMIT {WEEKS}"
        ).fetchall()
    files = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
    linked = sorted((ROOT / "tests" / "linking" / "articles").glob("*.txt"))
    half = sample // 2
    picked = [*spread(files, sample - half), *spread(linked, half)]
    for number, file in enumerate(picked):
        source = parse_source(file.read_text(encoding="utf-8"))
        monday = weeks[number % len(weeks)][0]
        yield moved(source, monday + timedelta(days=number % 5 + 1), number)


def spread(files: list[Path], number: int) -> list[Path]:
    """So many of the files, evenly."""
    return [files[index * len(files) // number] for index in range(min(number, len(files)))]


def moved(source: Any, day: date, number: int) -> Any:
    """The article as if it were published on ``day``: the days in its text keep their distance."""
    from dataclasses import replace

    iso = source.published or "2025-11-09"
    published = date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) < 10 else iso)
    distance = day - published

    def shift(match: re.Match[str]) -> str:
        year, month = int(match["year"] or published.year), int(match["month"] or published.month)
        try:
            then = date(year, month, int(match["day"])) + distance
        except ValueError:
            return match[0]
        return (
            (f"{then.year}年" if match["year"] else "")
            + (f"{then.month}月" if match["month"] else "")
            + f"{then.day}日"
        )

    return replace(
        source,
        title=_DAY.sub(shift, source.title) or f"記事{number}",
        body=_DAY.sub(shift, source.body),
        published=day.isoformat(),
        url=f"https://bench.example/{number}",
        outlet=source.outlet or "NHK",
    )


if __name__ == "__main__":
    sys.exit(main())
