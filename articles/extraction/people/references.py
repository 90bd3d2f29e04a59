"""What a text says of a person in one place, and what stands around it."""

import re
from dataclasses import dataclass, field

from articles.extraction.countries import CountryHit
from articles.extraction.organizations import OrganizationHit
from articles.extraction.people.names import NameHit
from articles.extraction.people.titles import Title

_BOUNDARY = re.compile(r"[、。「」『』\n\s…:;!?はがをにへでもと]")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Reference:
    """A place where the text names a person by name, or an office without one."""

    start: int
    end: int
    name: NameHit | None
    title: Title | None
    title_text: str
    country: str | None
    """Alpha-2 as the text says; "" for an international organisation; None where it does not say."""
    rule: str
    sure: float = 1.0
    prefix: str = ""
    """同, 両, 各 before an office without a name."""
    strong: bool = True
    """Whether the country stands right beside the name."""
    organization: OrganizationHit | None = None
    """The organisation whose unnamed official this is."""

    @property
    def is_former(self) -> bool:
        """Whether the office is one that he left (前大統領, 元首相)."""
        return self.title_text.startswith(("前", "元"))

    @property
    def form(self) -> str:
        """The name as printed; empty for an office alone."""
        return self.name.form if self.name else ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its readings."""
        return (self.name.form, *self.name.readings) if self.name else ()

    host: str = ""
    """Alpha-2 of the country that an ambassador is sent to."""
    also: Title | None = None
    """A second office, before the name (大使館報道官の何公使)."""


@dataclass
class Surroundings:
    """What stands in the text besides people, by position."""

    text: str
    countries: list[CountryHit]
    organizations: list[OrganizationHit]
    seats: list[CountryHit]
    by_end: dict[int, CountryHit | OrganizationHit] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        hits: list[CountryHit | OrganizationHit] = [*self.countries, *self.organizations, *self.seats]
        for hit in hits:
            known = self.by_end.get(hit.end)
            if known is None or hit.start < known.start:
                self.by_end[hit.end] = hit

    def country_of(self, hit: CountryHit | OrganizationHit) -> str | None:
        return hit.code if isinstance(hit, CountryHit) else hit.country

    def is_host(self, hit: CountryHit | OrganizationHit) -> bool:
        """駐豪大使 is no Australian; 北朝鮮担当 no North Korean."""
        return self.text[hit.start - 1 : hit.start] in (
            "駐",
            "在",
            "対",
            "訪",
            "来",
            "渡",
            "滞",
            "帰",
        ) or self.text.startswith(("担当", "問題", "駐在", "訪問", "和平"), hit.end)

    def prefix(self, start: int) -> tuple[int, str | None, bool]:
        """What the words before a name say of its country: ``(start of the noun phrase, country, right beside it)``."""
        before = self.text[start - 1 : start]
        hit = self.by_end.get(start) or (self.by_end.get(start - 1) if before in ("・", " ", "の") else None)
        if hit is not None and not self.is_host(hit):
            return hit.start, self.country_of(hit), True
        if before != "の":
            return start, None, False
        at = start - 1
        for _ in range(2):
            if self.text[at - 1 : at] in (")", "」"):
                opening = self.text.rfind("(" if self.text[at - 1] == ")" else "「", max(0, at - 40), at)
                if opening < 0:
                    break
                at = opening
                hit = self.by_end.get(at)
                if hit is not None and not self.is_host(hit):
                    return hit.start, self.country_of(hit), True
        for left in range(at, max(0, at - 24), -1):
            hit = self.by_end.get(left)
            if hit is not None and not self.is_host(hit) and self.country_of(hit) is not None:
                return hit.start, self.country_of(hit), False
            if _BOUNDARY.match(self.text[left - 1 : left]):
                break
        return start, None, False
