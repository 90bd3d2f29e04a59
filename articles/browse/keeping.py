"""Answers that take long, kept for a minute; what is quick is asked anew, so that a small base shows every change.

Names of countries, groups and outlets, which facets ask for on every page, are kept however quick they are.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

KEPT_SECONDS = 60
SLOW_SECONDS = 0.03
"""What takes longer is kept."""
T = TypeVar("T")


def kept(key: str, ask: Callable[[], T]) -> T:
    """The answer; the one of up to a minute ago where it took long then."""
    answer: T | None = cache.get(key)
    if answer is None:
        started = time.monotonic()
        answer = ask()
        if time.monotonic() - started > SLOW_SECONDS:
            cache.set(key, answer, KEPT_SECONDS)
    return answer
