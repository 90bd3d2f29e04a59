"""The language of the page that is being made, and the texts of templates in it.

A page asks for both hundreds of times, and Django's own answer takes some microseconds each time: the language is
looked up once for a request, a text once for a language.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as django_gettext
from django.utils.translation import ngettext as django_ngettext
from markupsafe import Markup, escape

_english: ContextVar[bool | None] = ContextVar("english", default=None)
_texts: dict[bool, dict[str, Markup]] = {True: {}, False: {}}
_patterns: dict[bool, dict[str, str]] = {True: {}, False: {}}


def speaks_english() -> bool:
    """Whether the page is in English; every other language is served Japanese."""
    known = _english.get()
    return _active() if known is None else known


def _active() -> bool:
    return (get_language() or "ja").startswith("en")


class LanguageMiddleware:
    """Notes the language of a request; right after the middleware that chooses it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _english.set(_active())
        try:
            return self._get_response(request)
        finally:
            _english.reset(token)


def language() -> str:
    """The page's language as HTML names it."""
    return "en" if speaks_english() else "ja"


def text(message: str, /, **values: Any) -> Markup:
    """A text of a template in the page's language; ``%(name)s`` in it stands for a value, which is escaped.

    Only for constants: each is kept for good. As a template writes no markup into texts, these count as markup.
    """
    english = speaks_english()
    if values:
        return Markup(pattern(message) % {name: escape(value) for name, value in values.items()})  # noqa: S704
    kept = _texts[english].get(message)
    if kept is None:
        kept = _texts[english][message] = Markup(pattern(message) % ())  # noqa: S704
    return kept


def pattern(message: str) -> str:
    """A constant of a template in the page's language, its values not yet filled in, its percent signs doubled."""
    kept = _patterns[speaks_english()]
    if message not in kept:
        kept[message] = django_gettext(message)
    return kept[message]


def counted_pattern(singular: str, plural: str, n: int) -> str:
    """The same of a text that goes by a number."""
    return _counted_pattern(speaks_english(), singular, plural, n)


@lru_cache(maxsize=4096)
def _counted_pattern(_english: bool, singular: str, plural: str, n: int) -> str:
    return django_ngettext(singular, plural, n)
