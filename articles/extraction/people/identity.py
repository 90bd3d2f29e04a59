"""References -> people: which of them name the same person, his country and his office."""

from articles.extraction.gazetteer.entries import PostEntry
from articles.extraction.people.bare import find_aliases, find_bare_names
from articles.extraction.people.known import (
    HEAD_OFFICES,
    HEADS,
    KOREAS,
    ORDINARY,
    Fit,
    KnownPeople,
    KnownPerson,
    Wanted,
    in_office,
    is_kana,
    name_key,
    was_in_office,
)
from articles.extraction.people.matching import PART, is_another, is_full, name_parts
from articles.extraction.people.names import NameReader
from articles.extraction.people.person import Person
from articles.extraction.people.references import Reference
from articles.extraction.people.rivals import GOVERNMENT_RULE, Setting, contested, kinship

MIN_SCORE = 2.5
"""A person of the gazetteer must fit name, office, country and day so well (see ``KnownPeople.best``)."""
SURE_SCORE = 4.0
"""From this score on, name and office are those of a person of the gazetteer."""
MIN_UNTITLED = 3
"""A name without office and country must have so many kana to be looked up in the gazetteer."""


class Identifier:
    """Joins references to people, in text order."""

    def __init__(self, known: KnownPeople, near: dict[str, int], setting: Setting) -> None:
        self.known, self.near, self.setting = known, near, setting
        self.published = setting.published
        self.people: list[Person] = []
        self._by_key: dict[str, list[Person]] = {}
        self._left_open: dict[frozenset[int], Person] = {}
        self._named: list[Reference] = []
        self.resolved: list[tuple[Reference, Person]] = []

    def join(self, references: list[Reference]) -> None:
        """First the full names of people who share a name, then references with an office, then the others."""
        self._named = [reference for reference in references if reference.name]
        rivals = contested(self._named)
        for reference in sorted(self._named, key=lambda r: (r.form not in rivals, r.title is None)):
            self._place(reference)
        self.resolved.sort(key=lambda pair: pair[0].start)

    def _place(self, reference: Reference) -> None:
        person = self._best_person(reference)
        if person is None:
            person = self._new_person(reference) if reference.title else self._from_gazetteer(reference)
        if person is not None:
            self._attach(reference, person)

    def add_bare_names(self, text: str, reader: NameReader) -> None:
        """Names that stand without office and 氏: of people met in the text, and full names of known ones."""
        for _ in range(2):  # the second time for the short forms of those met in the first
            before = len(self.people)
            for reference in find_bare_names(text, self._bare_forms(), reader, self._covered(), self._is_present):
                self._place(reference)
            self.resolved.sort(key=lambda pair: pair[0].start)
            if len(self.people) == before:
                break
        aliases = [form for person in self.people for form in person.forms if form.isascii()]
        if aliases:
            for reference in find_aliases(text, aliases, self._covered()):
                self._place(reference)
            self.resolved.sort(key=lambda pair: pair[0].start)

    def _is_present(self, known: KnownPerson) -> bool:
        """Whether somebody is head of a country that the text names on its day."""
        return any(
            post.office in HEAD_OFFICES and post.country in self.near and in_office(post, self.published)
            for post in known.posts
        )

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
        fitting: list[Person] = []
        best, best_score = None, 0.0
        for person in self._candidates(reference.form):
            score = self._person_score(reference, person)
            if score > 0:
                fitting.append(person)
            if score > best_score:
                best, best_score = person, score
        if best is None or is_full(reference.form):
            return best
        if relation := kinship(self.setting.text, reference):
            return self._relative(reference, relation, fitting)
        return self._one_of(reference, fitting, best) if len(fitting) > 1 else best

    def _one_of(self, reference: Reference, fitting: list[Person], best: Person) -> Person:
        """Whom a short form means that fits several; somebody left open where the text does not tell."""
        rivals = [p for p in fitting if p.matches(reference.form) >= PART or p.matches(reference.form) == 0]
        rivals = [p for p in rivals if p.first is None or p.first.start < reference.start] or rivals
        if len(rivals) < 2:
            return rivals[0] if rivals else best
        left = self.setting.choose(reference, rivals)
        if len(left) == 1:
            return left[0]
        known = self._left_open.get(frozenset(map(id, left)))
        if known is None:
            known = Person(rule="person.ambiguous", confidence=0.5, rivals=tuple(left))
            self._left_open[frozenset(map(id, left))] = known
            self.people.append(known)
        return known

    def _relative(self, reference: Reference, relation: str, fitting: list[Person]) -> Person | None:
        """父のブッシュ氏, 長男のブッシュ元大統領: two people of one short form, told apart by kinship."""
        same = [person for person in fitting if person.kinship == relation]
        others = [
            r for r in self._named if r.form == reference.form and kinship(self.setting.text, r) not in ("", relation)
        ]
        if not same and others and relation == "elder":
            same = [person for person in fitting if not person.kinship]
        if not same:
            return None
        same[0].kinship = relation
        return same[0]

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
        if score == 0 or self._is_other_korean(reference.form, person) or self._is_named_otherwise(reference, person):
            return 0.0
        if reference.country is not None and reference.strong and person.country_stated:
            if (person.country or "") != reference.country:
                return 0.0
            score += 1
        if reference.title and person.titles:
            if reference.title.role in person.roles or any(t.endswith(reference.title.short) for t, _ in person.titles):
                score += 2
            elif (score < 2 or not is_full(reference.form)) and self._is_someone_else(reference, person):
                return 0.0
        return score

    def _is_other_korean(self, form: str, person: Person) -> bool:
        """Another full name than that of a Korean met by his family name alone."""
        if not is_kana(form) or "・" not in form or person.known is None or KOREAS.isdisjoint(person.known.countries):
            return False
        return form not in person.forms and not self._names_known(form, person.known)

    def _is_named_otherwise(self, reference: Reference, person: Person) -> bool:
        """Whether the gazetteer knows the person met by another full name, the office not being the same."""
        form, known = reference.form, person.known
        if known is None or not is_full(form) or form in person.forms or not is_another(form, known.full_name):
            return False
        same = reference.title and not reference.is_former and reference.title.role in person.roles
        return not same and not self._names_known(form, known)

    def _names_known(self, form: str, known: KnownPerson) -> bool:
        return known in self.known.by_name.get(name_key(form), ())

    def _is_someone_else(self, reference: Reference, person: Person) -> bool:
        """Another holder of that office with the name is known, and it is not this person."""
        found = self._look_up(reference)
        if found is not None and found.score >= SURE_SCORE:
            return person.known not in (found.person, *found.equals) and found.person not in person.candidates
        return len(reference.form) == 1 and reference.form not in person.forms

    def _look_up(self, reference: Reference, country: str | None = None) -> Fit | None:
        country = reference.country if country is None else country
        is_head = reference.rule == GOVERNMENT_RULE
        wanted = Wanted(reference.form, reference.title, country, reference.is_former, is_head)
        return self.known.best(wanted, self.published, self.near)

    def _new_person(self, reference: Reference) -> Person | None:
        country = reference.country if reference.strong else None
        wanted = Wanted(reference.form, reference.title, country, reference.is_former)
        found = self.known.best(wanted, self.published, self.near)
        if is_kana(reference.form) and len(reference.form) == 1:
            return None
        is_full_name = name_key(reference.form) in self.known.full_names
        if found is not None and found.score < MIN_SCORE and not is_full_name:
            found = None
        if found is None and reference.title and reference.title.role == "department_head":
            return None
        relation = "" if is_full(reference.form) else kinship(self.setting.text, reference)
        met = next((p for p in self.people if found and p.known is found.person), None)
        if met and not relation:
            return met  # under a spelling that the text alone would not join
        found = None if met else found
        person = Person(rule=reference.rule, confidence=0.95 if found else 0.85, kinship=relation)
        if found is not None:
            self._know(person, reference, found)
        self.people.append(person)
        return person

    def _know(self, person: Person, reference: Reference, found: Fit) -> None:
        """The gazetteer's person, or those whom everything said fits equally."""
        left = [found.person, *found.equals]
        if found.equals:
            left = self.setting.nearest(reference, left)
        person.known = left[0] if len(left) == 1 else None
        person.candidates = tuple(left) if len(left) > 1 else ()

    def _from_gazetteer(self, reference: Reference) -> Person | None:
        """A person named without office: only if the gazetteer knows him and the name is his alone."""
        form = reference.form
        full = name_key(form) in self.known.full_names and (len(form) >= 3)
        if not full and self._is_prominent(reference):
            full = True
        if not full and (form in ORDINARY or (len(form) < MIN_UNTITLED and reference.country is None)):
            return None
        if not full and not is_kana(form) and len(form) < 2:
            return None
        found = self._look_up(reference)
        if found is None or (found.score < (2.0 if not full else 1.0) and not (full and found.person.is_head)):
            return None
        if not any(post.office in HEADS or was_in_office(post, self.published) for post in found.person.posts):
            return None
        person = Person(rule=reference.rule, confidence=0.8)
        self._know(person, reference, found)
        self.people.append(person)
        return person

    def _is_prominent(self, reference: Reference) -> bool:
        """安倍さん, 岸田内閣: a surname that the gazetteer has of one head of state or government alone, where the text
        speaks of his country; a government that bears his name needs no more."""
        known = self.known.by_name.get(name_key(reference.form), ())
        heads = [person for person in known if person.is_head]
        if reference.rule == GOVERNMENT_RULE:
            return bool(heads)
        if len(known) != 1 or not heads or reference.form in ORDINARY or len(reference.form) < 2:
            return False
        return any(code in self.near for code in heads[0].countries) and any(p.known for p in self.people)

    def _recognise(self, person: Person, reference: Reference) -> None:
        """A later form of the name may be one that the gazetteer has."""
        if name_key(reference.form) not in self.known.full_names:
            return
        country = (person.country or "") if person.country_stated else None
        found = self._look_up(reference, country)
        if found is not None and found.score >= MIN_SCORE:
            self._know(person, reference, found)

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
            self._narrow(person)
        person.references.append(reference)
        if person.first is None or reference.start < person.first.start:
            person.first = reference
        self.resolved.append((reference, person))

    def _narrow(self, person: Person) -> None:
        """A country told later decides between people who fitted equally."""
        left = tuple(k for k in person.candidates if person.country in k.countries)
        if left:
            person.known = left[0] if len(left) == 1 else None
            person.candidates = left if len(left) > 1 else ()
