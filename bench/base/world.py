"""What happens in the synthetic base: days with bursts, events that 1 to 40 articles tell, copies of articles."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np

from bench.base import words
from bench.base.people import Cast, Person

LAST_DAY = date(2026, 10, 31)
MOST_DAYS = 2_496
"""From the beginning of 2020."""
REPORTS = 2.3
"""Accounts of events for one article that is no copy."""
MOST_SOURCES = 40
COPIES = 0.06
STATEMENTS = 10.2
_TYPE_WEIGHTS = np.array([30, 12, 10, 8, 9, 5, 5, 5, 4, 3, 3, 2, 2, 2, 2, 1], dtype=float)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the world."""

    id: int
    type: str
    day: date
    """When it is first told."""
    date: date | None
    precision: str
    status: str
    mode: str
    series: str
    place: str
    place_country: str
    sides: tuple[str, str]
    people: tuple[Person | None, Person | None]
    topic: str
    noun: str
    money: tuple[int, int, int] | None
    """Sum, and which unit and noun of the lists."""

    def iso(self) -> str:
        return self.date.isoformat()[: 7 if self.precision == "month" else 10] if self.date else ""


@dataclass(slots=True)
class Plan:
    """Everything that is known before a word is written; the same in every process."""

    seed: int
    published: list[date]
    original: list[int]
    """For each article the one whose text it carries: itself, mostly."""
    happenings: list[Happening]
    told: list[list[int]]
    """For each original article the events that it tells."""
    reports: list[list[tuple[int, int]]]
    """For each event its articles, copies too, each with the number of its account."""
    statements: list[int]
    """How many each original holds."""
    first_statement: list[int]
    first_report: list[int]
    first_amount: list[int]
    outlets: list[int]


def make_plan(articles: int, seed: int, cast: Cast, outlets: int) -> Plan:
    """Draw the world."""
    draw = np.random.default_rng(seed)
    published = _days(articles, draw)
    original = list(range(articles))
    per_day = max(2, articles // len(set(published)))
    for index in np.flatnonzero(draw.random(articles) < COPIES).tolist():
        if index > per_day:
            original[index] = original[index - int(draw.integers(1, per_day + 1))]
    happenings, told = _events(published, original, Random(seed), draw, cast)
    reports: list[list[tuple[int, int]]] = [[] for _ in happenings]
    counts = np.clip(draw.negative_binomial(3.5, 3.5 / (3.5 + STATEMENTS), articles), 1, 60).tolist()
    first_statement, first_report, first_amount = [1], [1], [1]
    for index, source in enumerate(original):
        for event in told[source]:
            reports[event].append((index, len(reports[event])))
        sums = sum(happenings[event].money is not None for event in told[source])
        first_statement.append(first_statement[-1] + counts[source])
        first_report.append(first_report[-1] + len(told[source]))
        first_amount.append(first_amount[-1] + sums)
    weights = 1 / np.arange(1, outlets + 1)
    chosen = draw.choice(outlets, articles, p=weights / weights.sum()).tolist()
    return Plan(
        seed, published, original, happenings, told, reports, counts, first_statement, first_report, first_amount,
        chosen,
    )  # fmt: skip


def _days(articles: int, draw: np.random.Generator) -> list[date]:
    """Days of publication in order: fewer on Sundays, more every year, bursts of some days."""
    span = int(min(MOST_DAYS, max(90, articles / 16)))
    days = [LAST_DAY - timedelta(days=span - 1 - index) for index in range(span)]
    weights = np.array([0.55 if day.weekday() == 6 else 1.0 for day in days]) * np.linspace(0.7, 1.3, span)
    for start in draw.integers(0, span, max(1, span // 60)).tolist():
        weights[start : start + int(draw.integers(3, 9))] *= draw.uniform(1.8, 4.0)
    numbers = np.sort(draw.choice(span, articles, p=weights / weights.sum()))
    return [days[number] for number in numbers.tolist()]


def _events(
    published: list[date], original: list[int], random: Random, draw: np.random.Generator, cast: Cast
) -> tuple[list[Happening], list[list[int]]]:
    own = [index for index, source in enumerate(original) if source == index]
    first_of: dict[date, int] = {}
    for place, index in enumerate(own):
        first_of.setdefault(published[index], place)
    sizes = 1 / np.arange(1, MOST_SOURCES + 1) ** 1.75
    told: list[list[int]] = [[] for _ in published]
    happenings: list[Happening] = []
    left = int(REPORTS * len(own))
    while left > 0:
        start = int(draw.integers(0, len(own)))
        day = published[own[start]]
        reach = first_of[day]
        beyond = reach
        while beyond < len(own) and published[own[beyond]] <= day + timedelta(days=2) and beyond - reach < 600:
            beyond += 1
        size = min(int(draw.choice(MOST_SOURCES, p=sizes / sizes.sum())) + 1, beyond - reach)
        for place in random.sample(range(reach, beyond), size):
            told[own[place]].append(len(happenings))
        happenings.append(_happening(len(happenings) + 1, day, random, cast))
        left -= size
    for events in told:
        events.sort()
    return happenings, told


def _happening(pk: int, day: date, random: Random, cast: Cast) -> Happening:
    one = cast.country(random)
    other = cast.country(random, one)
    kind = random.choices(list(words.EVENTS), weights=_TYPE_WEIGHTS.tolist())[0]
    host = other if random.random() < 0.5 else one
    status = random.choices(("occurred", "planned", "ongoing", "denied"), weights=(87, 7, 4, 2))[0]
    when: date | None = day - timedelta(days=random.choice((0, 0, 0, 1, 1, 2)))
    if status == "planned":
        when = day + timedelta(days=int(1 + 500 * random.random() ** 4))
    precision = random.choices(("day", "month", ""), weights=(86, 7, 7))[0]
    if precision == "month" and when:
        when = when.replace(day=1)
    money = None
    if random.random() < (0.35 if kind in ("AGREE", "AID", "COOPERATE") else 0.05):
        money = (random.randint(2, 900), random.randrange(len(words.MONEY)), random.randrange(len(words.MONEY_NOUNS)))
    return Happening(
        id=pk,
        type=kind,
        day=day,
        date=when if precision else None,
        precision=precision,
        status=status,
        mode=random.choice(("meeting", "meeting", "visit", "call", "")) if kind == "CONSULT" else "",
        series=random.choice(words.SERIES) if kind == "CONSULT" and random.random() < 0.12 else "",
        place=cast.place(host, random) if random.random() < 0.8 else "",
        place_country=host,
        sides=(one, other),
        people=(cast.leader(one, day, random), cast.leader(other, day, random)),
        topic=words.TOPICS[int(len(words.TOPICS) * random.random() ** 2)],
        noun=random.choice(words.NOUNS),
        money=money,
    )
