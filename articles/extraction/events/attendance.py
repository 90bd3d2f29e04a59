"""Who came to a session: lists of those present, told in its sentence or right after it."""

import re

from articles.extraction.events.clauses import SentenceView
from articles.extraction.findings import Ref

_WORDS = ("出席", "参加", "同席")
_CAME = re.compile(r"(?:出席|参加|同席)(?:し[たて、]|しま|しており|する。|する予定|、|。)")
_ELSEWHERE = re.compile(
    r"(?<!会議)(?<!会合)(?<!会談)(?<!協議)(?<!サミット)(?<!これ)(?<!同会)(?:に|へ)(?:は|も)?(?![よお])"
)
"""What is attended is something else than the session (式典に)."""


def came(view: SentenceView) -> tuple[Ref, ...]:
    """The parties of the sentence that it tells as present."""
    text = view.text
    if not any(text.find(word, view.start, view.end) >= 0 for word in _WORDS):
        return ()
    found: list[Ref] = []
    for match in _CAME.finditer(text, view.start, view.end):
        start = view.coordinate_start(match.start())
        for group in view.groups:
            near = start <= group.start and group.tail <= match.start() and group.particle in ("は", "が", "も", "ら")
            if near and not group.head and _ELSEWHERE.search(text, group.tail, match.start()) is None:
                found.extend(group.refs)
    return tuple(found)
