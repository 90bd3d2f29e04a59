"""``/compare/``: two or three countries or leaders on one axis."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.browse.asked import rows_of
from articles.browse.filters import Filter, NumbersField, ValuesField
from articles.browse.names import countries_named, leaders_named
from articles.browse.naming import address_of, name_of
from articles.browse.relations.series import Series, drawn_together, last_of, months_between
from articles.browse.relations.tallying import Counts, cover_of, most, summed
from articles.browse.scale import TONES, types_of
from articles.models import Country, Event, Leader, Subject, Tally

MOST = 3
MONTHS = 24
"""Shown unless a period is chosen."""
MONTHS_MAX = 72
ABOUT = 15
OFFERED = 8
_HEARD = """
SELECT country.code, told.n FROM articles_country country, LATERAL (
  SELECT sum(n) AS n FROM articles_tally
  WHERE subject = 'said' AND grain = 'a' AND start = %s AND by = country.code AND leader = 0 AND other = ''
) AS told WHERE told.n IS NOT NULL
"""
"""How often each country was heard, looked up one by one: between them lie the many rows of whom it spoke about."""


class CompareFilter(Filter):
    """Up to three of ``c`` (countries) and ``p`` (leaders); ``add`` is a name to put beside them."""

    c = ValuesField(label=_("国・地域"))
    p = NumbersField(label=_("人物"))


@dataclass(frozen=True, slots=True)
class Member:
    """One of those compared."""

    thing: Country | Leader
    field: str
    address: str
    without: str
    """Query string of the others."""

    @property
    def is_country(self) -> bool:
        return isinstance(self.thing, Country)

    @property
    def tallied(self) -> dict[str, Any]:
        return {"by": self.thing.pk} if self.is_country else {"leader": self.thing.pk}

    @property
    def statement_query(self) -> str:
        return f"{'by' if self.is_country else 'speaker'}={self.thing.pk}"

    @property
    def event_query(self) -> str:
        return f"{'country' if self.is_country else 'leader'}={self.thing.pk}"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: one count for each member, with the query string of its rows."""

    thing: Any
    address: str
    cells: list[tuple[int, str, int]]
    """Count, query string, length of its bar in percent."""
    tone: Any = None


def members_of(choice: CompareFilter) -> list[Member]:
    """Those chosen, countries first, in the order of the address; unknown ones are left out."""
    codes, leaders = choice.chosen("c"), choice.chosen("p")
    found: list[tuple[str, Any]] = []
    countries = Country.objects.in_bulk(codes) if codes else {}
    people = Leader.objects.select_related("country").in_bulk(leaders) if leaders else {}
    found += [("c", countries[code]) for code in codes if code in countries]
    found += [("p", people[pk]) for pk in leaders if pk in people]
    return [Member(thing, field, address_of(thing), _without(choice, field, thing.pk)) for field, thing in found[:MOST]]


def _without(choice: CompareFilter, field: str, pk: Any) -> str:
    return choice.query_string(replaced={field: [value for value in choice.chosen(field) if value != pk]})


def named(text: str) -> list[tuple[str, Country | Leader]]:
    """Countries and leaders of exactly that name, with the field that adds them."""
    words = [text.strip()]
    if not words[0]:
        return []
    countries = Country.objects.filter(countries_named([*words, words[0].upper()]))
    leaders = Leader.objects.filter(leaders_named(words))
    found: list[tuple[str, Country | Leader]] = [("c", country) for country in countries[:OFFERED]]
    return found + [("p", leader) for leader in leaders.select_related("country")[:OFFERED]]


def with_one_more(choice: CompareFilter, field: str, pk: Any) -> str:
    """The query string of those chosen and one more, the last of too many giving way."""
    known = [value for value in choice.chosen(field) if value != pk]
    room = MOST - 1 - sum(len(choice.chosen(name)) for name in ("c", "p") if name != field)
    return choice.query_string(replaced={field: [*known[: max(room, 0)], pk]})


def offered(choice: CompareFilter) -> list[tuple[Country, str]]:
    """The countries most often heard, to start with, with the query strings that add them."""
    heard = rows_of(_HEARD, [Tally.UNDATED])
    codes = [code for code in most(heard, OFFERED + MOST) if code not in choice.chosen("c")]
    countries = Country.objects.in_bulk(codes[:OFFERED])
    return [(countries[code], with_one_more(choice, "c", code)) for code in codes[:OFFERED] if code in countries]


def compared(choice: CompareFilter, members: Sequence[Member]) -> dict[str, Any]:
    """What the page shows of the members: activity by month, countries spoken about, types of events."""
    Tally.bring_up_to_date()
    first, last = choice.first_day, choice.last_day
    cover = cover_of(first and first.replace(day=1), last and last_of(last.replace(day=1)))
    tail = (f"&from={first:%Y-%m}" if first else "") + (f"&to={last:%Y-%m}" if last else "")
    said = [_said(member, cover) for member in members]
    did = [summed(cover.tallies(Subject.DID).filter(other="", **member.tallied), "type") for member in members]
    return {
        "charts": _activity(choice, members),
        "about": _about(members, said, tail),
        "types": _types(members, did, tail),
        "whole_months": bool(first and first.day > 1) or bool(last and last != last_of(last.replace(day=1))),
    }


def _said(member: Member, cover: Any) -> Counts:
    rows = cover.tallies(Subject.SAID).filter(**member.tallied).exclude(other="")
    return summed(rows if member.is_country else rows.filter(by=""), "other")


def _about(members: Sequence[Member], said: Sequence[Counts], tail: str) -> list[Line]:
    """Countries spoken about, most often by all together first."""
    total: Counts = sum(said, Counts())
    codes = most(total.items(), ABOUT)
    countries = Country.objects.in_bulk(codes)
    longest = max((counts[code] for counts in said for code in codes), default=1)
    return [
        Line(
            countries[code],
            address_of(countries[code]),
            [
                (counts[code], f"{member.statement_query}&about={code}{tail}", _share(counts[code], longest))
                for member, counts in zip(members, said, strict=True)
            ],
        )
        for code in codes
        if code in countries
    ]


def _types(members: Sequence[Member], did: Sequence[Counts], tail: str) -> list[Line]:
    """Types of events from cooperation to conflict, those that none takes part in left out."""
    labels = dict(Event._meta.get_field("type").flatchoices)
    longest = max((n for counts in did for n in counts.values()), default=1)
    return [
        Line(
            labels[kind],
            "",
            [
                (counts[kind], f"{member.event_query}&type={kind}{tail}", _share(counts[kind], longest))
                for member, counts in zip(members, did, strict=True)
            ],
            tone,
        )
        for tone in TONES
        for kind in types_of(tone)
        if any(counts[kind] for counts in did)
    ]


def _share(count: int, longest: int) -> int:
    return round(100 * count / longest) if longest else 0


def _activity(choice: CompareFilter, members: Sequence[Member]) -> dict[str, list[Series]]:
    """A chart of statements and one of events for each member, all over the same months and to one scale each."""
    by_month = {
        subject: [
            summed(Tally.objects.filter(subject=subject, grain="m", other="", **member.tallied), "start")
            for member in members
        ]
        for subject in (Subject.SAID, Subject.DID)
    }
    today = timezone.localdate()
    seen = [day for rows in by_month.values() for counts in rows for day in counts if day.year > 1 and day <= today]
    last = min(choice.last_day or max(seen, default=today), today)
    first = choice.first_day or dt.date(last.year - MONTHS // 12, last.month, 1)
    months = months_between(first, last)[-MONTHS_MAX:]
    names = [name_of(member.thing) for member in members]
    return {
        "said": drawn_together(names, [m.statement_query for m in members], by_month[Subject.SAID], months),
        "did": drawn_together(names, [m.event_query for m in members], by_month[Subject.DID], months),
    }
