"""``manage.py export_gold DIR``: articles that editors went through as a whole, as gold annotations."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.gold import reviewed_versions, write_gold


class Command(BaseCommand):
    help = (
        "Write each article whose whole text was reviewed as NAME.txt and NAME.json (docs/corpus-format.md); "
        "'manage.py evaluate DIR --own' measures extraction against them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = [write_gold(version, folder) for version in reviewed_versions()]
        except OSError as error:
            raise CommandError(f"cannot write to {folder}: {error.strerror or error}") from error
        if not written:
            raise CommandError(
                "no article was marked as wholly reviewed yet; that is done on /review/articles/NUMBER/ at the desk"
            )
        self.stdout.write(f"{len(written)} articles written to {folder}")
