"""English for organisations that are named after their country and their task (フィリピン軍, 在京中国大使館)."""

import re
from functools import cache

from articles.extraction.gazetteer.entries import CountryEntry
from articles.extraction.gazetteer.loading import DATA, default_gazetteer, rows_of

_SAME_COUNTRY = ("同国", "同")
_EMBASSY = re.compile(r"(?:在|駐)(.+)")
_CAPITALS_AS_HOSTS = {"京": "JP"}
"""在京中国大使館: the embassy in the capital of the writer's country."""


def english_organization(name: str, country: str | None) -> str:
    """The English of a name made of its country's name and what it is: ``Ministry of Defence, Russia``.

    Empty where the name is not such a one: it is never half translated.
    """
    entry = _countries().get(country or "")
    if entry is None:
        return ""
    if name.endswith("大使館"):
        return _embassy(name.removesuffix("大使館"), entry)
    task = next((task for rest in _rests(name, entry) if (task := _task(rest, entry.code))), "")
    return f"{task}, {entry.name_en}" if task else ""


def _task(words: str, country: str) -> str:
    """Ministry of Finance; the Department of the Treasury where a country calls it so."""
    return _words().get((words, country)) or _words().get((words, "")) or ""


def _embassy(name: str, country: CountryEntry) -> str:
    """中国 → Embassy of China; 在アルゼンチン中国 → Embassy of China in Argentina."""
    own = next((form for form in _forms(country) if name.endswith(form)), "")
    before = name.removesuffix(own) if own else name
    match = _EMBASSY.fullmatch(before)
    host = _hosts().get(match[1].removesuffix("の")) if match else None
    if own and not before:
        return f"Embassy of {country.name_en}"
    return f"Embassy of {country.name_en} in {host}" if own and host else ""


def _rests(name: str, country: CountryEntry) -> list[str]:
    """What may be left of a name without its country, nothing of it taken away last."""
    fronts = (*_forms(country), *_SAME_COUNTRY)
    return [*(name.removeprefix(form).removeprefix("の") for form in fronts if name.startswith(form)), name]


def _forms(country: CountryEntry) -> list[str]:
    """Names of a country, the longest first."""
    return sorted((country.name_ja, *(text for text, _ in country.aliases)), key=len, reverse=True)


@cache
def _countries() -> dict[str, CountryEntry]:
    return {entry.code: entry for entry in default_gazetteer().countries}


@cache
def _hosts() -> dict[str, str]:
    names = {form: entry.name_en for entry in default_gazetteer().countries for form in _forms(entry)}
    return names | {form: _countries()[code].name_en for form, code in _CAPITALS_AS_HOSTS.items()}


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(row["form"], row["country"]): row["name_en"] for row in rows_of(DATA / "organization_words.csv")}
