"""Findings -> the JSON record of ``manage.py extract`` (form: docs/corpus-format.md)."""

from decimal import Decimal
from typing import Any

from articles.extraction import Findings
from articles.extraction.findings import Amount, Event, Span, Statement
from articles.ingest.reading import SourceText


def to_record(source: str, article: SourceText, findings: Findings) -> dict[str, Any]:
    """One article's record; ``source`` is the file's name."""
    # The form lists only organisations that speak or take part; a finding's mentions know them all.
    heard = {ref for s in findings.statements for ref in s.speakers}
    heard.update(ref for e in findings.events for ref in (*e.actors, *e.recipients))
    return {
        "source": source,
        "article": {
            "title": article.title,
            "published": article.published,
            "outlet": article.outlet,
            "url": article.url,
            "text": article.body,
        },
        "countries": list(findings.countries),
        "leaders": [
            {"id": x.id, "name": x.name, "names": list(x.names), "title": x.title, "country": x.country}
            for x in findings.leaders
        ],
        "organizations": [
            {"id": x.id, "name": x.name, "names": list(x.names), "country": x.country}
            for x in findings.organizations
            if x.id in heard
        ],
        "statements": [_statement(x, article.body) for x in findings.statements],
        "events": [_event(x, article.body) for x in findings.events],
        "amounts": [_amount(x, article.body) for x in findings.amounts],
    }


def _span(of: Span, body: str) -> dict[str, Any]:
    return {"text": of.of(body), "start": of.start, "end": of.end}


def _statement(x: Statement, body: str) -> dict[str, Any]:
    return {
        "id": x.id,
        "kind": x.kind,
        **_span(x.span, body),
        "speakers": list(x.speakers),
        "verb": x.cue.lemma if x.cue else None,
        "date": x.date.iso if x.date else None,
        "about": list(x.about),
        "confidence": round(x.confidence, 3),
        "rule": x.rule,
        "method": x.speaker_method,
        "trail": [{"role": step.role, **_span(step.span, body), "ref": step.ref} for step in x.trail],
    }


def _event(x: Event, body: str) -> dict[str, Any]:
    return {
        "id": x.id,
        "type": x.type,
        "mode": x.mode,
        "status": x.status,
        "date": x.date.iso if x.date else None,
        "actors": list(x.actors),
        "recipients": list(x.recipients),
        "place": x.place,
        "evidence": [_span(e, body) for e in x.evidence],
        "amounts": list(x.amounts),
        "confidence": round(x.confidence, 3),
        "rule": x.rule,
    }


def plain_number(value: Decimal) -> int | float:
    """A sum as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def _amount(x: Amount, body: str) -> dict[str, Any]:
    return {
        "id": x.id,
        **_span(x.span, body),
        "value": plain_number(x.value),
        "currency": x.currency,
        "bound": x.bound,
        "role": x.role,
        "converts": x.converts or None,
        "conversion_fits": x.conversion_fits,
        "confidence": round(x.confidence, 3),
    }
