"""Who acts on whom: the groups of a sentence put into the frame of a trigger."""

import re
from dataclasses import dataclass

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.frames import ADDRESSED, AGENT, FRAMES, SUBJECT, WITH, Frame
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.running import Running
from articles.extraction.events.subjects import subject
from articles.extraction.events.targets import prefix_group, recipients, wide
from articles.extraction.findings import Ref
from articles.vocabulary import EventType, Method

_RECEIVED = re.compile(r"(?:迎え|招[いき]|訪ね|表敬し|呼[んび])")


@dataclass(frozen=True, slots=True)
class Roles:
    """Parties of one act."""

    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    method: Method
    """How the actors were come by."""
    prefixed: bool = False
    """Parties stand right before the noun (日米首脳会談)."""
    people: tuple[Ref, ...] = ()
    """The references as named, before a leader became his country."""


def roles_of(
    view: SentenceView, trigger: Trigger, parties: Parties, running: Running, speakers: tuple[Ref, ...] = ()
) -> Roles | None:
    """Put the groups around ``trigger`` into its frame; None if nobody acts.

    ``speakers`` are the parties whose words the trigger reports, where a statement says so.
    """
    frame = FRAMES[trigger.act.frame]
    if frame.mutual:
        return _mutual(view, trigger, parties, running)
    if trigger.tail.passive and trigger.act.frame != "received":
        return _passive(view, trigger, frame, parties, running)
    if trigger.tail.form is Form.NOMINAL:
        return _nominal(view, trigger, frame, parties)
    actors, method = (speakers, Method.STATED) if speakers else subject(view, trigger, running)
    acting = parties.resolve(actors)
    if not acting:
        return None
    targets = parties.resolve(recipients(view, trigger, frame, parties, acting))
    if not targets:
        targets = running.targets.get(frozenset(acting), ()) if not frame.wide else ()
    if not targets and frame.wide:
        targets = wide(view, trigger, parties, acting, running)
    return Roles(acting, tuple(t for t in targets if t not in acting), method)


def _passive(view: SentenceView, trigger: Trigger, frame: Frame, parties: Parties, running: Running) -> Roles | None:
    own, coordinate = view.clause_start(trigger.start), view.coordinate_start(trigger.start)
    agents: tuple[Ref, ...] = ()
    for start in dict.fromkeys((own, coordinate)):
        for group in reversed([g for g in view.groups if g.start >= start and g.tail <= trigger.start]):
            if group.particle in AGENT:
                agents = group.refs
                break
        if agents:
            break
    prefix = prefix_group(view, trigger)
    if not agents and prefix is not None:
        agents = prefix.refs
    actors = parties.resolve(agents)
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


def _nominal(view: SentenceView, trigger: Trigger, frame: Frame, parties: Parties) -> Roles | None:
    """A bare noun: both sides must stand in its own noun phrase (イランによるカタールへの攻撃)."""
    own = view.clause_start(trigger.start)
    near = [g for g in view.groups if g.start >= own and g.tail <= trigger.end]
    agents = [g for g in near if g.particle in ("による", "の", "からの", "が") and g.tail <= trigger.start]
    targets = [g for g in near if g.particle in ADDRESSED or g.particle == "の"]
    prefix = prefix_group(view, trigger)
    if not agents:
        return None
    actor = next((g for g in agents if g.particle == "による"), agents[0])
    actors = parties.resolve(actor.refs)
    found: tuple[Ref, ...] = ()
    if prefix is not None and prefix is not actor:
        found = parties.resolve(prefix.refs)
    for group in targets:
        if group is not actor and not found:
            found = parties.resolve(group.refs)
    rest = tuple(p for p in found if p not in actors)
    return Roles(actors, rest, Method.STATED) if rest else None


def _mutual(view: SentenceView, trigger: Trigger, parties: Parties, running: Running) -> Roles | None:
    own, coordinate = view.clause_start(trigger.start), view.coordinate_start(trigger.start)
    prefix = prefix_group(view, trigger)
    nominal = trigger.tail.form in (Form.NOMINAL, Form.OBJECT)
    refs: list[Ref] = list(prefix.refs) if prefix is not None else []
    prefixed = len(set(parties.resolve(refs))) >= 2
    frame = FRAMES[trigger.act.frame]
    for group in (g for g in view.groups if g.start >= (own if nominal else coordinate) and g.tail <= trigger.start):
        wanted = WITH | frame.tiers[0] if frame.tiers else WITH
        if (
            group.particle in wanted
            or (group.particle in ("の", "による", "から") and (nominal or trigger.tail.passive))
            or (group.particle == "を" and trigger.word.startswith("表敬"))
            or (group.particle == "を" and _RECEIVED.search(view.text, group.tail, trigger.start))
            or (group.particle == "の" and trigger.act.frame in ("session", "received"))
        ):
            refs.extend(group.refs)
    if trigger.act.frame == "mediation" and refs:
        named = [g for g in view.groups if g.particle in SUBJECT | WITH]
        refs.extend(r for g in named for r in g.refs)
    method = Method.STATED
    if not nominal and not prefixed:
        actors, method = subject(view, trigger, running)
        refs = [*actors, *refs]
    found = parties.resolve(refs)
    oral = not nominal and trigger.act.type is EventType.AGREE
    if len(found) < 2 and oral and set(found) <= set(running.meeting):
        found, method = running.meeting, Method.INHERITED
    if not found:
        return None
    return Roles(found, (), method, prefixed, tuple(refs))
