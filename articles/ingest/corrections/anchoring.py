"""Values in another version of their text: the same words, where they stand now."""

from articles.extraction.findings import Span
from articles.ingest.corrections.values import Value, span_of
from articles.vocabulary import FindingKind

CONTEXT = 40
"""Characters on either side by which one of several places is told from the others."""


def moved(kind: str, value: Value, old: str, new: str) -> Value | None:
    """The value as it stands in the text ``new``; None if its words are not there.

    Steps of a trail, sums and pieces of evidence that are gone are left out; an event needs one piece at least.
    """
    if old == new:
        return value
    if kind == FindingKind.EVENT:
        evidence = [piece for each in value["evidence"] if (piece := _moved_place(each, old, new))]
        amounts = [piece for each in value["amounts"] if (piece := _moved_place(each, old, new))]
        return {**value, "evidence": evidence, "amounts": amounts} if evidence else None
    own = _moved_place(value, old, new)
    if own is None:
        return None
    if kind == FindingKind.AMOUNT:
        converts = _moved_place(value["converts"], old, new) if value["converts"] else None
        return {**own, "converts": converts}
    return {**own, "trail": [step for each in value["trail"] if (step := _moved_place(each, old, new))]}


def _moved_place(piece: Value, old: str, new: str) -> Value | None:
    span = moved_span(span_of(piece), old, new)
    return {**piece, "start": span.start, "end": span.end} if span else None


def moved_span(span: Span, old: str, new: str) -> Span | None:
    """Where the words of a span stand in another text: at the place whose surroundings are most alike."""
    words = span.of(old)
    before, after = old[max(0, span.start - CONTEXT) : span.start], old[span.end : span.end + CONTEXT]
    best: tuple[int, int] | None = None
    at = new.find(words)
    while at >= 0:
        alike = _alike(before[::-1], new[max(0, at - CONTEXT) : at][::-1]) + _alike(after, new[at + len(words) :])
        # Of equals the one nearest to the old place.
        if best is None or (alike, -abs(at - span.start)) > (best[0], -abs(best[1] - span.start)):
            best = alike, at
        at = new.find(words, at + 1)
    return Span(best[1], best[1] + len(words)) if best else None


def _alike(one: str, other: str) -> int:
    """Length of the common beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
