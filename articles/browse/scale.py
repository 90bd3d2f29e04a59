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
