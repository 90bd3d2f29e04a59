"""Bands of exchange rates by year, wide enough that a conversion outside them is a slip of the pen."""

from articles.extraction.findings import Amount


def fits(original: Amount, conversion: Amount, published: str | None) -> bool | None:
    """Whether the printed conversion can be right; None where no rate is known."""
    return None
