"""What people decide about findings: accepted, rejected, corrected, added, taken back; kept, and followed at once.

Every function runs in one transaction, under the lock of storing. Later readings follow decisions by
``articles.ingest.corrections``.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest.corrections.anchoring import moved
from articles.ingest.corrections.editing import edited_amount, edited_event, edited_statement
from articles.ingest.corrections.holding import confirm, hold
from articles.ingest.corrections.stored import MODELS, Row, kind_of, value_of
from articles.ingest.corrections.values import Value, actors_in, spans_of
from articles.ingest.errors import DecisionError
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Article, EventReport, FindingDecision, TextVersion
from articles.vocabulary import FindingAction, FindingKind

EDITED = {
    FindingKind.STATEMENT: edited_statement,
    FindingKind.EVENT: edited_event,
    FindingKind.AMOUNT: edited_amount,
}


@transaction.atomic
def accept(*, row: Row, user: User | None, reason: str = "") -> FindingDecision:
    """The finding is right as it is: it stays, whatever later readings say."""
    row = _fresh(row)
    before = value_of(row)
    return _accepted(row, before, user, reason)


@transaction.atomic
def reject(*, row: Row, user: User | None, reason: str = "") -> FindingDecision:
    """The text does not say so: the finding goes, and no later reading brings it back."""
    row = _fresh(row)
    decision = _decide(row, FindingAction.REJECT, value_of(row), None, user, reason)
    hold(kind=decision.kind, version=row.version, value=None, pk=row.pk, event=None, by=decision)
    return decision


@transaction.atomic
def correct(*, row: Row, given: Value, user: User | None, reason: str = "") -> FindingDecision:
    """The finding with some parts put right; where nothing differs, it was found right."""
    row = _fresh(row)
    before = value_of(row)
    after = EDITED[kind_of(row)](row.version, before, given)
    if _told(after) == _told(before):
        return _accepted(row, before, user, reason)
    _refuse_double(row.version, kind_of(row), after, row.pk)
    decision = _decide(row, FindingAction.CORRECT, before, after, user, reason)
    hold(kind=decision.kind, version=row.version, value=after, pk=row.pk, event=decision.event, by=decision)
    return decision


@transaction.atomic
def add(
    *, version: TextVersion, kind: FindingKind, given: Value, user: User | None, reason: str = ""
) -> FindingDecision:
    """A finding that the reading missed."""
    wait_for_turn(Writing.ARTICLE)
    if not TextVersion.objects.filter(pk=version.pk, is_current=True).exists():
        raise DecisionError(_("本文が新しくなりました。今の本文を開いて、もう一度選んでください。"))
    if not given.get("words"):
        raise DecisionError(_("本文の中の語句を選んでください。"))
    after = EDITED[kind](version, None, given)
    _refuse_double(version, kind, after, None)
    decision = FindingDecision.objects.create(
        article=version.article,
        version=version,
        kind=kind,
        action=FindingAction.ADD,
        after=after,
        actors=_actors(None, after),
        reason=reason[:400],
        decided_by=user,
    )
    decision.row = hold(kind=kind, version=version, value=after, pk=None, event=None, by=decision)
    if kind == FindingKind.EVENT:
        decision.event = EventReport.objects.values_list("event", flat=True).get(pk=decision.row or 0)
    decision.save(update_fields=["row", "event"])
    return decision


@transaction.atomic
def finish(*, article: Article, user: User | None, reason: str = "") -> FindingDecision:
    """The article was gone through as a whole: what nobody decided about is right, and nothing is missing."""
    wait_for_turn(Writing.ARTICLE)
    version = article.versions.get(is_current=True)
    if finished(version):
        raise DecisionError(_("この記事はすでに全体を確認済みです。"))
    decision = FindingDecision.objects.create(
        article=article,
        version=version,
        kind=FindingKind.ARTICLE,
        action=FindingAction.ACCEPT,
        reason=reason[:400],
        decided_by=user,
    )
    for model in MODELS.values():
        rows: Any = model._default_manager.filter(version=version, decision=None)
        for row in rows.select_related("article", "version"):
            accepted = _accepted(row, value_of(row), user, "")
            FindingDecision.objects.filter(pk=accepted.pk).update(along_with=decision)
    return decision


def finished(version: TextVersion) -> FindingDecision | None:
    """The decision that the present text was gone through as a whole."""
    return FindingDecision.objects.in_force().filter(version=version, kind=FindingKind.ARTICLE).first()


@transaction.atomic
def undo(*, decision: FindingDecision, user: User | None) -> list[FindingDecision]:
    """The decision, and those that build upon it, count no more; returns all of them, the first first.

    What held before holds again: an earlier decision about the finding, else what the extraction says now.
    """
    wait_for_turn(Writing.ARTICLE)
    decision = FindingDecision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_at:
        raise DecisionError(_("この判断はすでに取り消されています。"))
    gone = [decision, *dependents(decision)]
    FindingDecision.objects.filter(pk__in=[row.pk for row in gone]).update(undone_at=timezone.now(), undone_by=user)
    for each in gone if decision.kind == FindingKind.ARTICLE else [decision]:
        if each.kind != FindingKind.ARTICLE:
            _restore(each)
    return gone


def dependents(decision: FindingDecision) -> list[FindingDecision]:
    """Decisions in force that go with this one: later ones about the same finding.

    Of an article gone through as a whole: what was accepted along with it, and not corrected since.
    """
    if decision.kind == FindingKind.ARTICLE:
        along = FindingDecision.objects.in_force().filter(along_with=decision.pk)
        corrected = FindingDecision.objects.in_force().filter(root=OuterRef("pk"))
        return list(along.filter(~Exists(corrected)).order_by("pk"))
    later = FindingDecision.objects.in_force().filter(root=decision.first.pk, pk__gt=decision.pk)
    return list(later.order_by("pk"))


def _restore(decision: FindingDecision) -> None:
    first = decision.first
    if first.lost_at:
        return
    last = FindingDecision.objects.in_force().filter(root=first.pk).select_related("version").order_by("-pk").first()
    if last is None and FindingDecision.objects.in_force().filter(pk=first.pk).exists():
        last = first
    version = TextVersion.objects.select_related("article").get(article=decision.article_id, is_current=True)
    if last is None:
        value = first.read
    else:
        value = moved(last.kind, last.after, last.version.body, version.body) if last.after else None
    if value is not None and _standing(version, decision.kind, value, decision.row):
        value = None  # another finding says it by now
    hold(kind=decision.kind, version=version, value=value, pk=decision.row, event=decision.event, by=last)


def _accepted(row: Row, before: Value, user: User | None, reason: str) -> FindingDecision:
    decision = _decide(row, FindingAction.ACCEPT, before, {**before, "confidence": 1.0}, user, reason)
    confirm(row, decision, 1.0)
    return decision


def _fresh(row: Row) -> Row:
    """The row as it is now that nobody else writes."""
    wait_for_turn(Writing.ARTICLE)
    rows: Any = MODELS[kind_of(row)]._default_manager.select_related("article", "version", "decision__root")
    found: Row | None = rows.filter(pk=row.pk).first()
    if found is None:
        raise DecisionError(_("この読み取りはもうありません。一覧を読み直してください。"))
    return found


def _decide(
    row: Row, action: FindingAction, before: Value, after: Value | None, user: User | None, reason: str
) -> FindingDecision:
    first = row.decision.first if row.decision else None
    return FindingDecision.objects.create(
        article=row.article,
        version=row.version,
        kind=kind_of(row),
        action=action,
        row=row.pk,
        event=row.event_id if isinstance(row, EventReport) else None,
        before=before,
        after=after,
        actors=_actors(before, after),
        root=first,
        read=before if first is None else None,
        reason=reason[:400],
        decided_by=user,
    )


def _actors(before: Value | None, after: Value | None) -> list[str]:
    return sorted({actor["key"] for value in (before, after) for actor in actors_in(value)})


def _told(value: Value) -> Value:
    """What a value says, without how it was come by."""
    silent = ("rule", "confidence", "speaker_method", "date_method", "trail", "reports", "fits")
    return {name: told for name, told in value.items() if name not in silent}


def _refuse_double(version: TextVersion, kind: FindingKind, value: Value, own: int | None) -> None:
    if _standing(version, kind, value, own):
        raise DecisionError(_("同じ語句の同じ読み取りがすでにあります。そちらを直してください。"))


def _standing(version: TextVersion, kind: str, value: Value, own: int | None) -> bool:
    """Whether another row stands at the very place; two events may stand on the same words."""
    if kind == FindingKind.EVENT:
        return False
    span = spans_of(kind, value)[0]
    same = {"kind": value["kind"]} if kind == FindingKind.STATEMENT else {"bound": value["bound"]}
    every: Any = MODELS[kind]._default_manager
    rows = every.filter(version=version, start=span.start, end=span.end, **same)
    return bool(rows.exclude(pk=own or 0).exists())
