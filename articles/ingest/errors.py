"""What stops one article from being taken in; the others of a batch go on."""

import logging

from django.utils.functional import Promise
from django.utils.translation import gettext

logger = logging.getLogger(__name__)


class ReadingError(ValueError):
    """An input that cannot become an article. The message tells its sender what is wrong and what to do."""

    def __init__(self, code: str, message: str | Promise, **values: str | int) -> None:
        super().__init__(message)
        self.code = code
        """Short stable name: empty, binary, nul, encoding, too_large, untitled, undated, field …"""
        self.message = message
        """The source string, so that a stored fault is read in the language of whoever looks at it."""
        self.values = values
        """What stands at the names in the message."""

    def __str__(self) -> str:
        text = gettext(str(self.message))
        return text % self.values if self.values else text


class DecisionError(ValueError):
    """A decision about identities that cannot be followed. The message says what is wrong and what to choose."""


def failure(error: Exception) -> str:
    """One line on why an article was not taken in. What nobody foresaw is logged with its traceback."""
    if isinstance(error, ReadingError):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    logger.error("an article could not be read", exc_info=error)
    return f"{type(error).__name__}: {(str(error).splitlines() or [''])[0]}"
