"""The parties of one act."""

from dataclasses import dataclass

from articles.extraction.findings import Ref
from articles.vocabulary import Method


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Roles:
    """Parties of one act."""

    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    method: Method
    """How the actors were come by."""
    prefixed: bool = False
    """Parties stand right before the noun (日米首脳会談)."""
    inferred: bool = False
    """The target stands in no particle phrase of the act; the text around gives it."""
    at_large: bool = False
    """A sum given to no state in particular (a fund, refugees)."""
    people: tuple[Ref, ...] = ()
    """The references as named, before a leader became his country."""
