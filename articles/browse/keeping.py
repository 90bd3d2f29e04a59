"""Answers that take long, kept for a minute; what is quick is asked anew, so that a small base shows every change.

Names of countries, groups and outlets, which facets ask for on every page, are kept however quick they are.
"""

import time
from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import uuid4

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


class Table(Generic[T]):
    """A small table that every page reads, kept for a minute as it is: the cache itself hands out copies.

    The cache holds a mark alone, which says that what is held here still counts; to clear the cache forgets it too.
    """

    def __init__(self, key: str, ask: Callable[[], T]) -> None:
        self._key, self._ask = key, ask
        self._held: tuple[str, T] | None = None

    def __call__(self) -> T:
        mark: str | None = cache.get(self._key)
        held = self._held
        return held[1] if held and held[0] == mark else self.anew(mark)

    def anew(self, mark: str | None = None) -> T:
        """The table as it stands now; kept under the mark that another process has set, or a new one."""
        answer = self._ask()
        if mark is None:
            mark = uuid4().hex
            cache.set(self._key, mark, KEPT_SECONDS)
        self._held = mark, answer
        return answer
