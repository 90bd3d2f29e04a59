"""``manage.py reread [ARTICLE…]``: read stored articles again with the rules and the register of today."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.ingest.register import ensure_register
from articles.ingest.rereading import reread
from articles.models import Article


class Command(BaseCommand):
    help = "Read stored articles again (all, or those with the given numbers); what is found again keeps its address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", nargs="*", type=int, metavar="ARTICLE")
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_register()
        articles = Article.objects.all()
        if options["articles"]:
            articles = articles.filter(pk__in=options["articles"])
        total = articles.count()
        done = 0
        rows = reread(articles, syntax=False if options["no_syntax"] else None)
        for _article in tqdm(rows, total=total, unit="article", file=sys.stderr, disable=total < 2 or None):
            done += 1
        self.stdout.write(f"{done} read again")
