"""Case frames: which particles mark the one acted on, for each kind of act.

Tiers are tried in order; within a tier the group nearest to the trigger wins.
"""

from dataclasses import dataclass

OBJECT = frozenset({"を"})
TOWARD = frozenset(
    {
        "に対し",
        "に対して",
        "に対する",
        "に対しては",
        "に対しても",
        "への",
        "へ",
        "に",
        "には",
        "にも",
        "に向け",
        "に向けて",
        "へは",
    }
)
ADVERBIAL = frozenset({"に対し", "に対して", "に対しては", "に対しても"})
"""The one addressed, never a noun's complement."""
ADDRESSED = frozenset({"に対し", "に対して", "に対する", "への"})
SOURCE = frozenset({"から", "からの", "からは", "からも"})
OWNER = frozenset({"の"})
WITH = frozenset({"と", "との", "とは", "とも", "との間で", "との間に", "との間の", "とともに", "と共に"})
SUBJECT = frozenset({"は", "が", "も", "では", "には"})
AGENT = frozenset({"に", "から", "によって", "により", "による", "からの"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How the parties of an act are marked."""

    tiers: tuple[frozenset[str], ...] = ()
    mutual: bool = False
    """Every party acts."""
    needs_recipient: bool = True
    wide: bool = False
    """The target may also be named in the content, in a quotation, or in the sentence before."""
    topic_may_act: bool = True


FRAMES: dict[str, Frame] = {
    "mutual": Frame(mutual=True, needs_recipient=False),
    "mediation": Frame(mutual=True, needs_recipient=False),
    "session": Frame(mutual=True, needs_recipient=False),
    "host": Frame((OBJECT,), mutual=True, needs_recipient=False),
    "phone": Frame((SOURCE | TOWARD,), mutual=True, needs_recipient=False),
    "received": Frame((OWNER,), mutual=True, needs_recipient=False),
    "join": Frame((TOWARD,), mutual=True, needs_recipient=False),
    "adopt": Frame(mutual=True, needs_recipient=False),
    "concord": Frame(mutual=True, needs_recipient=False),
    "council": Frame(mutual=True, needs_recipient=False),
    "dative_mutual": Frame((OWNER, TOWARD), needs_recipient=False),
    "visit": Frame((OBJECT, TOWARD)),
    "visit_compound": Frame(),
    "envoy": Frame((TOWARD,)),
    "ask": Frame((ADVERBIAL, ADDRESSED - {"への", "に対する"} | {"に", "には", "にも", "へ"}, TOWARD), wide=True),
    "accuse": Frame((OBJECT, TOWARD, OWNER), wide=True),
    "praise": Frame((OBJECT, TOWARD, OWNER), wide=True),
    "refuse": Frame((frozenset({"による", "からの"}), OWNER, OBJECT, TOWARD, SOURCE, frozenset({"との"})), wide=True),
    "warn": Frame((OBJECT, TOWARD, OWNER), wide=True),
    "toward": Frame((ADDRESSED, TOWARD, OBJECT | OWNER, SOURCE)),
    "sanction": Frame((ADDRESSED, OBJECT, TOWARD, SOURCE | WITH | OWNER)),
    "captive": Frame((OBJECT, OWNER, TOWARD, SOURCE)),
    "leave": Frame((SOURCE, OBJECT, OWNER)),
    "leave_place": Frame((SOURCE, OBJECT, OWNER)),
    "hand_over": Frame((TOWARD, SOURCE, OWNER, OBJECT)),
    "give": Frame((ADDRESSED, TOWARD, OBJECT | OWNER)),
    "notify": Frame((TOWARD, OBJECT)),
    "show": Frame((TOWARD, OBJECT), needs_recipient=False),
    "protest": Frame((TOWARD, OBJECT, OWNER, frozenset({"で", "では"}))),
    "seize": Frame((OBJECT, OWNER, TOWARD)),
    "hit": Frame((OBJECT, TOWARD, OWNER)),
    "intrude": Frame((TOWARD, OBJECT, OWNER)),
    "clash": Frame(mutual=True, needs_recipient=False),
}
