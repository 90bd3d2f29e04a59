"""The day of an event: from its own clause, from the sentence, or from the occasion told before."""

import re
from dataclasses import dataclass

from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.status import PROMISES
from articles.extraction.findings import DateMention, DateValue, Ref
from articles.vocabulary import EventStatus, EventType, Method

_NOT_THE_DAY = re.compile(
    r"^(?:以来|までに|まで(?!の)|ぶり|時点|期限|付け?の|前の|生まれ|建て|間の|年度|中の?(?:国外|退去|出国|離任)|[~〜～-])"
)
_STANDS_ALONE = re.compile(
    r"^(?:(?:[、，,]|は|に(?!調印|署名|結|起|始|開)|夜|未明|早朝|朝|午前|午後|夕|昼|深夜|[0-9０-９]+時|の(?!協定|合意|核|会談|署名|攻撃|共同|選挙|軍事|戦)|から|以降|にも|には|も|ごろ|頃|、|まで|中|初め|末|上旬|中旬|下旬|春|秋|夏|冬|（|\()|\ue001)"
)

_MATERIAL = frozenset({EventType.COERCE, EventType.ASSAULT, EventType.SANCTION, EventType.CONCEDE})
"""Acts that in a relative clause lie before the day of the main clause (拘束していた兵士を解放した)."""
NEAR = "event.date.paragraph"
"""Rule of a day taken from the same paragraph."""
_ELSEWHEN = re.compile(r"再任後|就任後|これまで|かつて|以前|過去|近年|最近|既に|すでに|長年|その後|のちに")
"""Words that put an act at another, unsaid time."""
_OCCASION = re.compile(
    r"会合後|会談後|式典後|会議後|会見後|署名後|採択後|協議後|会談に先立ち|これに先立ち|に先立つ|席上|この席|同席上|会談の冒頭|会談では?|会議では?|会合では?|これに合わせ|今回"
)
"""Words that tie an act to the occasion told before."""
_OF_NOUN = re.compile(
    r"^(?:以降|以来|まで|から)?の(?!うちに|間に|夜|朝|未明|午前|午後|早朝|深夜|昼|夕|時点)(?![^、。]{0,24}(?:声明|会見|演説|会談|会議|会合|国会|談話|討議|理事会|電話|総会|集会|答弁|インタビュー|番組|"
    r"協議|投稿|式典|定例|議会|閣議|作戦|公聴会|取材|説明会|訪問|フォーラム|サミット|戦闘|衝突|選挙|書簡|文書|講演|首脳宣言|後|書面|攻撃|空爆|訪[一-龥]))"
)
"""A date that belongs to the next noun (9月の合意の履行を促した), not to the act."""


@dataclass
class Occasion:
    """A day and who acted on it, as far as told."""

    day: DateValue
    actors: frozenset[Ref]
    paragraph: int

    def holds(self, kind: EventType, actors: tuple[Ref, ...]) -> bool:
        """Whether words and results of ``actors`` belong to it; the reaction of a party that did not act does not."""
        common = len(set(actors) & self.actors)
        if kind is EventType.AGREE:
            return common > 0
        if kind is EventType.CONSULT:
            return common * 2 > len(actors)
        return set(actors) <= self.actors


@dataclass
class Timeline:
    """The days that the text before the sentence stands at."""

    now: Occasion | None = None
    """The last day told."""
    lead: Occasion | None = None
    """The first: the article's own occasion, to which it comes back."""

    def move(self, day: DateValue, actors: tuple[Ref, ...], paragraph: int) -> None:
        """The text now stands at ``day``; those who act on the same day are gathered."""
        for known in (self.now, self.lead):
            if known is not None and known.day.iso == day.iso:
                known.actors |= frozenset(actors)
                known.paragraph = paragraph
                self.now = known
                return
        self.now = Occasion(day, frozenset(actors), paragraph)
        self.lead = self.lead or self.now

    def occasion(self, kind: EventType, actors: tuple[Ref, ...], paragraph: int, returns: bool) -> Occasion | None:
        """The occasion that an act without a day belongs to; ``returns`` where words say that there is one."""
        if self.now is None or self.lead is None:
            return None
        if returns:
            return self.now if self.now.paragraph == paragraph else self.lead
        if self.now.paragraph == paragraph and self.now.holds(kind, actors):
            return self.now
        if self.lead.holds(kind, actors):
            return self.lead
        return self.now if self.now.holds(kind, actors) else None


def entry_day(view: SentenceView) -> DateValue | None:
    """The day at the head of a chronicle's entry (１月28日　米財務省が…): it holds for the whole entry."""
    for mention in view.dates[:1]:
        head = view.text[view.start : mention.span.start].strip("　 ・▼◆■")
        if not head and view.text[mention.span.end : mention.span.end + 1] in ("　", " ", "\t", "："):
            return mention.value
    return None


def own_date(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """The date that governs the trigger inside its sentence."""
    usable = [
        d
        for d in view.dates
        if d.span.end <= max(trigger.start, trigger.tail.end) and _usable(view, d) and not _of_noun(view, d, trigger)
    ]
    if trigger.act.type is EventType.AGREE and view.text[trigger.start - 3 : trigger.start] in ("ことで", "ことに"):
        return next((d for d in usable if _beside_topic(view, d)), None)
    if _described(trigger):
        usable = [d for d in usable if not _of_matrix(view, d)]
    own = view.clause_start(trigger.start)
    inside = [d for d in usable if d.span.start >= own]
    if inside:
        return inside[-1]
    coordinate = view.coordinate_start(trigger.start)
    for start in (coordinate, view.start):
        for mention in reversed([d for d in usable if start <= d.span.start]):
            if not _in_relative_clause(view, mention, trigger):
                return mention
    if trigger.act.frame == "mediation":
        return next((d for d in view.dates if _usable(view, d)), None)
    return _after(view, trigger)


def _of_noun(view: SentenceView, mention: DateMention, trigger: Trigger) -> bool:
    """Whether the date describes a noun that is not the trigger's own."""
    if trigger.is_noun and mention.span.end < trigger.start and trigger.start - mention.span.end < 14:
        between = view.text[mention.span.end : trigger.start]
        if "、" not in between and not re.search(r"[をはがに]", between):
            return False
    return _OF_NOUN.match(view.text[mention.span.end : mention.span.end + 32]) is not None


def _described(trigger: Trigger) -> bool:
    """Told as done in a relative clause (拘束した兵士), not as what a paper does (解除する決議)."""
    return trigger.tail.adnominal and trigger.tail.form is not Form.NONPAST


def _of_matrix(view: SentenceView, mention: DateMention) -> bool:
    """A day that 、 sets off dates the main clause, not the relative clause after it."""
    after = view.text[mention.span.end : mention.span.end + 3].lstrip("夜朝昼未明")
    return after.startswith(("、", "，"))


def _beside_topic(view: SentenceView, mention: DateMention) -> bool:
    """The day of the telling stands right after the topic (両氏は25日、…することで一致した)."""
    if mention.span.start - view.start < 4:
        return True
    return any(0 <= mention.span.start - g.tail <= 2 and g.particle in ("は", "が", "も") for g in view.groups)


def _after(view: SentenceView, trigger: Trigger) -> DateMention | None:
    """A cleft names the day after the act (拘束されたのは11月16日である; 侵攻した2022年2月)."""
    if view.text[trigger.tail.end - 1] in "、，":
        return None
    for mention in view.dates:
        gap = mention.span.start - trigger.tail.end
        if 0 <= gap <= 16 and _usable(view, mention):
            between = view.text[trigger.tail.end : mention.span.start]
            by_it = trigger.act.frame == "hit" and between in ("で", "により", "によって")
            if by_it or between == "" or between.startswith("のは"):
                return mention
    return None


def _usable(view: SentenceView, mention: DateMention) -> bool:
    at = mention.span.start
    if view.text[at] in "\ue000\ue001":
        return False
    if "から" in mention.span.of(view.text):
        return True  # 24日から27日まで: the first day counts
    return _NOT_THE_DAY.match(view.text[mention.span.end : mention.span.end + 4]) is None


def _in_relative_clause(view: SentenceView, mention: DateMention, trigger: Trigger) -> bool:
    for border in view.borders:
        if border <= mention.span.end:
            continue
        if border > trigger.start or view.text[border - 1] in "、，" or border in view.contents:
            return False
        if re.match(r"(?:に)?(?:も)?予定", view.text[mention.span.end : mention.span.end + 6]):
            return False
        after = view.text[mention.span.end : mention.span.end + 6]
        return _STANDS_ALONE.match(after) is None or re.match(r"に(?![はも])", after) is not None
    return False


def date_of(
    view: SentenceView, trigger: Trigger, status: EventStatus, timeline: Timeline, actors: tuple[Ref, ...]
) -> DateValue | None:
    """The event's date by FORMAT's rules, None if the text gives none."""
    kind = trigger.act.type
    mention = own_date(view, trigger)
    if mention is not None and status is EventStatus.PLANNED and kind in PROMISES | {EventType.SANCTION}:
        mention = _day_of_promise(view, trigger, mention)
    if mention is not None:
        return mention.value
    bare = trigger.tail.form is Form.NOMINAL and kind is not EventType.CONSULT
    bare = bare or (_described(trigger) and kind in _MATERIAL)
    if bare or _ELSEWHEN.search(view.text, view.start, trigger.start):
        return None
    if status is EventStatus.PLANNED and kind not in PROMISES | {EventType.SANCTION}:
        return None
    returns = _OCCASION.search(view.text, view.start, trigger.start) is not None
    occasion = timeline.occasion(kind, actors, view.sentence.paragraph, returns)
    if occasion is None:
        return None
    near = occasion.paragraph == view.sentence.paragraph
    return DateValue(occasion.day.iso, Method.INHERITED, NEAR if near else "event.date.occasion", occasion.day.span)


def _day_of_promise(view: SentenceView, trigger: Trigger, mention: DateMention) -> DateMention:
    """A promise counts from the day it was made, not from the day it is for (22日、…を9月1日に撤廃すると発表した)."""
    if not any(c > trigger.tail.end for c in view.contents):
        return mention
    first = next(d for d in view.dates if _usable(view, d) and not _in_relative_clause(view, d, trigger))
    return first if first.span.end <= trigger.start else mention
