"""Speakers and parties of a record as comparable values."""

from dataclasses import dataclass
from typing import Any

from articles.evaluation.alignment import Record, same_name


@dataclass(frozen=True, slots=True)
class Party:
    """A country by its code, or a person or organisation by its record."""

    kind: str
    value: Any

    def is_same(self, other: "Party") -> bool:
        if self.kind != other.kind:
            return False
        return bool(self.value == other.value) if self.kind == "country" else same_name(self.value, other.value)


class Parties:
    """Resolves the references of one record: ids of its leaders and organisations, or country codes."""

    def __init__(self, record: Record) -> None:
        self._people = {x["id"]: x for x in record.get("leaders", [])}
        self._organizations = {x["id"]: x for x in record.get("organizations", [])}

    def speakers(self, statement: Record) -> list[Party]:
        return _unique([self._party(ref) for ref in statement.get("speakers", [])])

    def actors(self, event: Record) -> list[Party]:
        return _unique([self._state(ref) for ref in event["actors"]])

    def of_event(self, event: Record) -> list[Party]:
        """Actors and recipients together."""
        return _unique([self._state(ref) for ref in (*event.get("actors", ()), *event.get("recipients", ()))])

    def _party(self, ref: str) -> Party:
        if ref in self._people:
            return Party("person", self._people[ref])
        if ref in self._organizations:
            return Party("organization", self._organizations[ref])
        return Party("country", ref)

    def _state(self, ref: str) -> Party:
        """In an event a leader stands for his country, that of an organisation for himself among organisations."""
        party = self._party(ref)
        if party.kind != "person":
            return party
        country = party.value.get("country")
        return Party("country", country) if country else Party("organization", party.value)


def overlap(gold: list[Party], found: list[Party]) -> tuple[int, int]:
    """Sizes of the intersection and of the union."""
    left, common = list(found), 0
    for party in gold:
        same = next((other for other in left if party.is_same(other)), None)
        if same is not None:
            left.remove(same)
            common += 1
    return common, len(gold) + len(left)


def _unique(parties: list[Party]) -> list[Party]:
    unique: list[Party] = []
    for party in parties:
        if not any(party.is_same(other) for other in unique):
            unique.append(party)
    return unique
