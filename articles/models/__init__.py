"""Records: tables, their constraints and their query sets. Written by ``articles.ingest`` and the admin only."""

from articles.models.actors import (
    Country,
    CountryAlias,
    Leader,
    LeaderAlias,
    Organization,
    OrganizationAlias,
    Post,
)
from articles.models.findings import (
    Amount,
    Event,
    EventEvidence,
    EventParty,
    Mention,
    PartyRole,
    Statement,
    StatementAbout,
    StatementSpeaker,
    TrailStep,
)
from articles.models.sources import Article, Outlet, TextVersion

__all__ = [
    "Amount",
    "Article",
    "Country",
    "CountryAlias",
    "Event",
    "EventEvidence",
    "EventParty",
    "Leader",
    "LeaderAlias",
    "Mention",
    "Organization",
    "OrganizationAlias",
    "Outlet",
    "PartyRole",
    "Post",
    "Statement",
    "StatementAbout",
    "StatementSpeaker",
    "TextVersion",
    "TrailStep",
]
