"""``manage.py ingest PATH…``: read articles and store what they say."""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.ingest.article import ingest_article, read_article
from articles.ingest.errors import failure
from articles.ingest.files import SourceFile, find_files
from articles.ingest.reading import Supplement, parse_date
from articles.ingest.register import ensure_register
from articles.ingest.storing import Outcome
from articles.vocabulary import ArticleOrigin


class Command(BaseCommand):
    help = "Read articles from files, folders or standard input ('-') and store what is found in them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--published", default="", metavar="DAY", help="day of texts that print none: 2025-11-09")
        parser.add_argument("--title", default="", help="title of a text that has none")
        parser.add_argument("--outlet", default="", help="who published texts that do not say")
        parser.add_argument("--url", default="", help="address of a text that does not give it")
        parser.add_argument("--origin", default=ArticleOrigin.COMMAND.value, choices=[x.value for x in ArticleOrigin])
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["published"] and not parse_date(options["published"]):
            raise CommandError(f"--published {options['published']}: not a day, month or year (2025-11-09)")
        files = list(find_files(options["paths"]))
        if len(files) > 1 and (options["title"] or options["url"]):
            # A second text of the same address or title would become a new version of the first.
            raise CommandError("--title and --url name one text: give one path with them")
        ensure_register()
        counts: Counter[str] = Counter()
        with tqdm(files, unit="article", file=sys.stderr, disable=len(files) < 2 or None) as progress:
            for file in progress:
                try:
                    counts[_ingest(file, options)] += 1
                except Exception as error:  # whatever one article does, the others are read
                    counts["failed"] += 1
                    progress.write(f"{file.path}: {failure(error)}", file=sys.stderr)
        names = [*Outcome, "failed"]
        self.stdout.write(", ".join(f"{counts[name]} {name}" for name in names))
        if counts["failed"]:
            raise SystemExit(1)


def _ingest(file: SourceFile, options: dict[str, Any]) -> Outcome:
    supplement = Supplement(options["title"], options["published"], options["outlet"], options["url"])
    source = read_article(file.read(settings.ARTICLE_MAX_BYTES), supplement)
    ingested = ingest_article(
        source=source,
        origin=ArticleOrigin(options["origin"]),
        source_name=file.name,
        syntax=False if options["no_syntax"] else None,
    )
    return ingested.outcome
