"""What an editor puts in → the finding as a whole, or why it cannot be one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from articles.extraction.findings import Span
from articles.ingest.corrections.people import People, signatures_of
from articles.ingest.corrections.values import RULE, Value, actors_in, place
from articles.ingest.days import first_day
from articles.ingest.errors import DecisionError
from articles.models import Mention, TextVersion
from articles.vocabulary import (
    AmountRole,
    Bound,
    EventMode,
    EventStatus,
    EventType,
    MentionKind,
    Method,
    Part,
    StatementKind,
    TrailRole,
)

BLANK_STATEMENT: Value = {
    "kind": StatementKind.DIRECT.value, "speakers": [], "speaker_method": Method.EDITOR.value, "cue": "", "date": "",
    "date_method": "", "about": [], "rule": RULE, "confidence": 1.0, "trail": [],
}  # fmt: skip
BLANK_EVENT: Value = {
    "type": "", "mode": "", "status": EventStatus.OCCURRED.value, "name": "", "place": "", "date": "",
    "date_method": "", "actors": [], "recipients": [], "evidence": [], "amounts": [], "rule": RULE, "confidence": 1.0,
}  # fmt: skip
BLANK_AMOUNT: Value = {
    "value": "0", "currency": "", "bound": Bound.EXACT.value, "role": AmountRole.OTHER.value, "converts": None,
    "fits": None, "rule": RULE, "confidence": 1.0,
}  # fmt: skip
_SPEAKER_STEPS = (TrailRole.SPEAKER, TrailRole.ANTECEDENT)
_DATE_STEPS = (TrailRole.DATE, TrailRole.OCCASION)


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a finding stand; several places for an event."""

    spans: tuple[Span, ...]

    @classmethod
    def found(cls, body: str, start: int, end: int) -> "Words":
        if not 0 <= start < end <= len(body) or not body[start:end].strip():
            raise DecisionError(_("語句の範囲が本文にありません。本文の中の語句を選んでください。"))
        lead = len(body[start:end]) - len(body[start:end].lstrip())
        return cls((Span(start + lead, start + len(body[start:end].rstrip())),))

    @classmethod
    def looked_up(cls, body: str, exact: str, near: int) -> "Words":
        """The place nearest to ``near`` where the body has these words."""
        exact = exact.replace("\r\n", "\n").strip()
        places = [m.start() for m in re.finditer(re.escape(exact), body)] if exact else []
        if not places:
            raise DecisionError(_("その語句は本文にありません。原文のとおりに写してください。"))
        start = min(places, key=lambda at: (abs(at - near), at))
        return cls((Span(start, start + len(exact)),))


def edited_statement(version: TextVersion, before: Value | None, given: Value) -> Value:
    """A statement with the given parts in place of those before.

    ``given`` may have ``words`` (:class:`Words`), ``kind``, ``speakers`` (keys), ``cue``, ``date`` (ISO 8601 or empty)
    and ``about`` (codes). The countries that it is about follow its words where they are not given.
    """
    value = {**(before or BLANK_STATEMENT), "rule": RULE, "confidence": 1.0}
    if words := given.get("words"):
        value |= place(words.spans[0], version.body)
        value["about"] = countries_named(version, words.spans[0])
    if "kind" in given:
        value["kind"] = _one_of(StatementKind, given["kind"], _("種類"))
    if "cue" in given:
        value["cue"] = given["cue"].strip()[:40]
    if "about" in given:
        value["about"] = list(dict.fromkeys(given["about"]))
    _set_date(value, given)
    span = Span(value["start"], value["end"])
    if "speakers" in given:
        _set_speakers(version, value, given["speakers"], span)
    if not value["speakers"]:
        raise DecisionError(_("話者を選んでください。話者の知れない発言は記録しません。"))
    return value


def edited_event(version: TextVersion, before: Value | None, given: Value) -> Value:
    """An event with the given parts in place of those before.

    ``given`` may have ``words``, ``type``, ``mode``, ``status``, ``date``, ``place``, ``name``, ``actors`` and
    ``recipients`` (keys).
    """
    value = {**(before or BLANK_EVENT), "rule": RULE, "confidence": 1.0}
    if words := given.get("words"):
        value["evidence"] = [place(span, version.body) for span in words.spans]
    for name, words_of, label in (
        ("type", EventType, _("類型")),
        ("status", EventStatus, _("状態")),
    ):
        value[name] = _one_of(words_of, given.get(name, value[name]), label)
    mode = given.get("mode", value["mode"])
    value["mode"] = _one_of(EventMode, mode, _("形式")) if mode and value["type"] == EventType.CONSULT else ""
    for name in ("place", "name"):
        value[name] = given.get(name, value[name]).strip()[:200]
    _set_date(value, given)
    for name in ("actors", "recipients"):
        if name in given:
            value[name] = entries_of(version, given[name])
    sides = [{actor["key"] for actor in value[name]} for name in ("actors", "recipients")]
    if not sides[0] and not sides[1]:
        raise DecisionError(_("参加者を一人か一国は選んでください。"))
    if sides[0] & sides[1]:
        raise DecisionError(_("同じ国や人物が主体と相手の両方にあります。どちらかにしてください。"))
    return value


def edited_amount(version: TextVersion, before: Value | None, given: Value) -> Value:
    """A sum with the given parts in place of those before: ``words``, ``value`` (a number), ``currency``, ``role``."""
    value = {**(before or BLANK_AMOUNT), "rule": RULE, "confidence": 1.0}
    if words := given.get("words"):
        value |= place(words.spans[0], version.body)
    if "value" in given or "currency" in given:
        try:
            number = Decimal(str(given.get("value", value["value"])).replace(",", "").strip())
        except InvalidOperation as error:
            raise DecisionError(_("額を数で書いてください(例: 17000000000)。")) from error
        currency = str(given.get("currency", value["currency"])).strip().upper()
        if not 0 <= number < 10**26 or not number.is_finite() or not re.fullmatch("[A-Z]{3}", currency):
            raise DecisionError(_("額は0以上の数、通貨はISO 4217の3文字(USDなど)で書いてください。"))
        value |= {"value": f"{number.normalize():f}", "currency": currency}
    if "role" in given:
        value["role"] = _one_of(AmountRole, given["role"], _("性格"))
    return value


def entries_of(version: TextVersion, keys: Sequence[str]) -> list[Value]:
    """Leaders, organisations and countries as values hold them."""
    signatures = signatures_of(version.article)
    wanted: Value = {"actors": [{"key": key, "signature": signatures.get(key, "")} for key in dict.fromkeys(keys)]}
    found = actors_in(People(version.article, [wanted]).present(wanted))
    if len(found) < len(set(keys)):
        raise DecisionError(_("選ばれた人物・組織・国が見つかりません。一覧から選び直してください。"))
    return found


def countries_named(version: TextVersion, span: Span) -> list[str]:
    """Codes of the countries that the words name, by any form or by a leader's name."""
    inside = Mention.objects.filter(version=version, part=Part.BODY, start__gte=span.start, end__lte=span.end)
    rows = inside.filter(kind__in=(MentionKind.COUNTRY, MentionKind.PERSON)).order_by("start")
    codes = rows.values_list("country", "leader__country", "leader__country__is_iso")
    return list(dict.fromkeys(own or his for own, his, is_iso in codes if own or (his and is_iso)))


def _set_speakers(version: TextVersion, value: Value, keys: Sequence[str], span: Span) -> None:
    """Other speakers are explained by where the text names them, not by what led to those before."""
    entries = entries_of(version, keys)
    if [actor["key"] for actor in entries] == [actor["key"] for actor in value["speakers"]]:
        return
    value["speakers"], value["speaker_method"] = entries, Method.EDITOR.value
    steps = [
        {"role": TrailRole.SPEAKER.value, **place(where, version.body)}
        for actor in entries
        if (where := _named_near(version, actor["key"], span))
    ]
    value["trail"] = [*steps, *(step for step in value["trail"] if step["role"] not in _SPEAKER_STEPS)]


def _named_near(version: TextVersion, key: str, span: Span) -> Span | None:
    """Where the body names somebody: right before the words, else after them."""
    column = {"l": "leader", "o": "organization"}.get(key[: key.find(":")] if ":" in key else "", "country")
    rows = Mention.objects.filter(version=version, part=Part.BODY, **{column: key.partition(":")[2] or key})
    places = [Span(start, end) for start, end in rows.values_list("start", "end") if not span.covers(Span(start, end))]
    before = max((place for place in places if place.end <= span.start), default=None)
    return before or min((place for place in places if place.start >= span.end), default=None)


def _set_date(value: Value, given: Value) -> None:
    if "date" not in given or given["date"] == value["date"]:
        return
    day = given["date"]
    if day and first_day(day)[0] is None:
        raise DecisionError(_("日付を「2025-11-06」「2025年11月」のように書いてください。"))
    value["date"], value["date_method"] = day, Method.EDITOR.value if day else ""
    if "trail" in value:
        value["trail"] = [step for step in value["trail"] if step["role"] not in _DATE_STEPS]


def _one_of(words: Any, given: str, label: str) -> str:
    if given not in set(words):
        raise DecisionError(_("%(field)sを一覧から選んでください。") % {"field": label})
    return str(given)
