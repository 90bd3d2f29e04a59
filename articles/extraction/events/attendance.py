"""Who came to a session: lists of those present, told in its sentence or right after it."""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.findings import Ref

_WORDS = ("出席", "参加", "同席", "議長を務め")
_CAME = re.compile(r"(?:出席|参加|同席)(?:し[たて、]|しま|しており|する。|する予定|、|。)|議長を務め")
_MARKS = ("は", "が", "も", "ら", "から", "からは")
_ELSEWHERE = re.compile(
    r"(?<!会議)(?<!会合)(?<!会談)(?<!協議)(?<!サミット)(?<!これ)(?<!同会)(?:に|へ)(?:は|も)?(?![よお])"
)
"""What is attended is something else than the session (式典に)."""


def told_of(view: SentenceView) -> bool:
    """Whether the sentence has a word for being present at all."""
    return any(view.text.find(word, view.start, view.end) >= 0 for word in _WORDS)


_AT_SESSION = re.compile(r"(?:会議|会合|サミット)(?:には|にも|は)|オンラインで(?:出席|参加)")
_REACH, _NEAR = 10, 2
"""Sentences after a session within which the text comes back to it by its noun, and without."""


def within_reach(view: SentenceView, paragraph: int, sentence: int) -> bool:
    """Whether the sentence may tell who came to the session of ``sentence`` in ``paragraph``."""
    distance = view.sentence.index - sentence
    if paragraph == view.sentence.paragraph and distance <= _NEAR:
        return True
    return distance <= _REACH and _AT_SESSION.search(view.text, view.start, view.end) is not None


def came(view: SentenceView) -> tuple[Ref, ...]:
    """The parties of the sentence that it tells as present."""
    text = view.text
    found: list[Ref] = []
    for match in _CAME.finditer(text, view.start, view.end):
        start = view.coordinate_start(match.start())
        for group in view.groups:
            near = start <= group.start and group.tail <= match.start() and group.particle in _MARKS
            if near and not group.head and _ELSEWHERE.search(text, group.tail, match.start()) is None:
                found.extend(group.refs)
    return tuple(found)
