"""What an article of the synthetic base says, and the tables that take its rows."""

from dataclasses import dataclass, field
from datetime import date

from articles.models import (
    Amount,
    Appearance,
    Article,
    CopyKey,
    CopyPair,
    Event,
    EventEvidence,
    EventParty,
    EventReport,
    Mention,
    ReportParty,
    Statement,
    StatementAbout,
    StatementSpeaker,
    TextVersion,
    TrailStep,
)
from bench.base import phrases
from bench.base.people import Body, Person
from bench.base.sheets import Sheet
from bench.base.telling import Named, Text
from bench.base.world import Happening


@dataclass(frozen=True, slots=True)
class Said:
    start: int
    end: int
    kind: str
    speaker: Person | Body | str
    steps: tuple[tuple[str, int, int], ...]
    cue: str
    about: tuple[str, ...]
    pieces: tuple[phrases.Piece, ...]
    day: date | None
    method: str


@dataclass(frozen=True, slots=True)
class Told:
    event: Happening
    start: int
    end: int
    money: Named | None
    wording: int


@dataclass(slots=True)
class Written:
    """The text of an article with its findings."""

    title: Text = field(default_factory=Text)
    body: Text = field(default_factory=Text)
    said: list[Said] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


class Sheets:
    """The rows of some articles, table by table in the order in which they may be sent."""

    def __init__(self) -> None:
        span = ("version_id", "start", "end", "exact")
        dated = ("date", "date_precision", "date_method")
        actor = ("leader_id", "organization_id", "country_id")
        acts = ("type", "mode", "status", "name", "place", "confidence")
        amounts = EventReport.amounts.through
        self.article = Sheet(
            Article, ("id", "title", "outlet_id", "url", "published", "origin", "copy_group_id", "counts")
        )
        self.version = Sheet(TextVersion, ("id", "article_id", "number", "title", "body", "sha256"))
        self.copy_key = Sheet(CopyKey, ("article_id", "key"))
        self.copy = Sheet(CopyPair, ("one_id", "other_id"))
        self.mention = Sheet(Mention, (*span, "part", "kind", "ref", *actor, "value", "rule", "method", "confidence"))
        self.statement = Sheet(
            Statement,
            ("id", "article_id", *span, "kind", "cue", "speaker_method", "rule", "confidence", *dated, "words"),
        )
        self.speaker = Sheet(StatementSpeaker, ("statement_id", "position", *actor, "side_id", "date", "told_around"))
        self.about = Sheet(StatementAbout, ("statement_id", "country_id", "date"))
        self.trail = Sheet(TrailStep, ("statement_id", "position", "role", "start", "end", "exact"))
        self.amount = Sheet(Amount, ("id", "article_id", *span, "value", "currency", "bound", "role", "rule"))
        self.event = Sheet(Event, ("id", *acts, *dated, "sources", "has_amount", "lead_id", "words"))
        self.event_party = Sheet(EventParty, ("event_id", "position", "role", *actor, "date"))
        self.report = Sheet(
            EventReport,
            ("id", "event_id", "article_id", "version_id", *acts, "key", "rule", *dated, "features", "tokens", "block"),
        )
        self.report_party = Sheet(ReportParty, ("report_id", "position", "role", *actor))
        self.evidence = Sheet(EventEvidence, ("report_id", *span))
        self.report_amount = Sheet(amounts, ("eventreport_id", "amount_id"))
        self.appearance = Sheet(
            Appearance,
            ("article_id", "kind", "ref", "name", "names", "full_name", "title", "country_id", "register_key",
             "signature", "blocks", "leader_id", "organization_id", "state"),
        )  # fmt: skip

    def all(self) -> list[Sheet]:
        return list(vars(self).values())
