"""``manage.py load_register``: countries, organisations, leaders and posts from the extraction's data files."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.ingest.register import load_register


class Command(BaseCommand):
    help = "Load countries, organisations, leaders and posts; again without doubling, keeping what an editor changed."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, loaded in load_register().items():
            self.stdout.write(f"{name}: {loaded.made} new, {loaded.changed} changed")
