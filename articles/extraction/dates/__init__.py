"""Dates of an article: every written form, resolved, with precision and method."""

from articles.extraction.dates.finding import find_dates
from articles.extraction.dates.index import DateIndex

__all__ = ["DateIndex", "find_dates"]
