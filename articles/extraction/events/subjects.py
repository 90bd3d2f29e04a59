"""Who acts: the subject or topic that governs a trigger."""

import re

from articles.extraction.events.clauses import Group, SentenceView
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.running import Running
from articles.extraction.findings import Ref
from articles.vocabulary import Method

_SUBJECT_NOUN = re.compile(r"(?P<noun>[一-龥々〆ァ-ヶーA-Za-z0-9０-９]{2,16})(?P<particle>は|が)(?!じめ)")
_RESULT = re.compile(r"こと(?:で|に|でも|にも|で(?:大筋|最終的に|基本))$")
"""What was agreed: its subject is not who agreed (米国が得ることで合意した)."""
_QUOTED_GROUND = re.compile(r"[」』]として[^「」]{0,10}$")
"""Words of blame before the verb (相手が「…」として非難した)."""
_OCCASION = re.compile(
    r"(?:今回|今年|昨年|来年|当時|現在|会談|会見|一方|最近|席|年|月|日|時|後|前|際|上|中|先|部|夜|朝|午前|午後|以降|当初|同日|翌日|前日|側|内容|場合|演説|声明|会合|会議|"
    r"支持|協議|問題|情勢|関係|紛争|事件|開発|対応)$"
)
_ORGAN = re.compile(
    r"(?:政府|軍|軍部|国防省|外務省|国防総省|国務省|財務省|商務省|大統領府|首相府|当局|議会|国会|警察|検察|政権|報道官|外相|首相|大統領|国王|国防相|両軍|部隊|同軍|省|庁|"
    r"長官|大臣|大使|司令官|議長|空軍|海軍|陸軍|警備隊|氏|機|艦|艦船|空母|船|隊|ヘリ|ミサイル|我々|私|私たち|我ら|側)$"
)
"""Organs of the state that the text is about."""
_PAPER = re.compile(r"(?:声明|談話|決議|書簡|宣言|報告書|論評|社説|文書|投稿)$")


def _content_of(view: SentenceView, trigger: Trigger) -> bool:
    """Whether a content clause ends right before the trigger (…と非難した)."""
    if _RESULT.search(view.text[max(view.start, trigger.start - 10) : trigger.start]):
        return True
    if _QUOTED_GROUND.search(view.text, max(view.start, trigger.start - 14), trigger.start):
        return True
    coordinate = view.coordinate_start(trigger.start)
    return any(coordinate < c <= trigger.start and trigger.start - c < 24 for c in view.contents)


def subject(view: SentenceView, trigger: Trigger, running: Running) -> tuple[tuple[Ref, ...], Method]:
    """Who does it: が in the own clause, else the topic of the sentence, else the subject carried from before."""
    group = stated_subject(view, trigger)
    if group is not None:
        return group.refs, Method.STATED
    acts = trigger.tail.adnominal and trigger.act.frame == "hit"
    if acts and "を" in view.text[view.clause_start(trigger.start) : trigger.start]:
        return (), Method.CARRIED  # the noun described acts (政府軍を襲った反乱勢力)
    if not trigger.tail.passive and _somebody_else(view, trigger):
        return (), Method.CARRIED
    return running.topic, Method.CARRIED


def _somebody_else(view: SentenceView, trigger: Trigger) -> bool:
    """The sentence has a subject of its own that names no party (住民は, 制裁は): nobody is carried over it."""
    own = view.clause_start(trigger.start)
    for match in _SUBJECT_NOUN.finditer(view.text, view.start, trigger.start):
        if _OCCASION.search(match["noun"]) or (match["particle"] == "が" and match.start() < own):
            continue
        if _ORGAN.search(match["noun"]):
            continue
        if trigger.act.frame in ("ask", "accuse", "praise", "warn", "refuse") and _PAPER.search(match["noun"]):
            continue
        return True
    return False


def stated_subject(view: SentenceView, trigger: Trigger) -> Group | None:
    """The group of the sentence that acts."""
    own = view.clause_start(trigger.start)
    if trigger.tail.governor.startswith("のは"):
        for group in view.groups:
            if 0 <= group.start - trigger.tail.end <= 3 and not group.head:
                return group
    before = [g for g in view.groups if g.tail <= trigger.start]
    content = _content_of(view, trigger)
    if _struck(trigger) and (head := _head_noun(view, trigger)) is not None:
        return head
    if not content:
        for group in reversed(before):
            if group.start >= own and group.particle in ("が", "は", "も", "では"):
                return group
        if trigger.tail.adnominal:
            head = _head_noun(view, trigger)
            acts = trigger.act.frame == "hit" and "を" in view.text[own : trigger.start]
            return head if head is not None or acts else _outer(view, trigger, before)
    topics = [g for g in before if g.particle in ("は", "も", "には")]
    if content and topics:
        return topics[0]
    return _outer(view, trigger, before)


def _struck(trigger: Trigger) -> bool:
    """Told of a noun that an attack hit."""
    return trigger.act.frame == "hit" and trigger.tail.passive and trigger.tail.adnominal


def _head_noun(view: SentenceView, trigger: Trigger) -> Group | None:
    """The noun that a relative clause without a subject of its own describes (イスラエルを訪れたトランプ大統領)."""
    for group in view.groups:
        if group.start >= trigger.tail.end:
            moves = trigger.act.frame in ("intrude", "show", "leave_place")
            moves = moves or _struck(trigger)  # 攻撃を受けたイランの施設
            return group if group.start - trigger.tail.end <= 1 and (moves or not group.head) else None
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
        lead = view.text[view.start : before[0].start]
        if not re.search(r"[はがをにでと、]", lead):
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
