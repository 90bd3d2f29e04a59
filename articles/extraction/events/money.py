"""Sums of money: which event they belong to, and what they are."""

import bisect
import re

from articles.extraction.events.candidates import Candidate
from articles.extraction.findings import Amount, Event, changed
from articles.extraction.parsing import Document
from articles.vocabulary import AmountRole, EventStatus, EventType

_CARRIES_MONEY = frozenset({EventType.AID, EventType.COOPERATE, EventType.AGREE, EventType.SANCTION, EventType.CONCEDE})
_NEAR = 60
"""Characters on each side that tell what a sum is."""
_WORDS = (
    (AmountRole.LOSS, re.compile(r"損失|被害|窃取|盗|損害|減収|減益|失っ|焼失|流出")),
    (AmountRole.TRADE, re.compile(r"貿易|輸出|輸入|黒字|赤字|取引高|対米輸出|売上|収入|税収")),
    (AmountRole.AID, re.compile(r"支援|援助|供与|拠出|融資|借款|無償|寄付|贈|信用供与|保険を付与|人道|救済")),
    (AmountRole.POTENTIAL, re.compile(r"可能性|見込まれ|潜在|試算|推計|に上る見|最大で|規模になる|達する見")),
    (AmountRole.SIGNED, re.compile(r"署名|調印|契約|協定を?結|締結|覚書|合意")),
    (
        AmountRole.INVESTED,
        re.compile(r"投じた|投資した|投資してき|投資額は|累計|これまでに|投資残高|出資した|払い込んだ"),
    ),
    (
        AmountRole.PLANNED,
        re.compile(r"投じる|投資する|計画|予定|方針|見通し|拠出する|発注|購入する|充てる|設ける|目標|出資する|投資"),
    ),
)
_BY_EVENT = {EventType.AID: AmountRole.AID, EventType.AGREE: AmountRole.SIGNED}


class Sums:
    """The amounts of an article by place."""

    def __init__(self, amounts: tuple[Amount, ...]) -> None:
        self._amounts = sorted(amounts, key=lambda a: a.span.start)
        self._starts = [a.span.start for a in self._amounts]
        self._conversions: dict[str, list[str]] = {}
        for amount in amounts:
            if amount.converts:
                self._conversions.setdefault(amount.converts, []).append(amount.id)

    def of(self, candidate: Candidate) -> list[str]:
        """Ids of the sums in the words that show an event, with their printed conversions."""
        if candidate.type not in _CARRIES_MONEY:
            return []
        inside: list[str] = []
        for span in candidate.evidence:
            low, high = bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)
            inside.extend(a.id for a in self._amounts[low:high] if a.span.end <= span.end)
        return list(dict.fromkeys([*inside, *(c for a in inside for c in self._conversions.get(a, ()))]))


def assign_amount_roles(
    document: Document, amounts: tuple[Amount, ...], events: tuple[Event, ...]
) -> tuple[Amount, ...]:
    """The amounts with their role: from the event they belong to, else from the words around in the sentence."""
    owner = {ref: event for event in reversed(events) for ref in event.amounts}
    return tuple(changed(a, role=_role(document, a, owner.get(a.id) or owner.get(a.converts))) for a in amounts)


def _role(document: Document, amount: Amount, event: Event | None) -> AmountRole:
    if event is not None and event.type in _BY_EVENT:
        return _BY_EVENT[event.type]
    if event is not None and event.type is EventType.COOPERATE:
        return AmountRole.PLANNED if event.status is EventStatus.PLANNED else AmountRole.INVESTED
    sentence = document.sentence_at(amount.span.start)
    start = max(amount.span.start - _NEAR, sentence.span.start if sentence else 0)
    end = min(amount.span.end + _NEAR, sentence.span.end if sentence else len(document.text))
    around = document.text[start:end]
    for role, words in _WORDS:
        if words.search(around):
            return role
    return AmountRole.OTHER
