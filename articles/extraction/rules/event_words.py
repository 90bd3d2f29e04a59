"""What a family of event words is; the lists are in ``event_talks``, ``_speech``, ``_measures`` and ``_forces``.

``nouns`` are verbal nouns (会談: 会談する, 会談を行う, 会談で), ``ichidan`` and ``godan`` verbs in dictionary form.
``needs`` must stand before the word in its clause, ``bars`` must not; the first act of a word whose conditions hold
wins. What ``frame`` names mean is told in ``events.frames``.
"""

from dataclasses import dataclass

from articles.vocabulary import EventMode, EventType


@dataclass(frozen=True, slots=True)
class Act:
    """A family of trigger words."""

    rule: str
    type: EventType
    frame: str
    nouns: str = ""
    ichidan: str = ""
    godan: str = ""
    needs: str = ""
    """Regular expression that the clause before the word must contain."""
    bars: str = ""
    """Regular expression that the clause before the word must not contain."""
    after: str = ""
    """Regular expression that the text right after the word must match."""
    mode: EventMode | None = None
    nominal: bool = False
    """The bare noun with a date or its parties is an event too (8月の米ロ首脳会談)."""
