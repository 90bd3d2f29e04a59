"""``manage.py calibrate DIR``: how far confidence can be believed, and the figures for it; needs no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation import GoldArticle
from articles.evaluation.calibrating import Sample, brier, cross_validated, fit, reliability
from articles.evaluation.judging import judge
from articles.extraction.confidence import Family, ask_opinions, family_of
from articles.extraction.confidence.calibration import FILE, write_calibration
from articles.extraction.findings import Amount, Event, Leader, Statement
from articles.extraction.pipeline import find
from articles.extraction.syntax import Syntax
from articles.ingest.reading import read_source
from articles.ingest.record import to_record

REPORT = Path("docs") / "reliability.md"


class Command(BaseCommand):
    help = "Fit confidence on annotated articles and print how often findings of each confidence are right."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="articles to fit on (NAME.txt with NAME.json)")
        parser.add_argument("--check", type=Path, metavar="DIR", help="other articles to test the fitted figures on")
        parser.add_argument("--write", action="store_true", help=f"write {FILE.name} and {REPORT}")

    def handle(self, *args: Any, **options: Any) -> None:
        samples = list(_samples(options["folder"]))
        if not samples:
            raise CommandError(f"no gold annotations in {options['folder']}")
        fitted = fit(samples)
        predicted = cross_validated(samples)
        report = [*_tables("Cross-validated on the articles of the fit", predicted, samples)]
        if options["check"]:
            others = list(_samples(options["check"]))
            checked = [(s, fitted.probability(s.family, s.rule, s.raw, s.opinion)) for s in others]
            report += _tables("Fitted figures on articles outside of the fit", checked, others)
        self.stdout.write("\n".join(report))
        if options["write"]:
            count = len({s.article for s in samples})
            heading = [
                f"Fitted by manage.py calibrate on {count} annotated articles, {len(samples)} findings.",
                "curve: family, raw confidence, share right; shift: family, rule or opinion of the parser, log-odds.",
            ]
            FILE.write_text(write_calibration(fitted, heading), encoding="utf-8")
            (Path(settings.BASE_DIR) / REPORT).write_text("\n".join([*_INTRODUCTION, *report]) + "\n", encoding="utf-8")


def _samples(folder: Path) -> Iterator[Sample]:
    for file in sorted(folder.glob("*.json")):
        source_file = file.with_suffix(".txt")
        if not source_file.exists():
            continue
        data = source_file.read_bytes()
        source = read_source(data)
        findings, document = find(source.body, title=source.title, published=source.published)
        opinions = ask_opinions(findings.statements, Syntax(document))
        gold = GoldArticle(json.loads(file.read_text(encoding="utf-8")), data.decode())
        right = {j.id: j.is_right for j in judge(gold, to_record(source_file.name, source, findings))}
        found: list[Leader | Statement | Event | Amount] = []
        found += [*findings.leaders, *findings.statements, *findings.events, *findings.amounts]
        for x in found:
            yield Sample(file.stem, family_of(x), x.rule, x.confidence, opinions.get(x.id, ""), right[x.id])


def _tables(title: str, predicted: Sequence[tuple[Sample, float]], samples: Sequence[Sample]) -> Iterator[str]:
    yield f"\n## {title}\n"
    raw = brier((s, s.raw) for s in samples)
    yield f"{len({s.article for s in samples})} articles, {len(samples)} findings."
    yield f"Brier score {brier(predicted):.4f}; with the rules' own figures {raw:.4f}.\n"
    yield "| findings | confidence | count | mean confidence | right |"
    yield "|---|---|---:|---:|---:|"
    for family in Family:
        of_family = [(s, p) for s, p in predicted if s.family is family]
        for b in reliability(of_family):
            yield f"| {family} | {b.low:.2f}–{min(b.high, 1):.2f} | {b.count} | {b.mean:.3f} | {b.right:.3f} |"
    for b in reliability(predicted):
        yield f"| all | {b.low:.2f}–{min(b.high, 1):.2f} | {b.count} | {b.mean:.3f} | {b.right:.3f} |"


_INTRODUCTION = (
    "# How far confidence can be believed",
    "",
    "Written by `manage.py calibrate DIR --check OTHER --write`. A finding's confidence is meant as the share of such",
    "findings that are right: a statement with its words and its speakers, an event with type, date and at least half",
    "of its parties, a leader with his country, an amount with value and currency. The rules give each finding a raw",
    "figure; a rising curve for each kind (isotonic regression), a shift for each rule, smaller where the rule fired",
    "seldom, and a shift for the parser's opinion on an inferred speaker turn it into a share. The data file is",
    "`articles/extraction/rules/calibration.tsv`.",
    "",
    "In the first table each article's figures come from a fit that has not seen it (five folds). The rules themselves",
    "were tuned on these articles, so unseen ones do a little worse: the second table shows articles outside of",
    "the fit.",
)
