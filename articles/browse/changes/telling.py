"""A change of a record as it is told: who, when, before, after, why."""

from dataclasses import dataclass, field

from articles.models import FindingDecision, LinkDecision, RecordChange

Kept = LinkDecision | FindingDecision | RecordChange


@dataclass(frozen=True, slots=True)
class Member:
    """A report, a name or a person that a decision is about."""

    label: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What counted, or counts, as one."""

    members: list[Member]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One field, before and after."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """A change with both states in words: as sides of what was joined or parted, or line by line."""

    decision: Kept
    summary: str
    undo: str
    """Where it is taken back."""
    before: list[Side] = field(default_factory=list)
    after: list[Side] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    record: Member | None = None
    """What was changed, with its page."""
    along: int = 0
    """How many later changes build upon it and are undone with it."""

    @property
    def is_one_sided(self) -> bool:
        """Whether there was nothing before, or is nothing after."""
        return not any(line.before for line in self.lines) or not any(line.after for line in self.lines)

    @property
    def anchor(self) -> str:
        return f"{'f' if isinstance(self.decision, FindingDecision) else 'd'}{self.decision.pk}"
