"""What stops one article from being taken in; the others of a batch go on."""

from django.utils.functional import Promise


class ReadingError(ValueError):
    """An input that cannot become an article. The message tells its sender what is wrong and what to do."""

    def __init__(self, code: str, message: str | Promise) -> None:
        super().__init__(message)
        self.code = code
        """Short stable name: empty, binary, nul, encoding, too_large, untitled, undated, field."""
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
