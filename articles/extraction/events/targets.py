"""Whom an act is done to: by particle, by compound, by what is said, by the sentence before."""

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.frames import SUBJECT, Frame
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.running import Running
from articles.extraction.findings import Ref


def prefix_group(view: SentenceView, trigger: Trigger) -> Group | None:
    """The group glued to the trigger's noun or joined to it by nouns (日米首脳会談, イランの核施設攻撃)."""
    for group in reversed(view.groups):
        if group.start > trigger.start:
            continue
        if group.end <= trigger.start <= group.tail and (group.tail >= trigger.end or group.end == trigger.start):
            return group
        return None
    return None


def recipients(
    view: SentenceView, trigger: Trigger, frame: Frame, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    coordinate = view.coordinate_start(trigger.start)
    own = view.clause_start(trigger.start)
    prefix = prefix_group(view, trigger)
    if trigger.act.frame == "visit_compound":
        return _compound_host(view, trigger)
    marked = _marked_target(view, trigger, coordinate, parties, acting)
    if marked:
        return marked
    for start in dict.fromkeys((own, coordinate)):
        candidates = [g for g in view.groups if g.start >= start and g.tail <= trigger.start]
        for tier in frame.tiers:
            for group in reversed(candidates):
                if group.particle in tier and _other(group, parties, acting):
                    return group.refs
    if prefix is not None and _other(prefix, parties, acting):
        return prefix.refs
    if not frame.needs_recipient or frame.wide:
        return ()
    for group in reversed([g for g in view.groups if coordinate <= g.start and g.tail <= trigger.start]):
        if group.particle not in SUBJECT and _other(group, parties, acting):
            return group.refs
    return ()


def _other(group: Group, parties: Parties, acting: tuple[Ref, ...]) -> bool:
    """Whether the group names somebody besides those who act."""
    return bool(set(parties.resolve(group.refs)) - set(acting))


def _marked_target(
    view: SentenceView, trigger: Trigger, start: int, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """対印関税, 駐仏大使, 日本向け輸出: the target stands in a compound."""
    for group in reversed([g for g in view.groups if start <= g.start and g.end <= trigger.end]):
        before = view.text[group.start - 1 : group.start]
        marked = before == "対" or (before in ("在", "駐") and group.head) or group.head.startswith("向け")
        if marked and _other(group, parties, acting):
            return group.refs
    return ()


def _compound_host(view: SentenceView, trigger: Trigger) -> tuple[Ref, ...]:
    for group in view.groups:
        if group.start < trigger.end and trigger.start < group.end:
            return group.refs
    return ()


def wide(
    view: SentenceView, trigger: Trigger, parties: Parties, acting: tuple[Ref, ...], running: Running
) -> tuple[Ref, ...]:
    """A target named in the content, in a quotation, or in the sentence before."""
    coordinate = view.coordinate_start(trigger.start)
    for group in reversed([g for g in view.groups if coordinate <= g.start and g.tail <= trigger.start]):
        rest = tuple(p for p in parties.resolve(group.refs) if p not in acting)
        if rest and group.particle not in ("は", "、", "によると"):
            return rest
    quoted = parties.about(view.document, coordinate, trigger.start)
    rest = tuple(p for p in quoted if p not in acting)
    if rest:
        return rest[:1]
    same = running.targets.get(frozenset(acting), ())
    if same:
        return same
    if set(acting) <= set(running.meeting):
        return tuple(p for p in running.meeting if p not in acting)
    rest = tuple(p for p in running.parties if p not in acting)
    return rest[:1]
