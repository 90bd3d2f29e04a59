"""Words that every step shares: what kinds of findings there are and how they were come by.

The values are stored in the database and printed by ``manage.py extract``; change one only with a migration.
"""

from enum import StrEnum


class EventType(StrEnum):
    """PLOVER event types (Halterman et al. 2023), as the corpus format uses them."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


MUTUAL_EVENT_TYPES = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Types whose parties are usually all actors."""


class TextRights(StrEnum):
    """How much of an outlet's texts readers see who are no editors."""

    FULL = "full"
    EXCERPT = "excerpt"
    """Each finding with some characters on either side."""
    STAFF = "staff"
    """No words of the source."""


class EventMode(StrEnum):
    """How a CONSULT took place."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    MEDIATION = "mediation"


class EventStatus(StrEnum):
    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"


class StatementKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"


class DatePrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Method(StrEnum):
    """How a value was come by, from the surest to the least sure."""

    STATED = "stated"
    """The words stand in the finding's own sentence, complete (2025年11月6日; カザフスタンのトカエフ大統領は)."""
    COMPLETED = "completed"
    """Stated in part; the rest comes from the publication day or the date before it (11月6日, 6日)."""
    RELATIVE = "relative"
    """Counted from another date (同日, 翌日, 昨年11月)."""
    COREFERENCE = "coreference"
    """A short form or pronoun that stands for somebody named before (同氏, トカエフ氏, 大統領は)."""
    INHERITED = "inherited"
    """Taken from the occasion or the sentence before (会談後)."""
    CARRIED = "carried"
    """Nothing in the sentence says it: the subject of the text before goes on."""
    EDITOR = "editor"
    """A person has said so."""


class MentionKind(StrEnum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    DATE = "date"
    AMOUNT = "amount"
    PLACE = "place"


class Part(StrEnum):
    """The text of an article that a span counts in."""

    TITLE = "title"
    BODY = "body"


class Bound(StrEnum):
    """What a printed amount bounds."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE_LOW = "range_low"
    RANGE_HIGH = "range_high"


class AmountRole(StrEnum):
    """What the money is; unlike roles are never added."""

    SIGNED = "signed"
    INVESTED = "invested"
    PLANNED = "planned"
    POTENTIAL = "potential"
    AID = "aid"
    TRADE = "trade"
    LOSS = "loss"
    OTHER = "other"


class AliasKind(StrEnum):
    """How a form names a country."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    ONE_KANJI = "one_kanji"
    METONYM = "metonym"


class TrailRole(StrEnum):
    """A link of the attribution trail: the spans that explain a speaker or a date."""

    SPEAKER = "speaker"
    """The speaker as printed where he speaks (同氏は)."""
    ANTECEDENT = "antecedent"
    """The fuller mention that the speaker stands for (カザフスタンのトカエフ大統領)."""
    CUE = "cue"
    """The reporting verb or noun (と述べ)."""
    DATE = "date"
    """The words that give the date (11月6日)."""
    OCCASION = "occasion"
    """The occasion whose date was taken (会談後)."""


class ArticleOrigin(StrEnum):
    """How an article came in."""

    COMMAND = "command"
    UPLOAD = "upload"
    PASTE = "paste"
    URL = "url"
    FEED = "feed"
    DEMO = "demo"


class ImportState(StrEnum):
    """Where a document stands on its way to becoming an article."""

    WAITING = "waiting"
    """Kept or known by its address, not opened."""
    READY = "ready"
    """Opened: a person may look at it, mend and save it."""
    QUEUED = "queued"
    """To be read by a worker."""
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


class AppearanceKind(StrEnum):
    """Who appears in an article."""

    PERSON = "person"
    ORGANIZATION = "organization"


class LinkState(StrEnum):
    """How an appearance in an article came to stand for a row."""

    REGISTER = "register"
    """The register holds him under this name on that day."""
    TEXT = "text"
    """Articles alone name him; name, country and title agree."""
    UNDECIDED = "undecided"
    """Several would fit: a person must decide."""
    DECIDED = "decided"
    """A person decided."""


class Verdict(StrEnum):
    """What a person decided about two findings of different articles."""

    SAME = "same"
    APART = "apart"


class FindingKind(StrEnum):
    """What a person's decision about what was read is about."""

    STATEMENT = "statement"
    EVENT = "event"
    AMOUNT = "amount"
    ARTICLE = "article"
    """The article as a whole: everything in it was gone through."""


class FindingAction(StrEnum):
    """What a person did with something that was read, or was not."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
