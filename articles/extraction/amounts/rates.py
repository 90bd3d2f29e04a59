"""Bands of exchange rates by year, wide enough that a conversion outside them is a slip of the pen."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from articles.extraction.findings import Amount

_FILE = Path(__file__).parent.parent / "rules" / "exchange_rates.tsv"
_TOLERANCE = 0.12
"""Beyond the year's band: for rounding (約2兆円), days outside the monthly averages and contracts at an older rate."""
_EVERY_YEAR = 0


@cache
def _bands() -> Mapping[tuple[str, int], tuple[float, float]]:
    """Lowest and highest price of one US dollar, by currency and year."""
    bands = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, year, low, high = line.split("\t")
            bands[code, int(year)] = (float(low), float(high))
    return bands


def fits(original: Amount, conversion: Amount, published: str | None) -> bool | None:
    """Whether the printed conversion can be right in the year of publication or the one before it.

    None where the year is unknown or a currency has no rate in the data file.
    """
    if not published or not published[:4].isdigit():
        return None
    year = int(published[:4])
    one, other = _band(original.currency, year), _band(conversion.currency, year)
    if one is None or other is None:
        return None
    rate = float(conversion.value / original.value)
    return other[0] / one[1] / (1 + _TOLERANCE) <= rate <= other[1] / one[0] * (1 + _TOLERANCE)


def _band(code: str, year: int) -> tuple[float, float] | None:
    """The band of the year and the year before; of the last year known where the file ends earlier."""
    if code == "USD":
        return 1.0, 1.0
    bands = _bands()
    if (code, _EVERY_YEAR) in bands:
        return bands[code, _EVERY_YEAR]
    known = [bands[code, y] for y in (year - 1, year) if (code, y) in bands]
    if not known and (code, year - 2) in bands:
        known = [bands[code, year - 2]]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None
