"""Currency names -> ISO 4217 codes, by the name itself or by the countries of the text."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "rules" / "currencies.tsv"
SYMBOLS = {
    "US$": "USD", "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "C$": "CAD",
    "S$": "SGD", "R$": "BRL", "$": "USD", "¥": "JPY", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "₽": "RUB",
    "₺": "TRY", "₴": "UAH", "₱": "PHP", "฿": "THB", "₫": "VND", "₪": "ILS", "₸": "KZT",
    "USD": "USD", "EUR": "EUR", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "GBP": "GBP", "KRW": "KRW",
}  # fmt: skip
_AFTER = {
    "円": "卓満滑形安高盤周熟陣弧錐柱舞",
    "元": "首大外相幹選議兵国化的論帥老旦日年号来米英仏露素祖凶副党閣代駐長官高勲組",
    "ドル": "安高箱",
    "ポンド": "爆級砲",
    "ユーロ": "圏",
}
"""Characters after which the word is none of money (円卓, 二元論, 500ポンド爆弾)."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency's base name and what it means where."""

    name: str
    code: str | None
    """Without a country word; None where the name alone says too little."""
    by_country: Mapping[str, str] = field(default_factory=dict)


@cache
def currencies() -> Mapping[str, Currency]:
    """All base names with their codes."""
    found = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, code, pairs = line.split("\t")
            by_country = dict(pair.split("=") for pair in pairs.split())
            found[name] = Currency(name, None if code == "-" else code, by_country)
    return found


@cache
def unit_pattern() -> str:
    """Regular expression of a currency after its number: groups ``country``, ``unit`` or ``sign``."""
    countries = {country for currency in currencies().values() for country in currency.by_country}
    units = []
    for name in sorted(currencies(), key=len, reverse=True):
        not_after = f"[{_AFTER.get(name, '')}ァ-ヶー]" if re.search(r"[ァ-ヶ]", name) else f"[{_AFTER.get(name, '々')}]"
        units.append(f"{re.escape(name)}(?!{not_after})")
    signs = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
    country = "|".join(re.escape(c) for c in sorted(countries, key=len, reverse=True))
    return rf"(?:(?P<country>{country})?・?(?P<unit>{'|'.join(units)})|(?P<sign>{signs})(?![A-Za-z]))"


class CountryContext:
    """Which of a currency's countries the text is speaking of at a place."""

    def __init__(self, text: str) -> None:
        words = {c for currency in currencies().values() if _is_ambiguous(currency) for c in currency.by_country}
        pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
        self._mentions = [(m.start(), m[0]) for m in pattern.finditer(text)]

    def code(self, currency: Currency, offset: int) -> str | None:
        """The code of the last country named before the offset whose currency has this name, else the most frequent."""
        named = [(at, word) for at, word in self._mentions if word in currency.by_country]
        words = {word for _, word in named}
        if currency.name in _RESERVE and any(currency.by_country[word] == currency.code for word in words):
            return currency.code
        before = [word for at, word in named if offset - _NEAR <= at < offset]
        if before:
            return currency.by_country[before[-1]]
        if named:
            return Counter(currency.by_country[word] for _, word in named).most_common(1)[0][0]
        return currency.code


_RESERVE = frozenset({"ポンド", "フラン"})
"""Names that mean the widely used currency wherever its country is named at all."""
_NEAR = 120
"""So many characters before a sum a country still counts as its context."""


def _is_ambiguous(currency: Currency) -> bool:
    return currency.name not in ("ドル", "元", "円", "ウォン") and len(set(currency.by_country.values())) > 1
