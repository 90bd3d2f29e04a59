"""Who acts on whom where the act is told in the passive."""

import re

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.frames import AGENT, Frame
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.subjects import subject
from articles.extraction.events.targets import prefix_group, recipients
from articles.extraction.findings import Ref
from articles.vocabulary import Method

_PERMIT = re.compile(r"(?:査証|ビザ|旅券|免許|許可|資格|認可|ライセンス|国籍)$")


def passive_roles(
    view: SentenceView, trigger: Trigger, frame: Frame, parties: Parties, running: Running
) -> Roles | None:
    """Somebody undergoes it, or it happens to him."""
    if trigger.act.frame == "captive" and trigger.word.endswith("交換"):
        sides = next((g.refs for g in view.groups if len(parties.resolve(g.refs)) > 1), ())
        if sides:
            return Roles(parties.resolve(sides), (), Method.STATED)
    actors = parties.resolve(_agents(view, trigger))
    patient, method = subject(view, trigger, running)
    targets = tuple(p for p in parties.resolve(patient) if p not in actors)
    if not actors and trigger.act.type.value in ("REQUEST", "SUPPORT", "ACCUSE", "AID"):
        actors, targets = targets, ()
    if not targets:
        found = parties.resolve(recipients(view, trigger, frame, parties, actors))
        targets = tuple(p for p in found if p not in actors)
    if not actors:
        return None
    return Roles(actors, targets, method)


def _agents(view: SentenceView, trigger: Trigger) -> tuple[Ref, ...]:
    """Who does it: by particle, else by what the act's words show."""
    coordinate = view.coordinate_start(trigger.start)
    for start in dict.fromkeys((view.clause_start(trigger.start), coordinate)):
        for group in reversed([g for g in view.groups if g.start >= start and g.tail <= trigger.start]):
            if group.particle in AGENT and not group.head.endswith(("要請", "依頼", "通報", "情報")):
                return group.refs
    if trigger.act.frame == "hit" and view.text.startswith("が", trigger.end):  # ロシア軍の大規模な攻撃があり
        before = [g for g in view.groups if coordinate <= g.start and g.end < trigger.start]
        if before and _OWNED.fullmatch(view.text, before[-1].end, trigger.start):
            return before[-1].refs
    prefix = prefix_group(view, trigger)
    if prefix is not None:
        return prefix.refs
    if trigger.act.frame == "sanction":
        return _punisher(view, trigger)
    if trigger.word in _CUSTODY and not trigger.tail.adnominal and trigger.tail.form is not Form.PROGRESSIVE:
        return _jailer(view, coordinate, trigger)
    return ()


def _punisher(view: SentenceView, trigger: Trigger) -> tuple[Ref, ...]:
    """Whose permit is taken away (米国の査証を取り消された), or who tells that somebody was listed."""
    own = view.clause_start(trigger.start)
    for group in reversed(view.groups):
        if own <= group.start < trigger.start and _given_by(group):
            return group.refs
    if trigger.act.rule != "sanction.list":
        return ()
    return next((g.refs for g in view.groups if g.particle in ("によると", "によれば")), ())


_CUSTODY = frozenset({"拘束", "逮捕", "身柄拘束", "拘留", "勾留", "収監", "起訴", "連行"})


def _jailer(view: SentenceView, start: int, trigger: Trigger) -> tuple[Ref, ...]:
    """Who is arrested in a country is arrested by it, where nobody else is named (中国で拘束された)."""
    for group in (*view.groups, *view.cities):
        here = start <= group.start and group.tail <= trigger.start and group.particle in ("で", "内で", "では")
        if here and (not group.head or _PLACE.search(group.head)):
            return group.refs
    return ()


_PLACE = re.compile(r"(?:国内|領内|首都|市|州|省|県|空港|国境|[ァ-ヶー]{2,}|[一-龥]{2,4})$")
_OWNED = re.compile(r"(?:の|による|からの)[^、。をがはへで]{0,14}")
"""Between a party and the attack that it makes."""


def _given_by(group: Group) -> bool:
    """米国の査証を, 中国の免許を: what the owner gave it takes back."""
    return group.particle in ("を", "が") and _PERMIT.search(group.head) is not None
