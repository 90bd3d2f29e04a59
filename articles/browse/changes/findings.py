"""What people decided about findings, line by line."""

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models import Value as Constant
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse.changes.telling import Change, Line, Member
from articles.browse.naming import money_text
from articles.browse.rights import barred_note, reader
from articles.models import FindingDecision, Statement
from articles.models.amounts import AMOUNT_ROLE_LABELS
from articles.models.events import EVENT_MODE_LABELS, EVENT_STATUS_LABELS, EVENT_TYPE_LABELS
from articles.models.statements import STATEMENT_KIND_LABELS
from articles.vocabulary import FindingAction, FindingKind

Value = dict[str, Any]


def told(pks: Collection[int]) -> dict[int, Change]:
    """Decisions in words."""
    later = FindingDecision.objects.filter(root=Coalesce(OuterRef("root"), OuterRef("pk")), pk__gt=OuterRef("pk"))
    along = FindingDecision.objects.filter(along_with=OuterRef("pk"))
    rows = FindingDecision.objects.select_related("decided_by", "undone_by", "article").annotate(
        later_count=_count_of(later), along_count=_count_of(along)
    )
    found = rows.in_bulk(pks)
    statements = {row.row for row in found.values() if row.row and row.kind == FindingKind.STATEMENT}
    present = set(Statement.objects.filter(pk__in=statements).values_list("pk", flat=True))
    return {pk: _change(row, present) for pk, row in found.items()}


def _count_of(rows: Any) -> Coalesce:
    counted = rows.filter(undone_at=None).order_by().values(one=Constant(1)).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def _change(decision: Any, statements: Collection[int]) -> Change:
    before, after, summary = decision.before or {}, decision.after or {}, str(decision)
    if reader().is_barred(decision.article):
        before, after, summary = _without_words(before), _without_words(after), decision.done
    lines = list(_lines(decision.kind, before, after))
    if decision.action in (FindingAction.CORRECT, FindingAction.ACCEPT):
        lines = [line for line in lines if line.differs]
    return Change(
        decision,
        summary,
        undo=reverse("finding_undo", args=[decision.pk]),
        lines=lines,
        record=_record(decision, statements),
        along=decision.later_count + decision.along_count,
    )


def _without_words(value: Value) -> Value:
    """What those see whom the outlet does not let read its texts."""
    words = {"exact": barred_note()} if value.get("exact") else {}
    evidence = {"evidence": [{"exact": barred_note()}]} if value.get("evidence") else {}
    return {**value, **words, **evidence}


def _record(decision: FindingDecision, statements: Collection[int]) -> Member:
    """The page where the words stand: that of the statement, else of the article at them."""
    if decision.kind == FindingKind.STATEMENT and decision.row in statements:
        return Member(decision.article.title, "", reverse("statement", args=[decision.row]))
    value = decision.after or decision.before or {}
    piece = next(iter(value.get("evidence", ())), value)
    place = f"#c{piece['start']}-{piece['end']}" if "start" in piece else ""
    return Member(decision.article.title, "", f"{decision.article.get_absolute_url()}{place}")


def _lines(kind: str, before: Value, after: Value) -> Iterator[Line]:
    for label, tell in _FIELDS.get(kind, ()):
        told_before, told_after = (tell(value) if value else "" for value in (before, after))
        if told_before or told_after:
            yield Line(str(label), told_before, told_after)


def _plain(name: str) -> Callable[[Value], str]:
    return lambda value: str(value.get(name) or "")


def _labelled(name: str, labels: Any) -> Callable[[Value], str]:
    return lambda value: str(labels.get(value.get(name), value.get(name) or ""))


def _names(name: str) -> Callable[[Value], str]:
    return lambda value: gettext("・").join(actor["name"] for actor in value.get(name, ()))


def _codes(value: Value) -> str:
    return " ".join(value.get("about", ()))


def _evidence(value: Value) -> str:
    return " … ".join(piece["exact"] for piece in value.get("evidence", ()))


def _sum(value: Value) -> str:
    return money_text(Decimal(value["value"]), value["currency"])


def _sureness(value: Value) -> str:
    return f"{value['confidence']:.2f}"


_FIELDS: dict[str, tuple[tuple[Any, Callable[[Value], str]], ...]] = {
    FindingKind.STATEMENT: (
        (_("語句"), _plain("exact")),
        (_("種類"), _labelled("kind", STATEMENT_KIND_LABELS)),
        (_("話者"), _names("speakers")),
        (_("日付"), _plain("date")),
        (_("言及された国"), _codes),
        (_("伝達動詞"), _plain("cue")),
        (_("確度"), _sureness),
    ),
    FindingKind.EVENT: (
        (_("類型"), _labelled("type", EVENT_TYPE_LABELS)),
        (_("形式"), _labelled("mode", EVENT_MODE_LABELS)),
        (_("状態"), _labelled("status", EVENT_STATUS_LABELS)),
        (_("主体"), _names("actors")),
        (_("相手"), _names("recipients")),
        (_("日付"), _plain("date")),
        (_("場所"), _plain("place")),
        (_("語句"), _evidence),
        (_("確度"), _sureness),
    ),
    FindingKind.AMOUNT: (
        (_("語句"), _plain("exact")),
        (_("額"), _sum),
        (_("性格"), _labelled("role", AMOUNT_ROLE_LABELS)),
        (_("確度"), _sureness),
    ),
}
