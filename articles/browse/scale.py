"""From cooperation to conflict: the four classes of PLOVER's quad, used the same way on every page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Tone:
    """A class with the sign that stands for it; its shape tells it apart without colour."""

    name: str
    label: Any
    sign: str


_VERBAL_COOPERATION = Tone("verbal-cooperation", _("言葉での協力"), "○")
_MATERIAL_COOPERATION = Tone("material-cooperation", _("行動での協力"), "●")
_VERBAL_CONFLICT = Tone("verbal-conflict", _("言葉での対立"), "△")
_MATERIAL_CONFLICT = Tone("material-conflict", _("行動での対立"), "▲")
TONES = (_VERBAL_COOPERATION, _MATERIAL_COOPERATION, _VERBAL_CONFLICT, _MATERIAL_CONFLICT)

_OF_TYPE = {
    **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), _VERBAL_COOPERATION),
    **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), _MATERIAL_COOPERATION),
    **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), _VERBAL_CONFLICT),
    **dict.fromkeys(
        (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
        _MATERIAL_CONFLICT,
    ),
}


def tone_of(event_type: str) -> Tone:
    """The class of an event type."""
    return _OF_TYPE[EventType(event_type)]


COOPERATION = tuple(kind for kind, tone in _OF_TYPE.items() if tone in TONES[:2])
CONFLICT = tuple(kind for kind, tone in _OF_TYPE.items() if tone in TONES[2:])


def types_of(tone: Tone) -> list[EventType]:
    """The event types of a class."""
    return [kind for kind, of in _OF_TYPE.items() if of is tone]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the diverging scale, for a share of many events: its style and its words."""

    name: str
    label: Any


STEPS = (
    Step("conflict-2", _("対立が大半")),
    Step("conflict-1", _("対立が多い")),
    Step("even", _("半々")),
    Step("cooperation-1", _("協力が多い")),
    Step("cooperation-2", _("協力が大半")),
)
_BOUNDS = (0.2, 0.4, 0.6, 0.8)
"""Shares of cooperation at which one step ends and the next begins; the middle one takes both its ends."""


def step_of(cooperation: int, conflict: int) -> Step | None:
    """The step at which so many events of either kind stand together; None where there is none of either."""
    if not cooperation + conflict:
        return None
    share = cooperation / (cooperation + conflict)
    below = sum(share >= bound for bound in _BOUNDS[:2]) + sum(share > bound for bound in _BOUNDS[2:])
    return STEPS[below]
