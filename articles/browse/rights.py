"""What of a source's text a reader may see: all of it, some characters around each finding, or nothing.

The outlet decides (``Outlet.rights``); who holds :data:`READS_ALL` sees everything. That a finding exists, its parties,
day and source, and the title of its article are shown to everybody: permanent addresses and anchors work in all cases.
"""

from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from articles.browse.asked import rows_of
from articles.browse.naming import money_text
from articles.browse.shown.reports import ShownSum
from articles.models import Amount, Article
from articles.vocabulary import TextRights

READS_ALL = "articles.read_all_texts"
"""The permission of editors and administrators."""
T = TypeVar("T")
_Someone = User | AnonymousUser | SimpleLazyObject


@dataclass(frozen=True)
class Reader:
    """Somebody who reads pages."""

    user: _Someone | None
    """None: the program itself (commands), which sees everything."""

    @cached_property
    def limits(self) -> dict[int, tuple[str, int]]:
        """Outlets whose texts this reader does not see whole → rights, characters shown around a finding."""
        if self.user is None:
            return {}
        rows = rows_of("SELECT id, rights, reach FROM articles_outlet WHERE rights <> %s", [TextRights.FULL.value])
        limits = {pk: (rights, reach) for pk, rights, reach in rows}
        return {} if limits and getattr(self.user, "has_perm")(READS_ALL) else limits  # noqa: B009 (lazy object)

    def is_barred(self, article: Article) -> bool:
        """Whether no word of the text may be shown."""
        return self.limits.get(article.outlet_id or 0, ("", 0))[0] == TextRights.STAFF

    def reach_in(self, article: Article) -> int | None:
        """Characters that may be shown on either side of a finding; None: the whole text."""
        limit = self.limits.get(article.outlet_id or 0)
        return limit[1] if limit else None


_reader: ContextVar[Reader | None] = ContextVar("reader", default=None)
_PROGRAM = Reader(None)


def reader() -> Reader:
    """Whom the page is for that is being made."""
    return _reader.get() or _PROGRAM


class ReaderMiddleware:
    """Tells the pages who reads; after the authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _reader.set(Reader(request.user))
        try:
            return self._get_response(request)
        finally:
            _reader.reset(token)


def as_now(rows: Iterable[T]) -> Iterator[T]:
    """The rows, each made for the present reader although they are asked for after the answer has begun."""
    now = reader()

    def stream() -> Iterator[T]:
        steps = iter(rows)
        while True:
            token = _reader.set(now)
            try:
                row = next(steps)
            except StopIteration:
                return
            finally:
                _reader.reset(token)
            yield row

    return stream()


def words_of(found: Any) -> str:
    """The words of a finding or of a step of a trail; where they are barred a note, of a sum its value."""
    if not are_barred(found):
        return str(found.exact)
    return money_text(found.value, found.currency) if isinstance(found, Amount | ShownSum) else barred_note()


def are_barred(found: Any) -> bool:
    """Whether a note stands in place of the words."""
    now = reader()
    return bool(now.limits) and now.is_barred(article_of(found))


def barred_note() -> str:
    """What stands in place of words."""
    return gettext("(原文の語句は編集者だけが読めます)")


def article_of(found: Any) -> Article:
    """The article of a finding, or of a part of one."""
    for way in ("report", "statement"):
        if (whole := getattr(found, way, None)) is not None:
            return article_of(whole)
    article: Article = found.article
    return article
