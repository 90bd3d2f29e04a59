"""Findings with raw confidence -> the same findings with calibrated confidence."""

from collections.abc import Mapping
from dataclasses import replace

from articles.extraction.confidence.advice import Opinion
from articles.extraction.confidence.calibration import Calibration, Family
from articles.extraction.findings import Amount, Event, Findings, Leader, Statement, changed
from articles.vocabulary import StatementKind

_OF_KIND = {kind: Family(kind.value) for kind in StatementKind}


def weigh(findings: Findings, opinions: Mapping[str, Opinion], by: Calibration) -> Findings:
    """Replace the rules' own figures by the share of such findings that were right.

    ``opinions`` are the parser's on speakers, by statement id.
    """

    def sure(family: Family, finding: Statement | Event | Leader | Amount, opinion: str = "") -> float:
        return round(by.probability(family, finding.rule, finding.confidence, opinion), 3)

    return replace(
        findings,
        leaders=tuple([changed(x, confidence=sure(Family.LEADER, x)) for x in findings.leaders]),
        statements=tuple(
            [changed(x, confidence=sure(_OF_KIND[x.kind], x, opinions.get(x.id, ""))) for x in findings.statements]
        ),
        events=tuple([changed(x, confidence=sure(Family.EVENT, x)) for x in findings.events]),
        amounts=tuple([changed(x, confidence=sure(Family.AMOUNT, x)) for x in findings.amounts]),
    )
