"""Lists as CSV and JSON: the whole selection, every row with the place and words of its source."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse

from articles.browse.rights import as_now, words_of
from articles.models import Amount, Article, Event, Statement

Row = dict[str, Any]
CHUNK = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def exported(
    request: HttpRequest, rows: QuerySet[Any], row_of: Callable[[Any], Iterable[Row]], name: str
) -> HttpResponseBase | None:
    """The selection in the form that ``?format=`` asks for; None where a page is asked for.

    An unknown form answers 404-like JSON with status 400, so that a misspelt one is noticed.
    """
    if not request.GET.get("format", ""):
        return None
    return exported_rows(request, (row for thing in rows.iterator(chunk_size=CHUNK) for row in row_of(thing)), name)


def exported_rows(request: HttpRequest, items: Iterable[Row], name: str) -> HttpResponseBase | None:
    """The same of rows made already."""
    form = request.GET.get("format", "")
    if not form:
        return None
    if form == "csv":
        response = StreamingHttpResponse(_csv(as_now(items)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        return response
    if form == "json":
        return StreamingHttpResponse(_json(as_now(items)), content_type="application/json; charset=utf-8")
    return JsonResponse({"error": "format: csv, json, on events and statements atom, on events ics"}, status=400)


def neutralised(cell: Any) -> Any:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def statement_row(statement: Statement) -> list[Row]:
    """One row of a statement: who, about whom, when, and the exact words with their place."""
    return [
        {
            "id": statement.pk,
            "date": _day(statement.date, statement.date_precision),
            "kind": statement.kind,
            "speakers": "; ".join(str(speaker) for speaker in statement.speakers.all()),
            "verb": statement.cue,
            "about": "; ".join(about.country_id for about in statement.about.all()),
            "utterance": statement.utterance_id,
            "first_report": statement.is_first,
            **_source(statement.article),
            "start": statement.start,
            "end": statement.end,
            "exact": words_of(statement),
            "confidence": statement.confidence,
            "rule": statement.rule,
        }
    ]


def event_row(event: Event) -> list[Row]:
    """A row for each piece of evidence in each report of an event, so that every row quotes its source."""
    parties = list(event.parties.all())
    return [
        {
            "id": event.pk,
            "date": _day(event.date, event.date_precision),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "name": event.name,
            "actors": "; ".join(str(party) for party in parties if party.role == "actor"),
            "recipients": "; ".join(str(party) for party in parties if party.role == "recipient"),
            "place": event.place,
            "sources": event.sources,
            "reported_date": _day(report.date, report.date_precision),
            "amounts": "; ".join(words_of(amount) for amount in report.amounts.all()),
            **_source(report.article),
            "start": evidence.start,
            "end": evidence.end,
            "exact": words_of(evidence),
            "confidence": report.confidence,
            "rule": report.rule,
        }
        for report in event.reports.all()
        for evidence in report.evidence.all()
    ]


def amount_row(amount: Amount) -> list[Row]:
    return [
        {
            "id": amount.pk,
            "value": str(amount.value),
            "currency": amount.currency,
            "bound": amount.bound,
            "role": amount.role,
            "converts": amount.converts_id,
            "conversion_fits": amount.conversion_fits,
            **_source(amount.article),
            "start": amount.start,
            "end": amount.end,
            "exact": words_of(amount),
            "confidence": amount.confidence,
            "rule": amount.rule,
        }
    ]


def article_row(article: Article) -> list[Row]:
    return [
        {
            "id": article.pk,
            "published": str(article.published),
            **_source(article),
            "language": article.language,
            "same_text": article.copy_group_id,
            "counts": article.counts,
        }
    ]


def _source(article: Article) -> Row:
    return {
        "article": article.pk,
        "title": article.title,
        "outlet": article.outlet.name if article.outlet else "",
        "url": article.url,
        "invented": article.origin == "demo",
    }


def _day(day: Any, precision: str) -> str:
    return day.isoformat()[: {"month": 7, "year": 4}.get(precision, 10)] if day else ""


class _Line:
    """A file of one line: what ``csv`` writes is handed on at once."""

    def write(self, text: str) -> str:
        return text


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff"
    for index, row in enumerate(rows):
        if index == 0:
            yield writer.writerow(row)
        yield writer.writerow([neutralised(cell) for cell in row.values()])


def _json(rows: Iterable[Row]) -> Iterator[str]:
    yield "["
    for index, row in enumerate(rows):
        yield (",\n" if index else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]\n"
