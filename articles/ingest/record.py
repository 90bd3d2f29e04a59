"""Findings -> the JSON record of ``manage.py extract`` (form: docs/corpus-format.md)."""

from typing import Any

from articles.extraction import Findings
from articles.extraction.findings import Span
from articles.ingest.reading import SourceText


def to_record(source: str, article: SourceText, findings: Findings) -> dict[str, Any]:
    """One article's record; ``source`` is the file's name."""
    body = article.body

    # The form lists only organisations that speak or take part; a finding's mentions know them all.
    heard = {ref for s in findings.statements for ref in s.speakers}
    heard.update(ref for e in findings.events for ref in (*e.actors, *e.recipients))

    def span(of: Span) -> dict[str, Any]:
        return {"text": of.of(body), "start": of.start, "end": of.end}

    return {
        "source": source,
        "article": {
            "title": article.title,
            "published": article.published,
            "outlet": article.outlet,
            "url": article.url,
            "text": body,
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
        "statements": [
            {
                "id": x.id,
                "kind": x.kind,
                **span(x.span),
                "speakers": list(x.speakers),
                "verb": x.cue.lemma if x.cue else None,
                "date": x.date.iso if x.date else None,
                "about": list(x.about),
                "confidence": round(x.confidence, 3),
                "rule": x.rule,
                "method": x.speaker_method,
                "trail": [{"role": step.role, **span(step.span), "ref": step.ref} for step in x.trail],
            }
            for x in findings.statements
        ],
        "events": [
            {
                "id": x.id,
                "type": x.type,
                "mode": x.mode,
                "status": x.status,
                "date": x.date.iso if x.date else None,
                "actors": list(x.actors),
                "recipients": list(x.recipients),
                "place": x.place,
                "evidence": [span(e) for e in x.evidence],
                "amounts": list(x.amounts),
                "confidence": round(x.confidence, 3),
                "rule": x.rule,
            }
            for x in findings.events
        ],
        "amounts": [
            {
                "id": x.id,
                **span(x.span),
                "value": int(x.value) if x.value == x.value.to_integral_value() else float(x.value),
                "currency": x.currency,
                "bound": x.bound,
                "role": x.role,
                "converts": x.converts or None,
                "conversion_fits": x.conversion_fits,
                "confidence": round(x.confidence, 3),
            }
            for x in findings.amounts
        ],
    }
