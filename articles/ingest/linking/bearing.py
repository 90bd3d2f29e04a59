"""Names of the articles that bear upon some of them, and the rows that they have now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.ingest import sql
from articles.ingest.linking import decisions
from articles.linking.people import Signature, may_be_one, organizations_may_be_one
from articles.vocabulary import AppearanceKind

Seed = tuple[Signature, frozenset[str]]
"""A signature with its blocks."""


@dataclass(slots=True)
class Known:
    """Signatures that bear upon each other, and the rows that they have now."""

    signatures: dict[str, Signature] = field(default_factory=dict)
    holders: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """Signature -> row -> number of appearances."""


def known_around(kind: str, seeds: Mapping[str, Seed]) -> Known:
    """The signatures that bear upon the seeds, directly or through others: by their names, a decision, or as one row.

    Names are looked for in the blocks of those found so far. All that a block holds is not taken in: blocks hang
    together through given names and surnames, and would bring in everybody whom articles ever named.
    """
    bears = may_be_one if kind == AppearanceKind.PERSON else organizations_may_be_one
    names = _Names(kind)
    chosen: dict[str, Seed] = {}
    frontier = dict(seeds)
    while frontier:
        chosen |= frontier
        names.read_like(frontier.values())
        names.read_held({pk for key in frontier for pk in names.holders.get(key, ())})
        rows = {pk for key in frontier for pk in names.holders.get(key, ())}
        same, _ = decisions.decided("leader", [f"s:{key}" for key in frontier])
        decided = {anchor[2:] for pair in same for anchor in pair if anchor.startswith("s:")}
        names.read_keys(decided)
        frontier = {
            key: seed
            for key, seed in names.found.items()
            if key not in chosen
            and (
                key in decided
                or rows & names.holders.get(key, Counter()).keys()
                or any(bears(seed[0], other) for other, _ in frontier.values())
            )
        }
    known = Known()
    for key in chosen.keys() & names.found.keys():
        known.signatures[key] = names.found[key][0]
        if key in names.holders:
            known.holders[key] = names.holders[key]
    return known


def names_in(kind: str, blocks: Iterable[str]) -> dict[str, Seed]:
    """All names of some blocks."""
    return _Names(kind).read(blocks)


_NAMES = """
    SELECT whole.signature, whole.names, whole.full_name, whole.title, whole.country_id, whole.register_candidates,
        whole.blocks, short.home, short.n
    FROM (
        SELECT signature, {column} AS home, count(*) AS n, min(id) AS first FROM articles_appearance
        WHERE kind = %s AND state IN ('text', 'undecided') AND ({which}) GROUP BY signature, {column}
    ) AS short JOIN articles_appearance AS whole ON whole.id = short.first
"""


class _Names:
    """Signatures of appearances, read by the block or by the row that they have."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._column = "leader_id" if kind == AppearanceKind.PERSON else "organization_id"
        self._asked: set[tuple[str, str]] = set()
        self._rows: set[int] = set()
        self.found: dict[str, Seed] = {}
        self.holders: dict[str, Counter[int]] = {}

    def read(self, blocks: Iterable[str]) -> dict[str, Seed]:
        """Read all names of some blocks; returns everything read so far."""
        return self._read("blocks && %s::varchar[]", list(blocks))

    def read_like(self, seeds: Iterable[Seed]) -> None:
        """Read the names in the blocks of these that may bear upon them: of their country, or of none."""
        fresh = {(block, seed.country) for seed, blocks in seeds for block in blocks} - self._asked
        self._asked |= fresh
        anywhere = {block for block, country in fresh if not country}
        if anywhere:
            self._read("blocks && %s::varchar[]", list(anywhere))
        here = {(block, country) for block, country in fresh if country and block not in anywhere}
        if here:
            blocks, countries = ({pair[place] for pair in here} for place in (0, 1))
            # As an expression: the index of countries would be read for nothing.
            which = "blocks && %s::varchar[] AND coalesce(country_id, '') = ANY(%s::varchar[])"
            self._read(which, list(blocks), ["", *countries])

    def read_held(self, rows: Iterable[int]) -> None:
        """Read all names of the people or organisations that these rows stand for."""
        fresh = set(rows) - self._rows
        self._rows |= fresh
        if fresh:
            self._read(f"{self._column} = ANY(%s)", list(fresh))

    def read_keys(self, keys: Iterable[str]) -> None:
        """Read these signatures."""
        fresh = set(keys) - self.found.keys()
        if fresh:
            self._read("signature = ANY(%s)", list(fresh))

    def _read(self, which: str, *values: Any) -> dict[str, Seed]:
        holders: dict[str, Counter[int]] = defaultdict(Counter)
        question = _NAMES.format(column=self._column, which=which)
        for key, names, full, title, country, candidates, its, home, n in sql.ask(question, self._kind, *values):
            signature = Signature(key, frozenset(names), full, title, country or "", frozenset(candidates))
            self.found.setdefault(key, (signature, frozenset(its)))
            if home:
                holders[key][home] += n
        # Each question asks for whole signatures but the one by rows, which finds again what counts less.
        for key, votes in holders.items():
            if key not in self.holders or votes.total() > self.holders[key].total():
                self.holders[key] = votes
        return self.found
