"""What the values of vocabularies are called in rows and facets, which ask for hundreds of them."""

from collections.abc import Mapping
from typing import Any

from articles.browse.language import speaks_english
from articles.models.amounts import AMOUNT_ROLE_LABELS, BOUND_LABELS
from articles.models.events import EVENT_MODE_LABELS, EVENT_STATUS_LABELS, EVENT_TYPE_LABELS
from articles.models.statements import STATEMENT_KIND_LABELS


class Labels:
    """The names of a vocabulary's values in the page's language, looked up once for each language."""

    def __init__(self, labels: Mapping[Any, Any]) -> None:
        self._labels = labels
        self._told: dict[bool, dict[str, str]] = {}

    def __call__(self) -> Mapping[str, str]:
        english = speaks_english()
        if english not in self._told:
            self._told[english] = {str(value): str(label) for value, label in self._labels.items()}
        return self._told[english]


EVENT_TYPES, EVENT_MODES = Labels(EVENT_TYPE_LABELS), Labels(EVENT_MODE_LABELS)
EVENT_STATUSES = Labels(EVENT_STATUS_LABELS)
STATEMENT_KINDS = Labels(STATEMENT_KIND_LABELS)
AMOUNT_ROLES, BOUNDS = Labels(AMOUNT_ROLE_LABELS), Labels(BOUND_LABELS)
