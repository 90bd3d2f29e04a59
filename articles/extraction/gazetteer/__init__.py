"""Known countries, people and organisations, handed to extraction from outside.

``default_gazetteer()`` reads the data files of this package; the web application builds one from its tables, so that an
editor's change counts at the next reading.
"""

from articles.extraction.gazetteer.english import english_organization
from articles.extraction.gazetteer.entries import (
    CountryEntry,
    CountryGroupEntry,
    Gazetteer,
    OrganizationEntry,
    PostEntry,
)
from articles.extraction.gazetteer.loading import default_gazetteer, read_country_groups

__all__ = [
    "CountryEntry",
    "CountryGroupEntry",
    "Gazetteer",
    "OrganizationEntry",
    "PostEntry",
    "default_gazetteer",
    "english_organization",
    "read_country_groups",
]
