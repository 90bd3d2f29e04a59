"""Document -> amounts in text order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from articles.extraction.amounts.conversions import pair_conversions
from articles.extraction.amounts.currencies import SYMBOLS, CountryContext, currencies, unit_pattern
from articles.extraction.findings import Amount, Span
from articles.extraction.numerals import read_number
from articles.extraction.parsing import SILENT_ZONES, Document
from articles.extraction.stems import StemFinder, tails
from articles.vocabulary import Bound

_DIGITS = r"\d++(?:,\d{3})*+(?:\.\d++)?"
"""Possessive: a run of digits is never cut, so that a long one costs linear time."""
_NUMBER = rf"(?:数|(?:{_DIGITS}|[〇一二三四五六七八九])?(?=[十百千万億兆京])|{_DIGITS}|[一二三四五六七八九])" + (
    rf"(?:[十百千]*[万億兆京]?(?:{_DIGITS}(?=[十百千万億兆京]|[^\d])|[一二三四五六七八九](?=[十百千万億兆京]))?)*"
)
_LARGE = re.compile(r"[万億兆京]")
_BEFORE = re.compile(
    r"(?P<about>約|およそ|ほぼ|推定|推計|概算|概ね|おおむね)|(?P<least>少なくとも|最低|最少|下限)|(?P<most>最大|最高|上限|限度額を?)"
)
_AFTER = re.compile(
    r"(?P<more>超|を超|を上回|余り|余|強(?!化|調|制|硬|い|め|く))|(?P<least>以上)|(?P<most>以下|以内|を上限|を限度)"
    r"|(?P<less>未満|を下回|弱(?!い|体|ま|点)|足らず|近く|近い|に迫)|(?P<about>程度|前後|規模|ほど|相当|台(?!湾))"
)
_BOUNDS = {
    "about": Bound.ABOUT,
    "least": Bound.AT_LEAST,
    "most": Bound.AT_MOST,
    "more": Bound.MORE_THAN,
    "less": Bound.LESS_THAN,
}
_REACH = 40
"""A number and its country's name stand within so many characters of the currency's name."""
_RATE_BETWEEN = re.compile(r"(?:=|当たり|あたり|につき|に対し|は|が)?、?(?:約|およそ)?")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class _Sum:
    """A sum as printed."""

    span: Span
    value: Decimal
    currency: str
    bound: Bound
    rule: str
    confidence: float = 1.0


def find_amounts(document: Document, published: str | None = None) -> tuple[Amount, ...]:
    """Every sum of money outside silent zones, with ids ``a1`` … in text order.

    ``published`` (ISO 8601) chooses the exchange rates that printed conversions are checked against. Exchange rates
    themselves (1ドル=150円) are no amounts.
    """
    folded = document.folded
    sums = [s for s in _without_rates(list(_find_sums(folded)), folded) if _is_heard(document, s.span.start)]
    amounts = [
        Amount(f"a{i}", s.span, s.value, s.currency, s.bound, rule=s.rule, confidence=s.confidence)
        for i, s in enumerate(sums, 1)
    ]
    return tuple(pair_conversions(amounts, folded, published))


def _is_heard(document: Document, offset: int) -> bool:
    paragraph = document.paragraph_at(offset)
    return paragraph is None or paragraph.zone not in SILENT_ZONES


@cache
def _pattern() -> re.Pattern[str]:
    prefix = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
    unit = unit_pattern()
    return re.compile(
        rf"(?P<prefix>(?<![A-Za-z])(?:{prefix})) ?(?P<prefixed>{_NUMBER})"
        rf"|(?<![\d.,第])(?:(?P<low>{_NUMBER})(?P<low_mark>[~〜-]|から|ないし|、(?=\d[万億兆])))?"
        rf"(?P<number>{_NUMBER}) ?{unit}"
    )


def _find_sums(folded: str) -> Iterator[_Sum]:
    context = None
    for m in _matches(folded):
        if m["prefix"]:
            value = _value(m["prefixed"])
            if value is not None:
                yield _Sum(Span(m.start(), m.end()), value, SYMBOLS[m["prefix"]], *_bound(folded, m.start(), m.end()))
            continue
        code, confidence = _unit_code(m)
        if code is None:
            context = context or CountryContext(folded)
            code = context.code(currencies()[m["unit"]], m.start("number"))
            confidence = 0.8
        value = _value(m["number"])
        if code is None or value is None:
            continue
        bound, rule = _bound(folded, m.start(), m.end())
        if m["number"].startswith("数"):
            bound, rule, confidence = Bound.AT_LEAST, "amount.order_of_magnitude", 0.5
        low = _low_value(m["low"], m["number"], value) if m["low"] else None
        start = m.start("number")
        if low is not None:
            yield _Sum(Span(*m.span("low")), low, code, Bound.RANGE_LOW, "amount.range", confidence)
            bound, rule = Bound.RANGE_HIGH, "amount.range"
        yield _Sum(Span(start, m.end()), value, code, bound, rule, confidence)


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """Sums as the pattern sees them, looked for only around the names and signs of currencies: many times faster."""
    pattern, done = _pattern(), 0
    for place in _places().finditer(folded):
        near = max(done, place.start() - _REACH)
        if place.start() < done or not _FIGURE.search(folded, near, place.end() + _REACH):
            continue
        for m in pattern.finditer(folded, near, place.end() + _REACH):
            if m.start() > place.end():
                break
            yield m
            done = m.end()
        done = max(done, place.end())


_FIGURE = re.compile(r"[\d数〇一二三四五六七八九十百千万億兆京]")


@cache
def _places() -> StemFinder:
    """Where a currency is named."""
    names = {*currencies(), *SYMBOLS}
    return StemFinder(tails(names), names)


def _unit_code(m: re.Match[str]) -> tuple[str | None, float]:
    """The code that the words themselves give, None where the text around has to."""
    if m["sign"]:
        return SYMBOLS[m["sign"]], 1.0
    currency = currencies()[m["unit"]]
    if m["country"] and m["country"] in currency.by_country:
        return currency.by_country[m["country"]], 1.0
    if m["unit"] in ("ドル", "元", "円", "ウォン") or len(set(currency.by_country.values())) < 2:
        return currency.code, 1.0
    return None, 0.8


def _value(number: str) -> Decimal | None:
    if number.startswith("数"):
        number = "1" + number[1:] if number[1:2] in ("", "万", "億", "兆") else number[1:]
    value = read_number(number)
    return value or None


def _low_value(low: str, high: str, high_value: Decimal) -> Decimal | None:
    """The lower end of a range; it shares the unit of the upper end where it has none (10~20億)."""
    value = _value(low)
    large = _LARGE.search(high)
    if value is None or _LARGE.search(low) or not large:
        return value if value is not None and value < high_value else None
    unit = read_number("1" + large[0]) or Decimal(1)
    shared = value * unit
    return shared if shared < high_value else (value if value < high_value else None)


def _bound(folded: str, start: int, end: int) -> tuple[Bound, str]:
    """What the words around a sum make of it; a bracketed conversion between the sum and its word is passed over."""
    while folded[start - 1 : start] in ("の", " ") and start > 1:
        start -= 1
    before = None
    for m in _BEFORE.finditer(folded, max(0, start - 6), start):
        before = m if m.end() == start else before
    if folded[end : end + 1] == "(":
        close = folded.find(")", end, end + 40)
        end = close + 1 if close > 0 else end
    after = _AFTER.match(folded, end)
    chosen = after if after and (after.lastgroup != "about" or before is None) else before
    if chosen is None or chosen.lastgroup is None:
        return Bound.EXACT, "amount.plain"
    return _BOUNDS[chosen.lastgroup], "amount.bounded"


def _without_rates(sums: list[_Sum], folded: str) -> list[_Sum]:
    """Leave out exchange rates: one unit of a currency told in another (1ドル=150円)."""
    rates: set[Span] = set()
    for one, other in pairwise(sums):
        between = folded[one.span.end : other.span.start]
        is_unit = one.value in (1, 100) and one.currency != other.currency
        if is_unit and _RATE_BETWEEN.fullmatch(between) and one.span.end - one.span.start <= 12:
            rates |= {one.span, other.span}
        elif one.span in rates and re.fullmatch(r"(?:台)?(?:[~-]|から|、)", between):
            rates.add(other.span)
    return [s for s in sums if s.span not in rates]
