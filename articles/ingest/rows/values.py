"""Values of findings as columns take them: whatever a hostile text made of them, the row must fit."""

from django.db import models


def cut(text: str, model: type[models.Model], column: str) -> str:
    """The text at the greatest length of the column."""
    field = model._meta.get_field(column)
    return text[: field.max_length] if isinstance(field, models.Field) else text


def confidence(value: float) -> float:
    """Within 0 and 1."""
    return min(1.0, max(0.0, value))
