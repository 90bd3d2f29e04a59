"""Which accounts of different articles tell one event of the world.

Every figure here is a weight of evidence that two accounts tell the same event: chosen by hand, on the articles of
``tests/corpus`` and the training articles, and measured on ``tests/linking``. Three things settle a pair at once: one
article tells each event once; acts of other types are other events; and days that lie apart are other occasions.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from articles.linking.clustering import Pair, cluster
from articles.linking.components import components
from articles.vocabulary import EventMode, EventType

NEAR_DAYS = 1
"""Days that two accounts with an exact day may differ by: the hour of the place, or of the paper (日本時間7日)."""
UNDATED_DAYS = 3
"""An account without a day tells what happened within so many days before its article."""
JOIN = 3.0
"""Two accounts with so much evidence are of one event."""
MARGIN = 0.75
"""An account without an exact day fits two events equally well if its evidence for them differs by less."""
_DOUBT = dict.fromkeys(EventType, 0.75) | {
    EventType.CONSULT: 0.0,
    EventType.ASSAULT: 1.25,
    **dict.fromkeys(
        (EventType.REQUEST, EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT, EventType.THREATEN), 1.5
    ),
}
"""Evidence that speaks against each: two governments meet once a day, but sign, strike and above all speak more often,
so that day and parties alone do not make one event."""
_WEEK = 7
_CROWD = 8
"""Of a conference's countries, so many are looked up by pairs; its series finds the rest."""
_LONG = 31
"""An account that leaves open more days than a month is joined by the name of a series alone."""
_MANY = 4
"""So many countries meet in a conference, not bilaterally."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of an event, as far as it can be compared."""

    key: str
    """The same wherever and whenever the article is read."""
    article: str
    type: str
    mode: str
    first: int
    """Proleptic ordinal of the first day that it may have happened on."""
    last: int
    exact: bool
    """The article gives the day."""
    dated: bool
    actors: frozenset[str] = frozenset()
    """Codes of countries, or names of organisations that belong to none."""
    recipients: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """``country:person`` of those named where the event is told."""
    series: str = ""
    level: str = ""
    place: str = ""
    words: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients


@dataclass(frozen=True, slots=True)
class Events:
    """Accounts grouped into events."""

    groups: tuple[frozenset[str], ...]
    undecided: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """Accounts that would fit several groups equally well, with those groups; each stands alone."""


def window(day: date | None, precision: str, published: date) -> tuple[int, int]:
    """Ordinals of the first and last day that an event may have happened on; ``day`` as stored with its precision."""
    if day is None:
        return published.toordinal() - UNDATED_DAYS, published.toordinal()
    if precision == "month":
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day.toordinal(), following.toordinal() - 1
    if precision == "year":
        return day.toordinal(), date(day.year, 12, 31).toordinal()
    return day.toordinal(), day.toordinal()


def likeness(one: Account, other: Account) -> float | None:
    """Evidence that two accounts tell one event; None if they cannot."""
    if one.article == other.article or one.type != other.type or _modes_differ(one, other):
        return None
    days = _days(one, other)
    parties = _parties(one, other)
    if days is None or parties is None or _other_people(one, other) or _other_meeting(one, other):
        return None
    if one.type == EventType.ASSAULT and one.exact and other.exact and one.first != other.first:
        return None
    score = days + parties + _place(one, other)
    score += 2.0 if one.series and one.series == other.series else 0.0
    score += min(1.5, 0.75 * len(one.people & other.people))
    score += 1.5 if one.sums & other.sums else 0.0
    score += 3.0 * _overlap(one.words, other.words)
    return score - _DOUBT[EventType(one.type)]


def group_accounts(
    accounts: Collection[Account], *, same: Collection[Pair] = frozenset(), apart: Collection[Pair] = frozenset()
) -> Events:
    """Group the accounts of a block: those with an exact day first, then the vague ones, each where it fits best.

    ``same`` and ``apart`` are pairs of keys that people decided.
    """
    by_key = {account.key: account for account in accounts}
    scores = _scores(by_key.values())
    exact = {key for key, account in by_key.items() if account.exact}

    def unlike(one: str, other: str) -> bool:
        return frozenset((one, other)) not in scores

    solid = {pair: score for pair, score in scores.items() if score >= JOIN and pair <= exact}
    sure = [pair for pair in same if pair <= exact]
    decided = frozenset().union(*same) if same else frozenset()
    firm = cluster(exact, solid, unlike=unlike, same=sure, apart=apart, decided=decided)
    joins: list[Pair] = []
    undecided = {}
    for key in sorted(by_key.keys() - exact - decided):
        fits = _fits(key, firm, scores, apart)
        if len(fits) > 1 and fits[0][0] - fits[1][0] < MARGIN:
            undecided[key] = tuple(group for _, group in fits)
        elif fits:
            joins.append(frozenset((key, min(fits[0][1]))))
    free = {pair: score for pair, score in scores.items() if score >= JOIN and not pair & (exact | undecided.keys())}
    fixed = [pair for group in firm for pair in _chain(group)] + joins + list(same)
    return Events(
        tuple(cluster(by_key.keys(), free, unlike=unlike, same=fixed, apart=apart, decided=decided)), undecided
    )


def blocks_of(accounts: Collection[Account], same: Iterable[Pair] = ()) -> list[frozenset[str]]:
    """The accounts that must be grouped together: connected by evidence, or by a decision."""
    linked = [pair for pair, score in _scores(accounts).items() if score >= JOIN]
    pairs = [(min(pair), max(pair)) for pair in (*linked, *same)]
    return [frozenset(part) for part in components([account.key for account in accounts], pairs)]


def _scores(accounts: Iterable[Account]) -> dict[Pair, float]:
    """Evidence for every pair that may be one."""
    scores = {}
    for one, other in combinations(sorted(accounts, key=lambda a: a.first), 2):
        score = likeness(one, other)
        if score is not None:
            scores[frozenset((one.key, other.key))] = score
    return scores


def _chain(group: frozenset[str]) -> list[Pair]:
    keys = sorted(group)
    return [frozenset(pair) for pair in pairwise(keys)]


def _fits(
    key: str, groups: Iterable[frozenset[str]], scores: Mapping[Pair, float], apart: Collection[Pair]
) -> list[tuple[float, frozenset[str]]]:
    """The groups that a vague account may belong to, the likeliest first."""
    fits = []
    for group in groups:
        pairs = [frozenset((key, member)) for member in group]
        best = max(scores.get(pair, 0.0) for pair in pairs)
        if best >= JOIN and not any(pair in apart for pair in pairs) and all(pair in scores for pair in pairs):
            fits.append((best, group))
    return sorted(fits, key=lambda fit: (-fit[0], min(fit[1])))


def _modes_differ(one: Account, other: Account) -> bool:
    calls = (one.mode == EventMode.CALL, other.mode == EventMode.CALL)
    return bool(one.mode and other.mode and calls[0] != calls[1])


def _days(one: Account, other: Account) -> float | None:
    if one.exact and other.exact:
        apart = abs(one.first - other.first)
        return 2.0 if apart == 0 else 0.0 if apart <= NEAR_DAYS else None
    if one.first > other.last or other.first > one.last:
        return None
    if max(one.last - one.first, other.last - other.first) > _LONG and not (one.series and one.series == other.series):
        return None
    if not one.exact and not other.exact:
        return 0.0
    vague = other if one.exact else one
    return 0.75 if not vague.dated else 0.5 if vague.last - vague.first < 32 else 0.0


def _parties(one: Account, other: Account) -> float | None:
    """Evidence of the countries that take part; None if they are others."""
    mine, theirs = one.parties, other.parties
    common = mine & theirs
    series = bool(one.series) and one.series == other.series
    if not common:
        return 0.0 if series else None
    if one.recipients and other.recipients and not (one.actors & other.actors and one.recipients & other.recipients):
        return None
    if mine == theirs:
        return 1.5 if len(mine) > 1 else 0.75
    fewer, more = sorted((len(mine), len(theirs)))
    if len(common) == fewer:
        # Two of a conference's many may meet apart, on the same day and at its margin.
        if fewer == 2 and more >= _MANY and not series:
            return None
        return 1.0 if fewer > 1 else 0.25
    # At one summit a country meets one partner after another: others met, another meeting.
    if fewer < _MANY:
        return None
    return 0.5 if len(common) > 1 else 0.0 if series else None


def _other_people(one: Account, other: Account) -> bool:
    """For some country the two name people, and none in common."""
    mine, theirs = _by_country(one.people), _by_country(other.people)
    return any(not mine[country] & theirs[country] for country in mine.keys() & theirs.keys())


def _by_country(people: frozenset[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for person in people:
        country, _, name = person.partition(":")
        found.setdefault(country, set()).add(name)
    return found


def _other_meeting(one: Account, other: Account) -> bool:
    """Meetings of another level, or of another series."""
    levels = bool(one.level and other.level and one.level != other.level)
    return levels or bool(one.series and other.series and one.series != other.series)


def _place(one: Account, other: Account) -> float:
    if not one.place or not other.place:
        return 0.0
    return 1.0 if one.place in other.place or other.place in one.place else -0.5


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Words in common as a part of the shorter account's."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def tokens_of(account: Account, *, asking: bool = False) -> list[str]:
    """What an index of accounts holds of one, or (``asking``) what it is asked for those that may be one with it.

    Two accounts that :func:`likeness` would join have a token in common: type and week with two countries, with the
    only country, or with the series.
    """
    slack = NEAR_DAYS if asking and account.exact else 0
    weeks = range((account.first - slack) // _WEEK, (account.last + slack) // _WEEK + 1)
    parties = sorted(account.parties)[:_CROWD]
    names = [f"{one}+{other}" for one, other in combinations(parties, 2)]
    if asking:
        names += [f"only {party}" for party in parties] if len(parties) > 1 else [f"any {party}" for party in parties]
    else:
        names += [f"any {party}" for party in parties] + ([f"only {parties[0]}"] if len(parties) == 1 else [])
    if account.series:
        names.append(f"series {account.series}")
    if not account.exact and account.last - account.first > _LONG:
        names = [name for name in names if name.startswith("series")]
    return [f"{account.type} {week} {name}"[:80] for week in weeks for name in names]
