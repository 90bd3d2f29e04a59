"""People, organisations and countries of one article's findings -> rows of the register.

A leader that extraction knew is found by his key; another is looked for among the rows that articles made before, by
name and country. Who is not there gets a new row, marked unreviewed. Nobody is guessed: two candidates are none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from articles import wording
from articles.extraction import Findings, default_gazetteer
from articles.extraction import findings as found
from articles.models import Country, Leader, LeaderAlias, Organization, OrganizationAlias, Post

NAME_LENGTH = 120


@dataclass(slots=True)
class Links:
    """Which row each reference of the findings stands for."""

    leaders: dict[str, Leader] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)

    def columns(self, ref: str) -> dict[str, Leader | Organization | Country | None]:
        """The three columns of a row that names one actor; all None if the reference names nobody."""
        leader, organization = self.leaders.get(ref), self.organizations.get(ref)
        country = None if leader or organization else self.countries.get(ref)
        return {"leader": leader, "organization": organization, "country": country}

    def knows(self, ref: str) -> bool:
        return any(self.columns(ref).values())


def link(findings: Findings) -> Links:
    """Rows for everybody that the findings name; makes those that are missing."""
    links = Links(countries=_countries(_codes(findings)))
    for leader in findings.leaders:
        links.leaders[leader.id] = _known_leader(leader) or _leader_from_text(leader, links)
    for organization in findings.organizations:
        links.organizations[organization.id] = _organization(organization, links)
    return links


def _codes(findings: Findings) -> set[str]:
    """Every reference that is neither a leader nor an organisation of the article."""
    refs: set[str] = set(findings.countries)
    refs.update(m.ref for m in findings.mentions)
    for statement in findings.statements:
        refs.update(statement.speakers, statement.about)
    for event in findings.events:
        refs.update(event.actors, event.recipients)
    refs.update(leader.country or "" for leader in findings.leaders)
    refs.update(organization.country or "" for organization in findings.organizations)
    refs.difference_update(leader.id for leader in findings.leaders)
    refs.difference_update(organization.id for organization in findings.organizations)
    return refs - {""}


def _countries(codes: Iterable[str]) -> dict[str, Country]:
    """Rows of the codes; one that the table lacks is made from the package's data, if it is there."""
    countries = Country.objects.in_bulk(list(codes))
    missing = set(codes) - set(countries)
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


def _known_leader(leader: found.Leader) -> Leader | None:
    key = leader.register_key
    if key.startswith("#"):
        return Leader.objects.filter(pk=int(key[1:])).first()
    return Leader.objects.filter(register_key=key).first() if key else None


def _leader_from_text(leader: found.Leader, links: Links) -> Leader:
    """The row that articles made for him before, or a new one; what this text adds is noted."""
    name, full_name = leader.name[:NAME_LENGTH], leader.full_name[:200]
    country = links.countries.get(leader.country or "")
    row = _same_person({name, full_name, *leader.names} - {""}, country)
    if row is None:
        row = Leader.objects.create(name=name, full_name=full_name, country=country, reviewed=False)
    if not row.reviewed:
        forms = {form[:NAME_LENGTH] for form in (*leader.names, full_name) if form} - {row.name, row.full_name}
        for form in sorted(forms):
            LeaderAlias.objects.get_or_create(leader=row, text=form)
        if leader.title:
            Post.objects.get_or_create(leader=row, country=country, title=leader.title[:60], start=None)
    return row


def _same_person(names: set[str], country: Country | None) -> Leader | None:
    """The one leader of that country whom articles call so; None if there is none or more than one."""
    skeletons = {wording.kana_skeleton(name) for name in names}
    rows = Leader.objects.filter(country=country, register_key__isnull=True).prefetch_related("aliases")
    candidates = [row for row in rows if skeletons & {wording.kana_skeleton(form) for form in _forms(row)}]
    exact = [row for row in candidates if names & set(_forms(row))]
    matching = exact or candidates
    return matching[0] if len(matching) == 1 else None


def _forms(leader: Leader) -> list[str]:
    return [form for form in (leader.name, leader.full_name, *(a.text for a in leader.aliases.all())) if form]


def _organization(organization: found.Organization, links: Links) -> Organization:
    """By name or alias within its country; a new row if there is none."""
    names = [name[:NAME_LENGTH] for name in dict.fromkeys((organization.name, *organization.names)) if name]
    country = links.countries.get(organization.country or "")
    same_country = Organization.objects.filter(country=country)
    row = same_country.filter(name=names[0]).first()
    if row is None:
        candidates = same_country.filter(Q(name__in=names) | Q(aliases__text__in=names)).distinct()[:2]
        row = candidates[0] if len(candidates) == 1 else None
    if row is None:
        row = Organization.objects.create(name=names[0], country=country, reviewed=False)
    if not row.reviewed:
        for name in names[1:]:
            if name != row.name:
                OrganizationAlias.objects.get_or_create(organization=row, text=name)
    return row
