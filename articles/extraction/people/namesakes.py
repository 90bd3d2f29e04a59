"""Names before an office that need a second look: people called like a country, and heads of companies."""

from articles.extraction.countries import CountryHit
from articles.extraction.organizations import OrganizationHit
from articles.extraction.people.names import NameHit
from articles.extraction.people.references import Surroundings
from articles.extraction.people.titles import Title, title_countries

_OTHER_COUNTRY = frozenset({"ambassador", "envoy", "head_of_organization"})
"""Offices before which a second country may be the one dealt with."""


def heads_company(
    hits: list[CountryHit | OrganizationHit], owner: CountryHit | OrganizationHit | None, title: Title
) -> bool:
    """ロスアトムのリハチョフ総裁 heads a company: no leader."""
    heads = title.role in ("head_of_organization", "other", "party_leader")
    return heads and any(isinstance(h, OrganizationHit) and h.kind == "company" for h in (*hits, owner))


def namesake(
    around: Surroundings, begin: int, title: Title
) -> tuple[NameHit, int, list[CountryHit | OrganizationHit]] | None:
    """米国のモナコ司法副長官: somebody called like a country, after his own or with an office that it has not."""
    hit = around.by_end.get(begin)
    if not isinstance(hit, CountryHit) or title.role in _OTHER_COUNTRY or not "ァ" <= around.text[hit.start] <= "ヺ":
        return None
    only = title_countries().get(title.form)
    owner = around.by_end.get(hit.start - (around.text[hit.start - 1 : hit.start] == "の"))
    follows = isinstance(owner, CountryHit) and owner.code != hit.code and owner.rule != "country.row"
    if not follows and (not only or hit.code in only):
        return None
    return NameHit(hit.start, hit.end, around.text[hit.start : hit.end]), hit.start, []
