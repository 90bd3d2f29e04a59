"""RSS and Atom: which entries of a feed are new, and when to ask it again."""

import hashlib
import io
from calendar import timegm
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from articles.imports.batches import Upload, keep_batch
from articles.imports.fetching.addresses import PORTS
from articles.imports.fetching.client import Page, fetch
from articles.ingest.errors import ReadingError
from articles.ingest.reading import Supplement, clean_line
from articles.models import FeedEntry, FeedSubscription, ImportBatch
from articles.vocabulary import ArticleOrigin

EVERY = timedelta(minutes=15)
LATEST = timedelta(hours=12)
"""Longest wait after failures, each of which doubles it."""
MOST_ENTRIES = 200
"""Of one answer; a feed shows a few dozen."""
TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "text/html",
        "text/plain",
        "application/octet-stream",
        "",
    }
)
"""Servers name feeds as they like; what is none is told by its content."""


def poll(feed: FeedSubscription) -> ImportBatch | None:
    """Ask a feed; a batch of its new entries, unopened, or None. Raises :class:`ReadingError`."""
    page = fetch(feed.url, accepts=TYPES, headers=_conditions(feed))
    title, entries = ("", []) if page.unchanged else _entries(page)
    with transaction.atomic():
        locked = FeedSubscription.objects.select_for_update().get(pk=feed.pk)
        fresh = [upload for key, upload in entries if _is_new(locked, key)]
        locked.title = locked.title or title[:300]
        if not page.unchanged:  # a 304 need not repeat them
            locked.etag = page.headers.get("etag", "")[:300]
            locked.last_modified = page.headers.get("last-modified", "")[:100]
        locked.polled_at, locked.failures, locked.reason = timezone.now(), 0, {}
        locked.next_poll_at = timezone.now() + EVERY
        locked.save()
        if not fresh:
            return None
        return keep_batch(
            uploads=fresh,
            origin=ArticleOrigin.FEED,
            supplement=Supplement(outlet=locked.outlet),
            editor_id=locked.editor_id,
            feed=locked,
            label=str(locked),
        )


def note_failure(feed: FeedSubscription, reason: dict[str, Any]) -> None:
    """Write down why, and wait twice as long as before."""
    failures = feed.failures + 1
    wait = min(LATEST, EVERY * 2 ** min(failures, 10))
    FeedSubscription.objects.filter(pk=feed.pk).update(
        polled_at=timezone.now(), next_poll_at=timezone.now() + wait, failures=failures, reason=reason
    )


def _conditions(feed: FeedSubscription) -> dict[str, str]:
    """Headers by which a server answers 304 where nothing has changed."""
    headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}


def _entries(page: Page) -> tuple[str, list[tuple[str, Upload]]]:
    """The feed's title; each entry's key and upload, oldest first. Raises :class:`ReadingError` for what is no feed."""
    import feedparser

    # As a file object: plain bytes it would first take for the name of a file of this machine.
    told = feedparser.parse(io.BytesIO(page.data), response_headers={"content-location": page.address})
    if not told.version:
        raise ReadingError(
            "feed", _("RSSやAtomのフィードではありません。ページの「RSS」などのリンク先のURLを渡してください。")
        )
    found = {}
    for entry in told.entries[:MOST_ENTRIES]:
        link = str(entry.get("link") or "").strip()
        if link.partition(":")[0].lower() in PORTS:
            key = hashlib.sha256(str(entry.get("id") or link).encode("utf-8", "replace")).hexdigest()
            found[key] = Upload(b"", clean_line(str(entry.get("title") or ""))[:255], "", link, _known(entry))
    return clean_line(str(told.feed.get("title") or "")), list(reversed(found.items()))


def _known(entry: Any) -> Supplement:
    """Title and day as the feed gives them, in our calendar; the page's own words come first."""
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    published = ""
    if stamp:
        try:
            published = timezone.localtime(datetime.fromtimestamp(timegm(stamp), UTC)).date().isoformat()
        except (ValueError, OverflowError, OSError):
            published = ""
    return Supplement(clean_line(str(entry.get("title") or "")), published)


def _is_new(feed: FeedSubscription, key: str) -> bool:
    """Whether the entry was not seen; it has been now."""
    return FeedEntry.objects.get_or_create(feed=feed, key=key)[1]
