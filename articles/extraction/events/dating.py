"""The day of an event: from its own clause, from the sentence, or from the occasion told before."""

import re
from dataclasses import dataclass

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.status import PROMISES
from articles.extraction.findings import DateMention, DateValue, Ref
from articles.vocabulary import EventStatus, EventType, Method

_NOT_THE_DAY = re.compile(r"^(?:以来|までに|まで(?!の)|ぶり|時点|期限|付け?の|前の|生まれ|建て|間の)")
_STANDS_ALONE = re.compile(
    r"^(?:(?:、|は|に(?!調印|署名|結|起|始|開)|夜|未明|早朝|朝|午前|午後|夕|昼|深夜|[0-9０-９]+時|の(?!協定|合意|核|会談|署名|攻撃|共同|選挙|軍事|戦)|から|以降|にも|には|も|ごろ|頃|、|まで|中|初め|末|上旬|中旬|下旬|春|秋|夏|冬|（|\()|\ue001)"
)

_ELSEWHEN = re.compile(r"再任後|就任後|これまで|かつて|以前|過去|近年|最近|既に|すでに|先に|長年|その後|のちに|後に")
"""Words that put an act at another, unsaid time."""


@dataclass
class Timeline:
    """The day that the text before the sentence stands at."""

    day: DateValue | None = None
    """Of the last occasion told (a meeting, a decision, a run of speech)."""
    actors: frozenset[Ref] = frozenset()
    """Who acted on that day, as far as told."""

    def move(self, day: DateValue, actors: tuple[Ref, ...]) -> None:
        """The text now stands at ``day``; those who act on the same day are gathered."""
        same = self.day is not None and self.day.iso == day.iso
        self.actors = self.actors | frozenset(actors) if same else frozenset(actors)
        self.day = day


def own_date(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The date that governs the trigger inside its sentence."""
    usable = [d for d in view.dates if d.span.end <= max(trigger.start, trigger.tail.end) and _usable(view, d)]
    own = view.clause_start(trigger.start)
    inside = [d for d in usable if d.span.start >= own]
    if inside:
        return inside[-1]
    coordinate = view.coordinate_start(trigger.start)
    for start in (coordinate, view.start):
        for mention in reversed([d for d in usable if start <= d.span.start]):
            if not _in_relative_clause(view, mention, trigger):
                return mention
    return _after(view, trigger)


def _after(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """A cleft names the day after the act (拘束されたのは11月16日である; 侵攻した2022年2月)."""
    for mention in view.dates:
        gap = mention.span.start - trigger.tail.end
        if 0 <= gap <= 16 and _usable(view, mention):
            between = view.text[trigger.tail.end : mention.span.start]
            if between == "" or between.startswith("のは"):
                return mention
    return None


def _usable(view: SentenceView, mention: DateMention) -> bool:
    at = mention.span.start
    if view.text[at] in "\ue000\ue001":
        return False
    return _NOT_THE_DAY.match(view.text[mention.span.end : mention.span.end + 4]) is None


def _in_relative_clause(view: SentenceView, mention: DateMention, trigger: Trigger) -> bool:
    for border in view.borders:
        if border <= mention.span.end:
            continue
        if border > trigger.start or view.text[border - 1] in "、，" or border in view.contents:
            return False
        return _STANDS_ALONE.match(view.text[mention.span.end : mention.span.end + 6]) is None or (
            view.text[mention.span.end : mention.span.end + 1] == "に"
        )
    return False


def date_of(
    view: SentenceView, trigger: Trigger, status: EventStatus, timeline: Timeline, actors: tuple[Ref, ...]
) -> DateValue | None:
    """The event's date by FORMAT's rules, None if the text gives none."""
    kind = trigger.act.type
    mention = own_date(view, trigger)
    if mention is not None and status is EventStatus.PLANNED and kind in PROMISES | {EventType.SANCTION}:
        mention = _day_of_promise(view, trigger, mention)
    if mention is not None:
        return mention.value
    bare = trigger.tail.form is Form.NOMINAL and kind is not EventType.CONSULT
    if bare or timeline.day is None or _ELSEWHEN.search(view.text, view.coordinate_start(trigger.start), trigger.start):
        return None
    if status is EventStatus.PLANNED and kind not in PROMISES | {EventType.SANCTION}:
        return None
    if not _same_occasion(kind, actors, timeline):
        return None
    return DateValue(timeline.day.iso, Method.INHERITED, "event.date.occasion", timeline.day.span)


def _day_of_promise(view: SentenceView, trigger: Trigger, mention: DateMention) -> DateMention:
    """A promise counts from the day it was made, not from the day it is for (22日、…を9月1日に撤廃すると発表した)."""
    if not any(c > trigger.tail.end for c in view.contents):
        return mention
    first = next(d for d in view.dates if _usable(view, d) and not _in_relative_clause(view, d, trigger))
    return first if first.span.end <= trigger.start else mention


def _same_occasion(kind: EventType, actors: tuple[Ref, ...], timeline: Timeline) -> bool:
    """Words and results at an occasion take its day; the reaction of a party that did not act there has none."""
    if kind in (EventType.AGREE, EventType.CONSULT):
        return len(set(actors) & timeline.actors) * 2 >= len(actors)
    return set(actors) <= timeline.actors
