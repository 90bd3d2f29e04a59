"""Acts in which every party acts: talks, agreements, joint work."""

import bisect
import re
from operator import attrgetter

from articles.extraction.events import references
from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.frames import FRAMES, SUBJECT, WITH
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.subjects import stated_subject, subject
from articles.extraction.events.targets import counterpart, prefix_group
from articles.extraction.findings import DateMention, Ref
from articles.vocabulary import EventMode, EventStatus, EventType, Method

_RECEIVED = re.compile(r"(?:迎え|招[いき]|訪ね|表敬し|呼[んび])")
_ONE_EACH = re.compile(r"相次いで|それぞれ|個別に|別々に|順次|続けて")
_AGAIN = re.compile(r"次回|前回|再び|引き続き|改めて|再協議|再会談")


def mutual_roles(view: SentenceView, trigger: Trigger, parties: Parties, running: Running) -> Roles | None:
    """All parties of a mutual act."""
    nominal = trigger.tail.form in (Form.NOMINAL, Form.OBJECT)
    prefix: Group | None = prefix_group(view, trigger)
    refs: list[Ref] = list(prefix.refs) if prefix is not None else []
    partners = _beside(view, trigger, nominal)
    for group in partners:
        refs.extend(group.refs)
    if trigger.act.frame == "mediation" and refs:
        refs.extend(r for g in view.groups if g.particle in SUBJECT | WITH for r in g.refs)
    prefixed = len(set(parties.resolve(refs))) >= 2
    method = Method.STATED
    if nominal and not prefixed and (_has_subject(view, trigger, partners) or _done_with(trigger)):
        actors, method = _noun_subject(view, trigger, running)
        refs = [*actors, *refs]
        prefixed = len(set(parties.resolve(refs))) >= 2
    elif not nominal and not (prefixed and prefix is not None and len(set(parties.resolve(prefix.refs))) >= 2):
        actors, method = subject(view, trigger, running)
        refs = [*actors, *refs]
    found = parties.resolve(refs)
    unnamed = False
    if len(found) < 2:
        stated, dated = method is Method.STATED, _held_on_a_day(view, trigger)
        before = references.talks_before(view, trigger, found, running, parties, stated=stated, dated=dated)
        if before:
            found, method, prefixed, unnamed = before, Method.INHERITED, True, len(before) == 1
        elif not nominal and set(found) <= set(running.meeting) and _goes_on(view, trigger):
            found, method = running.meeting, Method.INHERITED
        else:
            unnamed = bool(found) and unnamed_side(view, trigger)
            prefixed = prefixed or unnamed
    found = _completed(view, trigger, parties, running, found, method)
    if trigger.act.frame == "mediation" and not (nominal or partners) and not set(found) & set(running.pair):
        found = (*found, *running.pair)  # 米国が仲介した: between those told of last
    return Roles(found, (), method, prefixed, at_large=unnamed, people=tuple(refs)) if found else None


def _noun_subject(view: SentenceView, trigger: Trigger, running: Running) -> tuple[tuple[Ref, ...], Method]:
    """The subject of a clause in which the talks are a noun, else whom the text is about."""
    stated = stated_subject(view, trigger)
    if stated is not None:
        return stated.refs, Method.STATED
    alone = _done_with(trigger) or references.at_home(view, trigger)
    return () if alone else running.topic, Method.CARRIED


def _held_on_a_day(view: SentenceView, trigger: Trigger) -> bool:
    held = held_before(view, trigger)
    return held is not None and held[1] is not None


_UNNAMED_SIDE = re.compile(
    r"(?:[0-9０-９一二三四五六七八九十]+(?:か|カ|ヵ|ヶ|ケ|箇)国|諸国|各国|[ァ-ヶー一-龥]島しょ国|加盟国|周辺国|近隣国|関係国)"
    r"(?:・(?:地域|機関))*(?:の|や[^、。をはが]{1,12}の)?(?:各)?(?:首脳|外相|国防相|防衛相|財務相|大統領|首相|閣僚|代表|高官)(?:級)?(?:ら)?"
    r"(?:と(?:の|は)?|を|による)(?![ァ-ヶ一-龥]*[とや])"
)
"""A party that the text names as a group of states only (中央アジア5か国の首脳と)."""
_REGION = re.compile(
    r"と(?:[ァ-ヶー一-龥]{2,8}(?:諸国|各国|[0-9０-９]+[かカヵヶ]国)|中央アジア|東南アジア|アフリカ|中南米|カリブ海?|湾岸|北欧|南太平洋|アラブ|中東欧|西バルカン)"
    r"(?:の|による)(?:初の|定期|特別|第[0-9０-９]+回)?"
)
_AMONG = re.compile(r"(?<![合期時昼夜年週日])間$")


def unnamed_side(view: SentenceView, trigger: Trigger) -> bool:
    """Whether the other side of talks is a group of states or a region, which FORMAT does not expand."""
    if trigger.act.type is not EventType.CONSULT:
        return False
    start = view.coordinate_start(trigger.start)
    if _UNNAMED_SIDE.search(view.text, start, trigger.start):
        return True
    before = [g for g in view.groups if start <= g.end <= trigger.start]
    return bool(before) and _REGION.fullmatch(view.text, before[-1].end, trigger.start) is not None


def _completed(
    view: SentenceView, trigger: Trigger, parties: Parties, running: Running, found: tuple[Ref, ...], method: Method
) -> tuple[Ref, ...]:
    """Parties of a clash or an accord with those whom its words or the text before add."""
    bare = trigger.tail.form in (Form.NOMINAL, Form.OBJECT)
    if len(found) < 2 and trigger.act.frame == "clash":
        pairs = [parties.resolve(g.refs) for g in view.groups if g.tail <= trigger.start]
        found = next((p for p in reversed(pairs) if len(p) >= 2), found)
    if len(found) < 2 and trigger.tail.passive and trigger.act.rule in _WRITTEN and method is not Method.STATED:
        known = next((s for s in (running.meeting, running.pair) if len(s) == 2 and set(found) <= set(s)), ())
        found = known or found
    if len(found) == 1 and not bare and trigger.act.rule == "agree.accord":
        found = (*found, *(p for p in parties.resolve(_givers(view, trigger)) if p not in found))
    if len(found) == 1 and not bare and trigger.act.rule in _WRITTEN:
        found = (*found, *counterpart(parties, found, running))
    return found


def _givers(view: SentenceView, trigger: Trigger) -> list[Ref]:
    """From whom what was agreed on is to come (日本から護衛艦を譲り受けることで合意した)."""
    if not view.text.startswith(("ことで", "ことに"), trigger.start - 3):
        return []
    start = view.coordinate_start(trigger.start)
    near = [g for g in view.groups if start <= g.start and g.tail <= trigger.start]
    return [r for g in near if g.particle == "から" and not g.head for r in g.refs]


_WRITTEN = ("agree.sign", "agree.bind")


def _done_with(trigger: Trigger) -> bool:
    """The noun is what its subject puts off, calls off or takes up (署名を見送った)."""
    return trigger.tail.form is Form.OBJECT and trigger.tail.governor.startswith("を")


def _has_subject(view: SentenceView, trigger: Trigger, partners: list[Group]) -> bool:
    """Whether a bare noun has the clause's subject as a party: talks with somebody, or talks told as held."""
    if any(g.particle == "との" for g in partners):
        return True
    return trigger.act.frame in ("mutual", "session") and held_before(view, trigger) is not None


_REACH = 1_000
"""A party stands within so many characters of the meeting's word: keeps a sentence of very many linear."""


def _beside(view: SentenceView, trigger: Trigger, nominal: bool) -> list[Group]:
    """Groups that the clause sets beside the subject: と, との, between, received, of."""
    whole = not nominal or held_before(view, trigger) is not None
    start = view.coordinate_start(trigger.start) if whole else view.clause_start(trigger.start)
    frame = FRAMES[trigger.act.frame]
    wanted = WITH | frame.tiers[0] if frame.tiers else WITH
    owners = ("の", "による", "から") if nominal or trigger.tail.passive else ()
    if trigger.act.frame in ("session", "received"):
        owners = (*owners, "の")
    found = []
    limit = max(trigger.start, trigger.tail.end)
    start = max(start, trigger.start - _REACH)
    for at in range(bisect.bisect_left(view.groups, start, key=attrgetter("start")), len(view.groups)):
        group = view.groups[at]
        if group.start > limit:
            break
        if group.tail > limit:
            continue
        between = group.particle in ("で", "の", "が", "に", "は") and _AMONG.search(group.head) is not None
        received = group.particle == "を" and (
            trigger.word.startswith("表敬") or _RECEIVED.search(view.text, group.tail, trigger.start)
        )
        joined = group.particle == "を" and view.text.startswith(("交え", "加え", "含め"), group.tail)
        contested = trigger.act.frame == "mediation" and group.particle in ("の", "を") and not nominal
        opened = group.particle == "が" and group.start > trigger.end
        if group.particle in wanted or group.particle in owners or received or between or joined or contested or opened:
            found.append(group)
    return found


_HELD_BEFORE = re.compile(
    r"(?P<verb>開かれ|開催され|行われ|始まっ|持たれ|開い|実施され|開幕し|催され|予定され|開催す|開催し|開|予定す|行)(?P<tense>た|ていた|ている|る|く|う)"
    r"(?P<noun>(?:[^、。をがはに]|に関する|に向けた){0,30})$"
)


def is_bare_attack(trigger: Trigger) -> bool:
    """An attack as a noun inside a phrase."""
    return trigger.act.frame == "hit" and trigger.is_noun and trigger.tail.form in (Form.NOMINAL, Form.OBJECT)


_STRUCK_BEFORE = re.compile(
    r"(?P<verb>起き|あっ|発生し|行われ|続い|始まっ|仕掛けられ)(?P<tense>た)(?P<noun>[^、。をがはに]{0,30})$"
)


def held_before(view: SentenceView, trigger: Trigger) -> tuple[EventStatus, DateMention | None] | None:
    """A session that a relative clause tells as held or set (5日に開かれた安保理の緊急会合)."""
    attack = is_bare_attack(trigger)
    talks = trigger.act.type is EventType.CONSULT and trigger.act.frame in ("mutual", "session")
    if not (talks or attack):
        return None
    start = view.coordinate_start(trigger.start)
    match = (_STRUCK_BEFORE if attack else _HELD_BEFORE).search(
        view.text, max(start, trigger.start - 44), trigger.start
    )
    if match is None:
        mention = references.attack(view, trigger) if attack else references.earlier(view, trigger)
        return (EventStatus.OCCURRED, mention) if mention is not None else None
    days = [d for d in view.dates if start <= d.span.start and d.span.end <= match.start()]
    status = EventStatus.OCCURRED if match["tense"] in ("た", "ていた") else EventStatus.PLANNED
    return status, days[-1] if days else None


def _goes_on(view: SentenceView, trigger: Trigger) -> bool:
    """An oral result, or the next session, of the talks told before."""
    if trigger.act.type is EventType.AGREE:
        return True
    return _AGAIN.search(view.text, view.coordinate_start(trigger.start), trigger.end) is not None


def each_caller(view: SentenceView, trigger: Trigger) -> bool:
    """Whether the callers too are told one by one (それぞれ)."""
    return "それぞれ" in view.text[view.coordinate_start(trigger.start) : trigger.start]


def one_each(view: SentenceView, trigger: Trigger) -> list[tuple[Group, DateMention | None]]:
    """Counterparts met or called one after the other, each with his own day if the text gives one; else empty."""
    if trigger.act.type is not EventType.CONSULT or trigger.act.frame != "mutual":
        return []
    if trigger.tail.form in (Form.NOMINAL, Form.OBJECT):
        return []
    start = view.coordinate_start(trigger.start)
    partners = [g for g in view.groups if g.start >= start and g.tail <= trigger.start and g.particle in WITH]
    dated = []
    for group in view.groups:
        if start <= group.start and group.tail <= trigger.start and group.particle in ("、", "，"):
            day = _day_before(view, group)
            if day is not None:
                dated.append((group, day))
    if dated and partners:
        return [*dated, *((g, _day_before(view, g)) for g in partners)]
    separate = trigger.act.mode is EventMode.CALL or _ONE_EACH.search(view.text, start, trigger.start)
    return [(g, None) for g in partners] if separate else []


def _day_before(view: SentenceView, group: Group) -> DateMention | None:
    """The day that stands right before a counterpart (11日には習近平国家主席と)."""
    for mention in view.dates:
        gap = group.start - mention.span.end
        if 0 <= gap <= 4 and "、" not in view.text[mention.span.end : group.start]:
            return mention
    return None
