"""One article of the synthetic base -> rows of every table."""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from random import Random

from articles.ingest.linking.people import signature_key
from articles.linking.duplicates import BANDS
from articles.linking.people import Signature, blocks_of, sound_of
from bench.base import phrases, words
from bench.base.people import Body, Cast, Person, coined_word
from bench.base.reports import write_reports
from bench.base.sheets import as_array, escaped
from bench.base.telling import Named, Text, filler, tell
from bench.base.world import Happening, Plan
from bench.base.written import Said, Sheets, Told, Written


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
    write_reports(written, index, plan, cast, url, body, sheets)


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
