"""Somebody whom an article names, with all that it says of him."""

from dataclasses import dataclass, field

from articles.extraction.gazetteer.entries import PostEntry
from articles.extraction.people.known import KnownPerson
from articles.extraction.people.matching import fit, is_another, is_full
from articles.extraction.people.references import Reference


@dataclass(eq=False)
class Person:
    """Somebody whom the text names."""

    forms: list[str] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    """``(short title, role)`` as met."""
    country: str | None = None
    known: KnownPerson | None = None
    references: list[Reference] = field(default_factory=list)
    rule: str = ""
    confidence: float = 1.0
    country_stated: bool = False
    roles: set[str] = field(default_factory=set)
    first: Reference | None = None
    """Where the text names him first."""
    candidates: tuple[KnownPerson, ...] = ()
    """People of the gazetteer whom everything said fits equally, where ``known`` is None."""
    rivals: tuple["Person", ...] = ()
    """Of a short form that the text leaves open: the people of the article who may be meant."""
    kinship: str = ""
    """``elder`` or ``younger``, where the text tells two people of one name apart so."""

    @property
    def posts(self) -> tuple[PostEntry, ...]:
        """The gazetteer's terms of office; none for somebody it does not know."""
        return self.known.posts if self.known else ()

    @property
    def open_between(self) -> tuple[KnownPerson, ...]:
        """People of the gazetteer between whom the text does not decide."""
        found = [k for rival in self.rivals for k in (rival.known, *rival.candidates) if k is not None]
        return tuple(dict.fromkeys((*self.candidates, *found)))

    @property
    def is_open(self) -> bool:
        """Whether the text leaves open who is meant."""
        return bool(self.candidates or self.rivals)

    @property
    def is_head(self) -> bool:
        """Whether the gazetteer knows him as a head of state or government."""
        return self.known is not None and self.known.is_head

    def add_title(self, title: str, role: str) -> None:
        """Remember an office as met, once."""
        if (title, role) not in self.titles:
            self.titles.append((title, role))
            self.roles.add(role)

    @property
    def is_former(self) -> bool:
        """Whether every title met says that he left the office, or is yet to take it."""
        return bool(self.titles) and all(title.startswith(("前", "元", "次期")) for title, _ in self.titles)

    def has_title(self, ending: str) -> bool:
        """Whether a title of his ends so (暫定大統領 ends with 大統領)."""
        return any(title.endswith(ending) for title, _ in self.titles)

    def matches(self, form: str) -> float:
        """How well a form of a name fits the forms met: 0 not, 1 in part, 2 in full."""
        if form in self.forms:
            return 2.0
        if is_full(form) and any(is_another(form, own) for own in self.forms):
            return 0.0
        return max((fit(form, own) for own in self.forms), default=0.0)
