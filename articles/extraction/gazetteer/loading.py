"""Data files of the package -> gazetteer."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from articles.extraction.gazetteer.entries import (
    CountryEntry,
    CountryGroupEntry,
    Gazetteer,
    OrganizationEntry,
    PostEntry,
)
from articles.vocabulary import AliasKind

DATA = Path(__file__).parent.parent / "data"
"""Folder of countries.csv, organizations.csv and leaders/."""
PEOPLE = "people.csv"
"""Which keys of the files in leaders/ are one person, and which namesakes are not."""
GAPS = "gaps.csv"
"""Of the files in leaders/, the one that lists what is missing instead of terms of office."""


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the package's own data files, read once in a process."""
    return Gazetteer(
        tuple(read_countries()), tuple(read_posts()), tuple(read_organizations()), tuple(read_joined().items())
    )


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header, as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def words(name: str) -> frozenset[str]:
    """A word list of data/words: words between white space, lines with # are remarks."""
    lines = (DATA / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def read_countries(path: Path = DATA / "countries.csv") -> Iterator[CountryEntry]:
    """Countries and country-like actors, in the file's order."""
    for row in rows_of(path):
        yield CountryEntry(
            code=row["code"],
            alpha3=row["alpha3"],
            name_ja=row["name_ja"],
            name_en=row["name_en"],
            aliases=tuple(_alias(item) for item in row["aliases"].split(";") if item),
            is_iso=bool(row["alpha3"]),
            region=row["region"],
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )


def read_country_groups(path: Path = DATA / "country_groups.csv") -> Iterator[CountryGroupEntry]:
    """Regions and bodies of several countries; pages use them, extraction does not."""
    for row in rows_of(path):
        aliases = tuple(a for a in row["aliases"].split(";") if a)
        yield CountryGroupEntry(row["code"], row["name_ja"], row["name_en"], aliases, tuple(row["members"].split()))


def _alias(item: str) -> tuple[str, AliasKind]:
    form, _, kind = item.partition("=")
    return form, AliasKind(kind or AliasKind.NAME)


def read_organizations(path: Path = DATA / "organizations.csv") -> Iterator[OrganizationEntry]:
    """Organisations that speak or act in the news."""
    for row in rows_of(path):
        aliases = tuple(a for a in row["aliases"].split(";") if a)
        yield OrganizationEntry(row["name"], aliases, row["country"] or None, row["kind"], row["name_en"])


def read_joined(path: Path = DATA / PEOPLE) -> dict[str, str]:
    """Full name and country of a row → key of the person, where it is not these two."""
    return {row["key"]: row["person"] for row in rows_of(path) if row["relation"] == "same"}


def read_posts(folder: Path = DATA / "leaders") -> Iterator[PostEntry]:
    """Terms of office from every file of the folder, but for the list of gaps."""
    joined = read_joined()
    for path in sorted(path for path in folder.glob("*.csv") if path.name != GAPS):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for line in reader:
                country, office, title, name, full_name, aliases, reading, name_en, start, end, checked, basis = line
                key = f"{full_name or name}/{country}"
                yield PostEntry(
                    person=joined.get(key, key),
                    country=country,
                    office=office,
                    title=title,
                    name=name,
                    full_name=full_name,
                    aliases=tuple(aliases.split(";")) if aliases else (),
                    start=start,
                    end=end,
                    checked=checked,
                    sure=basis == "sure",
                    reading=reading,
                    name_en=name_en,
                )
