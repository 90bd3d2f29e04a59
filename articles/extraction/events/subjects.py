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
    group = stated_subject(view, trigger)
    if group is not None:
        return group.refs, Method.STATED
    return running.topic, Method.CARRIED


def stated_subject(view: SentenceView, trigger: Trigger) -> Group | None:
    """The group of the sentence that acts."""
    own = view.clause_start(trigger.start)
    before = [g for g in view.groups if g.tail <= trigger.start]
    content = _content_of(view, trigger)
    if not content:
        for group in reversed(before):
            if group.start >= own and group.particle in ("が", "は", "も", "では"):
                return group
        if trigger.tail.adnominal:
            return _head_noun(view, trigger) or _outer(view, trigger, before)
    topics = [g for g in before if g.particle in ("は", "も", "には")]
    if content and topics:
        return topics[0]
    return _outer(view, trigger, before)


def _head_noun(view: SentenceView, trigger: Trigger) -> Group | None:
    """The noun that a relative clause without a subject of its own describes (イスラエルを訪れたトランプ大統領)."""
    for group in view.groups:
        if group.start >= trigger.tail.end:
            return group if group.start - trigger.tail.end <= 1 and not group.head else None
    return None


def _outer(view: SentenceView, trigger: Trigger, before: list[Group]) -> Group | None:
    """The topic, or a subject shared with an earlier clause; a sender with から; a head that 、 sets apart."""
    for wanted in (("は", "も", "には"), ("が",)):
        for group in reversed(before):
            if group.particle in wanted and not _relative(view, group, trigger):
                return group
    for group in reversed(before):
        if group.particle == "が" and group.start >= view.coordinate_start(trigger.start):
            return group
    if trigger.act.frame in ("ask", "accuse", "give", "praise", "refuse"):
        for group in reversed(before):
            if group.particle in ("から", "からは", "によると"):
                return group
    if before and before[0].particle in ("、", "，", "「") and not before[0].head:
        return before[0]
    return None


def _relative(view: SentenceView, group: Group, trigger: Trigger) -> bool:
    """Whether the group belongs to a relative or content clause that closed before the trigger."""
    for border in view.borders:
        if border <= group.tail:
            continue
        if border > trigger.start:
            return False
        return view.text[border - 1] not in "、，" and group.particle == "が"
    return False
