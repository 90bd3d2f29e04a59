"""Events of the synthetic base and the accounts that its articles give -> rows."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from articles import wording
from articles.ingest.linking.accounts import stored
from articles.linking.events import Account, tokens_of, window
from articles.linking.occasions import fold, level_of, series_of
from bench.base import words
from bench.base.people import Cast, Person
from bench.base.sheets import Sheet, as_array, as_json
from bench.base.telling import sentence
from bench.base.world import Happening, Plan
from bench.base.written import Sheets, Written

WORDS = 60
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")


def write_reports(written: Written, index: int, plan: Plan, cast: Cast, url: str, body: str, sheets: Sheets) -> None:
    pk = index + 1
    sums = plan.first_amount[index]
    for number, told in enumerate(written.told, plan.first_report[index]):
        event = told.event
        if plan.reports[event.id - 1][0][0] == index:
            _event(event, number, plan, cast, sheets)
        place = next(n for i, n in plan.reports[event.id - 1] if i == index)
        key = hashlib.sha256(f"{event.id} {place}".encode()).hexdigest()
        account = replace(
            _account(event, told.wording, cast.names), key=f"{url} {key}", article=url,
            **dict(zip(("first", "last"), window(event.date, event.precision, plan.published[index]), strict=True)),
        )  # fmt: skip
        sheets.report.add(
            number, event.id, pk, pk, *_acts(event), key, f"bench.{event.type.lower()}", *_dated(event),
            as_json(stored(account)), as_array(tokens_of(account)), _block(event, plan),
        )  # fmt: skip
        _parties(sheets.report_party, number, event, ())
        sheets.evidence.add(number, pk, told.start, told.end, body[told.start : told.end])
        if told.money and event.money:
            amount, unit, noun = event.money
            _, currency, size = words.MONEY[unit]
            bound = "about" if told.wording % 2 else "exact"
            sheets.amount.add(
                sums, pk, pk, told.money.start, told.money.end, told.money.exact, amount * size, currency, bound,
                words.MONEY_NOUNS[noun][1], "bench.amount",
            )  # fmt: skip
            sheets.report_amount.add(number, sums)
            sums += 1


def _block(event: Happening, plan: Plan) -> int:
    """The first of the event's accounts."""
    index = plan.reports[event.id - 1][0][0]
    return plan.first_report[index] + plan.told[plan.original[index]].index(event.id - 1)


def _acts(event: Happening) -> tuple[Any, ...]:
    return event.type, event.mode, event.status, event.series, event.place, 0.9


def _dated(event: Happening) -> tuple[Any, ...]:
    return event.date, event.precision if event.date else "", "completed" if event.date else ""


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(sorted({term for term, _ in wording.index_terms(text) if term.startswith("w:")})[:WORDS])


def _account(event: Happening, place: int, countries: dict[str, str]) -> Account:
    text = sentence(event, place, countries)
    folded = fold(f"{event.series}。{text}")
    mutual = event.type in _MUTUAL
    return Account(
        key="",
        article="",
        type=event.type,
        mode=event.mode,
        first=0,
        last=0,
        exact=event.precision == "day",
        dated=event.date is not None,
        actors=frozenset(event.sides if mutual else event.sides[:1]),
        recipients=frozenset(() if mutual else event.sides[1:]),
        people=frozenset(f"{p.country}:{p.key}" for p in event.people if p and (p.full_name or p.name) in text),
        series=series_of(folded),
        level=level_of(folded),
        place=event.place,
        words=_terms(text),
        sums=frozenset(_sum(event)),
    )


def _sum(event: Happening) -> list[str]:
    if not event.money:
        return []
    amount, unit, _ = event.money
    return [f"{words.MONEY[unit][1]}{amount * words.MONEY[unit][2]}"]


def _event(event: Happening, lead: int, plan: Plan, cast: Cast, sheets: Sheets) -> None:
    """The event's own row and parties, from all its accounts."""
    reports = plan.reports[event.id - 1]
    told = dict.fromkeys(sentence(event, place, cast.names) for _, place in reports)
    vector = wording.tsvector("\n".join([event.series, event.place, *told]))
    sources = len({plan.original[index] for index, _ in reports})
    sheets.event.add(event.id, *_acts(event), *_dated(event), sources, event.money is not None, lead, vector)
    named = [person for person in event.people if person and any((person.full_name or person.name) in t for t in told)]
    _parties(sheets.event_party, event.id, event, named, event.date)


def _parties(sheet: Sheet, owner: int, event: Happening, named: Sequence[Person], *rest: Any) -> None:
    roles = ("actor", "actor" if event.type in _MUTUAL else "recipient")
    for position, (code, role) in enumerate(zip(event.sides, roles, strict=True)):
        sheet.add(owner, position, role, None, None, code, *rest)
    for position, person in enumerate(dict.fromkeys(named), 2):
        sheet.add(owner, position, "named", person.id, None, None, *rest)
