"""What extraction finds in one article: frozen values, without a database.

Offsets count code points of the body as stored (``Part.BODY``) or of the title (``Part.TITLE``).
An entity is named by a reference: the id of a leader (``l1``) or an organisation (``o1``) of the same
:class:`Findings`, or an ISO 3166-1 alpha-2 code (``KZ``).
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from articles.vocabulary import (
    AmountRole,
    Bound,
    DatePrecision,
    EventMode,
    EventStatus,
    EventType,
    MentionKind,
    Method,
    Part,
    StatementKind,
    TrailRole,
)

Ref = str
"""An entity reference: ``l1``, ``o1`` or an alpha-2 code."""


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise ValueError(f"span {start}-{end} is empty or negative")
        _set_start(self, start)
        _set_end(self, end)

    def __eq__(self, other: object) -> bool:  # a third of what the generated one costs
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        return self.start <= offset < self.end


# A span is made for every few characters of a text: by its slots that costs half of what a frozen dataclass does.
_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an entity."""

    span: Span
    kind: MentionKind
    ref: Ref
    """Whom or what it names; for a person of no leader record, empty."""
    rule: str
    part: Part = Part.BODY
    method: Method = Method.STATED
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who holds or held a public office."""

    id: str
    name: str
    """The form used after first mention (トカエフ)."""
    names: tuple[str, ...]
    """Every form met in the text, without title."""
    title: str
    """As printed, shortest form (大統領); empty if none stands in the text."""
    country: str | None
    """Alpha-2, or None for an international organisation, or where the text leaves open whose."""
    full_name: str = ""
    rule: str = ""
    confidence: float = 1.0
    register_key: str = ""
    """Key of the gazetteer's person, empty if he is known from the text alone or the text leaves open who is meant."""
    body: str = ""
    """Code of the international organisation whose post he held on the article's day; empty if it is a country's."""
    candidates: tuple[str, ...] = ()
    """Keys of the gazetteer's people between whom the text does not decide; none where ``register_key`` is set."""


@dataclass(frozen=True, slots=True)
class Organization:
    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day, month or year, and how it was come by."""

    iso: str
    """``2025-11-06``, ``2025-11`` or ``2025``."""
    method: Method = Method.STATED
    rule: str = ""
    span: Span | None = None
    """The words that give it, if any."""

    @property
    def precision(self) -> DatePrecision:
        return {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}[len(self.iso)]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the body with its resolved value."""

    span: Span
    value: DateValue
    end_iso: str | None = None
    """Last day of a range (6~8日), same precision."""


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One link of the attribution trail."""

    role: TrailRole
    span: Span
    ref: Ref = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting verb or noun."""

    lemma: str
    """Dictionary form (述べる)."""
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    kind: StatementKind
    span: Span
    speakers: tuple[Ref, ...]
    speaker_method: Method
    cue: Cue | None
    date: DateValue | None
    about: tuple[str, ...]
    rule: str
    confidence: float
    trail: tuple[TrailStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    id: str
    span: Span
    value: Decimal
    """In units of ``currency``."""
    currency: str
    """ISO 4217."""
    bound: Bound = Bound.EXACT
    role: AmountRole = AmountRole.OTHER
    converts: str = ""
    """Id of the amount that this one is a printed conversion of."""
    conversion_fits: bool | None = None
    """None if it is no conversion or the rate is unknown; False if it cannot be right."""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: EventType
    mode: EventMode | None
    status: EventStatus
    date: DateValue | None
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    place: str | None
    place_span: Span | None
    evidence: tuple[Span, ...]
    amounts: tuple[str, ...]
    rule: str
    confidence: float
    name: str = ""
    """A proper name such as C5+1首脳会議, as printed."""


T = TypeVar("T")


def between(found: list[T], starts: list[int], start: int, end: int) -> list[T]:
    """Of what stands in text order, with its offsets in ``starts``: what begins in the range."""
    low = bisect_left(starts, start)
    return found[low : bisect_left(starts, end, low)]


F = TypeVar("F", Leader, Statement, Event, Amount)


def changed(finding: F, **values: Any) -> F:
    """The finding with some values changed: ``dataclasses.replace`` in half the time: nothing is checked again."""
    copy: F = object.__new__(type(finding))
    for name in finding.__slots__:
        object.__setattr__(copy, name, values[name] if name in values else getattr(finding, name))
    return copy


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was read out of one article."""

    countries: tuple[str, ...] = ()
    """Alpha-2 codes that the text names, sorted."""
    leaders: tuple[Leader, ...] = ()
    organizations: tuple[Organization, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
