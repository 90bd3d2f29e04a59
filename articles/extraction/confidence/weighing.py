"""Findings with raw confidence -> the same findings with calibrated confidence."""

from collections.abc import Mapping
from dataclasses import replace

from articles.extraction.confidence.advice import Opinion
from articles.extraction.confidence.calibration import Calibration, family_of
from articles.extraction.findings import Amount, Event, Findings, Leader, Statement, changed


def weigh(findings: Findings, opinions: Mapping[str, Opinion], by: Calibration) -> Findings:
    """Replace the rules' own figures by the share of such findings that were right.

    ``opinions`` are the parser's on speakers, by statement id.
    """

    def sure(finding: Statement | Event | Leader | Amount, opinion: str = "") -> float:
        return round(by.probability(family_of(finding), finding.rule, finding.confidence, opinion), 3)

    return replace(
        findings,
        leaders=tuple(changed(x, confidence=sure(x)) for x in findings.leaders),
        statements=tuple(changed(x, confidence=sure(x, opinions.get(x.id, ""))) for x in findings.statements),
        events=tuple(changed(x, confidence=sure(x)) for x in findings.events),
        amounts=tuple(changed(x, confidence=sure(x)) for x in findings.amounts),
    )
