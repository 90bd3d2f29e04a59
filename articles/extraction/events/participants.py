"""Who acts on whom: the groups of a sentence put into the frame of a trigger."""

import re

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.frames import FRAMES, Frame
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.mutual import held_before, is_bare_attack, mutual_roles
from articles.extraction.events.nominals import nominal_roles
from articles.extraction.events.parties import Parties
from articles.extraction.events.passives import passive_roles
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.subjects import subject
from articles.extraction.events.targets import counterpart, recipients, wide
from articles.extraction.findings import Ref
from articles.vocabulary import EventType, Method

_AGAINST = re.compile(
    r"[^、。はが]{0,24}?(?:に(?:対し)?(?:強く)?(?:抗議|反発|反対)|への抗議|を(?:非難|糾弾|批判)|大使館(?:の)?(?:前|周辺|付近))"
)
_MEASURE = re.compile(r"(?:制裁|関税|禁輸|規制|措置)$")
_COUNCIL = re.compile(r"(?:理事会|安保理|総会|議会|委員会|裁判所)$")

_SUM = re.compile(r"(?:ドル|円|ユーロ|ポンド|元|ウォン|ルピー|レアル|フラン)")
_ALL_EXPORTS = re.compile(r"輸出を[^、。をが]{0,8}$")
_ABROAD = re.compile(
    r"人道|国際|世界|基金|途上国|難民|避難民|被災|復興|アフリカ|諸国|緊急|国連|中央アジア|島しょ|パレスチナ|投じ|投資"
)


def _given_abroad(view: SentenceView, trigger: Trigger) -> bool:
    """A sum stands in the clause, and words that take it out of the giver's own country."""
    start = view.coordinate_start(trigger.start)
    clause = view.text[start : trigger.end]
    return _SUM.search(clause) is not None and _ABROAD.search(view.text, start, view.end) is not None


def roles_of(
    view: SentenceView, trigger: Trigger, parties: Parties, running: Running, speakers: tuple[Ref, ...] = ()
) -> Roles | None:
    """Put the groups around ``trigger`` into its frame; None if nobody acts.

    ``speakers`` are the parties whose words the trigger reports, where a statement says so.
    """
    frame = FRAMES[trigger.act.frame]
    if frame.mutual:
        return mutual_roles(view, trigger, parties, running)
    if trigger.act.frame == "sanction" and not trigger.tail.passive:
        force = _into_force(view, trigger, parties)
        if force is not None:
            return force
    if trigger.act.frame == "protest":
        return _protest(view, trigger, parties)
    if trigger.word == "否決":
        return _voted_down(view, trigger, parties)
    if trigger.tail.passive and trigger.act.frame != "received":
        return passive_roles(view, trigger, frame, parties, running)
    bare = trigger.tail.form is Form.NOMINAL and trigger.act.frame != "visit_compound"
    if bare or (is_bare_attack(trigger) and held_before(view, trigger) is not None):
        return nominal_roles(view, trigger, parties, running)
    return _active(view, trigger, frame, parties, running, speakers)


_UNNAMED_TARGET = frozenset({"sanction", "give", "captive", "toward"})
"""Acts whose target a text leaves out once it is clear whom it is about."""


def _at_large(view: SentenceView, trigger: Trigger) -> bool:
    """A gift to nobody in particular, or an export ban that hits every buyer (小麦の輸出を禁止した)."""
    if trigger.act.frame == "give":
        return _given_abroad(view, trigger)
    before = view.text[view.coordinate_start(trigger.start) : trigger.start]
    return trigger.act.rule == "sanction.ban" and _ALL_EXPORTS.search(before) is not None


def _leaves_target_out(trigger: Trigger) -> bool:
    kinds = (EventType.SANCTION, EventType.CONCEDE, EventType.AID)
    return trigger.act.frame in _UNNAMED_TARGET and trigger.act.type in kinds


def _in_focus(trigger: Trigger, acting: tuple[Ref, ...], running: Running) -> tuple[Ref, ...]:
    """Whom the measures told before are for, else the country that the article is about."""
    if trigger.act.type in (EventType.SANCTION, EventType.CONCEDE):
        before = tuple(p for p in running.measured if p not in acting and len(p) == 2 and p.isupper())
        if before:
            return before
    return (running.focus,) if running.focus and running.focus not in acting else ()


def _active(
    view: SentenceView,
    trigger: Trigger,
    frame: Frame,
    parties: Parties,
    running: Running,
    speakers: tuple[Ref, ...],
) -> Roles | None:
    """Somebody does it to somebody, in the active voice."""
    actors, method = (speakers, Method.STATED) if speakers else subject(view, trigger, running)
    acting = parties.resolve(actors)
    if not acting:
        return None
    targets = _both(view, trigger, running, acting) or parties.resolve(
        recipients(view, trigger, frame, parties, acting)
    )
    if not targets:
        targets = counterpart(parties, acting, running) if frame.needs_recipient and not frame.wide else ()
        if not targets and frame.needs_recipient and not frame.wide:
            targets = _in_return(view, trigger, running, acting)
        if trigger.act.type is EventType.AID and running.benefit and running.topic != running.benefit:
            targets = running.benefit
    inferred = not targets
    if not targets and frame.wide:
        targets = wide(view, trigger, parties, acting, running)
    at_large = not targets and (_at_large(view, trigger) or _on_each_other(view, trigger, acting))
    if at_large and trigger.act.type is EventType.COOPERATE:
        targets = tuple(p for p in running.parties if p not in acting)[:1]
    if not (targets or at_large) and _leaves_target_out(trigger) and method is Method.STATED:
        targets = _in_focus(trigger, acting, running)
    if inferred and any(parties.is_partisan(a) for a in actors):
        return None
    return Roles(acting, tuple(t for t in targets if t not in acting), method, inferred=inferred, at_large=at_large)


_EACH_OTHER = re.compile(r"互いに|互いの|相互に|それぞれ相手")


def _on_each_other(view: SentenceView, trigger: Trigger, acting: tuple[Ref, ...]) -> bool:
    """Both sides do it to each other (両国は外交官を互いに追放した): both act, nobody else is acted on."""
    if len(acting) != 2 or trigger.act.frame != "sanction":
        return False
    return _EACH_OTHER.search(view.text, view.coordinate_start(trigger.start), trigger.start) is not None


_IN_RETURN = re.compile(r"報復|対抗し|これに反発|応戦|反撃|仕返し|同数|同様の|相手")


def _in_return(view: SentenceView, trigger: Trigger, running: Running, acting: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """Whom an answer in kind hits: the other side of what was told last (これに反発し、電力の輸出を止めた)."""
    if len(acting) != 1 or acting[0] not in running.pair:
        return ()
    if _IN_RETURN.search(view.text, view.start, trigger.end) is None:
        return ()
    return tuple(p for p in running.pair if p != acting[0])


_BOTH = re.compile(
    r"(?:双方|両国|両者|両政府|両首脳|両軍|両当事者)(?:の(?:当事者|首脳|政府))?(?:に(?!よ|お|つ)|へ|に対し)"
)


def _both(view: SentenceView, trigger: Trigger, running: Running, acting: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The two sides of what was told last, where a third asks both (双方に自制を求めた)."""
    if trigger.act.frame != "ask" or not running.pair or set(acting) & set(running.pair):
        return ()
    return running.pair if _BOTH.search(view.text, view.coordinate_start(trigger.start), trigger.start) else ()


def _into_force(view: SentenceView, trigger: Trigger, parties: Parties) -> Roles | None:
    """Sanctions that come back or into force by themselves (国連の対イラン制裁が復活した): their owner acts."""
    if trigger.word not in ("復活", "発効", "再開", "開始", "失効"):
        return None
    for target in view.groups:
        if target.tail <= trigger.start and target.particle in ("が", "は") and _MEASURE.search(target.head):
            owner = next((g for g in reversed(view.groups) if g.end <= target.start and _owns(g)), None)
            if owner is None:
                return None
            actors = parties.resolve(owner.refs)
            found = tuple(p for p in parties.resolve(target.refs) if p not in actors)
            return Roles(actors, found, Method.STATED) if found else None
    return None


def _owns(group: Group) -> bool:
    """国連の対イラン制裁, 国連による制裁."""
    return group.particle in ("の", "による", "に基づく") or group.head == "対"


def _protest(view: SentenceView, trigger: Trigger, parties: Parties) -> Roles | None:
    """People of the place protest against whom 抗議 and 反対 name, or at whose embassy they stand."""
    against = None
    for group in view.groups:
        if _AGAINST.match(view.text, group.end):
            against = group
    places = [*view.groups, *view.cities]
    here = [g for g in places if g is not against and g.particle in ("で", "では", "に") and g.tail <= trigger.end + 24]
    owner = next((g for g in view.groups if g is not against and g.particle in ("の", "は", "が")), None)
    place = here[0] if here else owner
    if place is None or against is None:
        return None
    actors = parties.resolve(place.refs)
    targets = tuple(p for p in parties.resolve(against.refs) if p not in actors)
    return Roles(actors, targets, Method.STATED) if targets else None


def _voted_down(view: SentenceView, trigger: Trigger, parties: Parties) -> Roles | None:
    """A council votes a draft down: it acts, those who put the draft forward are refused."""
    before = [g for g in view.groups if g.tail <= trigger.start]
    council = next((g for g in before if _COUNCIL.search(view.text[g.start : g.end] + g.head)), None)
    movers = next((g for g in before if g is not council and g.particle in ("が", "の", "は")), None)
    if council is None or movers is None:
        return None
    return Roles(parties.resolve(council.refs), parties.resolve(movers.refs), Method.STATED)
