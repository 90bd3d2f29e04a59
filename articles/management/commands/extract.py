"""``manage.py extract PATH…``: what would be read out of articles, as JSON lines; needs no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from articles.extraction import extract
from articles.ingest.reading import parse_source
from articles.ingest.record import to_record


class Command(BaseCommand):
    help = "Print one JSON record per article: what is read out of it. '-' reads standard input."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["paths"]:
            text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
            article = parse_source(text)
            findings = extract(
                article.body, title=article.title, published=article.published, syntax=not options["no_syntax"]
            )
            record = to_record(Path(path).name, article, findings)
            self.stdout.write(json.dumps(record, ensure_ascii=False))
