"""Which statements of several articles report one utterance: quoted, translated otherwise, or retold.

Two statements may be one where a speaker and the time agree (:func:`may_be_one`); whether they are is then weighed by
their words (:func:`weigh`). Both depend on the two statements only. A group is built from the pairs, the surest first,
and never holds two statements that cannot be one (:func:`group`): what the same speaker said a week later, or another
sentence of the same article.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from articles.linking.components import components
from articles.linking.wording_likeness import Wording, likeness, most_likeness, read_wording, says_the_same
from articles.vocabulary import DatePrecision

DAYS_APART = 1
"""Between two stated days of one utterance: time zones, and 同日 taken for the day of printing."""
REPORTED_WITHIN = 3
"""Days between an utterance and an article that does not date it."""
SURELY = 20.0
"""Weight of the very same words."""
LATE = 0.7
"""Taken off where a report without a day is more than a day later, as the speaker has said more by then."""
OTHER_COUNTRIES = 1.5
"""Taken off where both name countries, and none in common."""
SHORT = 6
"""Characters of a text that alone proves nothing: 「歓迎する」, 「前向きだ」. Short texts are one only if the same."""
FRAGMENT = 8
"""Characters of a quoted fragment that stands in a longer quotation and is then a part of it."""
PART = 2.0
"""Weight of such a fragment."""
SUPPORT = 0.5
"""Share of the pairs between two groups that must be alike for them to become one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as an article reports it."""

    key: str
    """Names the statement, the same wherever and in whatever order articles are stored."""
    article: str
    """Names the article likewise."""
    published: date
    start: int
    end: int
    text: str
    speakers: frozenset[str]
    """Keys of who speaks, the same in all articles."""
    day: date | None = None
    """When it was said, the first day of the period; None if the article does not say."""
    precision: str = ""
    """A :class:`DatePrecision`, empty without a day."""
    about: frozenset[str] = frozenset()
    """Codes of the countries that it names."""
    wording: Wording = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wording", read_wording(self.text))

    @property
    def stated_day(self) -> date | None:
        """Its day, if it is known to the day."""
        return self.day if self.precision == DatePrecision.DAY else None

    @property
    def anchor(self) -> date:
        """The day to look for other reports around."""
        return self.stated_day or self.published

    @property
    def rank(self) -> tuple[date, str, int, str]:
        """Order of reports: the earliest published, then the article's key, then the place in it."""
        return self.published, self.article, self.start, self.key


def days_around(anchor: date) -> tuple[date, date]:
    """First and last anchor of the statements that one with this anchor may be one with."""
    reach = timedelta(days=max(DAYS_APART, REPORTED_WITHIN))
    return anchor - reach, anchor + reach


def may_be_one(one: Said, other: Said) -> bool:
    """Whether speaker, time and place allow two statements to be one utterance. Symmetric."""
    if one.key == other.key or one.speakers.isdisjoint(other.speakers) or _days_apart(one, other) is None:
        return False
    if one.article != other.article:
        return True
    apart = one.end <= other.start or other.end <= one.start
    return apart and says_the_same(one.wording, other.wording)


def words_may_be_one(one: Wording, other: Wording) -> bool:
    """What :func:`weigh` asks of the words alone, quickly: most pairs of a busy speaker's days end here. Symmetric."""
    if says_the_same(one, other):
        return True
    shorter, longer = sorted((one.folded, other.folded), key=len)
    if len(shorter) < SHORT or one.signs.isdisjoint(other.signs):
        return False
    return _is_part(shorter, longer) or most_likeness(one, other) > 0


def weigh(one: Said, other: Said) -> float | None:
    """How surely two statements are one utterance: above 0 they are; None if they cannot be or are far from it.

    Symmetric.
    """
    if not words_may_be_one(one.wording, other.wording) or not may_be_one(one, other):
        return None
    if says_the_same(one.wording, other.wording):
        return SURELY
    weight = likeness(one.wording, other.wording)
    if _is_part(*sorted((one.wording.folded, other.wording.folded), key=len)):
        weight = max(weight, PART)
    if (_days_apart(one, other) or 0) > 1:
        weight -= LATE
    if one.about and other.about and one.about.isdisjoint(other.about):
        weight -= OTHER_COUNTRIES
    return weight


def _is_part(shorter: str, longer: str) -> bool:
    return len(shorter) >= FRAGMENT and shorter in longer


def _days_apart(one: Said, other: Said) -> int | None:
    """Days between the anchors; None if these cannot be reports of one occasion."""
    apart = abs((one.anchor - other.anchor).days)
    if one.stated_day and other.stated_day:
        return apart if apart <= DAYS_APART else None
    return apart if apart <= REPORTED_WITHIN and _periods_meet(one, other) else None


def _periods_meet(one: Said, other: Said) -> bool:
    """Whether a month or year given by the one allows what is known of the other's time."""
    for dated, against in ((one, other), (other, one)):
        if dated.day is None or dated.stated_day:
            continue
        length = 7 if dated.precision == DatePrecision.MONTH else 4
        known = against.day or against.published
        shorter = 4 if against.day and against.precision == DatePrecision.YEAR else length
        if dated.day.isoformat()[: min(length, shorter)] != known.isoformat()[: min(length, shorter)]:
            return False
    return True


def find_pairs(statements: Iterable[Said]) -> dict[tuple[str, str], float]:
    """All pairs that are one utterance, by their keys in order, with their weights."""
    ordered = sorted(statements, key=lambda said: said.key)
    by_speaker: dict[str, list[Said]] = {}
    for said in ordered:
        for speaker in said.speakers:
            by_speaker.setdefault(speaker, []).append(said)
    pairs: dict[tuple[str, str], float] = {}
    for told in by_speaker.values():
        for i, one in enumerate(told):
            for other in told[i + 1 :]:
                weight = None if (one.key, other.key) in pairs else weigh(one, other)
                if weight is not None and weight > 0:
                    pairs[one.key, other.key] = weight
    return pairs


def group(statements: Iterable[Said], pairs: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """Utterances: the keys of the statements that report each, the first report first.

    ``pairs`` are those of :func:`find_pairs` between these statements. Only statements that pairs join, directly or
    through others, bear upon each other, so one connected component may be grouped without the rest.
    """
    said = {one.key: one for one in statements}
    joined: dict[str, list[tuple[float, str, str]]] = {}
    home = {key: keys[0] for keys in components(said, pairs) for key in keys}
    for (one, other), weight in pairs.items():
        joined.setdefault(home[one], []).append((-weight, *sorted((one, other))))  # type: ignore[arg-type]
    groups: dict[str, list[str]] = {key: [key] for key in said}
    alike = {frozenset(pair) for pair in pairs}
    for edges in joined.values():
        for _, one, other in sorted(edges):
            first, second = groups[one], groups[other]
            if first is not second and _may_join(first, second, said, alike):
                first.extend(second)
                groups.update(dict.fromkeys(second, first))
    distinct = {id(keys): sorted(keys, key=lambda key: said[key].rank) for keys in groups.values()}
    return sorted(distinct.values(), key=lambda keys: said[keys[0]].rank)


def _may_join(first: list[str], second: list[str], said: Mapping[str, Said], alike: set[frozenset[str]]) -> bool:
    crossing = [(one, other) for one in first for other in second]
    if sum(frozenset(pair) in alike for pair in crossing) < SUPPORT * len(crossing):
        return False
    return all(may_be_one(said[one], said[other]) for one, other in crossing)
