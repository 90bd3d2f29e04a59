"""Records: tables, their constraints and their query sets. Written by ``articles.ingest`` and the admin only."""

from articles.models.accuracy import Accuracy
from articles.models.actors import (
    Country,
    CountryAlias,
    CountryGroup,
    Leader,
    LeaderAlias,
    Organization,
    OrganizationAlias,
    Post,
)
from articles.models.amounts import Amount
from articles.models.changes import RecordChange
from articles.models.copies import CopyGroup, CopyKey, CopyPair, Utterance, UtterancePair
from articles.models.events import Event, EventEvidence, EventParty, EventReport, PartyRole, ReportParty
from articles.models.findings import FindingDecision
from articles.models.imports import FeedEntry, FeedSubscription, ImportBatch, ImportItem, SourceDocument
from articles.models.linking import Appearance, EventRedirect, LeaderRedirect, LinkDecision
from articles.models.mentions import Mention
from articles.models.register import RegisterRow
from articles.models.sources import Article, Outlet, TextVersion
from articles.models.statements import Statement, StatementAbout, StatementSpeaker, TrailStep
from articles.models.tallies import EventPair, Grain, StaleMonth, Subject, Tally
from articles.models.traits import AmountTraits, ArticleTraits, EventTraits, StatementTraits
from articles.models.watches import Watch, WatchedList

__all__ = [
    "Accuracy",
    "Amount",
    "AmountTraits",
    "Appearance",
    "Article",
    "ArticleTraits",
    "CopyGroup",
    "CopyKey",
    "CopyPair",
    "Country",
    "CountryAlias",
    "CountryGroup",
    "Event",
    "EventEvidence",
    "EventPair",
    "EventParty",
    "EventRedirect",
    "EventReport",
    "EventTraits",
    "FeedEntry",
    "FeedSubscription",
    "FindingDecision",
    "Grain",
    "ImportBatch",
    "ImportItem",
    "Leader",
    "LeaderAlias",
    "LeaderRedirect",
    "LinkDecision",
    "Mention",
    "Organization",
    "OrganizationAlias",
    "Outlet",
    "PartyRole",
    "Post",
    "RecordChange",
    "RegisterRow",
    "ReportParty",
    "SourceDocument",
    "StaleMonth",
    "Statement",
    "StatementAbout",
    "StatementSpeaker",
    "StatementTraits",
    "Subject",
    "Tally",
    "TextVersion",
    "TrailStep",
    "Utterance",
    "UtterancePair",
    "Watch",
    "WatchedList",
]
