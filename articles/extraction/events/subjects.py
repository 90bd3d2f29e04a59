"""Who acts: the subject or topic that governs a trigger."""

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.running import Running
from articles.extraction.findings import Ref
from articles.vocabulary import Method


def _content_of(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a content clause ends right before the trigger (…と非難した)."""
    coordinate = view.coordinate_start(trigger.start)
    return any(coordinate < c <= trigger.start and trigger.start - c < 24 for c in view.contents)


def subject(view: SentenceView, trigger: Trigger, running: Running) -> tuple[tuple[Ref, ...], Method]:
    """Who does it: が in the own clause, else the topic of the sentence, else the subject carried from before."""
    own = view.clause_start(trigger.start)
    before = [g for g in view.groups if g.tail <= trigger.start]
    content = _content_of(view, trigger)
    if not content:
        for group in reversed(before):
            if group.start >= own and group.particle in ("が", "は", "も", "では"):
                return group.refs, Method.STATED
    topics = [
        g
        for g in before
        if g.particle in ("は", "も", "には") or (g.particle in ("、", "，") and g.start == view.start)
    ]
    if content:
        inside = [g for g in topics if g.particle != "、"]
        first = inside[0] if inside else None
        if first is not None:
            return first.refs, Method.STATED
    for group in reversed(topics):
        if not _relative(view, group, trigger):
            return group.refs, Method.STATED
    for group in reversed(before):
        if group.particle == "が" and not _relative(view, group, trigger):
            return group.refs, Method.STATED
    for group in reversed(before):
        if group.particle in ("から", "側から", "によると") and trigger.act.frame in (
            "ask",
            "accuse",
            "give",
            "praise",
        ):
            return group.refs, Method.STATED
    return running.topic, Method.CARRIED


def _relative(view: SentenceView, group: Group, trigger: Trigger) -> bool:
    """Whether the group belongs to a relative or content clause that closed before the trigger."""
    for border in view.borders:
        if border <= group.tail:
            continue
        if border > trigger.start:
            return False
        return view.text[border - 1] not in "、，" and group.particle == "が"
    return False
