"""Whether a trigger reports an event at all, and whether it occurred, goes on, is set for later, or fell through."""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.parsing import Zone
from articles.vocabulary import EventStatus, EventType

VERBAL = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT})
_LATER = frozenset({"sanction.ban", "sanction.impose", "sanction.tariff"})
"""Measures that take force some time after they are announced."""
PROMISES = frozenset({EventType.AID, EventType.CONCEDE, EventType.COOPERATE, EventType.RETREAT, EventType.MOBILIZE})
"""Acts that an announcement only promises."""

_LATER = frozenset({"sanction.ban", "sanction.impose", "sanction.tariff"})
"""Measures that take force some time after they are announced."""
_ANNOUNCE = (
    r"発表|表明|約束|明らか|宣言|通告|確約|明言|公表|通知|"
    r"命じ|命令|指示|伝え|明か|打ち出|決め|決定|決ま|承認|可決|言い渡|告げ"
)
_IRREALIS = re.compile(
    r"^(?:よう|べき|ため|可能性|恐れ|おそれ|懸念|用意|考え|意向|意欲|意思|かどうか|か(?![らね])|場合|なら|必要|能力|つもり|余地|ことができ|ことはな|ことも|ことが|ことは|こともあ|"
    r"の(?:は|を|が|に|も|か)|ほど|狙い|権利|準備|構え|動き|法案|構想|案|まで|前に|だけ|もの|ことなく|こともな|姿勢|決意|方向|手続き(?!を)|"
    r"と(?:みら|見ら|予想|の見方|警告|脅|迫|主張|の観測|期待|みて|見て|指摘|訴え|の懸念|の考え|の意向|強調|報じ|非難|批判)|ことを(?:目指|検討|求|提案|期待|呼び|要|拒|支持|歓迎|強調))"
)
_PLANNED = re.compile(
    rf"^(?:予定|見通し|見込み|運び|段取り|方針|計画|ことにし|ことに(?:なっ|なり|決)|ことと(?:し|なっ)|手続きを|こと[をがも](?:[^、。]{{0,8}})(?:{_ANNOUNCE}|確認|記)|こと[でに](?:[^、。]{{0,6}})(?:合意|一致|決|同意)|"
    rf"と(?:、)?[^、。]{{0,14}}?(?:{_ANNOUNCE}|述べ|語|話)|旨[^、。]{{0,8}}(?:{_ANNOUNCE}|述べ)|はずだ)"
)
_REPORTED = re.compile(
    rf"^(?:と|こと|旨|の[をは]|という)[^。]{{0,24}}?(?:{_ANNOUNCE}|述べ|語|話|認め|確認|投稿|説明|指摘|報告|伝)"
)
_FELL_THROUGH = re.compile(
    r"見送|中止|取りやめ|取り止め|キャンセル|実現しな|至らな|はずだった|かなわな|流れた|決裂|まとまらな|断念|白紙"
)
_OBJECT_ANNOUNCED = re.compile(rf"^(?:など)?(?:を|が|も)(?:[^、。をがとす]{{0,14}}?)(?:{_ANNOUNCE})")
_OBJECT_DENIED = re.compile(
    r"^(?:など)?(?:を|が|も|は|の発動を)(?:[^、。をが]{0,10}?)(?:見送|見合わせ|中止|取りやめ|取り止め|キャンセル|断念|取り下げ|撤回)"
)
_OBJECT_ONGOING = re.compile(
    r"^(?:など)?(?:を|が|は)(?:[^、。をが]{0,10}?)(?:続け|続い|維持|継続|続く|進め|残し|残っ|据え置)"
)
_OBJECT_SHOWN = re.compile(r"^を[^、。をが]{0,8}?(?:示し|寄せ|繰り返し|重ねて|誓っ)(?!たい|よう)")
_OBJECT_AHEAD = re.compile(r"^を(?:[^、。を]{0,8}?)(?:控え(?:る|てい|ており)|予定し(?:てい|ており))")
_OBJECT_STARTED = re.compile(
    r"^(?:など)?(?:を|が)(?:[^、。をが]{0,8}?)(?:再開し|始め|開始し|再び始|強化し|拡大し)(?!よう|たい)"
)
_OBJECT_NOT = re.compile(
    r"^(?:など)?(?:を|が|も)(?:[^、。をが]{0,12}?)(?:求め|要求|要請|促|呼びかけ|呼び掛け|訴え|迫|検討|目指|準備|示唆|模索|狙|拒|期待|歓迎|可能|必要|難し|提案|含|避|防|許|阻|控え|確認|前提|条件)"
)
_CLOSING_PAST = re.compile(
    r"(?:た|ました|だった|でした|[一-龥]|ている|ています|ており|ていた|たという|たほか|た上で|続ける|続けます)[。」]?$"
)
_PROCLAIM_WORD = re.compile(r"[^、。]{0,10}(?:発表|宣言|通告|表明|明らか)")
_PROCLAIMED = re.compile(r"と[^、。]{0,10}(?:発表|宣言|通告|表明|明らか)|ことを発表")
_DECIDED = re.compile(r"ことと(?:し|決)|ことを(?:決め|決定)|ことに(?:決め|し(?:た|まし))")
_PAST_AHEAD = re.compile(
    r"(?:[いっんしえけせてねべめれりきちみじぎび]た|んだ|いだ)(?=[、。がと]|もの|ほか|後|うえ|上で|一方|こと|ため|の[はをが])|ました|ている|ていた|ており"
)
_CLOSING_PLAN = re.compile(
    r"(?:予定|見通し|見込み|方針|計画|運び|ことになっている|ことにしている|ことにしています)(?:だ|です|という)?[。]?$|ことになった。?$|(?:方針|計画)を[^、。]{2,12}。?$"
)
_SETTLED = re.compile(r"(?:方針|計画)を[^、。]{0,8}(?:確かめ|確認し|共有し|説明し|伝え|示し)(?:た|ました)。?$")
"""What a meeting came to: it was held."""
_THEN = re.compile(r"、(?:近く|今後|次回は?|さらに近く|来週|来月|来年|年内に?)(?:にも|には|に|、|の|[0-9０-９])?")
"""What a chain ends in is set for another, later time; what stands before it is done (合意し、来週にも協議する)."""
_CLOSING_NOT = re.compile(
    r"(?:可能性|恐れ|必要|べきだ|検討|考えだ|意向だ|だろう|目指|かもしれない|とみられる)[^、。]{0,8}[。]?$"
)
_HABIT = re.compile(
    r"頻繁に|しばしば|たびたび|度々|何度も|毎年|定期的に|常に|日常的に|幾度も|年々|毎回|ほぼ毎|折に触れ|恒例|慣例"
)
"""What is done again and again is no event."""
WARS = frozenset({"侵攻", "侵略", "軍事侵攻", "全面侵攻", "戦闘", "衝突", "応酬"})
"""Standing background as a bare noun or as what somebody undergoes (ロシアのウクライナ侵攻を受けて)."""
_STANDING = re.compile(r"[^、。]{0,8}?(?:続け|続い|まま|継続|維持|進め)")
_IN_DOCUMENT = re.compile(
    r"^(?:報復|措置|対抗措置|暴挙|行動|決定)(?:に出|に踏み切|を取|をと[っり]|を発表|を打ち出|を下)|^[^、。]{0,24}?(?:決議案?|議長声明|声明|談話|書簡|親書|大統領令|法律|政令|布告|文書|通告|通知|最後通牒|命令|法令|制裁法|法案?)(?:[\ue000\ue001「」『』0-9０-９]*)"
    r"(?:を|に|が)[^。]{0,40}?(?:採択|可決|発表|発出|出し|出した|署名|送っ|送り|施行|公布|突きつけ|突き付け|渡|成立|発効|届け)"
)
"""A clause that says what a paper does that is told as adopted or sent (制裁を解除する決議を採択した)."""
_IN_PAPER = re.compile(
    r"と(?:の|する|した)?[^、。]{0,10}(?:声明|談話|書簡|コメント|見解|論評)を[^、。]{0,6}(?:出|発|公表|送|寄せ|読み上げ)"
)
"""A verbal act that a paper of one's own performs (非難するとの声明を出した)."""
_PROMISED = frozenset({"申し出", "表明", "公表", "発表", "打ち出", "用意", "計上", "確保"})
"""Words of help that is still to come."""
_NOT_DONE = re.compile(r"^(?:以来|以降初|可能性|恐れ|疑い|か(?:どうか|は|が|を|と)|との見方|とみられ|と疑|場合|ら|り)")


def judge(view: SentenceView, trigger: Trigger) -> EventStatus | None:
    """The status of what ``trigger`` reports, None if it reports nothing."""
    tail = trigger.tail
    if tail.form is Form.IRREALIS or (tail.negative and tail.form is not Form.CONTINUED):
        return None
    if trigger.word in WARS and (tail.passive or tail.form is Form.OBJECT):
        return None
    if trigger.act.frame in ("visit", "visit_compound") and tail.adnominal and tail.form is Form.PROGRESSIVE:
        return None
    if (
        tail.passive
        and tail.form is Form.PROGRESSIVE
        and view.text[tail.end - 5 : tail.end].endswith(("てきた", "てきました"))
    ):
        return None
    if _HABIT.search(view.text, view.coordinate_start(trigger.start), tail.end):
        return None
    if "至ら" in view.text[trigger.end : tail.end]:
        return EventStatus.DENIED
    if "予定" in view.text[trigger.end : tail.end]:
        fell = _FELL_THROUGH.search(view.text, tail.end, view.end)
        return EventStatus.DENIED if fell else EventStatus.PLANNED
    return _by_form(view, trigger)


def _by_form(view: SentenceView, trigger: Trigger) -> EventStatus | None:
    tail, kind, governor = trigger.tail, trigger.act.type, trigger.tail.governor
    if tail.form is Form.NONPAST and governor.startswith(("とともに", "と同時に", "ほか、", "一方")):
        return _of_continued(view, trigger)
    if governor.startswith("以来"):
        return None
    promised = trigger.act.rule == "aid.approve" or (trigger.act.rule == "aid.raise" and trigger.word in _PROMISED)
    if promised and tail.form is Form.PAST:
        return EventStatus.PLANNED
    if tail.form is Form.OBJECT:
        return _of_object(governor, kind)
    if tail.form is Form.NOMINAL:
        return _of_bare_noun(trigger)
    if tail.form is Form.NONPAST:
        return _of_nonpast(view, trigger, governor)
    if tail.form is Form.CONTINUED or (tail.form is Form.STOP and governor.startswith(("、", "，"))):
        return _of_continued(view, trigger)
    if tail.form is Form.STOP:
        return EventStatus.OCCURRED
    if _NOT_DONE.match(governor):
        return None
    if _asks_on(view, trigger):
        return EventStatus.ONGOING
    if tail.form is Form.PROGRESSIVE and kind not in VERBAL and _STANDING.match(view.text[trigger.end : tail.end + 2]):
        return EventStatus.ONGOING
    return EventStatus.OCCURRED


def _of_bare_noun(trigger: Trigger) -> EventStatus | None:
    governor = trigger.tail.governor
    if governor.startswith(("に合意", "で合意", "で一致", "に向け", "に同意")):
        return None  # the word that governs it tells the event
    heads = governor.startswith(("で", "に", "の", "は", "と"))
    heads = heads or (trigger.act.frame == "visit_compound" and governor.startswith("時"))
    return EventStatus.OCCURRED if trigger.act.nominal or heads else None


def _asks_on(view: SentenceView, trigger: Trigger) -> bool:
    """A demand or refusal that stands: 求めている without a day."""
    lasting = trigger.act.type in (EventType.REQUEST, EventType.REJECT) and trigger.tail.form is Form.PROGRESSIVE
    words = view.text[trigger.end : trigger.tail.end]
    return lasting and not view.dates and words.endswith(("ている", "ています"))


def _of_object(governor: str, kind: EventType) -> EventStatus | None:
    if _OBJECT_DENIED.match(governor):
        return EventStatus.DENIED
    if _OBJECT_NOT.match(governor):
        return None
    if _OBJECT_ANNOUNCED.match(governor):
        return EventStatus.PLANNED if kind in PROMISES else EventStatus.OCCURRED
    if kind is EventType.SUPPORT and _OBJECT_SHOWN.match(governor):
        return EventStatus.OCCURRED
    if _OBJECT_AHEAD.match(governor):
        return EventStatus.PLANNED
    if _OBJECT_ONGOING.match(governor):
        return EventStatus.ONGOING
    return EventStatus.OCCURRED if _OBJECT_STARTED.match(governor) else None


def _of_continued(view: SentenceView, trigger: Trigger) -> EventStatus | None:
    """The predicate that closes the chain decides."""
    content = next((c for c in view.contents if c > trigger.tail.end), None)
    if content is not None and not _inside(view, trigger, content):
        content = None
    stop = content if content is not None else view.end
    chunk = view.text[max(trigger.tail.end, stop - 40) : stop]
    if content is not None:
        after = view.text[content : content + 24]
        chunk = chunk.removesuffix("と").removesuffix("旨")
        if chunk.endswith(("よう", "ように")):
            return None
        if _CLOSING_PAST.search(chunk):
            return EventStatus.OCCURRED
        if trigger.act.type is EventType.SANCTION and trigger.act.rule not in _LATER and _PROCLAIM_WORD.match(after):
            return EventStatus.OCCURRED
        return _announced(trigger) if re.search(_ANNOUNCE + r"|述べ|^(?:し(?:た|て)|の声明)", after) else None
    if _CLOSING_NOT.search(chunk):
        return None
    met = trigger.act.type is EventType.CONSULT and _SETTLED.search(chunk) is not None
    if met or _THEN.search(view.text, trigger.tail.end - 1, stop):
        return EventStatus.OCCURRED
    if _CLOSING_PLAN.search(chunk):
        return EventStatus.PLANNED
    if _CLOSING_PAST.search(chunk) or _PAST_AHEAD.search(view.text, trigger.tail.end, stop):
        return EventStatus.OCCURRED
    return EventStatus.OCCURRED if trigger.act.type in VERBAL else EventStatus.PLANNED


def _inside(view: SentenceView, trigger: Trigger, content: int) -> bool:
    """Whether a continued trigger stands in the content clause that ends at ``content``, not in the clause before it.

    A verbal act is a reporting verb itself; a new topic after it starts the content.
    """
    if trigger.act.type not in PROMISES | {EventType.SANCTION}:
        return False
    return not any(trigger.tail.end <= g.start < content and g.particle == "は" for g in view.groups)


def _of_nonpast(view: SentenceView, trigger: Trigger, governor: str) -> EventStatus | None:
    kind = trigger.act.type
    if governor.startswith(("予定だった", "はずだった", "予定でした", "計画だった")):
        return EventStatus.DENIED if _FELL_THROUGH.search(view.text, trigger.end, view.end) else None
    if trigger.tail.adnominal and _IN_DOCUMENT.match(view.text[trigger.tail.end : trigger.tail.end + 80]):
        return EventStatus.OCCURRED
    if kind in VERBAL and _IN_PAPER.match(governor):
        return EventStatus.OCCURRED
    if _PLANNED.match(governor):
        return _announced(trigger)
    if _IRREALIS.match(governor) or trigger.tail.adnominal:
        return None
    if not governor.strip() or governor.startswith(
        ("。", "と同時に", "とともに", "ほか", "一方", "とし", "という", "が、")
    ):
        if kind in VERBAL:
            return EventStatus.OCCURRED if _told_as_said(view, trigger) else None
        return EventStatus.PLANNED
    return None


def _told_as_said(view: SentenceView, trigger: Trigger) -> bool:
    """A verbal act in the present is done in a list, a chronicle or after the words said, else it is only meant."""
    paragraph = view.document.paragraphs[view.sentence.paragraph]
    if paragraph.zone is not Zone.PROSE or not trigger.tail.governor.startswith("。"):
        return True
    before = view.text[max(view.start, trigger.start - 12) : trigger.start]
    return "」と" in before or any(trigger.start - 8 < c <= trigger.start for c in view.contents)


def _announced(trigger: Trigger) -> EventStatus | None:
    kind = trigger.act.type
    if kind in VERBAL:
        spoken = re.match(
            r"(?:旨|と|こと)[^、。]{0,8}(?:述べ|表明|発言|伝え|語|発表|明らか|伝達|声明を|談話を|書簡を)",
            trigger.tail.governor,
        )
        return EventStatus.OCCURRED if spoken else None
    if trigger.act.rule == "agree.establish":
        return EventStatus.OCCURRED
    if kind is EventType.SANCTION and _DECIDED.match(trigger.tail.governor):
        return EventStatus.OCCURRED
    in_force = kind in (EventType.SANCTION, EventType.COERCE) and trigger.act.rule not in _LATER
    if in_force and _PROCLAIMED.match(trigger.tail.governor):
        return EventStatus.OCCURRED
    return EventStatus.PLANNED
