"""The gazetteer's people, found by any written form of their names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from articles.extraction.gazetteer.entries import PostEntry
from articles.extraction.gazetteer.forms import FormIndex, fold, skeleton
from articles.extraction.gazetteer.loading import words
from articles.extraction.people.titles import Title, title_index

HEADS = frozenset({"head_of_state", "head_of_government", "monarch_heir", "foreign_minister", "head_of_organization"})
ORDINARY = words("shared_names")
"""Names that are ordinary words, or that many people share: taken only with title, country or full name."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person of the gazetteer with all posts, which may belong to several countries and bodies."""

    key: str
    country: str
    """Home: the one that the key names, else that of the first post."""
    posts: tuple[PostEntry, ...]

    @property
    def full_name(self) -> str:
        return self.posts[0].full_name or self.posts[0].name


def is_kana(form: str) -> bool:
    return "ァ" <= form[:1] <= "ヺ"


@lru_cache(maxsize=1 << 16)
def name_key(form: str) -> str:
    """Key under which spellings of one name meet."""
    return skeleton(form) if is_kana(form) else fold(form)


HEAD_TITLES = ("国家主席", "大統領", "首相", "国王", "女王", "総統", "大公", "天皇")
"""Titles of heads of state and government that the register gives for every country that has one."""


class KnownPeople:
    """Look-up of people by name form, office, country and day."""

    def __init__(self, posts: tuple[PostEntry, ...], iso: frozenset[str]) -> None:
        grouped: dict[str, list[PostEntry]] = {}
        for post in posts:
            grouped.setdefault(post.person, []).append(post)
        self.iso = iso
        self.people = {key: KnownPerson(key, _home(key, p), tuple(p)) for key, p in grouped.items()}
        self.by_name: dict[str, list[KnownPerson]] = {}
        self.full_names: set[str] = set()
        kanji: set[str] = set()
        for person in self.people.values():
            for form, full in _forms(person):
                known = self.by_name.setdefault(name_key(form), [])
                if person not in known[-1:]:
                    known.append(person)
                if full:
                    self.full_names.add(name_key(form))
                if not is_kana(form) and len(form) > 1:
                    kanji.add(fold(form))
        self.kanji_forms: FormIndex[str] = FormIndex((form, form) for form in kanji)

    @cached_property
    def head_offices(self) -> dict[str, frozenset[str]]:
        """Which countries have a head of state or government who is called so (大統領, 首相, 国王)."""
        found: dict[str, set[str]] = {title: set() for title in HEAD_TITLES}
        for person in self.people.values():
            for post in person.posts:
                title = next((t for t in HEAD_TITLES if t in post.title), "")
                if title and post.office in ("head_of_state", "head_of_government"):
                    found[title].add(post.country)
        return {title: frozenset(codes) for title, codes in found.items()}

    def country_of(self, post: PostEntry) -> str | None:
        """Alpha-2, or None for an office of an international organisation."""
        return post.country if post.country in self.iso else None

    def post_of(
        self, person: KnownPerson, titles: Iterable[Title], published: str | None, country: str | None = None
    ) -> PostEntry:
        """The post in which a text of that day means him: by the titles it gives him, else by the day; of equal ones
        that of his home. ``country`` as for ``best``: where one of his posts belongs there, it is one of these."""
        fitting = [p for p in person.posts if country is None or (self.country_of(p) or "") == country]
        given = tuple(titles) or (None,)
        return max(
            fitting or person.posts,
            key=lambda p: (max(_post_score(p, title, published) for title in given), p.country == person.country),
        )

    def best(
        self, form: str, title: Title | None, country: str | None, published: str | None, near: dict[str, int]
    ) -> tuple[KnownPerson, float] | None:
        """The person whom a name form most likely means, with a score; None if nobody fits.

        ``country``: alpha-2, or "" for an organisation, where the text says so; None where it does not. ``near``:
        countries that the text names, with weights.
        """
        candidates = self.by_name.get(name_key(form)) or self._by_last_part(form)
        if not candidates:
            return None
        ranked = sorted(
            ((self._score(p, form, title, country, published, near), p.key, p) for p in candidates), reverse=True
        )
        if not ranked or ranked[0][0] < 0:
            return None
        return ranked[0][2], ranked[0][0]

    def _by_last_part(self, form: str) -> list[KnownPerson]:
        """People whose surname ends a longer form that the gazetteer lacks, and whose given name it shares; else
        those whose full name is a row of its parts (サンティアゴ・ペニャ of サンティアゴ・ペニャ・パラシオス)."""
        parts = [name_key(part) for part in re.split("[・=＝]", form)]
        if len(parts) < 2:
            return []
        ending = [p for p in self.by_name.get(parts[-1], ()) if parts[0] in name_key(p.full_name)]
        if ending or not 3 <= len(parts) <= MAX_NAME_PARTS:
            return ending
        rows = ("".join(parts[at : at + size]) for size in range(len(parts) - 1, 1, -1) for at in (0, 1, 2))
        known = (row for row in rows if row in self.full_names)
        return self.by_name.get(next(known, ""), [])

    def _score(
        self,
        person: KnownPerson,
        form: str,
        title: Title | None,
        country: str | None,
        published: str | None,
        near: dict[str, int],
    ) -> float:
        posts = [p for p in person.posts if country is None or (self.country_of(p) or "") == country]
        if not posts:
            return -10
        score = 3.0 if country is not None else 0.0
        return score + max(
            min(3.0, near.get(post.country, 0) * 0.75) + _post_score(post, title, published) for post in posts
        )


def _home(key: str, posts: list[PostEntry]) -> str:
    named = key.rpartition("/")[2]
    return named if any(post.country == named for post in posts) else posts[0].country


def _post_score(post: PostEntry, title: Title | None, published: str | None) -> float:
    score = 1.0 if post.office in HEADS else 0.0
    if title is not None:
        if title.form in post.title or post.title == title.short or post.title.endswith(title.short):
            score += 4
        elif post.office == title.role or _role_of(post.title) == title.role:
            score += 3.5
        else:
            score -= 2.5
    if published:
        size = min(len(published), len(post.start)) if post.start else 0
        if post.start and post.start[:size] > published[:size]:
            score -= 3
        elif not post.end or post.end[: len(published)] >= published[: len(post.end)]:
            score += 2
        else:
            score += 1 - min(2.0, 0.2 * (int(published[:4]) - int(post.end[:4])))
    elif not post.end:
        score += 1
    return score


PATRONYMIC = frozenset({"ビン", "イブン", "ビント", "ベン", "ブン"})
"""What follows these in a name is the father's name."""
RECENT_YEARS = 3
KOREAS = frozenset({"KR", "KP"})
"""Countries whose people are often named by a family name of one character."""
MAX_NAME_PARTS = 7


def was_in_office(post: PostEntry, day: str | None) -> bool:
    """Whether a term holds on a day (ISO 8601 at any precision; None is today), or ended in the three years before."""
    if day is None:
        return not post.end
    if post.start[: len(day)] > day[: len(post.start)]:
        return False
    return not post.end or int(day[:4]) - int(post.end[:4]) <= RECENT_YEARS


def _role_of(title: str) -> str:
    found = title_index().before(title, len(title))
    return found[1].role if found else ""


def _forms(person: KnownPerson) -> list[tuple[str, bool]]:
    """Name forms of a person, each with whether it is a full name."""
    forms: dict[str, bool] = {}
    for post in person.posts:
        forms[post.full_name] = True
        forms.setdefault(post.name, False)
        for alias in post.aliases:
            forms.setdefault(alias, "・" in alias)
        for reading in post.reading.split(";"):
            if is_kana(reading):
                forms.setdefault(reading, True)
        if person.country in KOREAS and post.office in HEADS:
            readings = (form for form in (*post.aliases, *post.reading.split(";")) if is_kana(form) and "・" in form)
            forms |= {form.split("・")[0]: False for form in readings if form.split("・")[0] not in forms}
        if person.country in KOREAS and len(post.full_name) == len("尹錫悦") and post.office in HEADS:
            forms.setdefault(post.full_name[0], False)
        if is_kana(post.full_name) and "・" in post.full_name:
            *given, last = post.full_name.split("・")
            if given[-1] not in PATRONYMIC:
                forms.setdefault(last, False)
    return [(form, full) for form, full in forms.items() if form]
