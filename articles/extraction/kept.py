"""A value reckoned when it is first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - written as property is
    """``functools.cached_property`` without its lock, which costs more than many a value: one thread reads an article.

    The value goes into the instance's ``__dict__``, where Python finds it before it asks here again.
    """

    def __init__(self, reckon: Callable[[Any], T]) -> None:
        self._reckon, self._name, self.__doc__ = reckon, reckon.__name__, reckon.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Self | T:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._reckon(instance)
        return value
