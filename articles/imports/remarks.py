"""What is worth a look before an item is saved, kept so that it is read in the language of whoever looks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from articles.ingest.errors import ReadingError, failure


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning: the Japanese source string (``gettext_noop``) and the values for the names in it."""

    text: str
    values: dict[str, str | int] = field(default_factory=dict)
    of_tables: bool = False
    """Told of what is stored, which may have changed when somebody looks."""

    def __str__(self) -> str:
        text = gettext(self.text)
        return text % self.values if self.values else text


def stored(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    """As JSON keeps them."""
    return [{"text": one.text, "values": one.values, "of_tables": one.of_tables} for one in remarks]


def restored(rows: Iterable[dict[str, Any]]) -> list[Remark]:
    return [Remark(row["text"], row.get("values") or {}, bool(row.get("of_tables"))) for row in rows]


def reason_of(error: Exception) -> dict[str, Any]:
    """Why an item failed, as JSON keeps it."""
    if isinstance(error, ReadingError):
        return {"text": str(error.message), "values": error.values}
    return {"text": failure(error), "values": {}}
