"""Parts of the pages of a country and of a leader: activity, posts on a time line, whom they talk about and with."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.browse.relations.money import in_and_out
from articles.browse.relations.series import Series, by_month
from articles.browse.relations.tallying import Counts, most, summed
from articles.browse.scale import CONFLICT, COOPERATION, Step, step_of
from articles.models import Country, Leader, Post, Subject, Tally

RANKED = 12
MONTHS = 24


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A country with a count and how long its bar is (percent of the longest)."""

    thing: Country
    count: int
    share: int
    address: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A post on the time line; start and width are percents of its length."""

    post: Post
    start: float
    width: float
    row: int
    open_start: bool
    """No day is known on which it began."""


@dataclass(frozen=True, slots=True)
class TermLine:
    terms: list[Term]
    first: int
    last: int
    """Years."""
    height: int


def of_country(country: Country) -> dict[str, Any]:
    """What the tallies say of a country, and the amounts it gave, received or agreed on."""
    Tally.bring_up_to_date()
    rows = Tally.objects.filter(grain="a", leader=0)
    said = summed(rows.filter(subject=Subject.SAID, by=country.pk).exclude(other=""), "other")
    heard = summed(rows.filter(subject=Subject.SAID, other=country.pk).exclude(by=""), "by")
    statements = reverse("statements")
    return {
        "partners": _partners(country),
        "talks_about": _ranked(said, lambda code: f"{statements}?by={country.pk}&about={code}"),
        "talked_about_by": _ranked(heard, lambda code: f"{statements}?by={code}&about={country.pk}"),
        "money": in_and_out(country),
        "activity": _activity({"by": country.pk}, Subject.DID, f"country={country.pk}"),
    }


def of_leader(leader: Leader) -> dict[str, Any]:
    """What the tallies say of a leader, and his posts as bars."""
    Tally.bring_up_to_date()
    rows = Tally.objects.filter(grain="a", leader=leader.pk, subject=Subject.SAID).exclude(other="")
    statements = reverse("statements")
    return {
        "speaks_about": _ranked(summed(rows, "other"), lambda code: f"{statements}?speaker={leader.pk}&about={code}"),
        "activity": _activity({"leader": leader.pk}, Subject.SAID, f"speaker={leader.pk}"),
        "term_line": term_line(leader.posts.all()),
    }


def _partners(country: Country) -> list[Counterpart]:
    """The countries with most events between, each with where these stand between cooperation and conflict."""
    pairs = Tally.objects.filter(grain="a", leader=0, subject=Subject.DID, by=country.pk).exclude(other="")
    total, good, bad = Counts(), Counts(), Counts()
    for (code, kind), n in summed(pairs, "other", "type").items():
        total[code] += n
        good[code] += n * (kind in COOPERATION)
        bad[code] += n * (kind in CONFLICT)
    ranked = _ranked(total, lambda code: reverse("pair", args=[country.pk, code]))
    return [replace(entry, step=step_of(good[entry.thing.pk], bad[entry.thing.pk])) for entry in ranked]


def _ranked(counts: Counts, address: Any) -> list[Counterpart]:
    codes = most(counts.items(), RANKED)
    named = Country.objects.in_bulk(codes)
    longest = max(counts.values(), default=1)
    return [
        Counterpart(named[code], counts[code], round(100 * counts[code] / longest), address(code))
        for code in codes
        if code in named
    ]


def _activity(whose: dict[str, Any], subject: Subject, query: str) -> Series | None:
    """Statements or events by month up to the newest."""
    rows = summed(Tally.objects.filter(subject=subject, grain="m", other="", **whose), "start")
    return by_month(rows, MONTHS, timezone.localdate(), query)


def term_line(posts: Iterable[Post]) -> TermLine | None:
    """Posts as bars over their years; bars that overlap stand below each other. None where no day is known."""
    today = timezone.localdate()
    dated = sorted((post for post in posts if post.start or post.end), key=lambda post: str(post.start or post.end))
    if not dated:
        return None
    first = min((post.start or post.end or today).year for post in dated)
    last = max((post.end or today).year for post in dated)
    start = dt.date(first, 1, 1)
    length = max((dt.date(last, 12, 31) - start).days, 1)
    free: list[dt.date] = []
    terms = []
    for post in dated:
        begin, end = post.start or start, post.end or today
        row = next((at for at, until in enumerate(free) if until <= begin), len(free))
        free[row : row + 1] = [end]
        left = 100 * (begin - start).days / length
        width = max(100 * (end - begin).days / length, 0.8)
        terms.append(Term(post, round(left, 1), round(width, 1), row * 10, post.start is None))
    return TermLine(terms, first, last, len(free) * 10)
