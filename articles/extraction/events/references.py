"""Talks and attacks that the text comes back to without naming their sides again.

A dated reference (8月の会談に続き, 10日の攻撃では) is an event of its own where its sides are clear: they are those of
the talks or the attack told last.
"""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.parties import Parties
from articles.extraction.events.running import Running
from articles.extraction.findings import DateMention, Ref

_TO_NOUN = re.compile(
    r"(?:夜|朝|未明|早朝|深夜|午前|午後|以来|以降)?の(?:[ァ-ヶー一-龥・]{2,16}での|首脳による|電話での)?"
    r"(?:初|前回|首脳|外相|対面|直接|[一二三四五1-9]度目|[1-9一二三四五]回目|大規模|一斉|軍事|報復|ミサイル|無人機|一連|の|な)*"
)
"""What may stand between a date and the noun it dates."""
_CITY = re.compile(r"の?[ァ-ヶー一-龥]{2,10}$")
_TALKS = re.compile(r"(?:会談|協議|電話|首脳会議|首脳会合|対話)$")
_AT_HOME = re.compile(r"与野党|与党|野党|党|省庁|労使|有識者|専門家|国会|委員会|自治体|知事")
"""Who sits in talks that are no other state's affair."""


def at_home(view: SentenceView, trigger: Trigger) -> bool:
    """Whether words before the noun show that no other state sits there (与野党の協議)."""
    return _AT_HOME.search(view.text, view.start, trigger.start) is not None


_BY_PAIR = re.compile(
    r"(?:両(?:首脳|氏|者|外相|大統領|首相|国|政府|国防相|防衛相)|2国間|二国間|双方|3者|三者)(?:による|間)?の$"
)


def dated_noun(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The date glued to the trigger's noun with の (昨年6月のシンガポールでの会談)."""
    mention = next((d for d in reversed(view.dates) if d.span.end <= trigger.start), None)
    if mention is None or trigger.start - mention.span.end > 30:
        return None
    between = view.text[mention.span.end : trigger.start]
    if _TO_NOUN.fullmatch(between) or (between.startswith("の") and _CITY.fullmatch(between)):
        return mention
    return None


_GATHERED = re.compile(
    r"に(?:は|も)?、?[^。がは]{0,16}?(?:[0-9０-９一二三四五六七八九十]+[かカヵヶケ箇]国|諸国|加盟国)の?(?:首脳|外相|大統領|首相|閣僚|代表|高官)(?:ら)?が"
    r"[^、。がを]{0,12}?(?:そろ|集ま|集っ|出席し|参加し|顔をそろえ)"
)
"""A session that a group of states came to (首脳会議には5か国の大統領がそろった)."""
_FOLLOWS = re.compile(r"(?:の[^、。はが]{0,14})?に(?:続[いきく]|次[いぐ])")
_ATTACK_FOR = re.compile(r"[をが](?:指|巡|めぐ|受け|踏まえ|非難|批判|きっかけ|機に|念頭)")


def earlier(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The day of the talks before that a topic is told to follow (両首脳の会談は3月に続き3回目だった)."""
    if not view.text.startswith("は", trigger.end):
        return None
    mention = next((d for d in view.dates if d.span.start == trigger.end + 1), None)
    if mention is None or _FOLLOWS.match(view.text, mention.span.end) is None:
        return None
    return mention


def attack(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The day of an attack that is only referred to (10日の攻撃から1週間, 同日未明の攻撃を指す)."""
    if trigger.tail.form is Form.OBJECT and _ATTACK_FOR.match(view.text, trigger.end) is None:
        return None
    return dated_noun(view, trigger)


def talks_before(
    view: SentenceView,
    trigger: Trigger,
    named: tuple[Ref, ...],
    running: Running,
    parties: Parties,
    *,
    stated: bool,
    dated: bool,
) -> tuple[Ref, ...]:
    """The sides of talks told without them, from the talks told last or from the sentence before; else empty.

    ``named`` are the sides that the words themselves name, ``stated`` whether they do so outright;
    ``dated`` where a clause before the noun tells when they were or will be held.
    """
    if trigger.act.frame not in ("mutual", "session"):
        return ()
    own = {*(named if stated else ()), *_topic(view, trigger, parties)}
    dated = dated and trigger.act.frame == "mutual" and not at_home(view, trigger)
    if _TALKS.search(trigger.word) and (dated or dated_noun(view, trigger) is not None):
        known = (running.meeting, running.states) if trigger.act.frame == "mutual" else (running.meeting,)
        return next((s for s in known if len(s) > 1 and own <= set(s)), ())
    if trigger.tail.form is Form.NOMINAL:
        if earlier(view, trigger) is not None:
            return running.meeting if own <= set(running.meeting) else ()
        gathered = trigger.act.frame == "session" and not own and len(running.parties) == 1
        return running.parties if gathered and _GATHERED.match(view.text, trigger.end) else ()
    if trigger.word in ("次回", "前回"):
        return running.meeting if own <= set(running.meeting) else ()
    opens = not view.text[view.coordinate_start(trigger.start) : trigger.start].strip("、 　\n今回この同")
    pair = _BY_PAIR.search(view.text, max(view.start, trigger.start - 12), trigger.start) is not None
    if not trigger.tail.passive or own or not (opens or pair) or not _TALKS.search(trigger.word):
        return ()
    return running.meeting or (running.parties if len(running.parties) == 2 else ())


def _topic(view: SentenceView, trigger: Trigger, parties: Parties) -> tuple[Ref, ...]:
    """The party that the sentence is about before the trigger."""
    topic = next(
        (g for g in view.groups if g.particle in ("は", "も") and g.tail <= trigger.start and not g.head), None
    )
    return parties.resolve(topic.refs) if topic is not None else ()
