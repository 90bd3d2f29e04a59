"""Talks and attacks that the text comes back to without naming their sides again.

A dated reference (8月の会談に続き, 10日の攻撃では) is an event of its own where its sides are clear: they are those of
the talks or the attack told last.
"""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.running import Running
from articles.extraction.findings import DateMention, Ref

_TO_NOUN = re.compile(
    r"(?:夜|朝|未明|早朝|深夜|午前|午後|以来|以降)?の(?:[ァ-ヶー一-龥・]{2,16}での|首脳による|電話での)?"
    r"(?:初|前回|首脳|外相|対面|直接|[一二三四五1-9]度目|[1-9一二三四五]回目|大規模|一斉|軍事|報復|ミサイル|無人機|一連|の|な)*"
)
"""What may stand between a date and the noun it dates."""
_CITY = re.compile(r"の?[ァ-ヶー一-龥]{2,10}$")
_TALKS = re.compile(r"(?:会談|協議|電話|首脳会議|首脳会合|対話)$")
_BY_PAIR = re.compile(r"(?:両(?:首脳|氏|者|外相|大統領|首相|国|政府|国防相|防衛相)|2国間|二国間|双方|3者|三者)(?:による|間)?の$")


def dated_noun(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The date glued to the trigger's noun with の (昨年6月のシンガポールでの会談)."""
    mention = next((d for d in reversed(view.dates) if d.span.end <= trigger.start), None)
    if mention is None or trigger.start - mention.span.end > 30:
        return None
    between = view.text[mention.span.end : trigger.start]
    if _TO_NOUN.fullmatch(between) or (between.startswith("の") and _CITY.fullmatch(between)):
        return mention
    return None


def talks_before(
    view: SentenceView, trigger: Trigger, named: tuple[Ref, ...], running: Running, stated: bool
) -> tuple[Ref, ...]:
    """The sides of talks told without them, from the talks told last or from the sentence before; else empty.

    ``named`` are the sides that the words themselves name, ``stated`` whether they do so outright.
    """
    if trigger.act.frame not in ("mutual", "session"):
        return ()
    own = named if stated else ()
    if trigger.tail.form is Form.NOMINAL:
        if _TALKS.search(trigger.word) and dated_noun(view, trigger) is not None and set(own) <= set(running.meeting):
            return running.meeting
        return ()
    if trigger.word in ("次回", "前回"):
        return running.meeting if set(own) <= set(running.meeting) else ()
    opens = not view.text[view.coordinate_start(trigger.start) : trigger.start].strip("、 　\n今回この同")
    pair = _BY_PAIR.search(view.text, max(view.start, trigger.start - 12), trigger.start) is not None
    if not trigger.tail.passive or own or not (opens or pair) or not _TALKS.search(trigger.word):
        return ()
    return running.meeting or (running.parties if len(running.parties) == 2 else ())
