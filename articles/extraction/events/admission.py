"""Whether a trigger with its parties and day is an event at all, and how sure that is."""

import re

from articles.extraction.events import dating, status
from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.frames import FRAMES
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.roles import Roles
from articles.extraction.findings import DateValue
from articles.vocabulary import EventStatus, EventType, Method

_INTERNATIONAL = frozenset(
    {
        "国際会議",
        "首脳会議",
        "首脳会合",
        "サミット",
        "外相会議",
        "外相会合",
        "オンライン会議",
        "支援会議",
        "復興会議",
        "締約国会議",
    }
)
"""Sessions that one host can be told to hold."""


def unset_talks(trigger: Trigger) -> bool:
    """Talks in the plain present that nothing sets for a day (首脳同士が話し合う)."""
    if trigger.act.type is not EventType.CONSULT or trigger.tail.form is not Form.NONPAST:
        return False
    return not trigger.tail.governor.startswith(("予定", "見通し", "こと"))


_SUMMITS = re.compile(
    r"(?:首脳会議|首脳会合|サミット|外相会議|外相会合|国防相会議|国防相会合|閣僚会議|閣僚会合|円卓会議)$"
)


def open_session(trigger: Trigger, told: EventStatus) -> bool:
    """A summit told as held or set whose sides the sentence leaves out: the next may list those who came."""
    if trigger.act.frame != "session" or trigger.tail.form is Form.NOMINAL or told is EventStatus.DENIED:
        return False
    return _SUMMITS.search(trigger.word) is not None


def enough(trigger: Trigger, roles: Roles) -> bool:
    """Whether the parties found suffice for the act's frame."""
    frame, kind = FRAMES[trigger.act.frame], trigger.act.type
    everyone = set(roles.actors) | set(roles.recipients)
    if trigger.act.frame == "captive" and trigger.word.endswith("交換"):
        return len(everyone) >= 2
    if frame.needs_recipient:
        return bool(roles.actors) and (bool(roles.recipients) or roles.at_large)
    if frame.mutual:
        if len(everyone) >= 2 or roles.at_large:
            return True
        single = next(iter(everyone), "")
        if trigger.act.frame == "join":
            return bool(single)
        if single and trigger.word in _INTERNATIONAL and trigger.tail.form is not Form.NOMINAL:
            return True
        return bool(re.fullmatch(r"o\d+", single)) and trigger.act.frame in (
            "session",
            "adopt",
            "council",
            "concord",
        )
    return bool(roles.actors) or kind is EventType.MOBILIZE


def nominal_event(view: SentenceView, trigger: Trigger, roles: Roles, date: DateValue | None) -> bool:
    """A bare noun is an event where its phrase dates it, or names both who acts and who is acted on."""
    if trigger.act.type in status.VERBAL or (
        trigger.tail.governor.startswith(("後", "前", "直後", "中", "当日")) and not FRAMES[trigger.act.frame].mutual
    ):
        return False
    if trigger.word in status.WARS and date is None:
        return False
    if FRAMES[trigger.act.frame].mutual:
        if trigger.act.frame == "mediation":
            return trigger.tail.governor.startswith(("で", "により", "によって", "の下", "のもと", "に乗り出"))
        held = date is not None or trigger.tail.governor.startswith(("で", "後", "の席", "の冒頭", "前"))
        named = date is not None or any(r.startswith("l") for r in roles.people)
        return trigger.act.nominal and held and named and roles.prefixed
    if trigger.act.frame == "visit_compound":
        return date is not None and trigger.tail.governor.startswith(("時", "の際", "で", "した際", "に合わせ"))
    return bool(roles.recipients) and trigger.act.type in (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION)


_UNSURE = frozenset(
    {EventType.AID, EventType.REJECT, EventType.THREATEN, EventType.COERCE, EventType.MOBILIZE, EventType.COOPERATE}
)
"""Types whose words serve other ends most often."""


def confidence(trigger: Trigger, roles: Roles, date: DateValue | None) -> float:
    """Raw figure by how the parties and the day were come by; ``manage.py calibrate`` turns it into a share."""
    score = 0.9
    if roles.method is not Method.STATED:
        score -= 0.2
    if roles.inferred:
        score -= 0.12
    if date is None:
        score -= 0.35
    elif date.method is Method.INHERITED:
        score -= 0.12 if date.rule == dating.NEAR else 0.2
    if trigger.act.type in _UNSURE:
        score -= 0.08
    if trigger.tail.form is Form.NOMINAL:
        score -= 0.08
    return round(max(score, 0.1), 2)
