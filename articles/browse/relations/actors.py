"""Parts of the pages of a country and of a leader: activity, posts on a time line, whom they talk about and with."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.browse.asked import rows_of
from articles.browse.relations.series import by_month
from articles.browse.relations.tallying import Counts, most
from articles.browse.scale import CONFLICT, COOPERATION, Step, step_of
from articles.browse.shown.actors import ShownCountry, countries_by_code
from articles.models import Country, Leader, Post, Tally

RANKED = 12
MONTHS = 24
_OF_COUNTRY = """
SELECT 'said', other, '', NULL::date, sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'a' AND leader = 0 AND by = %(key)s GROUP BY other
UNION ALL
SELECT 'heard', by, '', NULL, sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'a' AND leader = 0 AND other = %(key)s GROUP BY by
UNION ALL
SELECT 'did', other, type, NULL, n FROM articles_tally
WHERE subject = 'did' AND grain = 'a' AND leader = 0 AND by = %(key)s
UNION ALL
SELECT 'month', '', '', start, sum(n) FROM articles_tally
WHERE subject = 'did' AND grain = 'm' AND leader = 0 AND by = %(key)s AND other = '' GROUP BY start
"""
_OF_LEADER = """
SELECT 'said', other, '', NULL::date, sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'a' AND leader = %(key)s AND by = '' GROUP BY other
UNION ALL
SELECT 'did', '', '', NULL, sum(n) FROM articles_tally
WHERE subject = 'did' AND grain = 'a' AND leader = %(key)s AND by = '' AND other = ''
UNION ALL
SELECT 'month', '', '', start, sum(n) FROM articles_tally
WHERE subject = 'said' AND grain = 'm' AND leader = %(key)s AND by = '' AND other = '' GROUP BY start
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the tallies say of a country or a leader."""

    said: Counts
    """Utterances by country spoken about; by no country ("") all of them."""
    heard: Counts
    """Utterances about the country by who speaks; by nobody ("") all of them."""
    did: Counts
    """Events by other side and type; without another side ("") all of them."""
    months: Counts
    """Events of the country, or utterances of the leader, by month."""

    @property
    def events(self) -> int:
        return sum(n for (other, _kind), n in self.did.items() if not other)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A country with a count and how long its bar is (percent of the longest)."""

    thing: ShownCountry
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


def counted(of: Country | Leader) -> Counted:
    """What the tallies say of a country or a leader, in one question."""
    Tally.bring_up_to_date()
    found = Counted(Counter(), Counter(), Counter(), Counter())
    for what, key, kind, start, n in rows_of(_OF_COUNTRY if isinstance(of, Country) else _OF_LEADER, {"key": of.pk}):
        if what == "did":
            found.did[key, kind] = n or 0
        elif what == "month":
            found.months[start] = n
        else:
            (found.said if what == "said" else found.heard)[key] = n
    return found


def of_country(country: Country, counts: Counted) -> dict[str, Any]:
    """Partners, whom it talks about, who talks about it, and its events by month."""
    statements, code = reverse("statements"), country.pk
    return {
        "partners": _partners(code, counts.did),
        "talks_about": _ranked(counts.said, f"{statements}?by={code}&about={{}}"),
        "talked_about_by": _ranked(counts.heard, f"{statements}?by={{}}&about={code}"),
        "activity": by_month(counts.months, MONTHS, timezone.localdate(), f"country={code}"),
    }


def of_leader(leader: Leader, counts: Counted) -> dict[str, Any]:
    """Whom he speaks about, his words by month, and his posts as bars."""
    return {
        "speaks_about": _ranked(counts.said, f"{reverse('statements')}?speaker={leader.pk}&about={{}}"),
        "activity": by_month(counts.months, MONTHS, timezone.localdate(), f"speaker={leader.pk}"),
        "term_line": term_line(leader.posts.all()),
    }


def _partners(code: str, did: Counts) -> list[Counterpart]:
    """The countries with most events between, each with where these stand between cooperation and conflict."""
    total, good, bad = Counts(), Counts(), Counts()
    for (other, kind), n in did.items():
        total[other] += n
        if kind in COOPERATION:
            good[other] += n
        elif kind in CONFLICT:
            bad[other] += n
    ranked = _ranked(total, reverse("pair", args=[code, "0"]).replace("-0/", "-{}/"))
    return [replace(entry, step=step_of(good[entry.thing.pk], bad[entry.thing.pk])) for entry in ranked]


def _ranked(counts: Counts, address: str) -> list[Counterpart]:
    """The countries that count most, each with its address; "", which stands for all, is none of them."""
    named = {code: n for code, n in counts.items() if code}
    codes = most(named.items(), RANKED)
    countries = countries_by_code(codes)
    longest = max(named.values(), default=1)
    return [
        Counterpart(countries[code], named[code], round(100 * named[code] / longest), address.format(code))
        for code in codes
        if code in countries
    ]


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
