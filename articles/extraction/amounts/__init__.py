"""Sums of money: value, currency, bound, and which printed conversion belongs to which original."""

from articles.extraction.amounts.finding import find_amounts

__all__ = ["find_amounts"]
