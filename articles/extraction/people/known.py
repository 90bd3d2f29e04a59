"""The gazetteer's people, found by any written form of their names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import NamedTuple

from articles.extraction.gazetteer.entries import PostEntry
from articles.extraction.gazetteer.forms import FormIndex, fold, skeleton
from articles.extraction.gazetteer.loading import words
from articles.extraction.people.titles import Title, title_index

HEAD_OFFICES = frozenset({"head_of_state", "head_of_government"})
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

    @property
    def is_head(self) -> bool:
        """Whether one of the posts is that of a head of state or government."""
        return any(post.office in HEAD_OFFICES for post in self.posts)

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries and bodies in which the person holds or held a post."""
        return tuple(dict.fromkeys(post.country for post in self.posts))


def is_kana(form: str) -> bool:
    """Whether a name is written in katakana, Latin initials before it passed over (J・D・バンス)."""
    return "ァ" <= form[:1] <= "ヺ" or form[1:2] in ("・", ".")


@lru_cache(maxsize=1 << 16)
def name_key(form: str) -> str:
    """Key under which spellings of one name meet."""
    return skeleton(form) if is_kana(form) else fold(form)


HEAD_TITLES = ("国家主席", "大統領", "首相", "国王", "女王", "総統", "大公", "天皇")
"""Titles of heads of state and government that the register gives for every country that has one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text says of a person whom the gazetteer may know."""

    form: str
    title: Title | None = None
    country: str | None = None
    """Alpha-2, or "" for an organisation, where the text says so; None where it does not."""
    is_former: bool = False
    """前首相, 元大統領: whoever holds that office on the day is not meant."""
    is_head: bool = False
    """〇〇政権: only a head of state or government is meant, if one has the name."""


class Fit(NamedTuple):
    """The person whom a name most likely means."""

    person: KnownPerson
    score: float
    equals: tuple[KnownPerson, ...] = ()
    """Others whom all that the text says fits as well."""


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
                if title and post.office in HEAD_OFFICES:
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
            key=lambda p: (max(sum(_post_score(p, title, published)) for title in given), p.country == person.country),
        )

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[tuple[PostEntry, KnownPerson]]]:
        """``(country, office)`` -> every term in it."""
        found: dict[tuple[str, str], list[tuple[PostEntry, KnownPerson]]] = {}
        for person in self.people.values():
            for post in person.posts:
                found.setdefault((post.country, post.office), []).append((post, person))
        return found

    def best(self, wanted: Wanted, published: str | None, near: Mapping[str, int]) -> Fit | None:
        """The person whom a name form most likely means, with a score; None if nobody fits.

        ``near``: countries that the text names, with weights.
        """
        candidates = self.by_name.get(name_key(wanted.form)) or self._by_last_part(wanted.form)
        if wanted.is_head:
            candidates = [p for p in candidates if p.is_head] or candidates
        ranked = self._ranked(candidates, wanted, published, near)
        if not ranked or ranked[0][0].hard < HOLDS_OFFICE:
            candidates = self._by_office(wanted, published, near) or candidates
            ranked = self._ranked(candidates, wanted, published, near)
        if not ranked or (ranked[0][0].total < 0 and not self._is_alone(wanted, candidates)):
            return None
        first, _, person = ranked[0]
        equals = tuple(
            other
            for score, _, other in ranked[1:]
            if score.hard >= first.hard - EQUAL_WITHIN and score.is_named >= first.is_named
        )
        return Fit(person, first.total, equals)

    def _ranked(
        self, candidates: list[KnownPerson], wanted: Wanted, published: str | None, near: Mapping[str, int]
    ) -> list[tuple["_Score", str, KnownPerson]]:
        scores = ((self._score(person, wanted, published, near), person) for person in candidates)
        return sorted(((score, p.key, p) for score, p in scores if score is not None), reverse=True)

    def _is_alone(self, wanted: Wanted, candidates: list[KnownPerson]) -> bool:
        """Whether a full name is one person's alone, so that an office which the gazetteer lacks does not matter."""
        return len(candidates) == 1 and len(wanted.form) > 2 and name_key(wanted.form) in self.full_names

    def _by_last_part(self, form: str) -> list[KnownPerson]:
        """People whose surname ends a longer form that the gazetteer lacks, and whose given name it shares; else
        those whose full name is a row of its parts (サンティアゴ・ペニャ of サンティアゴ・ペニャ・パラシオス)."""
        parts = [name_key(part) for part in re.split("[・=＝]", form)]
        if len(parts) < 2:
            return []
        ending = [p for p in self.by_name.get(parts[-1], ()) if _has_given(parts[0], p.full_name)]
        ending = ending or [p for p in self.by_name.get(parts[-1], ()) if _shares_given(parts[0], p)]
        if ending or not 3 <= len(parts) <= MAX_NAME_PARTS:
            return ending
        rows = ("".join(parts[at : at + size]) for size in range(len(parts) - 1, 1, -1) for at in (0, 1, 2))
        known = (row for row in rows if row in self.full_names)
        return self.by_name.get(next(known, ""), [])

    def _by_office(self, wanted: Wanted, published: str | None, near: Mapping[str, int]) -> list[KnownPerson]:
        """Who holds the office on the day in a country that the text names, under nearly that name (プーティン)."""
        if wanted.title is None or wanted.is_former or not published or not is_kana(wanted.form):
            return []
        codes = near if wanted.country is None else (wanted.country,)
        terms = (term for code in codes for term in self._holders.get((code, wanted.title.role), ()))
        return [p for post, p in terms if in_office(post, published) and _is_spelling(wanted.form, post)][:1]

    def _score(
        self, person: KnownPerson, wanted: Wanted, published: str | None, near: Mapping[str, int]
    ) -> "_Score | None":
        scores = []
        for post in person.posts:
            if wanted.country is not None and (self.country_of(post) or "") != wanted.country:
                continue
            weight, (hard, soft) = near.get(post.country, 0), _post_score(post, wanted.title, published)
            hard += 3.0 if wanted.country is not None else 0.0
            scores.append(_Score(hard + soft + min(3.0, weight * 0.75), hard, weight > 0))
        best = max(scores, default=None)
        if best is None or not wanted.is_former:
            return best
        held, left = _terms(person, wanted.title, published)
        if held and not left:
            return None  # no 元大統領 yet
        return _Score(best.total - 3.0, best.hard - 3.0, best.is_named) if held else best


def _home(key: str, posts: list[PostEntry]) -> str:
    named = key.rpartition("/")[2]
    return named if any(post.country == named for post in posts) else posts[0].country


class _Score(NamedTuple):
    total: float
    hard: float
    """Without what the rest of the article suggests."""
    is_named: bool
    """Whether the text names the country."""


_AFTER_OFFICE = ("兼", "、", "・", "(", "（", "）", "」")
"""What a register's title may add to an office."""
EQUAL_WITHIN = 0.4
"""People whose scores differ by no more than this fit equally well."""
HOLDS_OFFICE = 3.5
"""Below this nobody of that name holds the office."""
MIN_PART = 3
"""A part of a name must have so many kana to stand for the whole in an unknown spelling."""
_HEARD = (("ティ", "チ"), ("ディ", "ジ"), ("ズィ", "ジ"), ("スィ", "シ"), ("トゥ", "ツ"), ("ドゥ", "ド"), ("ッ", ""))
SAME_SPELLING = 0.75
"""Share of equal letters from which two spellings are one name, where office, country and day agree."""


def _post_score(post: PostEntry, title: Title | None, published: str | None) -> tuple[float, float]:
    """``(what the text says, a guess at the day where it has none)``."""
    score = 1.0 if post.office in HEADS else 0.0
    if title is not None:
        if names_office(post.title, title.form) or names_office(post.title, title.short):
            score += 4
        elif post.office == title.role or _role_of(post.title) == title.role or _is_minister(post, title):
            score += 3.5
        else:
            score -= 2.5
    if not published:
        return score, 0.0 if post.end else 1.0
    size = min(len(published), len(post.start)) if post.start else 0
    if post.start and post.start[:size] > published[:size]:
        return score - 3, 0.0
    if not post.end or post.end[: len(published)] >= published[: len(post.end)]:
        return score + 2, 0.0
    return score + 1 - min(2.0, 0.2 * (int(published[:4]) - int(post.end[:4]))), 0.0


def _is_minister(post: PostEntry, title: Title) -> bool:
    """大臣 without more may be any minister."""
    return title.role == "minister" and post.title.endswith(("相", "大臣"))


@lru_cache(maxsize=1 << 14)
def names_office(title: str, form: str) -> bool:
    """Whether a register's title holds an office: 国連事務総長, 首相兼外相; 副大統領 and 大統領候補 are no 大統領."""
    at = title.find(form)
    while at >= 0:
        after = title[at + len(form) :]
        if (not after or after.startswith(_AFTER_OFFICE)) and title[at - 1 : at] != "副":
            return True
        at = title.find(form, at + 1)
    return False


def _terms(person: KnownPerson, title: Title | None, day: str | None) -> tuple[bool, bool]:
    """Whether somebody holds a high office on the day, and whether an earlier term in it has ended."""
    terms = [post for post in person.posts if title and post.office == title.role and post.office in HEADS]
    return any(in_office(post, day) for post in terms), any(post.end and post.end < (day or "") for post in terms)


def _is_spelling(form: str, post: PostEntry) -> bool:
    """Whether a form is a spelling of the holder's name that the gazetteer lacks (ゼレンスキイ, フン・マネ)."""
    parts, written = form.split("・"), (post.full_name, *post.aliases)
    if len(parts) == 1:
        if name_key(form) == name_key(post.full_name.split("・")[0]):
            return True  # the family name of リー・シェンロン, or a given name
        names = (post.name, *(part for name in written for part in name.split("・") if len(part) >= MIN_PART))
        return any(_sounds_like(form, name) for name in names)
    return any(
        _sounds_like(form, name) or all(any(_sounds_like(part, own) for own in parts) for part in name.split("・"))
        for name in written
        if "・" in name
    )


def _has_given(given: str, full_name: str) -> bool:
    """Whether a full name has the given name, or is written in one piece and begins with it."""
    *first, last = full_name.split("・")
    return given in map(name_key, first) if first else name_key(last).startswith(given)


def _shares_given(given: str, person: KnownPerson) -> bool:
    """Whether a given name is a spelling of the person's (アブドラフマン, アブドゥラハマン)."""
    written = (person.full_name, *person.posts[0].aliases)
    return any(_sounds_like(given, name.split("・")[0]) for name in written if "・" in name)


def _sounds_like(form: str, other: str) -> bool:
    return SequenceMatcher(None, _sound(form), _sound(other), autojunk=False).ratio() >= SAME_SPELLING


def _sound(form: str) -> str:
    """A kana name without what spellings differ in: ティ and チ, ッ, ー."""
    for written, heard in _HEARD:
        form = form.replace(written, heard)
    return skeleton(form)


PATRONYMIC = frozenset({"ビン", "イブン", "ビント", "ベン", "ブン"})
"""What follows these in a name is the father's name."""
RECENT_YEARS = 3
KOREAS = frozenset({"KR", "KP"})
"""Countries whose people are often named by a family name of one character."""
MAX_NAME_PARTS = 7


def in_office(post: PostEntry, day: str | None) -> bool:
    """Whether a term holds on a day (ISO 8601 at any precision; None is today)."""
    if day is None:
        return not post.end
    return post.start[: len(day)] <= day[: len(post.start)] and (
        not post.end or post.end[: len(day)] >= day[: len(post.end)]
    )


def was_in_office(post: PostEntry, day: str | None) -> bool:
    """Whether a term holds on a day (ISO 8601 at any precision; None is today), or ended in the three years before."""
    if day is None:
        return not post.end
    if post.start[: len(day)] > day[: len(post.start)]:
        return False
    return not post.end or int(day[:4]) - int(post.end[:4]) <= RECENT_YEARS


@lru_cache(maxsize=1 << 14)
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
        if post.country in KOREAS and post.office in HEADS:
            readings = (form for form in (*post.aliases, *post.reading.split(";")) if is_kana(form) and "・" in form)
            forms |= {form.split("・")[0]: False for form in readings if form.split("・")[0] not in forms}
        if post.country in KOREAS and len(post.full_name) == len("尹錫悦") and post.office in HEADS:
            forms.setdefault(post.full_name[0], False)
        if is_kana(post.full_name) and "・" in post.full_name:
            *given, last = post.full_name.split("・")
            if given[-1] not in PATRONYMIC:
                forms.setdefault(last, False)
    return [(form, full) for form, full in forms.items() if form]
