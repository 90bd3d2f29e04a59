"""Events as single sentences tell them, before the mentions of one event are joined."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from articles.extraction.cast import Cast
from articles.extraction.events import admission, attendance, dating, lexicon, places, status
from articles.extraction.events.clauses import SentenceView
from articles.extraction.events.dating import Timeline
from articles.extraction.events.inflection import Form
from articles.extraction.events.lexicon import Trigger
from articles.extraction.events.mutual import each_caller, held_before, one_each
from articles.extraction.events.participants import roles_of
from articles.extraction.events.parties import Parties
from articles.extraction.events.roles import Roles
from articles.extraction.events.running import Running
from articles.extraction.events.saying import Sayings, is_claim
from articles.extraction.events.spoken import Spoken
from articles.extraction.events.subjects import stated_subject
from articles.extraction.findings import DateValue, Ref, Span, Statement
from articles.extraction.parsing import SILENT_ZONES, Zone
from articles.vocabulary import MUTUAL_EVENT_TYPES, EventMode, EventStatus, EventType, MentionKind, Method

_SEATED = frozenset({EventMode.MEETING, EventMode.MEDIATION})
_GUESSED = frozenset({Method.INHERITED, Method.CARRIED})
_NEW_ITEM = re.compile(r"[◆◇■□●▽▼]\s*【|◆")
"""A digest's next item: nobody goes on from the one before."""
_COUNCIL = re.compile(r"(?:理事会|安保理|総会|首脳会議|首脳会合|サミット|閣僚会議|外相会議|会議)$")
_DECISION = re.compile(r"採択|可決|否決|承認|決定|決め|合意")


@dataclass
class Candidate:
    """An event as one clause tells it."""

    type: EventType
    mode: EventMode | None
    status: EventStatus
    date: DateValue | None
    actors: tuple[Ref, ...]
    recipients: tuple[Ref, ...]
    place: Span | None
    evidence: list[Span]
    rule: str
    confidence: float
    trigger: Trigger
    method: Method
    paragraph: int
    sentence: int
    people: frozenset[Ref] = frozenset()
    """Persons among the parties as named."""
    again: bool = False
    """The text says that it is one more (覚書にも署名した)."""
    amounts: list[str] = field(default_factory=list)

    @property
    def parties(self) -> frozenset[Ref]:
        return frozenset(self.actors) | frozenset(self.recipients)


class Reader:
    """Reads the sentences of one article in order and keeps what they leave behind."""

    def __init__(self, cast: Cast, parties: Parties, statements: Iterable[Statement]) -> None:
        self._cast = cast
        self._parties = parties
        self._focus = parties.most_named()
        self._running = Running(focus=self._focus)
        self._timeline = Timeline()
        self._entry: DateValue | None = None
        self._speakers: tuple[Ref, ...] = ()
        self._turn_day: DateValue | None = None
        told = tuple(statements)
        self._sayings = Sayings(told)
        self._organizations: dict[int, list[int]] = {}
        """By where an organisation's name ends, where it begins."""
        for mention in cast.mentions:
            if mention.kind is MentionKind.ORGANIZATION:
                self._organizations.setdefault(mention.span.end, []).append(mention.span.start)
        self._session_told: Candidate | None = None
        self._spoken = Spoken(told, cast, parties)

    def open_turn(self, span: Span) -> str:
        """A paragraph that is somebody's words begins; returns the speaker's country, empty if unknown."""
        statement = self._sayings.within(span)
        self._speakers = statement.speakers if statement is not None else ()
        self._turn_day = statement.date if statement is not None else None
        country = self._cast.country_of(self._speakers[0]) if len(self._speakers) == 1 else None
        return country or ""

    def speaker_goes_on(self) -> None:
        """A new sentence of the turn: the speaker is the subject until another stands."""
        if self._speakers:
            self._running.topic = self._speakers

    def read(self, view: SentenceView) -> list[Candidate]:
        """Candidates of one sentence; updates topic, parties and day."""
        paragraph = view.document.paragraphs[view.sentence.paragraph]
        opens = view.sentence.index == paragraph.sentences[0].index
        if opens:
            self._entry = dating.entry_day(view) if paragraph.zone is not Zone.SPEAKER_TURN else self._turn_day
        if opens and _NEW_ITEM.match(view.text, paragraph.span.start):
            self._running = Running()
        if paragraph.zone in SILENT_ZONES or paragraph.zone is Zone.QUESTION:
            return []
        found = []
        for trigger in lexicon.triggers(view.text, view.start, view.end, view.clause_start):
            if self._named_whole(trigger):
                continue
            for candidate in self._candidates(view, trigger):
                found.append(candidate)
                self._remember(candidate)
        found = _without_shells(found)
        self._attend(view, found)
        self._leave(view, found)
        found.extend(self._performed(view, *act) for act in self._spoken.acts(view))
        return found

    def _remember(self, candidate: Candidate) -> None:
        """What the event leaves for the words after it."""
        if not candidate.actors:
            return
        running = self._running
        if candidate.type is EventType.AID:
            running.benefit = candidate.recipients
        if candidate.type in (EventType.SANCTION, EventType.CONCEDE) and candidate.recipients:
            running.measured = candidate.recipients
        if candidate.type is EventType.CONSULT and candidate.status is EventStatus.OCCURRED:
            running.meeting = candidate.actors
        if candidate.type is EventType.ASSAULT and candidate.recipients:
            running.struck = (candidate.actors, candidate.recipients)
        if len(candidate.parties) == 2:
            running.pair = tuple(dict.fromkeys((*candidate.actors, *candidate.recipients)))
        if candidate.recipients:
            running.targets[frozenset(candidate.actors)] = candidate.recipients

    def _attend(self, view: SentenceView, found: list[Candidate]) -> None:
        """Those told to have come to the session of this sentence or of one shortly before are parties to it."""
        held = [c for c in found if c.type is EventType.CONSULT and c.mode in _SEATED]
        session = held[-1] if held else self._session_told
        self._session_told = session
        if session is None or not attendance.told_of(view):
            return
        if attendance.within_reach(view, session.paragraph, session.sentence):
            came = self._parties.resolve(attendance.came(view))
            session.actors = tuple(dict.fromkeys((*session.actors, *(p for p in came if len(p) == 2 and p.isupper()))))

    def _performed(self, view: SentenceView, statement: Statement, trigger: Trigger, roles: Roles) -> Candidate:
        """A verbal act that a quotation performs: its day is that of the words."""
        return Candidate(
            trigger.act.type,
            trigger.act.mode,
            EventStatus.OCCURRED,
            statement.date,
            roles.actors,
            roles.recipients,
            None,
            [_trim(view.document.text, statement.span)],
            "event.spoken",
            admission.confidence(trigger, roles, statement.date),
            trigger,
            roles.method,
            view.sentence.paragraph,
            view.sentence.index,
        )

    def _candidates(self, view: SentenceView, trigger: Trigger) -> list[Candidate]:
        """What one trigger tells: mostly one event; one for each partner called; a decision and its session."""
        candidate = self._candidate(view, trigger)
        if candidate is None:
            return []
        found = self._split(view, candidate)
        session = self._session(view, candidate)
        return [*found, session] if session is not None else found

    def _split(self, view: SentenceView, candidate: Candidate) -> list[Candidate]:
        if candidate.type not in MUTUAL_EVENT_TYPES and each_caller(view, candidate.trigger):
            return [replace(candidate, actors=(a,), evidence=[*candidate.evidence]) for a in candidate.actors]
        partners = one_each(view, candidate.trigger)
        wholes = [p for group, _ in partners for p in dict.fromkeys(map(self._parties.party, group.refs)) if p]
        callers = tuple(a for a in candidate.actors if a not in wholes)
        if len(wholes) < 2 or not callers:
            return [candidate]
        found = []
        for group, day in partners:
            for party in dict.fromkeys(map(self._parties.party, group.refs)):
                if party is None:
                    continue
                people = frozenset(r for r in group.refs if self._cast.is_person(r) and self._parties.party(r) == party)
                date = day.value if day is not None else candidate.date
                for side in [(c,) for c in callers] if each_caller(view, candidate.trigger) else [callers]:
                    one = replace(candidate, actors=(*side, party), people=people, date=date)
                    one.evidence = [*candidate.evidence]
                    found.append(one)
        return found

    def _session(self, view: SentenceView, candidate: Candidate) -> Candidate | None:
        """A council that decides counts as held (理事会は…を採択した)."""
        later = candidate.status is EventStatus.PLANNED and candidate.trigger.act.rule != "aid.approve"
        if later or candidate.type is EventType.CONSULT:
            return None
        group = stated_subject(view, candidate.trigger)
        if group is None or not _COUNCIL.search(view.text[group.start : group.end] + group.head):
            return None
        if not _DECISION.search(view.text, group.tail, view.end):
            return None
        return replace(
            candidate,
            type=EventType.CONSULT,
            mode=EventMode.MEETING,
            status=EventStatus.OCCURRED,
            actors=self._parties.resolve(group.refs),
            recipients=(),
            rule="event.consult.council",
            evidence=[*candidate.evidence],
            people=frozenset(),
        )

    def _named_whole(self, trigger: Trigger) -> bool:
        """The word is the end of an organisation's name (国連総会)."""
        return any(trigger.start - 12 <= start < trigger.start for start in self._organizations.get(trigger.end, ()))

    def _candidate(self, view: SentenceView, trigger: Trigger) -> Candidate | None:
        held = held_before(view, trigger)
        told = status.judge(view, trigger) if held is None or held[1] is None else held[0]
        if told is None:
            return None
        roles = self._roles(view, trigger, told)
        if roles is None:
            return None
        if self._only_claimed(trigger, roles):
            return None
        date = self._day(view, trigger, told, roles)
        if held is not None and held[1] is not None:
            date = held[1].value
        elif trigger.tail.form is Form.NOMINAL and not admission.nominal_event(view, trigger, roles, date):
            return None
        if told is EventStatus.PLANNED and date is None and admission.unset_talks(trigger):
            return None
        if told is EventStatus.PLANNED and date is not None and self._lies_back(trigger, date):
            told = EventStatus.OCCURRED
        place = places.place_of(view, trigger)
        evidence = Span(view.coordinate_start(trigger.start), min(max(trigger.tail.end, trigger.end), view.end))
        return Candidate(
            trigger.act.type,
            trigger.act.mode,
            told,
            date,
            roles.actors,
            roles.recipients,
            place,
            [_trim(view.document.text, evidence)],
            f"event.{trigger.act.rule}",
            admission.confidence(trigger, roles, date),
            trigger,
            roles.method,
            view.sentence.paragraph,
            view.sentence.index,
            people=frozenset(r for r in roles.people if self._cast.is_person(r)),
            again=view.text[trigger.start - 1] == "も",
        )

    def _roles(self, view: SentenceView, trigger: Trigger, told: EventStatus) -> Roles | None:
        """Who acts on whom, None where too few are known."""
        performed = self._sayings.performed(trigger) if trigger.act.type in status.VERBAL else None
        speakers = performed.speakers if performed is not None else ()
        roles = roles_of(view, trigger, self._parties, self._running, speakers)
        if roles is None and admission.open_session(trigger, told):
            return Roles((), (), Method.STATED)  # who came may be told next
        return roles if roles is not None and admission.enough(trigger, roles) else None

    def _only_claimed(self, trigger: Trigger, roles: Roles) -> bool:
        """Whether it stands in what somebody else holds against those who act."""
        around = self._sayings.around(trigger)
        if around is None or not is_claim(around):
            return False
        claiming = self._parties.resolve(around.speakers)
        return bool(claiming) and not set(claiming) & set(roles.actors)

    def _day(self, view: SentenceView, trigger: Trigger, told: EventStatus, roles: Roles) -> DateValue | None:
        """Its own day, else that of the chronicle's entry, of the words that tell it, or of the occasion."""
        date = dating.date_of(view, trigger, told, self._timeline, roles.actors)
        if (date is None or date.method is Method.INHERITED) and self._entry is not None:
            date = self._entry
        if date is None or date.method is Method.INHERITED:
            date = self._said_on(trigger, told, roles, date)
        return date

    def _lies_back(self, trigger: Trigger, date: DateValue) -> bool:
        """An act in a chain that looks planned by its last verb, but lies before the article's own day."""
        lead = self._timeline.lead
        if trigger.tail.form is not Form.CONTINUED or lead is None or self._sayings.around(trigger) is not None:
            return False
        return date.iso < lead.day.iso[: len(date.iso)]

    def _said_on(self, trigger: Trigger, told: EventStatus, roles: Roles, date: DateValue | None) -> DateValue | None:
        """The day of the words that perform the act, or in which its doer tells it; ``date`` where they give none."""
        if trigger.tail.form is Form.NOMINAL or (trigger.tail.adnominal and trigger.tail.form is not Form.NONPAST):
            return date
        performed = self._sayings.performed(trigger)
        if performed is not None and trigger.act.type in status.VERBAL:
            near = date is not None and date.rule == dating.NEAR
            return performed.date or (date if near else None)
        around = self._sayings.around(trigger)
        if around is None or around.date is None or trigger.tail.form is Form.PROGRESSIVE:
            return date
        if told is EventStatus.PLANNED:
            return around.date if trigger.act.type in status.PROMISES else date
        if trigger.act.type is EventType.CONSULT and around.date.method in _GUESSED:
            return date
        own = set(self._parties.resolve(around.speakers)) & set(roles.actors)
        return around.date if own else date

    def _leave(self, view: SentenceView, found: list[Candidate]) -> None:
        topics = [g for g in view.groups if g.particle in ("は", "も") and not g.head] or [
            g for g in view.groups if g.particle in ("は", "も")
        ]
        subjects = topics or [g for g in view.groups if g.particle == "が"]
        if subjects:
            self._running.topic = subjects[0].refs
        named = self._parties.resolve([r for g in view.groups for r in g.refs])
        if named:
            self._running.parties = named
            if len(self._running.named) < 3:
                self._running.named.update(dict.fromkeys(p for p in named if len(p) == 2 and p.isupper()))
        for candidate in found:
            background = candidate.trigger.tail.form is Form.PROGRESSIVE
            day = candidate.date
            if (
                day is not None
                and candidate.actors
                and candidate.status is EventStatus.OCCURRED
                and len(day.iso) == 10
                and not background
            ):
                self._timeline.move(day, candidate.actors, view.sentence.paragraph)
        if self._timeline.now is None and view.sentence.index < 3 and named:
            lead = next((d for d in view.dates if len(d.value.iso) == 10), None)
            if lead is not None:
                self._timeline.move(lead.value, named, view.sentence.paragraph)


def _without_shells(found: list[Candidate]) -> list[Candidate]:
    """A resolution that asks, lifts or punishes is that act, not an agreement besides."""
    inner = [c for c in found if c.type is not EventType.CONSULT and c.rule != "event.agree.resolve"]
    return [c for c in found if c.rule != "event.agree.resolve" or not any(i.actors == c.actors for i in inner)]


def _trim(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end - 1 and text[start] in " \u3000\n、":
        start += 1
    return Span(start, span.end)
