"""``manage.py evaluate DIR``: how well extraction reads articles with gold annotations; no database without --own."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

import articles
from articles.evaluation import Evaluation, GoldArticle, measure
from articles.extraction import Gazetteer, extract
from articles.ingest.errors import ReadingError
from articles.ingest.known import known_gazetteer
from articles.ingest.reading import read_source
from articles.ingest.record import to_record
from articles.models import Accuracy

RECORD = Path(articles.__file__).parent / "browse" / "data" / "accuracy.json"


class Command(BaseCommand):
    help = "Score extraction against gold annotations (NAME.txt with NAME.json beside it), field by field."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")
        parser.add_argument("--floors", type=Path, metavar="FILE", help='least F1 by field: {"countries": 0.95}')
        parser.add_argument("--predictions", type=Path, metavar="FILE", help="score these records (JSON lines) instead")
        parser.add_argument(
            "--record", metavar="NAME", help=f"keep the figures under this name in {RECORD.name}, which /method/ shows"
        )
        parser.add_argument(
            "--own", action="store_true",
            help="DIR was written by export_gold: read with the register of the database, and keep the figures there",
        )  # fmt: skip
        parser.add_argument("--no-syntax", action="store_true", help="rules alone, without the dependency parse")

    def handle(self, *args: Any, **options: Any) -> None:
        files = sorted(path for path in options["folder"].glob("*.json") if path.with_suffix(".txt").exists())
        if not files:
            raise CommandError(f"no gold annotations in {options['folder']}")
        floors = json.loads(options["floors"].read_text(encoding="utf-8")) if options["floors"] else {}
        given = _given(options["predictions"]) if options["predictions"] else None
        gazetteer = known_gazetteer() if options["own"] else None
        evaluation = measure(_articles(files, given, gazetteer, syntax=not options["no_syntax"]))
        if options["json"]:
            scores = evaluation.as_dict()
            self.stdout.write(json.dumps({"articles": len(files), "scores": scores}, ensure_ascii=False))
        else:
            self._print_table(len(files), evaluation)
        if options["record"]:
            _keep(options["record"], len(files), evaluation)
        if options["own"]:
            Accuracy.objects.create(articles=len(files), scores=evaluation.as_dict())
        if below := _below(floors, evaluation):
            for line in below:
                self.stderr.write(line)
            raise SystemExit(1)

    def _print_table(self, count: int, evaluation: Evaluation) -> None:
        self.stdout.write(f"{count} articles")
        for name, score in evaluation.as_dict().items():
            self.stdout.write(
                f"{name:22} P {score['p']:.3f}  R {score['r']:.3f}  F1 {score['f1']:.3f}"
                f"   ({score['tp']} of {score['pred']} / {score['gold']})"
            )


def _articles(
    files: list[Path], given: dict[str, dict[str, Any]] | None, gazetteer: Gazetteer | None, *, syntax: bool
) -> Iterator[tuple[GoldArticle, dict[str, Any] | None]]:
    """Each gold article with the record that is given for it, or else read out of it now."""
    for file in files:
        source = file.with_suffix(".txt")
        data = source.read_bytes()
        gold = GoldArticle(json.loads(file.read_text(encoding="utf-8")), data.decode())
        yield gold, given.get(file.stem) if given is not None else _record(source.name, data, gazetteer, syntax=syntax)


def _record(name: str, data: bytes, gazetteer: Gazetteer | None, *, syntax: bool) -> dict[str, Any] | None:
    try:
        source = read_source(data)
    except ReadingError:
        return None
    findings = extract(source.body, title=source.title, published=source.published, gazetteer=gazetteer, syntax=syntax)
    return to_record(name, source, findings)


def _given(file: Path) -> dict[str, dict[str, Any]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return {Path(record["source"]).stem: record for record in records}


def _keep(name: str, count: int, evaluation: Evaluation) -> None:
    """Put the figures beside those of other sets of articles."""
    kept = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    day = timezone.localdate().isoformat()
    kept[name] = {"day": day, "articles": count, "scores": evaluation.as_dict()}
    RECORD.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _below(floors: dict[str, float], evaluation: Evaluation) -> list[str]:
    """A line for each field that misses its floor; a field that was never met misses it too."""
    lines = []
    for name, floor in floors.items():
        score = evaluation.scores.get(name)
        if score is None or score.f1 < floor:
            lines.append(f"{name}: F1 {score.f1 if score else 0:.3f} is below {floor:.3f}")
    return lines
