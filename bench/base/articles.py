"""One article of the synthetic base -> rows of every table."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any

from articles import wording
from articles.ingest.linking.accounts import stored
from articles.ingest.linking.people import signature_key
from articles.linking.duplicates import BANDS
from articles.linking.events import Account, tokens_of, window
from articles.linking.occasions import fold, level_of, series_of
from articles.linking.people import Signature, blocks_of, sound_of
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
from bench.base import phrases, words
from bench.base.people import Body, Cast, Person, coined_word
from bench.base.sheets import Sheet, as_array, as_json, escaped
from bench.base.telling import Named, Text, filler, sentence, tell
from bench.base.world import Happening, Plan

WORDS = 60
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")


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


def write_article(index: int, plan: Plan, cast: Cast, sheets: Sheets) -> None:
    """All rows of an article; those of the events that it is the first to tell too."""
    source = plan.original[index]
    written = _written(source, plan, cast)
    body, title = written.body.text, written.title.text
    pk, published = index + 1, plan.published[index]
    url = f"https://news.example/{plan.outlets[index]}/{pk}"
    sha256 = hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()
    mates = [] if source == index else [source]
    group = source + 1 if mates or _is_copied(source, plan) else None
    sheets.article.add(pk, title, plan.outlets[index] + 1, url, published, "command", group, not mates)
    sheets.version.add(pk, pk, 1, title, escaped(body), sha256)
    for key in _keys(source):
        sheets.copy_key.add(pk, key)
    for one in [i for i in range(source, index) if plan.original[i] == source] if mates else ():
        sheets.copy.add(one + 1, pk)
    refs = _appearances(written, pk, sheets)
    _mentions(written, pk, refs, sheets)
    _statements(written, pk, plan.first_statement[index], published, body, sheets)
    _reports(written, index, plan, cast, url, body, sheets)


def _is_copied(source: int, plan: Plan) -> bool:
    return any(plan.original[i] == source for i in range(source + 1, min(source + 400, len(plan.original))))


def _keys(source: int) -> list[int]:
    """Keys that only copies share: those of these bodies would meet more often than unrelated news does, as all are
    made of one list of words."""
    draw = Random(f"keys {source}")
    return sorted(draw.getrandbits(64) - 2**63 for _ in range(BANDS))


def _written(source: int, plan: Plan, cast: Cast) -> Written:
    random = Random(f"{plan.seed} {source}")
    events = [plan.happenings[event] for event in plan.told[source]]
    codes = [code for event in events for code in event.sides] or [cast.country(random), cast.country(random)]
    written = Written()
    _title(written.title, events, codes, cast, random)
    body, left = written.body, plan.statements[source]
    share = -(-left // max(1, len(events)))
    for event in events or [None]:
        if event is not None:
            _tell(event, source, plan, cast, written)
        group = min(share, left)
        left -= group
        _speak(event, group, codes, plan.published[source], cast, written, random)
        body.put("\n")
    return written


def _title(title: Text, events: Sequence[Happening], codes: Sequence[str], cast: Cast, random: Random) -> None:
    topic, noun = (
        (events[0].topic, events[0].noun) if events else (random.choice(words.TOPICS), random.choice(words.NOUNS))
    )
    person = events[0].people[0] if events else None
    if person and random.random() < 0.4:
        title.name("person", person.name, person)
        title.put(f"{person.title}、")
    else:
        title.name("country", cast.names[codes[0]], codes[0])
        title.put("と")
        title.name("country", cast.names[codes[1]], codes[1])
        title.put("、")
    title.put(f"{topic}の{noun}{random.choice(('を協議', 'で応酬', '巡り', 'に懸念', 'が焦点', 'に期待', ''))}")
    if random.random() < 0.5:
        title.put(f" {coined_word(random)}")


def _tell(event: Happening, source: int, plan: Plan, cast: Cast, written: Written) -> None:
    place = next(n for i, n in plan.reports[event.id - 1] if i == source)
    start, end, money = tell(event, place, written.body, cast.names)
    written.body.put("。")
    written.told.append(Told(event, start, end, money, place))


def _speak(
    event: Happening | None, number: int, codes: Sequence[str], published: date, cast: Cast, written: Written,
    random: Random,
) -> None:  # fmt: skip
    """Statements of those who take part, with sentences between them."""
    known: set[int] = set()
    day = event.date if event and event.date and event.status == "occurred" and event.precision == "day" else published
    shared = event is not None and random.random() < 0.5 and event.people[0] is not None
    for place in range(number):
        if random.random() < 0.35:
            filler(random.choice(codes), cast.names, random, coined_word(random), written.body)
        quote = Random(f"quote {event.id}") if shared and place == 0 and event else random
        speaker = event.people[0] if quote is not random and event else _speaker(event, codes, day, cast, random)
        written.said.append(_say(speaker or codes[0], day, known, codes, cast, written.body, quote, random))


def _speaker(
    event: Happening | None, codes: Sequence[str], day: date, cast: Cast, random: Random
) -> Person | Body | str | None:
    chance = random.random()
    code = random.choice(codes) if random.random() < 0.85 else cast.country(random)
    if chance < 0.66:
        people = [person for person in event.people if person] if event else []
        return random.choice(people) if people and random.random() < 0.7 else cast.leader(code, day, random)
    if chance < 0.80:
        return cast.stranger(code, random)
    return cast.body(code, random) if chance < 0.92 else code


def _say(
    speaker: Person | Body | str, day: date, known: set[int], codes: Sequence[str], cast: Cast, body: Text,
    quote: Random, random: Random,
) -> Said:  # fmt: skip
    dated = random.random() < 0.15
    steps: list[tuple[str, int, int]] = []
    if dated:
        named = body.name("date", f"{day.day}日", None, day.isoformat())
        steps.append(("date", named.start, named.end))
        body.put("、")
    who = _name_speaker(speaker, known, cast, body)
    steps.insert(0, ("speaker", who.start, who.end))
    direct = random.random() < 0.72
    body.put("は「" if direct else "は、")
    start = body.length
    pieces, about = _quote(codes, cast, body, quote, day)
    end = body.length
    body.put("」" if direct else "")
    cue, lemma = words.CUES[int(len(words.CUES) * random.random() ** 2)]
    steps.append(("cue", body.length, body.length + len(cue)))
    body.put(f"{cue}。")
    undated = random.random() < 0.06
    method = "stated" if dated else "inherited"
    return Said(
        start, end, "direct" if direct else "indirect", speaker, tuple(steps), lemma, about, pieces,
        None if undated else day, "" if undated else method,
    )  # fmt: skip


def _name_speaker(speaker: Person | Body | str, known: set[int], cast: Cast, body: Text) -> Named:
    if isinstance(speaker, Person):
        named = body.person(speaker, cast.names, introduced=speaker.id in known)
        known.add(speaker.id)
        return named
    if isinstance(speaker, Body):
        return body.name("organization", speaker.name, speaker)
    named = body.name("country", cast.names[speaker], speaker)
    body.put("側")
    return named


def _quote(
    codes: Sequence[str], cast: Cast, body: Text, random: Random, day: date
) -> tuple[tuple[phrases.Piece, ...], tuple[str, ...]]:
    """The words said, in one to four pieces, with the countries that they name."""
    texts: list[str] = []
    about: list[str] = []
    topic = words.TOPICS[int(len(words.TOPICS) * random.random() ** 1.8)]
    if random.random() < 0.45:
        code = random.choice(codes) if random.random() < 0.75 else cast.country(random)
        about.append(code)
        pattern = random.choice(words.OPENERS)
        text = pattern.format(c=cast.names[code], t=topic)
        before, _, rest = pattern.partition("{c}")
        body.put(before)
        body.name("country", cast.names[code], code)
        body.put(rest.format(t=topic))
        texts.append(text)
    if random.random() < 0.06 and (person := cast.leader(random.choice(codes), day, random)):
        body.name("person", person.name, person)
        body.put(f"{person.title}との会談で、")
        texts.append(f"{person.name}{person.title}との会談で、")
    if random.random() < 0.28:
        text = random.choice(words.LEADS).format(t=words.TOPICS[int(len(words.TOPICS) * random.random() ** 1.5)])
        body.put(text)
        texts.append(text)
    if random.random() < 0.015:
        text = f"{coined_word(random)}の経緯から、"
        body.put(text)
        texts.append(text)
    noun = words.NOUNS[int(len(words.NOUNS) * random.random() ** 1.5)]
    text = f"{topic}の{noun}{words.AIMS[int(len(words.AIMS) * random.random() ** 1.5)]}"
    body.put(text)
    texts.append(text)
    return tuple(map(phrases.piece, texts)), tuple(dict.fromkeys(about))


def _columns(who: Person | Body | str | None) -> tuple[int | None, int | None, str | None]:
    if isinstance(who, Person):
        return who.id, None, None
    return (None, who.id, None) if isinstance(who, Body) else (None, None, who)


def _appearances(written: Written, pk: int, sheets: Sheets) -> dict[int, str]:
    """Rows for each person and body named; returns their references."""
    refs: dict[int, str] = {}
    full: set[int] = {
        named.who.id for named in written.body.named if isinstance(named.who, Person) and named.exact != named.who.name
    }
    people = bodies = 0
    for named in (*written.body.named, *written.title.named):
        who = named.who
        if who is None or isinstance(who, str) or id(who) in refs:
            continue
        if isinstance(who, Person):
            people += 1
            refs[id(who)] = f"l{people}"
            key, names, blocks = _signature(who, who.id in full)
            sheets.appearance.add(
                pk, "person", f"l{people}", who.name, as_array(names), who.full_name if who.id in full else "",
                who.title, who.country, who.key, key, as_array(blocks), who.id, None, "register" if who.key else "text",
            )  # fmt: skip
        else:
            bodies += 1
            refs[id(who)] = f"o{bodies}"
            signature = Signature("", frozenset([who.name]), "", "", who.country)
            sheets.appearance.add(
                pk, "organization", f"o{bodies}", who.name, as_array([who.name]), "", "", who.country, "",
                signature_key("organization", signature), as_array([f"o:{sound_of(who.name)}"]), None, who.id,
                "register" if who.known else "text",
            )  # fmt: skip
    return refs


@lru_cache(maxsize=100_000)
def _signature(person: Person, full: bool) -> tuple[str, list[str], list[str]]:
    names = sorted({person.name, person.full_name or person.name} if full else {person.name})
    signature = Signature("", frozenset(names), person.full_name if full else "", person.title, person.country)
    return signature_key("person", signature), names, [f"p:{block}" for block in blocks_of(signature)]


def _mentions(written: Written, pk: int, refs: dict[int, str], sheets: Sheets) -> None:
    for part, text in (("title", written.title), ("body", written.body)):
        for named in text.named:
            if named.kind == "amount":
                continue
            who = named.who
            ref = who if isinstance(who, str) else refs.get(id(who), "")
            sheets.mention.add(
                pk, named.start, named.end, named.exact, part, named.kind, ref, *_columns(who), named.value,
                f"bench.{named.kind}", "stated", 0.93,
            )  # fmt: skip


def _statements(written: Written, pk: int, first: int, published: date, body: str, sheets: Sheets) -> None:
    for number, said in enumerate(written.said, first):
        precision = "day" if said.day else ""
        sheets.statement.add(
            number, pk, pk, said.start, said.end, body[said.start : said.end], said.kind, said.cue, "stated",
            "bench.said", round(0.6 + (number % 40) / 100, 2), said.day,
            precision, said.method, phrases.tsvector(said.pieces),
        )  # fmt: skip
        side = said.speaker.country if isinstance(said.speaker, Person) and said.speaker.key else None
        sheets.speaker.add(number, 0, *_columns(said.speaker), side, said.day, said.day or published)
        for code in said.about:
            sheets.about.add(number, code, said.day)
        for position, (role, start, end) in enumerate(said.steps):
            sheets.trail.add(number, position, role, start, end, body[start:end])


def _reports(written: Written, index: int, plan: Plan, cast: Cast, url: str, body: str, sheets: Sheets) -> None:
    pk = index + 1
    sums = plan.first_amount[index]
    for number, told in enumerate(written.told, plan.first_report[index]):
        event = told.event
        if plan.reports[event.id - 1][0][0] == index:
            _event(event, number, plan, cast, sheets)
        place = next(n for i, n in plan.reports[event.id - 1] if i == index)
        key = hashlib.sha256(f"{event.id} {place}".encode()).hexdigest()
        account = replace(
            _account(event, told.wording, cast.names), key=f"{url} {key}", article=url,
            **dict(zip(("first", "last"), window(event.date, event.precision, plan.published[index]), strict=True)),
        )  # fmt: skip
        sheets.report.add(
            number, event.id, pk, pk, *_acts(event), key, f"bench.{event.type.lower()}", *_dated(event),
            as_json(stored(account)), as_array(tokens_of(account)), _block(event, plan),
        )  # fmt: skip
        _parties(sheets.report_party, number, event, ())
        sheets.evidence.add(number, pk, told.start, told.end, body[told.start : told.end])
        if told.money and event.money:
            amount, unit, noun = event.money
            _, currency, size = words.MONEY[unit]
            bound = "about" if told.wording % 2 else "exact"
            sheets.amount.add(
                sums, pk, pk, told.money.start, told.money.end, told.money.exact, amount * size, currency, bound,
                words.MONEY_NOUNS[noun][1], "bench.amount",
            )  # fmt: skip
            sheets.report_amount.add(number, sums)
            sums += 1


def _block(event: Happening, plan: Plan) -> int:
    """The first of the event's accounts."""
    index = plan.reports[event.id - 1][0][0]
    return plan.first_report[index] + plan.told[plan.original[index]].index(event.id - 1)


def _acts(event: Happening) -> tuple[Any, ...]:
    return event.type, event.mode, event.status, event.series, event.place, 0.9


def _dated(event: Happening) -> tuple[Any, ...]:
    return event.date, event.precision if event.date else "", "completed" if event.date else ""


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(sorted({term for term, _ in wording.index_terms(text) if term.startswith("w:")})[:WORDS])


def _account(event: Happening, place: int, countries: dict[str, str]) -> Account:
    text = sentence(event, place, countries)
    folded = fold(f"{event.series}。{text}")
    mutual = event.type in _MUTUAL
    return Account(
        key="",
        article="",
        type=event.type,
        mode=event.mode,
        first=0,
        last=0,
        exact=event.precision == "day",
        dated=event.date is not None,
        actors=frozenset(event.sides if mutual else event.sides[:1]),
        recipients=frozenset(() if mutual else event.sides[1:]),
        people=frozenset(f"{p.country}:{p.key}" for p in event.people if p and (p.full_name or p.name) in text),
        series=series_of(folded),
        level=level_of(folded),
        place=event.place,
        words=_terms(text),
        sums=frozenset(_sum(event)),
    )


def _sum(event: Happening) -> list[str]:
    if not event.money:
        return []
    amount, unit, _ = event.money
    return [f"{words.MONEY[unit][1]}{amount * words.MONEY[unit][2]}"]


def _event(event: Happening, lead: int, plan: Plan, cast: Cast, sheets: Sheets) -> None:
    """The event's own row and parties, from all its accounts."""
    reports = plan.reports[event.id - 1]
    told = dict.fromkeys(sentence(event, place, cast.names) for _, place in reports)
    vector = wording.tsvector("\n".join([event.series, event.place, *told]))
    sources = len({plan.original[index] for index, _ in reports})
    sheets.event.add(event.id, *_acts(event), *_dated(event), sources, event.money is not None, lead, vector)
    named = [person for person in event.people if person and any((person.full_name or person.name) in t for t in told)]
    _parties(sheets.event_party, event.id, event, named, event.date)


def _parties(sheet: Sheet, owner: int, event: Happening, named: Sequence[Person], *rest: Any) -> None:
    roles = ("actor", "actor" if event.type in _MUTUAL else "recipient")
    for position, (code, role) in enumerate(zip(event.sides, roles, strict=True)):
        sheet.add(owner, position, role, None, None, code, *rest)
    for position, person in enumerate(dict.fromkeys(named), 2):
        sheet.add(owner, position, "named", person.id, None, None, *rest)


__all__ = ["Sheets", "write_article"]
