"""A selection as something to subscribe to: Atom for what is new, iCalendar for what is dated to the day."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from articles.browse.naming import day_text, name_of
from articles.browse.rights import as_now, words_of
from articles.models import Event, Statement

ENTRIES = 50
"""Entries of an Atom feed: the last stored. Older ones stay in the list, which the feed links to."""
CHUNK = 500


def subscribed(
    request: HttpRequest, rows: QuerySet[Any], title: str, forms: Iterable[str] = ("atom",)
) -> HttpResponseBase | None:
    """The selection as ``?format=atom`` or ``ics`` asks for it; None where something else is asked for."""
    form = request.GET.get("format", "")
    if form not in forms:
        return None
    return feed(request, rows, title) if form == "atom" else calendar(request, rows, title)


def feed(request: HttpRequest, rows: QuerySet[Any], title: str) -> HttpResponse:
    """The rows stored last as Atom; each entry quotes its source and links to its page."""
    page = request.build_absolute_uri(f"{request.path}?{_without_format(request)}")
    atom = Atom1Feed(title=f"{title} — GeoEvents", link=page, description="", feed_url=request.build_absolute_uri())
    for row in rows.order_by("-pk")[:ENTRIES]:
        address = request.build_absolute_uri(row.get_absolute_url())
        stored = _stored(row)
        atom.add_item(
            _printable(_title(row)),
            address,
            _printable(_words(row)),
            unique_id=address,
            pubdate=stored,
            updateddate=stored,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def calendar(request: HttpRequest, events: QuerySet[Event], title: str) -> HttpResponseBase:
    """Every event of the selection that is dated to the day, as a whole day of iCalendar (RFC 5545)."""
    dated = events.filter(date__isnull=False, date_precision="day").order_by("date", "pk")
    lines = _calendar(request, dated.iterator(chunk_size=CHUNK), title)
    response = StreamingHttpResponse(map(_folded, as_now(lines)), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="events.ics"'
    return response


def _calendar(request: HttpRequest, events: Iterable[Event], title: str) -> Iterator[str]:
    now = timezone.now().astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    host = request.get_host().partition(":")[0]
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//GeoEvents//events//JA", f"X-WR-CALNAME:{_escaped(title)}")
    for event in events:
        assert event.date
        yield from ("BEGIN:VEVENT", f"UID:event-{event.pk}@{host}", f"DTSTAMP:{now}")
        yield f"DTSTART;VALUE=DATE:{event.date:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.date + dt.timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_escaped(_title(event))}"
        if event.place:
            yield f"LOCATION:{_escaped(event.place)}"
        yield f"DESCRIPTION:{_escaped(_words(event))}"
        yield f"STATUS:{'CANCELLED' if event.status == 'denied' else 'CONFIRMED'}"
        yield from (f"URL:{request.build_absolute_uri(event.get_absolute_url())}", "END:VEVENT")
    yield "END:VCALENDAR"


def _title(row: Event | Statement) -> str:
    if isinstance(row, Statement):
        speakers = "、".join(name_of(speaker.actor) for speaker in row.speakers.all()) or gettext("話者不明")
        about = "・".join(name_of(about.country) for about in row.about.all())
        return f"{speakers} → {about} {_day(row)}" if about else f"{speakers} {_day(row)}"
    parties = list(row.parties.all())
    sides = ["・".join(name_of(p.actor) for p in parties if p.role == role) for role in ("actor", "recipient")]
    return " ".join(filter(None, (" → ".join(filter(None, sides)), row.name or row.get_type_display(), _day(row))))


def _words(row: Event | Statement) -> str:
    """The words of the source."""
    if isinstance(row, Statement):
        return words_of(row)
    return "\n".join(words_of(evidence) for evidence in row.lead.evidence.all()) if row.lead else ""


def _stored(row: Event | Statement) -> dt.datetime:
    article = row.article if isinstance(row, Statement) else row.lead and row.lead.article
    return article.created_at if article else timezone.now()


def _day(row: Event | Statement) -> str:
    return day_text(row.date, row.date_precision) if row.date else ""


def _without_format(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("format", None)
    return query.urlencode()


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)


def _escaped(text: str) -> str:
    return re.sub(r"\r?\n", r"\\n", re.sub(r"([\\;,])", r"\\\1", text))


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never cutting a character."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > 73:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces) + "\r\n"
