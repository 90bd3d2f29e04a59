"""``manage.py ingest PATH…``: read articles and store what they say."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles import tasks
from articles.imports.folders import Intake, is_known
from articles.imports.formats.door import SUFFIXES
from articles.imports.remarks import restored
from articles.imports.saving import save_item
from articles.ingest.errors import failure
from articles.ingest.files import SourceFile, find_files
from articles.ingest.reading import Supplement, parse_date
from articles.ingest.register import ensure_register
from articles.ingest.storing import Outcome
from articles.models import ImportItem
from articles.vocabulary import ArticleOrigin, ImportState

QUEUED = "queued"


class Command(BaseCommand):
    help = (
        "Read articles from files, folders or standard input ('-') and store what is found in them. Stopped in the "
        "middle, the same command goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--published", default="", metavar="DAY", help="day of texts that print none: 2025-11-09")
        parser.add_argument("--title", default="", help="title of a text that has none")
        parser.add_argument("--outlet", default="", help="who published texts that do not say")
        parser.add_argument("--url", default="", help="address of a text that does not give it")
        parser.add_argument("--origin", default=ArticleOrigin.COMMAND.value, choices=[x.value for x in ArticleOrigin])
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")
        parser.add_argument("--queue", action="store_true", help="keep the texts; workers read them (manage.py worker)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["published"] and not parse_date(options["published"]):
            raise CommandError(f"--published {options['published']}: not a day, month or year (2025-11-09)")
        files = list(find_files(options["paths"], SUFFIXES))
        if len(files) > 1 and (options["title"] or options["url"]):
            # A second text of the same address or title would become a new version of the first.
            raise CommandError("--title and --url name one text: give one path with them")
        ensure_register()
        intake = Intake(
            origin=ArticleOrigin(options["origin"]),
            supplement=Supplement(options["title"], options["published"], options["outlet"], options["url"]),
            label=" ".join(options["paths"]),
        )
        counts = self._take_in(files, intake, options)
        names = [*Outcome, *([QUEUED] if options["queue"] else []), "failed"]
        self.stdout.write(", ".join(f"{counts[name]} {name}" for name in names))
        if counts["failed"]:
            raise SystemExit(1)

    def _take_in(self, files: list[SourceFile], intake: Intake, options: dict[str, Any]) -> Counter[str]:
        """Every file; what one of them does does not stop the others."""
        counts: Counter[str] = Counter()
        with tqdm(files, unit="file", file=sys.stderr, disable=len(files) < 2 or None) as progress:
            for file in progress:
                for name, outcome, fault in _outcomes(file, intake, options):
                    counts[outcome] += 1
                    if fault:
                        progress.write(f"{name}: {fault}", file=sys.stderr)
        return counts


def _outcomes(file: SourceFile, intake: Intake, options: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, outcome and fault of each article of a file."""
    try:
        data = file.read(settings.IMPORT_MAX_BYTES)
    except OSError as error:
        yield file.path, "failed", failure(error)
        return
    if intake.says_nothing and is_known(data):
        yield file.path, Outcome.UNCHANGED, ""
        return
    for item in intake.open(data, file.name):
        path = file.path if item.name == file.name else f"{file.path}: {item.name}"
        if item.state == ImportState.FAILED:
            yield path, "failed", str(restored([item.reason])[0])
        else:
            yield path, *_stored(item, options)


def _stored(item: ImportItem, options: dict[str, Any]) -> tuple[str, str]:
    """Outcome and fault of one article that was opened."""
    if options["queue"]:
        started = tasks.enqueue([item])
        return ("failed", str(started.faults[0][1])) if started.faults else (QUEUED, "")
    try:
        return save_item(item.pk, syntax=False if options["no_syntax"] else None).outcome, ""
    except Exception as error:  # whatever one article does, the others are read
        Intake.note_failure(item, error)
        return "failed", failure(error)
