"""One record for one event of the article, however often it is mentioned."""

from articles.extraction.events.candidates import Candidate
from articles.vocabulary import MUTUAL_EVENT_TYPES, EventMode, EventStatus, EventType

_MODE_RANK = {EventMode.MEDIATION: 3, EventMode.CALL: 2, EventMode.MEETING: 2, EventMode.VISIT: 1, None: 0}

REACH = 60
"""How many events of one type back a mention may refer; bounds the cost on a very long text."""
_WRITTEN = frozenset({"event.agree.sign", "event.agree.bind", "event.agree.adopt", "event.agree.extend"})


def merge(candidates: list[Candidate]) -> list[Candidate]:
    """Join candidates that tell the same event, in text order."""
    merged: list[Candidate] = []
    by_type: dict[EventType, list[Candidate]] = {}
    for candidate in candidates:
        known = by_type.setdefault(candidate.type, [])
        same = next((m for m in reversed(known[-REACH:]) if _same(m, candidate)), None)
        if same is None:
            merged.append(candidate)
            known.append(candidate)
        else:
            _join(same, candidate)
    return merged


def _compatible(a: Candidate, b: Candidate) -> bool:
    if a.date is None or b.date is None:
        return True
    x, y = a.date.iso, b.date.iso
    return x.startswith(y) or y.startswith(x)


def _same(a: Candidate, b: Candidate) -> bool:
    if not _compatible(a, b) or (a.status is EventStatus.DENIED) != (b.status is EventStatus.DENIED):
        return False
    if a.type in MUTUAL_EVENT_TYPES and not (a.recipients or b.recipients):
        return _same_mutual(a, b)
    if a.type is EventType.CONSULT:
        return _same_visit(a, b)
    if (
        a.type in (EventType.AID, EventType.COOPERATE)
        and a.amounts
        and b.amounts
        and not set(a.amounts) & set(b.amounts)
    ):
        return False
    return set(a.actors) == set(b.actors) and bool(
        set(a.recipients) & set(b.recipients) or a.recipients == b.recipients
    )


def _same_mutual(a: Candidate, b: Candidate) -> bool:
    if not (a.parties <= b.parties or b.parties <= a.parties):
        return False
    if a.type is EventType.CONSULT and EventMode.CALL in (a.mode, b.mode) and a.mode != b.mode:
        return False
    if a.type is EventType.CONSULT and _different_people(a, b):
        return False
    if a.status != b.status and a.date != b.date:
        return False
    if a.type is EventType.AGREE and (_signed(a) != _signed(b) or (_signed(a) and b.again)):
        return False
    return not (a.date is None and b.date is None and a.parties != b.parties)


def _different_people(a: Candidate, b: Candidate) -> bool:
    """Each names a person whom the other does not: two talks (外相と会談し、首相とも会った)."""
    for two, more in ((a, b), (b, a)):
        if len(two.parties) == 2 and len(more.parties) > 2 and two.people:
            return True  # talks between two at a summit are not the summit
    return bool(a.people - b.people) and bool(b.people - a.people)


def _signed(candidate: Candidate) -> bool:
    """Signed papers are told apart from what talks agreed on by word of mouth."""
    return candidate.rule in _WRITTEN


def _same_visit(a: Candidate, b: Candidate) -> bool:
    """A journey and the meeting that it was made for."""
    if a.mode is EventMode.CALL or b.mode is EventMode.CALL:
        return False
    return a.parties <= b.parties or b.parties <= a.parties


def _join(kept: Candidate, other: Candidate) -> None:
    if _MODE_RANK[other.mode] > _MODE_RANK[kept.mode]:
        kept.mode, kept.rule, kept.trigger = other.mode, other.rule, other.trigger
        if kept.type is EventType.CONSULT:
            kept.actors, kept.recipients = other.actors, other.recipients
    elif kept.type in MUTUAL_EVENT_TYPES and not kept.recipients:
        kept.actors = tuple(dict.fromkeys((*kept.actors, *other.actors)))
    else:
        kept.recipients = tuple(
            dict.fromkeys((*kept.recipients, *(r for r in other.recipients if r not in kept.actors)))
        )
    if other.date is not None and (kept.date is None or len(other.date.iso) > len(kept.date.iso)):
        kept.date = other.date
    if kept.place is None:
        kept.place = other.place
    for span in other.evidence:
        if not any(span.overlaps(e) for e in kept.evidence):
            kept.evidence.append(span)
    kept.amounts.extend(a for a in other.amounts if a not in kept.amounts)
    kept.confidence = min(0.98, round(max(kept.confidence, other.confidence) + 0.05, 2))  # told twice
