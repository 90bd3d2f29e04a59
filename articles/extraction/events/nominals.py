"""Who acts on whom where the act is a bare noun."""

import re

from articles.extraction.events import references
from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.frames import ADDRESSED
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.mutual import held_before, is_bare_attack
from articles.extraction.events.parties import Parties
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.targets import other_party, prefix_group
from articles.extraction.findings import Ref
from articles.vocabulary import Method


def nominal_roles(view: SentenceView, trigger: Trigger, parties: Parties, running: Running) -> Roles | None:
    """A bare noun: both sides must stand in its own noun phrase (イランによるカタールへの攻撃).

    A dated attack may leave out sides that are those of the attack told last (10日の攻撃では).
    """
    held = is_bare_attack(trigger) and held_before(view, trigger) is not None
    held = held and references.dated_noun(view, trigger) is None
    own = view.coordinate_start(trigger.start) if held else view.clause_start(trigger.start)
    near = [g for g in view.groups if g.start >= own and g.tail <= trigger.end]
    by = _BY if trigger.tail.form is Form.NOMINAL else _BY - {"が"}
    agents = [g for g in near if g.particle in by and g.tail <= trigger.start]
    targets = [g for g in near if g.particle in ADDRESSED or g.particle == "の"]
    prefix = prefix_group(view, trigger)
    if prefix is not None and not agents and (held or _does_harm(view, trigger)):
        agents = [prefix]
    actor = next((g for g in agents if g.particle == "による"), agents[0] if agents else None)
    actors = parties.resolve(actor.refs) if actor is not None else ()
    found: tuple[Ref, ...] = ()
    if prefix is not None and prefix is not actor:
        found = parties.resolve(prefix.refs)
    for group in targets:
        if group is not actor and not found:
            found = parties.resolve(group.refs)
    if held and not found:
        found = _where(view, trigger, own, parties, actors)
    if trigger.act.frame == "hit" and actors and not found:
        found = _harmed(view, trigger, parties, actors)
    if trigger.act.frame == "hit" and not (actors and found):
        return _struck_before(view, trigger, parties, running, actors, found)
    rest = tuple(p for p in found if p not in actors)
    return Roles(actors, rest, Method.STATED) if rest and actors else None


_MEANS = ("で", "により", "によって")
_HARM = re.compile(r"死亡|死傷|死者|負傷|けが|殺され|亡くな|壊れ|破壊され|損傷|被害|停電|犠牲|倒壊|炎上|全焼")
_FIGHTERS = re.compile(r"幹部|司令官|戦闘員|メンバー|拠点|指導者")


def _does_harm(view: SentenceView, trigger: Trigger) -> bool:
    """Whether an attack is told as that by which somebody came to harm."""
    by_it = trigger.act.frame == "hit" and view.text.startswith(_MEANS, trigger.end)
    return by_it and _HARM.search(view.text, trigger.end, view.end) is not None


def _harmed(view: SentenceView, trigger: Trigger, parties: Parties, acting: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The country in which an attack did harm (ロシア軍の攻撃で、ウクライナ西部の住宅が壊れた)."""
    if not _does_harm(view, trigger):
        return ()
    told = [g for g in view.groups if g.start >= trigger.end or g.particle in ("で", "では", "は")]
    for group in sorted((*told, *view.cities), key=lambda g: (g.start < trigger.end, g.start)):
        for party in parties.resolve(group.refs):
            state = len(party) == 2 and party.isupper()
            if party not in acting and (state or _FIGHTERS.search(group.head)):
                return (party,)
    return ()


_BY = frozenset({"による", "の", "からの", "が"})


def _where(
    view: SentenceView, trigger: Trigger, start: int, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """The country in which, or at a town of which, an attack is told to have happened."""
    for group in (*view.groups, *view.cities):
        here = start <= group.start and group.tail <= trigger.start
        if here and group.particle in ("で", "では", "などで", "を中心に") and other_party(group, parties, acting):
            return parties.resolve(group.refs)
    return ()


def _struck_before(
    view: SentenceView,
    trigger: Trigger,
    parties: Parties,
    running: Running,
    actors: tuple[Ref, ...],
    found: tuple[Ref, ...],
) -> Roles | None:
    """The sides of a dated attack that the text has told of before, where what it names of them fits."""
    if not any(running.struck) or references.dated_noun(view, trigger) is None:
        return None
    own = view.clause_start(trigger.start)
    city = [g for g in view.cities if own <= g.start and g.tail <= trigger.start and g.particle in ADDRESSED | {"の"}]
    found = found or tuple(p for g in city for p in g.refs)
    attackers, victims = running.struck
    if set(actors) <= set(victims) and not found:
        actors, found = (), actors  # キーウの攻撃
    if not (set(actors) <= set(attackers) and set(found) <= set(victims)):
        return None
    return Roles(attackers, victims, Method.INHERITED, inferred=True)
