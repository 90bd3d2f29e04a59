"""Printed conversions: which amount in brackets restates which, and whether it can be right."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.amounts.rates import fits
from articles.extraction.findings import Amount

_BETWEEN = re.compile(
    r"\((?:約|およそ|日本円で|円換算で|当時|現在の|時価|同|=|のレートで|米ドル換算で|換算で|、)*"
    r"|\)?、?(?:日本円で|日本円にして|日本円換算で|円換算で)(?:は)?(?:約|およそ|ざっと)?"
    r"|、(?:約|およそ)"
)
"""What may stand between an original and its conversion."""


def pair_conversions(amounts: Sequence[Amount], folded: str, published: str | None) -> list[Amount]:
    """The amounts with ``converts`` and ``conversion_fits`` set on those that restate one before."""
    paired: list[Amount] = []
    for amount in amounts:
        original = _original(paired, amount, folded)
        paired.append(amount if original is None else _restating(original, amount, published))
    return paired


def _restating(original: Amount, amount: Amount, published: str | None) -> Amount:
    is_right = fits(original, amount, published)
    return replace(amount, converts=original.id, conversion_fits=is_right, rule="amount.conversion")


def _original(before: Sequence[Amount], amount: Amount, folded: str) -> Amount | None:
    if not before or before[-1].currency == amount.currency:
        return None
    last = before[-1]
    between = folded[last.span.end : amount.span.start]
    if len(between) > 24 or not _BETWEEN.fullmatch(between):
        return None
    if between.startswith("、") and "円" not in between and amount.currency != "JPY":
        return None
    if last.converts:
        return next((a for a in reversed(before) if a.id == last.converts), last)
    return last
