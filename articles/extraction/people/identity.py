"""References -> people: which of them name the same person, his country and his office."""

from dataclasses import dataclass, field
from functools import lru_cache

from articles.extraction.gazetteer.entries import PostEntry
from articles.extraction.people.bare import find_bare_names
from articles.extraction.people.known import (
    HEADS,
    KOREAS,
    ORDINARY,
    PATRONYMIC,
    KnownPeople,
    KnownPerson,
    is_kana,
    name_key,
    was_in_office,
)
from articles.extraction.people.names import NameReader
from articles.extraction.people.references import Reference

MIN_SCORE = 2.5
"""A person of the gazetteer must fit name, office, country and day so well (see ``KnownPeople.best``)."""
MIN_UNTITLED = 3
"""A name without office and country must have so many kana to be looked up in the gazetteer."""


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

    @property
    def is_head(self) -> bool:
        """Whether the gazetteer knows him as a head of state or government."""
        posts = self.known.posts if self.known else ()
        return any(post.office in ("head_of_state", "head_of_government") for post in posts)

    roles: set[str] = field(default_factory=set)
    first: Reference | None = None
    """Where the text names him first."""

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
        fits = [_fit(form, own) for own in self.forms]
        if not is_kana(form) and len(form) > 2 and any(_other_given_name(form, own) for own in self.forms):
            return 2.0 if form in self.forms else 0.0
        if is_kana(form) and any(_other_member(form, own) for own in self.forms):
            return 2.0 if form in self.forms else 0.0
        return max(fits, default=0.0)


def _fit_part(part: str, name: list[str]) -> float:
    """A single name against a longer one; what follows ビン is the father's name."""
    at = len(name) - 1 - name[::-1].index(part)
    if at and name[at - 1] in PATRONYMIC:
        return 0.0
    return 1.5 if at in (0, len(name) - 1) else 1.0


def name_parts(form: str) -> list[str]:
    """Keys under which people with a like name are kept: the parts of a kana name, the first kanji of another."""
    return [name_key(part) for part in form.split("・")] if is_kana(form) else [form[:1]]


def _other_given_name(form: str, own: str) -> bool:
    """金聖泰 is not 金正恩, though both are 金氏."""
    return not is_kana(own) and len(own) > 2 and not own.startswith(form) and not form.startswith(own)


def _other_member(form: str, own: str) -> bool:
    """キム・スギル is not キム・ジョンウン, though both are キム氏."""
    family, _, given = form.partition("・")
    own_family, _, own_given = own.partition("・")
    return bool(given and own_given) and family == own_family and _fit(form, own) == 0.0


@lru_cache(maxsize=1 << 16)
def _fit(form: str, own: str) -> float:
    if form == own:
        return 2.0
    if is_kana(form) != is_kana(own):
        return 0.0
    if is_kana(form):
        if name_key(form) == name_key(own):
            return 2.0
        parts, others = [name_key(p) for p in form.split("・")], [name_key(p) for p in own.split("・")]
        shorter, longer = sorted((parts, others), key=len)
        if len(shorter) == 1 and shorter[0] in longer:
            return _fit_part(shorter[0], longer)
        if len(shorter) > 1 and longer[: len(shorter)] == shorter:
            return 1.6
        return 1.2 if len(shorter) > 1 and shorter[-1] == longer[-1] and shorter[0] == longer[0] else 0.0
    shorter_form, longer_form = sorted((form, own), key=len)
    return 1.5 if longer_form.startswith(shorter_form) else 0.0


class Identifier:
    """Joins references to people, in text order."""

    def __init__(self, known: KnownPeople, published: str | None, near: dict[str, int]) -> None:
        self.known, self.published, self.near = known, published, near
        self.people: list[Person] = []
        self._by_key: dict[str, list[Person]] = {}
        self.resolved: list[tuple[Reference, Person]] = []

    def join(self, references: list[Reference]) -> None:
        """First the references with an office, then those with a name alone."""
        for reference in references:
            if reference.name and reference.title:
                person = self._best_person(reference) or self._new_person(reference)
                if person is not None:
                    self._attach(reference, person)
        for reference in references:
            if reference.name and not reference.title:
                person = self._best_person(reference) or self._from_gazetteer(reference)
                if person is not None:
                    self._attach(reference, person)
        self.resolved.sort(key=lambda pair: pair[0].start)

    def add_bare_names(self, text: str, reader: NameReader) -> None:
        """Names that stand without office and 氏: of people met in the text, and full names of known ones."""
        for _ in range(2):  # the second time for the short forms of those met in the first
            before = len(self.people)
            for reference in find_bare_names(text, self._bare_forms(), reader, self._covered()):
                person = self._best_person(reference) or self._from_gazetteer(reference)
                if person is not None:
                    self._attach(reference, person)
            self.resolved.sort(key=lambda pair: pair[0].start)
            if len(self.people) == before:
                break

    def post_of(self, person: Person) -> PostEntry | None:
        """The post in which the article means a person whom the gazetteer knows."""
        if person.known is None:
            return None
        titles = dict.fromkeys(r.title for r in person.references if r.title)
        stated = (person.country or "") if person.country_stated else None
        return self.known.post_of(person.known, titles, self.published, stated)

    def body_of(self, person: Person) -> str:
        """Code of the international organisation for which the article means him; empty for a country's office."""
        post = self.post_of(person) if person.country is None else None
        return post.country if post is not None and self.known.country_of(post) is None else ""

    def _bare_forms(self) -> frozenset[str]:
        return frozenset(
            key
            for person in self.people
            for form in person.forms
            for key in (name_key(form), name_key(form.rsplit("・", 1)[-1]))
            if len(form) > 1
        )

    def _covered(self) -> list[tuple[int, int]]:
        return [(r.start, r.end) for r, _ in self.resolved]

    def _best_person(self, reference: Reference) -> Person | None:
        best, best_score = None, 0.0
        for person in self._candidates(reference.form):
            score = self._person_score(reference, person)
            if score > best_score:
                best, best_score = person, score
        return best

    def _candidates(self, form: str) -> list[Person]:
        """People one of whose names begins with, ends with or holds a part of the form."""
        found: dict[int, Person] = {}
        for key in name_parts(form):
            for person in self._by_key.get(key, ()):
                found[id(person)] = person
        for known in self.known.by_name.get(name_key(form), ()):
            for person in self._by_key.get(known.key, ()):
                found[id(person)] = person
        return list(found.values())

    def _remember(self, person: Person, key: str) -> None:
        people = self._by_key.setdefault(key, [])
        if person not in people[-8:]:
            people.append(person)

    def _person_score(self, reference: Reference, person: Person) -> float:
        score = person.matches(reference.form)
        if score == 0 and person.known is not None:
            score = 1.0 if self._names_known(reference.form, person.known) else 0.0
        if score == 0 or self._is_other_korean(reference.form, person):
            return 0.0
        if reference.country is not None and reference.strong and person.country_stated:
            if (person.country or "") != reference.country:
                return 0.0
            score += 1
        if reference.title and person.titles:
            if reference.title.role in person.roles or any(t.endswith(reference.title.short) for t, _ in person.titles):
                score += 2
            elif score < 2 and self._is_someone_else(reference, person):
                return 0.0
        return score

    def _is_other_korean(self, form: str, person: Person) -> bool:
        """Another full name than that of a Korean met by his family name alone."""
        if not is_kana(form) or "・" not in form or person.known is None or person.known.country not in KOREAS:
            return False
        return form not in person.forms and not self._names_known(form, person.known)

    def _names_known(self, form: str, known: KnownPerson) -> bool:
        return known in self.known.by_name.get(name_key(form), ())

    def _is_someone_else(self, reference: Reference, person: Person) -> bool:
        """Another holder of that office with the name is known, and it is not this person."""
        found = self.known.best(reference.form, reference.title, reference.country, self.published, self.near)
        if found is not None and found[1] >= 4:
            return found[0] is not person.known
        return len(reference.form) == 1

    def _new_person(self, reference: Reference) -> Person | None:
        country = reference.country if reference.strong else None
        found = self.known.best(reference.form, reference.title, country, self.published, self.near)
        if is_kana(reference.form) and len(reference.form) == 1:
            return None
        is_full = name_key(reference.form) in self.known.full_names
        if found is not None and found[1] < MIN_SCORE and not is_full:
            found = None
        if found is None and reference.title and reference.title.role == "department_head":
            return None
        person = Person(rule=reference.rule, confidence=0.95 if found else 0.85)
        if found is not None:
            person.known = found[0]
        self.people.append(person)
        return person

    def _from_gazetteer(self, reference: Reference) -> Person | None:
        """A person named without office: only if the gazetteer knows him and the name is his alone."""
        form = reference.form
        full = name_key(form) in self.known.full_names and (len(form) >= 3)
        if not full and (form in ORDINARY or (len(form) < MIN_UNTITLED and reference.country is None)):
            return None
        if not full and not is_kana(form) and len(form) < 2:
            return None
        found = self.known.best(form, None, reference.country, self.published, self.near)
        if found is None or found[1] < 1.0 or (not full and found[1] < 2.0):
            return None
        if not any(post.office in HEADS or was_in_office(post, self.published) for post in found[0].posts):
            return None
        person = Person(known=found[0], rule=reference.rule, confidence=0.8)
        self.people.append(person)
        return person

    def _recognise(self, person: Person, reference: Reference) -> None:
        """A later form of the name may be one that the gazetteer has."""
        if name_key(reference.form) not in self.known.full_names:
            return
        country = (person.country or "") if person.country_stated else None
        found = self.known.best(reference.form, reference.title, country, self.published, self.near)
        if found is not None and found[1] >= MIN_SCORE:
            person.known = found[0]

    def _attach(self, reference: Reference, person: Person) -> None:
        for form in reference.forms:
            if form not in person.forms:
                person.forms.append(form)
                for key in name_parts(form):
                    self._remember(person, key)
                if person.known is None and person.references:
                    self._recognise(person, reference)
        if person.known is not None and len(person.references) == 0:
            self._remember(person, person.known.key)
        if reference.title and reference.title_text:
            person.add_title(reference.title_text, reference.title.role)
        if reference.also:
            person.add_title(reference.also.short, reference.also.role)
        says = reference.country is not None and (reference.strong or person.known is None)
        if says and not person.country_stated:
            person.country, person.country_stated = reference.country or None, True
        person.references.append(reference)
        if person.first is None or reference.start < person.first.start:
            person.first = reference
        self.resolved.append((reference, person))
