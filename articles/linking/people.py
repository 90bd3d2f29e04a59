"""Which names of different articles mean one person, and which one organisation.

What is compared is a signature: the forms of a name with title and country, as an article has them. Articles with the
same signature mean the same person, as far as text can tell; an article that holds two signatures proves that they
are two.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise

from articles.linking.clustering import Pair, cluster

_PARTS = re.compile(r"[・\s=＝\-‐.．]+")
_KANJI = re.compile(r"[々〆一-鿿]+")
_OLD_FORMS = str.maketrans("髙﨑濵邊邉齋齊櫻國澤廣瀨眞惠龍嶋", "高崎浜辺辺斎斎桜国沢広瀬真恵竜島")
_SMALL = str.maketrans("ァィゥェォャュョヮヵヶッ", "アイウエオヤユヨワカケツ")
_SOUNDS = (("ティ", "チ"), ("ディ", "ジ"), ("ヴ", "ブ"), ("ヂ", "ジ"), ("ヅ", "ズ"), ("ー", ""), ("ヤ", "ア"))
_LONG_ENOUGH = 5
"""Names of fewer sounds that differ in one are other names."""
_SURNAME = 2
"""Kanji of most surnames: what follows is the given name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A person or organisation as articles name them."""

    key: str
    names: frozenset[str]
    full_name: str
    title: str
    country: str
    """Code, or empty."""
    candidates: frozenset[str] = frozenset()
    """Register keys that fit equally well."""

    @property
    def fullest(self) -> str:
        """The longest form of the name."""
        return max((self.full_name, *self.names), key=lambda form: (len(form), form))


@dataclass(frozen=True, slots=True)
class People:
    """Signatures grouped into people."""

    groups: tuple[frozenset[str], ...]
    undecided: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """Signatures that fit several people, with those; each stands alone."""


@lru_cache(maxsize=50_000)
def sound_of(name: str) -> str:
    """A name without what spellings differ in: width, small kana, long marks, old forms of kanji, separators."""
    text = unicodedata.normalize("NFKC", name).casefold().translate(_OLD_FORMS)
    for form, sound in _SOUNDS:
        text = text.replace(form, sound)
    return "".join(_PARTS.split(text.translate(_SMALL)))


def blocks_of(signature: Signature) -> list[str]:
    """Names under which those stand that may be the same person: the beginnings of the surname's sounds."""
    found = set()
    for name in {*signature.names, signature.full_name} - {""}:
        parts = [part for part in _PARTS.split(unicodedata.normalize("NFKC", name)) if part]
        if not parts:
            continue
        for part in {parts[0], parts[-1]} if len(parts) > 1 else {parts[-1]}:
            found.add(sound_of(part)[:1] if _KANJI.match(part) else sound_of(part)[:2])
    return sorted(found - {""})


def group_people(
    signatures: Collection[Signature], *, same: Collection[Pair] = frozenset(), apart: Collection[Pair] = frozenset()
) -> People:
    """Group signatures of a block: equal full names first, then the short ones that fit one of them alone.

    ``same`` and ``apart`` are pairs of keys that people decided, or that one article holds side by side.
    """
    by_key = {signature.key: signature for signature in signatures}
    sure = {
        frozenset((one.key, other.key)): 1.0
        for one, other in combinations(by_key.values(), 2)
        if not one.candidates
        and not other.candidates
        and _same_name(one, other)
        and _countries_fit(one, other)
        and _titles_fit(one, other)
    }
    decided = frozenset().union(*same) if same else frozenset()
    firm = cluster(
        by_key.keys(),
        sure,
        unlike=lambda a, b: not _countries_fit(by_key[a], by_key[b]),
        same=same,
        apart=apart,
        decided=decided,
    )
    joins: list[Pair] = []
    undecided: dict[str, tuple[frozenset[str], ...]] = {}
    for group in firm:
        if group & decided or any(by_key[key].candidates for key in group):
            continue
        homes = _homes(group, firm, by_key, apart)
        if len(homes) == 1:
            joins.append(frozenset((min(group), min(homes[0]))))
        elif homes:
            undecided |= dict.fromkeys(group, tuple(homes))
    fixed = [frozenset(pair) for group in firm for pair in pairwise(sorted(group))]
    groups = cluster(by_key.keys(), {}, same=[*fixed, *joins, *same])
    return People(tuple(groups), undecided)


def may_be_one(one: Signature, other: Signature) -> bool:
    """Whether two people of :func:`group_people` bear upon each other: as one, or as a name and its short form.

    Who bears upon nobody else of a set, directly or through others, is grouped alike with them and without them.
    """
    if one.candidates or other.candidates:
        return False
    sure = _countries_fit(one, other) and _titles_fit(one, other) and _same_name(one, other)
    return sure or _short_of(one, other) or _short_of(other, one)


def organizations_may_be_one(one: Signature, other: Signature) -> bool:
    """Likewise for :func:`group_organizations`."""
    return one.country == other.country and not _sounds(one).isdisjoint(_sounds(other))


def group_organizations(signatures: Collection[Signature], *, same: Collection[Pair] = frozenset()) -> People:
    """Group organisations: those of one country that have a name in common."""
    pairs = {
        frozenset((one.key, other.key)): 1.0
        for one, other in combinations(signatures, 2)
        if one.country == other.country and _sounds(one) & _sounds(other)
    }
    keys = [signature.key for signature in signatures]
    return People(tuple(cluster(keys, pairs, same=same)))


def _sounds(signature: Signature) -> set[str]:
    return {sound_of(name) for name in {*signature.names, signature.full_name} if name}


def _same_name(one: Signature, other: Signature) -> bool:
    """The fullest forms sound alike."""
    mine, theirs = sound_of(one.fullest), sound_of(other.fullest)
    return mine == theirs or (min(len(mine), len(theirs)) >= _LONG_ENOUGH and _one_sound_apart(mine, theirs))


def _one_sound_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or _KANJI.search(one + other):
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, sound in enumerate(shorter) if sound != longer[i]), len(shorter))
    return shorter[at + (len(one) == len(other)) :] == longer[at + 1 :]


def _is_full(signature: Signature) -> bool:
    """Surname and given name."""
    name = signature.fullest
    return len([part for part in _PARTS.split(name) if part]) > 1 or (
        bool(_KANJI.fullmatch(name)) and (len(name) > _SURNAME or len(signature.names) > 1)
    )


def _titles_fit(one: Signature, other: Signature) -> bool:
    """A full name is one person in any office; a surname only in the same."""
    return (_is_full(one) and _is_full(other)) or not one.title or not other.title or one.title == other.title


def _countries_fit(one: Signature, other: Signature) -> bool:
    return one.country == other.country


def _homes(
    group: frozenset[str], groups: Collection[frozenset[str]], by_key: Mapping[str, Signature], apart: Collection[Pair]
) -> list[frozenset[str]]:
    """The groups of a full name whose short form this group's name is, or who alone lack only its country."""
    mine = [by_key[key] for key in group]
    return [
        home
        for home in groups
        if home is not group
        and not any(by_key[key].candidates for key in home)
        and any(_short_of(one, by_key[key]) for one in mine for key in home)
        and not any(frozenset((a, b)) in apart for a in group for b in home)
    ]


def _short_of(one: Signature, full: Signature) -> bool:
    """Whether ``one`` may be ``full`` in fewer words: his surname, or without his country."""
    if one.country and full.country and one.country != full.country:
        return False
    if _is_full(one):
        return not one.country and bool(full.country) and _same_name(one, full)
    if not _is_full(full) or (one.title and full.title and one.title != full.title):
        return False
    return _surname_fits(one.fullest, full)


def _surname_fits(short: str, full: Signature) -> bool:
    sound = sound_of(short)
    if any(sound_of(name) == sound for name in full.names if name != full.fullest):
        return True
    parts = [part for part in _PARTS.split(full.fullest) if part]
    return sound == sound_of(parts[-1]) if len(parts) > 1 else sound_of(full.fullest).startswith(sound)
