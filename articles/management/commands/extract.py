"""``manage.py extract PATH…``: what would be read out of articles, as JSON lines; needs no database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.extraction import extract
from articles.ingest.errors import failure
from articles.ingest.files import SourceFile, find_files
from articles.ingest.reading import read_source
from articles.ingest.record import to_record


class Command(BaseCommand):
    help = "Print one JSON record per article: what is read out of it. '-' reads standard input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for file in find_files(options["paths"]):
            try:
                record = _record(file, syntax=not options["no_syntax"])
            except Exception as error:  # whatever one article does, the others are read
                failed = True
                self.stderr.write(f"{file.path}: {failure(error)}")
            else:
                self.stdout.write(json.dumps(record, ensure_ascii=False))
        if failed:
            raise SystemExit(1)


def _record(file: SourceFile, *, syntax: bool) -> dict[str, Any]:
    source = read_source(file.read(settings.ARTICLE_MAX_BYTES), max_bytes=settings.ARTICLE_MAX_BYTES)
    findings = extract(source.body, title=source.title, published=source.published, syntax=syntax)
    return to_record(file.name, source, findings)
