"""Which row each reference of an article's findings stands for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.extraction import Findings, default_gazetteer
from articles.ingest import sql
from articles.models import Country, Leader, Organization


@dataclass(slots=True)
class Links:
    """Which row each reference of the findings stands for."""

    leaders: dict[str, Leader] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    left: dict[int, int | None] = field(default_factory=dict)
    """Leaders that names were taken from, with the one that most of them went to, if to one."""

    def columns(self, ref: str) -> dict[str, Leader | Organization | Country | None]:
        """The three columns of a row that names one actor; all None if the reference names nobody."""
        leader, organization = self.leaders.get(ref), self.organizations.get(ref)
        country = None if leader or organization else self.countries.get(ref)
        return {"leader": leader, "organization": organization, "country": country}

    def knows(self, ref: str) -> bool:
        return any(self.columns(ref).values())


def countries_of(findings: Findings) -> dict[str, Country]:
    """Rows of every country that the findings name; one that the table lacks is made from the package's data."""
    codes = _codes(findings)
    known = sql.ask("SELECT code FROM articles_country WHERE code = ANY(%s::varchar[])", list(codes))
    countries = {code: sql.named(Country, code) for (code,) in known}
    missing = codes - set(countries)
    for entry in default_gazetteer().countries if missing else ():
        if entry.code in missing:
            countries[entry.code] = Country.objects.create(
                code=entry.code,
                alpha3=entry.alpha3,
                is_iso=entry.is_iso,
                name_ja=entry.name_ja,
                name_en=entry.name_en,
                region=entry.region,
                latitude=entry.latitude,
                longitude=entry.longitude,
            )
    return countries


def _codes(findings: Findings) -> set[str]:
    """Every reference that is neither a leader nor an organisation of the article."""
    refs: set[str] = set(findings.countries)
    refs.update(m.ref for m in findings.mentions)
    for statement in findings.statements:
        refs.update(statement.speakers, statement.about)
    for event in findings.events:
        refs.update(event.actors, event.recipients)
    refs.update(_country_names(findings.leaders))
    refs.update(_country_names(findings.organizations))
    refs.difference_update(leader.id for leader in findings.leaders)
    refs.difference_update(organization.id for organization in findings.organizations)
    return refs - {""}


def _country_names(findings: Iterable[object]) -> set[str]:
    return {getattr(finding, "country", None) or "" for finding in findings}
