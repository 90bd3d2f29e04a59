"""What ``/method/`` says in figures: the recorded evaluation and how old the register is."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from articles.models import Accuracy, Post

RECORD = Path(__file__).parent / "data" / "accuracy.json"
"""Written by ``manage.py evaluate DIR --record NAME``."""
FIELD_LABELS = {
    "countries": _("国・地域"),
    "leaders": _("人物"),
    "leaders+country": _("人物とその国"),
    "amounts": _("金額"),
    "direct span": _("直接発言の範囲"),
    "direct span+speaker": _("直接発言の範囲と話者"),
    "indirect span": _("間接発言の範囲"),
    "indirect span+speaker": _("間接発言の範囲と話者"),
    "statement date": _("発言の日付"),
    "statement about": _("発言が触れた国"),
    "events lenient": _("出来事の類型と参加者の一部"),
    "events strict": _("出来事の類型・日付・参加者の半分以上"),
    "event status": _("出来事の状態"),
    "event direction": _("出来事の向き"),
    "provenance": _("原文の語句との一致"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One field as measured on articles that rules were tuned on, were chosen on, and had not seen."""

    label: Any
    tuned: float | None
    chosen: float | None
    unseen: dict[str, float]
    """p, r, f1 and the counts tp, pred, gold; empty where never recorded."""


@cache
def _record() -> dict[str, Any]:
    return dict(json.loads(RECORD.read_text(encoding="utf-8")))


def measured() -> dict[str, Any]:
    """The table of measures, with how many articles each column stands on and the day it was recorded."""
    record = _record()
    scores = {name: column["scores"] for name, column in record.items()}

    def f1(column: str, field: str) -> float | None:
        score = scores.get(column, {}).get(field)
        return float(score["f1"]) if score else None

    rows = [
        Measured(label, f1("tuned", field), f1("chosen", field), scores.get("unseen", {}).get(field, {}))
        for field, label in FIELD_LABELS.items()
    ]
    sets = {name: {"articles": column["articles"], "day": column["day"]} for name, column in record.items()}
    return {"rows": rows, "sets": sets}


def own_accuracy() -> dict[str, Any]:
    """What was measured last on articles that the editors here went through; empty before that was done."""
    newest = Accuracy.objects.first()
    if newest is None:
        return {}
    rows = [(label, newest.scores[field]) for field, label in FIELD_LABELS.items() if field in newest.scores]
    return {"rows": rows, "articles": newest.articles, "day": newest.measured_at.date().isoformat()}


def register_day() -> str:
    """The last day up to which any term of office was checked, as the register has it (2026-09); empty without one."""
    return Post.objects.filter(end=None).aggregate(day=Max("checked"))["day"] or ""
