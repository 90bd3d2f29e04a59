"""What grouping copies and utterances costs for one article, in a base of 100,000.

    python bench/copies.py [--articles N]

Fills a scratch database with articles put together from sentences of tests/corpus, with statements of busy and of quiet
speakers over three years, then stores the linking set's articles into it and prints what an article costs: all of its
storing, and of that the grouping (``articles.ingest.copies``). Exits with 1 where the grouping costs more than the
bound.
"""

import argparse
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from articles.ingest import storing  # noqa: E402
from articles.ingest.register import ensure_register  # noqa: E402
from articles.linking.duplicates import band_keys  # noqa: E402
from articles.models import Article, Leader, Statement, TextVersion  # noqa: E402
from articles.vocabulary import ArticleOrigin, Method, StatementKind  # noqa: E402
from tests.linking import gold  # noqa: E402
from tests.linking.made_copies import bodies  # noqa: E402
from tests.linking.reading import read  # noqa: E402

BOUND_MS = 25
"""Half of what all linking of an article may cost; reading one takes about 50 ms with the parser, 5 without."""
DAYS = 3 * 365
LAST = date(2025, 12, 31)
SENTENCES, STATEMENTS = 9, 4
"""In an article of the base."""
BATCH = 2_000
BUSY = ("ドナルド・トランプ", "ウラジーミル・プーチン", "ベンヤミン・ネタニヤフ", "習近平", "高市早苗")
"""Leaders who say a third of all."""


def main(argv: Sequence[str] | None = None) -> int:
    """Fill, store, print; 1 if the bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args(argv)
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        ensure_register()
        began = time.perf_counter()
        fill(options.articles)
        print(f"base: {options.articles:,} articles, {Statement.objects.count():,} statements", end=", ")
        print(f"filled in {time.perf_counter() - began:.0f} s")
        whole, grouping = store()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    for what, times in (("storing", whole), ("of that grouping", grouping)):
        ordered = sorted(times)
        print(
            f"{what:17} median {statistics.median(ordered):6.1f} ms, nine of ten within"
            f" {ordered[len(ordered) * 9 // 10]:6.1f} ms, most {ordered[-1]:6.1f} ms"
        )
    return int(statistics.median(grouping) > BOUND_MS)


def fill(count: int) -> None:
    """The base, straight into the tables."""
    rng = random.Random(1)
    sentences = [s for body in bodies().values() for s in re.findall(r"[^。\n]{15,}。", body)]
    busy = list(Leader.objects.filter(full_name__in=BUSY).values_list("pk", flat=True))
    others = list(Leader.objects.values_list("pk", flat=True)[:2_000])
    for start in range(0, count, BATCH):
        _fill_batch(range(start, min(count, start + BATCH)), sentences, busy, others, rng)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _fill_batch(numbers: range, sentences: list[str], busy: list[int], others: list[int], rng: random.Random) -> None:
    articles = Article.objects.bulk_create(
        Article(
            title=f"例示の記事{n}",
            url=f"https://base.example/{n}",
            published=LAST - timedelta(days=rng.randrange(DAYS)),
            origin=ArticleOrigin.COMMAND,
        )
        for n in numbers
    )
    versions = TextVersion.objects.bulk_create(
        TextVersion(article=article, number=1, title=article.title, body=body, sha256=f"{article.pk:064}")
        for article, body in zip(articles, _texts(len(articles), sentences, rng), strict=True)
    )
    with connection.cursor() as cursor, cursor.copy("COPY articles_copykey (article_id, key) FROM STDIN") as copy:
        for version in versions:
            for key in band_keys(version.body):
                copy.write_row((version.article_id, key))
    said = Statement.objects.bulk_create(row for version in versions for row in _statements(version))
    columns = "statement_id, position, leader_id, date, told_around"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY articles_statementspeaker ({columns}) FROM STDIN") as copy,
    ):
        for row in said:
            leader = rng.choice(busy if rng.random() < 1 / 3 else others)
            copy.write_row((row.pk, 0, leader, row.date, row.date))


def _texts(count: int, sentences: list[str], rng: random.Random) -> Iterator[str]:
    for _ in range(count):
        chosen = rng.sample(sentences, SENTENCES)
        yield "".join(re.sub(r"\d", lambda _: str(rng.randrange(10)), sentence) for sentence in chosen)


def _statements(version: TextVersion) -> Iterator[Statement]:
    at = 0
    for sentence in version.body.split("。")[:STATEMENTS]:
        yield Statement(
            article=version.article,
            version=version,
            kind=StatementKind.INDIRECT,
            start=at,
            end=at + len(sentence),
            exact=sentence,
            speaker_method=Method.STATED,
            rule="bench",
            date=version.article.published,
            date_precision="day",
        )
        at += len(sentence) + 1


def store() -> tuple[list[float], list[float]]:
    """Milliseconds of each article's storing, and of its grouping."""
    spent = 0.0
    company_of, regroup = storing.company_of, storing.regroup

    def timed(function):  # type: ignore[no-untyped-def]
        def run(*args):  # type: ignore[no-untyped-def]
            nonlocal spent
            began = time.perf_counter()
            try:
                return function(*args)
            finally:
                spent += time.perf_counter() - began

        return run

    storing.company_of, storing.regroup = timed(company_of), timed(regroup)
    whole, grouping = [], []
    for name in sorted(gold.load_annotations()):
        findings, (fields, body) = read(name), gold.load_article(name)
        source = storing.SourceText(fields["title"], fields["published"], fields["outlet"], fields["url"], body)
        began, spent = time.perf_counter(), 0.0
        storing.store_article(source=source, findings=findings, origin=ArticleOrigin.COMMAND)
        whole.append((time.perf_counter() - began) * 1000)
        grouping.append(spent * 1000)
    return whole, grouping


if __name__ == "__main__":
    raise SystemExit(main())
