"""What people decide about identities: written down, followed at once and at every later ingest, and taken back.

A decision is about reports of events (``r:17``) or about names as articles write them (``s:…``), so that it holds for
what those become when articles are read again. Every function runs in one transaction, under the lock of storing.
"""

from collections.abc import Collection, Iterable, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest.corrections.following import hold_anew, take_along
from articles.ingest.errors import DecisionError
from articles.ingest.linking import people, relink_events, rows_of_people
from articles.ingest.linking.decisions import record
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Appearance, Event, EventReport, Leader, LinkDecision
from articles.vocabulary import AppearanceKind, LinkState, Verdict


@transaction.atomic
def merge_events(*, keep: Event, others: Sequence[Event], user: User | None, reason: str = "") -> LinkDecision:
    """All reports of these events tell one. The address of ``keep`` stays, those of the others lead there."""
    wait_for_turn(Writing.ARTICLE)
    others = [event for event in others if event.pk != keep.pk]
    if not others:
        raise DecisionError(_("統合する相手の出来事を、この出来事のほかに選んでください。"))
    reports = [*_reports_of([keep]), *_reports_of(others)]
    decision = record(
        subject="event",
        verdict=Verdict.SAME,
        groups=[_report_anchors(reports)],
        summary=_("出来事 %(others)s を %(keep)s に統合")
        % {"others": "、".join(f"{event.pk}" for event in others), "keep": f"{keep.pk} {keep}"},
        reason=reason,
        user=user,
        before={f"r:{report.pk}": report.event_id or 0 for report in reports},
    )
    # The event that is kept has the most votes only if its reports are counted first.
    EventReport.objects.filter(event__in=others).update(event=None)
    relink_events(fresh=[report.pk for report in reports], left={event.pk: keep.pk for event in others})
    return decision


@transaction.atomic
def split_event(*, event: Event, reports: Sequence[EventReport], user: User | None, reason: str = "") -> LinkDecision:
    """These reports tell an event of their own; the others keep the address."""
    wait_for_turn(Writing.ARTICLE)
    chosen = {report.pk for report in reports}
    rest = [report for report in _reports_of([event]) if report.pk not in chosen]
    if not chosen or not rest or any(report.event_id != event.pk for report in reports):
        raise DecisionError(_("分ける報道を、この出来事の報道から、少なくとも一つは残るように選んでください。"))
    decision = record(
        subject="event",
        verdict=Verdict.APART,
        groups=[_report_anchors(rest), _report_anchors(reports)],
        summary=_("出来事 %(event)s から%(n)d件の報道を分離") % {"event": f"{event.pk} {event}", "n": len(chosen)},
        reason=reason,
        user=user,
    )
    EventReport.objects.filter(pk__in=chosen).update(event=None)
    relink_events(fresh=[*chosen, *(report.pk for report in rest)])
    return decision


@transaction.atomic
def assign_report(*, report: EventReport, event: Event, user: User | None, reason: str = "") -> LinkDecision:
    """This report tells that event."""
    wait_for_turn(Writing.ARTICLE)
    home = _reports_of([event])
    if not home or report.event_id == event.pk:
        raise DecisionError(_("この報道はすでにその出来事のものです。別の出来事を選んでください。"))
    decision = record(
        subject="event",
        verdict=Verdict.SAME,
        groups=[_report_anchors([report, home[0]])],
        summary=_("報道「%(article)s」を出来事 %(event)s に割り当て")
        % {"article": report.article.title, "event": f"{event.pk} {event}"},
        reason=reason,
        user=user,
    )
    left = report.event_id
    EventReport.objects.filter(pk=report.pk).update(event=None)
    relink_events(fresh=[report.pk, home[0].pk], left={left: event.pk} if left else None)
    return decision


@transaction.atomic
def keep_report_apart(
    *, report: EventReport, others: Sequence[Event], user: User | None, reason: str = ""
) -> LinkDecision:
    """This report tells none of the events that it would fit, but one of its own."""
    wait_for_turn(Writing.ARTICLE)
    homes = [home for event in others if event.pk != report.event_id for home in _reports_of([event])[:1]]
    if not homes:
        raise DecisionError(_("この報道と分けておく出来事がありません。一覧を読み直してください。"))
    decision = record(
        subject="event",
        verdict=Verdict.APART,
        # One report speaks for each event: a group would hold its members together for good.
        groups=[_report_anchors([report]), *(_report_anchors([home]) for home in homes)],
        summary=_("報道「%(article)s」は別の出来事と判断") % {"article": report.article.title},
        reason=reason,
        user=user,
    )
    relink_events(fresh=[report.pk, *(home.pk for home in homes)])
    return decision


@transaction.atomic
def merge_leaders(*, keep: Leader, other: Leader, user: User | None, reason: str = "") -> LinkDecision:
    """What articles say of ``other`` they say of ``keep``; his address leads there."""
    wait_for_turn(Writing.ARTICLE)
    if keep.pk == other.pk:
        raise DecisionError(_("統合する相手に別の人物を選んでください。"))
    if other.register_key:
        raise DecisionError(
            _("%(name)sは登録簿の人物なので、ほかの人物に統合できません。統合先として選んでください。")
            % {"name": other}
        )
    signatures = _signatures_of(other)
    anchors = [f"l:{keep.pk}", *(f"s:{key}" for key in signatures)]
    if not keep.register_key:
        anchors += [f"s:{key}" for key in _signatures_of(keep)]
    anchors += [f"a:{row.article_id}:{row.signature}" for row in _decided_rows(other)]
    decision = record(
        subject="leader",
        verdict=Verdict.SAME,
        groups=[anchors],
        summary=_("%(other)sを%(keep)sに統合") % {"other": other, "keep": keep},
        reason=reason,
        user=user,
        before={f"s:{key}": other.pk for key in signatures},
    )
    _follow(decision, extra={other.pk: keep.pk})
    return decision


@transaction.atomic
def split_leader(
    *, leader: Leader, appearances: Sequence[Appearance], user: User | None, reason: str = ""
) -> LinkDecision:
    """Articles that name him as these do mean another person."""
    wait_for_turn(Writing.ARTICLE)
    chosen = {row.signature for row in appearances if row.state != LinkState.REGISTER}
    rest = set(_signatures_of(leader)) - chosen
    if not chosen or any(row.leader_id != leader.pk for row in appearances):
        raise DecisionError(_("分ける登場を、この人物の登場(登録簿によるものを除く)から選んでください。"))
    if not rest and not leader.register_key:
        raise DecisionError(_("少なくとも一つの書き方をこの人物に残してください。"))
    stays = [f"l:{leader.pk}", *(f"s:{key}" for key in sorted(rest))]
    decision = record(
        subject="leader",
        verdict=Verdict.APART,
        groups=[stays, [f"s:{key}" for key in sorted(chosen)]],
        summary=_("%(leader)sから%(n)d件の登場を分離") % {"leader": leader, "n": len(appearances)},
        reason=reason,
        user=user,
    )
    _follow(decision)
    return decision


@transaction.atomic
def assign_appearance(
    *, appearance: Appearance, leader: Leader, everywhere: bool, user: User | None, reason: str = ""
) -> LinkDecision:
    """The name in this article, or wherever it is written so, means that leader."""
    wait_for_turn(Writing.ARTICLE)
    if appearance.kind != AppearanceKind.PERSON:
        raise DecisionError(_("人物の登場を選んでください。"))
    anchor = f"s:{appearance.signature}" if everywhere else f"a:{appearance.article_id}:{appearance.signature}"
    where = _("同じ書き方のすべての記事") if everywhere else _("この記事だけ")
    decision = record(
        subject="leader",
        verdict=Verdict.SAME,
        groups=[[anchor, f"l:{leader.pk}"]],
        summary=_("「%(name)s」を%(leader)sと判断(%(where)s)") % {"name": appearance, "leader": leader, "where": where},
        reason=reason,
        user=user,
    )
    _follow(decision)
    return decision


@transaction.atomic
def undo(*, decision: LinkDecision, user: User | None) -> None:
    """The decision counts no more: what it concerned is computed as if it had not been made."""
    wait_for_turn(Writing.ARTICLE)
    fresh = LinkDecision.objects.select_for_update().get(pk=decision.pk)
    if fresh.undone_at:
        raise DecisionError(_("この判断はすでに取り消されています。"))
    fresh.undone_at, fresh.undone_by = timezone.now(), user
    fresh.save(update_fields=["undone_at", "undone_by"])
    decision.undone_at, decision.undone_by = fresh.undone_at, user
    if decision.subject == "event":
        reports = [int(anchor[2:]) for anchor in decision.anchors]
        before = {int(anchor[2:]): pk for anchor, pk in decision.before.items()}
        present = dict(EventReport.objects.filter(pk__in=reports).values_list("pk", "event"))
        moved = [pk for pk, event in present.items() if before.get(pk) not in (None, event)]
        EventReport.objects.filter(pk__in=moved).update(event=None)
        relink_events(fresh=list(present), revive=before)
    else:
        _follow(decision)
        hold_anew(decision.before.values())


def _reports_of(events: Collection[Event]) -> list[EventReport]:
    return list(EventReport.objects.filter(event__in=events).select_related("article").order_by("pk"))


def _report_anchors(reports: Iterable[EventReport]) -> list[str]:
    return [f"r:{report.pk}" for report in reports]


def _signatures_of(leader: Leader) -> list[str]:
    """How articles name somebody whom the computation may move."""
    rows = leader.appearances.filter(state__in=people.OPEN)
    return sorted(set(rows.values_list("signature", flat=True)))


def _decided_rows(leader: Leader) -> list[Appearance]:
    return list(leader.appearances.filter(state=LinkState.DECIDED))


def _follow(decision: LinkDecision, extra: dict[int, int | None] | None = None) -> None:
    """Compute anew all that a decision about names concerns."""
    here = [anchor.split(":", 2)[1:] for anchor in decision.anchors if anchor.startswith("a:")]
    moved = people.decide_anew([(int(article), signature) for article, signature in here])
    keys = [anchor[2:] for anchor in decision.anchors if anchor.startswith("s:")]
    rows = Appearance.objects.filter(signature__in=keys, kind=AppearanceKind.PERSON)
    blocks = {block for its in rows.values_list("blocks", flat=True) for block in its}
    revive = {anchor[2:]: pk for anchor, pk in decision.before.items()} if decision.undone_at else {}
    left = moved | people.settle(AppearanceKind.PERSON, blocks, revive)
    for old, new in (extra or {}).items():
        if new:
            take_along(old, new)
    rows_of_people.forget_unnamed((extra or {}) | left)
