"""What forms offer to choose from."""

from typing import Any

from articles.models import Country
from articles.models.amounts import AMOUNT_ROLE_LABELS
from articles.models.events import EVENT_MODE_LABELS, EVENT_STATUS_LABELS, EVENT_TYPE_LABELS
from articles.models.fields import choices_of
from articles.models.findings import FINDING_KIND_LABELS
from articles.models.statements import STATEMENT_KIND_LABELS
from articles.vocabulary import FindingKind


def labels() -> dict[str, Any]:
    """Values with their names, by field."""
    addable = (FindingKind.STATEMENT, FindingKind.EVENT, FindingKind.AMOUNT)
    return {
        "addable": [(kind.value, FINDING_KIND_LABELS[kind]) for kind in addable],
        "kinds": choices_of(STATEMENT_KIND_LABELS),
        "types": choices_of(EVENT_TYPE_LABELS),
        "modes": choices_of(EVENT_MODE_LABELS),
        "statuses": choices_of(EVENT_STATUS_LABELS),
        "roles": choices_of(AMOUNT_ROLE_LABELS),
        "countries": Country.objects.filter(is_iso=True).values_list("name_ja", "name_en"),
    }
