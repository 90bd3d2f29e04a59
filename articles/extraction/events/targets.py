"""Whom an act is done to: by particle, by compound, by what is said, by the sentence before."""

import re
from collections.abc import Callable

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.frames import SUBJECT, Frame
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.running import Running
from articles.extraction.events.subjects import stated_subject
from articles.extraction.findings import Ref


def prefix_group(view: SentenceView, trigger: Trigger) -> Group | None:
    """The group glued to the trigger's noun or joined to it by nouns (日米首脳会談, イランの核施設攻撃)."""
    for group in reversed(view.groups):
        if group.start > trigger.start:
            continue
        if group.start < trigger.start < group.end < trigger.end:
            return group  # the mention reaches into the word (米国とロシアの高官|協議)
        if group.end <= trigger.start <= group.tail and (group.tail >= trigger.end or group.end == trigger.start):
            return group
        return None
    return None


def recipients(
    view: SentenceView, trigger: Trigger, frame: Frame, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    coordinate = view.coordinate_start(trigger.start)
    prefix = prefix_group(view, trigger)
    if trigger.act.frame == "visit_compound":
        return _compound_host(view, trigger)
    if trigger.act.frame == "ask" and _unnamed(view, coordinate, trigger.start):
        return ()
    if trigger.act.frame == "accuse" and _ATTACK.search(view.text, max(coordinate, trigger.start - 24), trigger.start):
        return _attacker(view, trigger, coordinate)
    doer = _doer(view, trigger, coordinate, parties, acting)
    if doer:
        return doer
    if not frame.wide:
        marked = _marked_target(view, trigger, coordinate, parties, acting)
        if marked:
            return marked
    group = _by_particle(view, trigger, frame, lambda g: other_party(g, parties, acting))
    if group is not None:
        return group.refs
    if prefix is not None and other_party(prefix, parties, acting):
        return prefix.refs
    if not frame.needs_recipient or frame.wide:
        return ()
    return _ground(view, trigger, frame, coordinate, acting) or _loose(view, trigger, coordinate, parties, acting)


def _by_particle(view: SentenceView, trigger: Trigger, frame: Frame, other: Callable[[Group], bool]) -> Group | None:
    """The group that the frame's particles mark, in the innermost clause that has one."""
    own, coordinate = view.clause_start(trigger.start), view.coordinate_start(trigger.start)
    for start in dict.fromkeys((own, coordinate, view.start)):
        candidates = [g for g in view.groups if g.start >= start and g.tail <= trigger.start]
        for tier in frame.tiers:
            for group in reversed(candidates):
                if group.particle in tier and _fits(view, group, trigger) and other(group):
                    return group
    return None


def _doer(
    view: SentenceView, trigger: Trigger, start: int, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """Of a deed answered with blame or a measure, whoever did it (…が併合を宣言したことを受け, 制裁を決めた)."""
    blame = trigger.act.frame == "accuse"
    if not blame and trigger.act.frame != "sanction":
        return ()
    first = start if blame else view.start
    deed = (_BLAMED if blame else _ANSWERED).search(view.text, first, trigger.start)
    if deed is None:
        return ()
    for group in view.groups:
        named = deed.end() <= group.start and group.tail <= trigger.start and group.particle not in SUBJECT
        if named and other_party(group, parties, acting):
            return ()
    for group in view.groups:
        if first <= group.start and group.tail <= deed.start() and group.particle in ("が", "による"):
            return group.refs if other_party(group, parties, acting) else ()
    return ()


_BLAMED = re.compile(r"[たる](?:こと|問題|点|件)(?:について|を|に(?:対して?)?|に関して?)[^、。をが]{0,10}$")
_ANSWERED = re.compile(
    r"[たる](?:こと|の)を受け(?:て)?、|[たる](?:こと|の)に(?:対抗|反発|抗議)し(?:て)?、|[たる]として、"
)


def _ground(view: SentenceView, trigger: Trigger, frame: Frame, start: int, acting: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """The country of a place that is visited or struck (キーウを攻撃した)."""
    if trigger.act.frame not in _ON_GROUND:
        return ()
    wanted = frozenset().union(*frame.tiers) | {"で", "での"}
    for group in reversed([g for g in view.cities if start <= g.start and g.tail <= trigger.start]):
        if group.particle in wanted and group.refs[0] not in acting:
            return group.refs
    return ()


def _attacker(view: SentenceView, trigger: Trigger, start: int) -> tuple[Ref, ...]:
    """Of an attack that is condemned, whoever made it is accused, not the country that suffered it."""
    for group in reversed([g for g in view.groups if start <= g.start and g.tail <= trigger.start]):
        if group.particle in ("による", "からの") or (group.particle == "を" and _BY_WHOM.search(group.head)):
            return group.refs
    return ()


def _loose(
    view: SentenceView, trigger: Trigger, start: int, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """Any other party of the clause: inside the object's relative clause, or what a relative clause describes."""
    for group in reversed([g for g in view.groups if start <= g.start and g.tail <= trigger.start]):
        relative = group.particle == "が" and view.clause_start(group.tail) != view.clause_start(trigger.start)
        if (group.particle not in SUBJECT or relative) and other_party(group, parties, acting):
            return group.refs
    if trigger.act.frame in _ON_GROUND:
        for group in view.groups:  # the side that tells of it is the side that was hit
            if (
                group.particle in ("は", "によると")
                and group.tail <= trigger.start
                and other_party(group, parties, acting)
            ):
                return group.refs
    if trigger.tail.adnominal:
        after = next((g for g in view.groups if g.start >= trigger.tail.end), None)
        if after is not None and after.start - trigger.tail.end <= 2 and other_party(after, parties, acting):
            return after.refs
    return ()


def _fits(view: SentenceView, group: Group, trigger: Trigger) -> bool:
    """Whether the group's head noun leaves the party in its role: goods made there, or a topic, do not."""
    if trigger.act.frame == "ask":
        return not group.head or _PERSONAL.search(group.head) is not None
    if trigger.act.frame == "refuse" and group.particle == "との":
        return _DEALINGS.match(view.text, group.tail) is not None
    if trigger.act.frame == "visit":
        return group.particle != "を" or _LEFT.match(view.text, group.tail) is None
    if trigger.act.frame == "show":
        return not group.head.startswith(("海峡", "海", "沖", "周辺"))
    if trigger.act.frame == "give":
        return not group.head.startswith(("製", "産"))
    return True


_DEALINGS = re.compile(r"[^、。をがは]{0,8}(?:交渉|協議|対話|会談|停戦|取引|和解)を")
"""What one has with somebody, and can refuse."""
_ATTACK = re.compile(
    r"(?:攻撃|テロ|爆撃|空爆|砲撃|襲撃|殺害|侵略|侵攻|侵害|発射|弾圧|併合)"
    r"(?:行為|事件)?(?:を|に対する|への|に)[^を]{0,14}$"
)
_LEFT = re.compile(r"(?:[^、。]{0,6}に)?(?:発|離れ|出発|後に|後にし|たっ|たち|立っ|立ち|経)")
_BY_WHOM = re.compile(r"^(?:軍事|武力|報復|ミサイル|無人機)?(?:攻撃|空爆|爆撃|砲撃|襲撃|侵攻)")
_PERSONAL = re.compile(
    r"(?:側|政府|当局|外相|首相|大統領|大使|大使館|外務省|国防省|省|軍|政権|首脳|議会|代表|氏|双方|両国|部長|長官)$"
)


def other_party(group: Group, parties: Parties, acting: tuple[Ref, ...]) -> bool:
    """Whether the group names somebody besides those who act."""
    return bool(set(parties.resolve(group.refs)) - set(acting))


def _marked_target(
    view: SentenceView, trigger: Trigger, start: int, parties: Parties, acting: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """対印関税, 駐仏大使, 日本向け輸出: the target stands in a compound."""
    for group in reversed([g for g in view.groups if start <= g.start and g.end <= trigger.end]):
        before = view.text[group.start - 1 : group.start]
        posted = view.text.startswith(("駐在", "に駐在"), group.end)
        marked = posted or before == "対" or (before in ("在", "駐") and group.head) or group.head.startswith("向け")
        if marked and other_party(group, parties, acting):
            return group.refs
    return ()


def _compound_host(view: SentenceView, trigger: Trigger) -> tuple[Ref, ...]:
    for group in view.groups:
        if group.start < trigger.end and trigger.start < group.end:
            return group.refs
    return ()


_ON_GROUND = frozenset({"visit", "envoy", "hit", "seize", "intrude", "hand_over", "leave_place", "protest", "give"})
_UNNAMED = re.compile(
    r"(?:国際社会|各国|西側諸国|欧米諸国|諸国|関係各国|各当事者|全当事者|同盟国|関係国|加盟国|友好国|周辺国|当事者|当事国|関係者|国民|自国民|市民|住民|有権者|支持者|世界|政府|議会|国会|議員|記者団?|企業|軍|双方|双方の当事者|全て|すべて|検察|裁判所|"
    r"閣僚|省庁|メディア|報道陣|社会|党|若者|投資家|消費者|業界|組合|労組)(?:ら|側|など)?(?:に対して?|に(?!よ|お|つ)|へ(?!の)|向け)|(?:周辺国|近隣国|各国|小国|国際社会|市民|国民)を"
)
"""An addressee that is no state: the act has no target, whatever else the text names."""


def _unnamed(view: SentenceView, start: int, end: int) -> bool:
    for match in _UNNAMED.finditer(view.text, start, end):
        if not any(g.start <= match.start() and match.start() < g.tail for g in view.groups):
            return True
    return False


def wide(
    view: SentenceView, trigger: Trigger, parties: Parties, acting: tuple[Ref, ...], running: Running
) -> tuple[Ref, ...]:
    """A target named in the content, in a quotation, or in the sentence before."""
    coordinate = view.coordinate_start(trigger.start)
    if _unnamed(view, coordinate, trigger.start):
        return ()
    if trigger.tail.adnominal:
        return _addressee(view, trigger, parties, acting)
    met = counterpart(parties, acting, running) if trigger.act.frame == "ask" else ()
    if met:
        return met
    stated = stated_subject(view, trigger)
    after = stated.tail if stated is not None else coordinate
    for group in reversed([g for g in view.groups if max(after, coordinate) <= g.start and g.tail <= trigger.start]):
        rest = tuple(p for p in parties.resolve(group.refs) if p not in acting)
        if rest and group.particle not in ("は", "、", "によると"):
            return rest
    coordinate = max(after, coordinate)
    quoted = parties.about(view.document, coordinate, trigger.start)
    rest = tuple(p for p in quoted if p not in acting)
    if rest:
        return rest[:1]
    rest = counterpart(parties, acting, running)
    if rest or trigger.act.frame in ("ask", "warn"):
        return rest
    return tuple(p for p in running.parties if p not in acting)[:1]


_PAPER = re.compile(r"[^、。をが]{0,6}(?:書簡|親書|手紙|文書|公電|声明|メッセージ)を")
_SENT = re.compile(r"[^、。]{0,12}(?:送|渡|届|提出|手渡|託)")


def _addressee(view: SentenceView, trigger: Trigger, parties: Parties, acting: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """To whom the paper goes that performs the act (釈放を求める書簡をテブン大統領に送った)."""
    if _PAPER.match(view.text, trigger.tail.end) is None:
        return ()
    for group in view.groups:
        sent = group.start > trigger.tail.end and group.particle in ("に", "へ", "に対し", "側に")
        if sent and _SENT.match(view.text, group.tail):
            return tuple(p for p in parties.resolve(group.refs) if p not in acting)
    return ()


def counterpart(parties: Parties, acting: tuple[Ref, ...], running: Running) -> tuple[Ref, ...]:
    """Whom the text has those who act deal with: whom they last acted on, or who sat with them."""
    if set(acting) <= set(running.meeting):
        return tuple(p for p in running.meeting if p not in acting)
    return running.targets.get(frozenset(acting), ())
