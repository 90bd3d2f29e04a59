"""Who and what an article names: countries, leaders, organisations, and every place where each is mentioned."""

import re
from collections import Counter
from dataclasses import dataclass

from articles.extraction.coreference import CoreferenceFinder
from articles.extraction.coreference.marks import Marks
from articles.extraction.coreference.origins import SINOGRAPHIC
from articles.extraction.countries import CountryFinder, CountryHit
from articles.extraction.findings import Leader, Mention, Organization, Ref, Span, between
from articles.extraction.gazetteer.entries import Gazetteer
from articles.extraction.gazetteer.forms import fold
from articles.extraction.kept import kept
from articles.extraction.organizations import JAPANESE, OrganizationFinder, OrganizationHit
from articles.extraction.parsing import Document, Zone
from articles.extraction.people.identity import Identifier
from articles.extraction.people.introductions import IntroductionFinder
from articles.extraction.people.known import KnownPeople, name_key
from articles.extraction.people.names import NameReader
from articles.extraction.people.person import Person
from articles.extraction.people.references import Reference, Surroundings
from articles.extraction.people.rivals import Setting
from articles.vocabulary import MentionKind, Method, Part

_OFFICIAL = re.compile(
    r"の?(?:高官|当局者|関係者|幹部|担当者|首脳|側(?!近|面)|(?:外交|軍事|消息|情報|治安|捜査)?筋|指導部|報道担当者?)"
    r"|[一-龥ァ-ヺー・]{1,16}(?:総局|総署|局|部|課|室|署)(?=は|が|も|によ)"
)
_SPOKESPERSON = re.compile("の?(?:副?報道|スポークス)")
_CAPITAL_REACH = 80
"""So many characters before a body its sentence is searched for a capital."""
_GENERIC_TITLES = frozenset({"大臣", "長官", "主席", "総理", "部長"})
_NAMELESS_ZONES = frozenset({Zone.BYLINE, Zone.RELATED})
"""Zones that name nobody and nothing."""


@dataclass(frozen=True)
class Cast:
    """The people, organisations and countries of one article with their mentions, sorted by start."""

    leaders: tuple[Leader, ...] = ()
    organizations: tuple[Organization, ...] = ()
    countries: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Of the body."""
    title_mentions: tuple[Mention, ...] = ()

    @kept
    def _mentions(self) -> list[Mention]:
        return list(self.mentions)

    @kept
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.mentions]

    @kept
    def _leaders(self) -> dict[Ref, Leader]:
        return {x.id: x for x in self.leaders}

    @kept
    def _organizations(self) -> dict[Ref, Organization]:
        return {x.id: x for x in self.organizations}

    def within(self, span: Span) -> list[Mention]:
        """Mentions that lie inside the span."""
        end = span.end
        found = between(self._mentions, self._starts, span.start, end)
        return [m for m in found if m.span.end <= end] if found else []

    def top(self, span: Span) -> list[Mention]:
        """Mentions inside the span that no longer mention inside it covers."""
        kept: list[Mention] = []
        reach, widest = -1, None
        for mention in self.within(span):  # of those that begin together the longest comes first
            if mention.span.end > reach:
                reach, widest = mention.span.end, mention.span
                kept.append(mention)
            elif mention.span == widest:
                kept.append(mention)
        return kept

    def country_of(self, ref: Ref) -> str | None:
        """Alpha-2 of a leader's or an organisation's country; a country's own code."""
        if ref in self._leaders:
            return self._leaders[ref].country
        if ref in self._organizations:
            return self._organizations[ref].country
        return ref or None

    def is_person(self, ref: Ref) -> bool:
        return ref in self._leaders

    def is_organization(self, ref: Ref) -> bool:
        return ref in self._organizations

    def about(self, span: Span) -> tuple[str, ...]:
        """Countries named inside the span by any form, or by a leader's name; sorted alpha-2 codes."""
        codes = set()
        for mention in self.within(span):
            if mention.kind is MentionKind.COUNTRY and mention.rule.startswith("country."):
                codes.add(mention.ref)
            elif mention.kind is MentionKind.PERSON and mention.rule.startswith("person.name"):
                codes.add(self.country_of(mention.ref) or "")
        return tuple(sorted(codes - {""}))


@dataclass(frozen=True)
class Readers:
    """The finders of one gazetteer, built once."""

    countries: CountryFinder
    organizations: OrganizationFinder
    people: KnownPeople
    names: NameReader


_readers: dict[int, tuple[Gazetteer, Readers]] = {}


def readers_of(gazetteer: Gazetteer) -> Readers:
    """The finders of a gazetteer; the last two are kept."""
    cached = _readers.get(id(gazetteer))
    if cached is not None and cached[0] is gazetteer:
        return cached[1]
    countries = CountryFinder(gazetteer.countries)
    organizations = OrganizationFinder(gazetteer.organizations)
    people = KnownPeople(gazetteer.posts, frozenset(c.code for c in gazetteer.countries if c.is_iso))
    papers = (form for form, entry in organizations.known.entries.items() if entry.kind == "media")
    namesakes = {form for form in papers if name_key(form) in people.by_name}
    words = frozenset([*countries.names.entries, *organizations.known.entries]) - namesakes
    readers = Readers(countries, organizations, people, NameReader(people, words))
    while len(_readers) > 1:
        _readers.pop(next(iter(_readers)))
    _readers[id(gazetteer)] = (gazetteer, readers)
    return readers


def find_cast(document: Document, published: str | None, gazetteer: Gazetteer) -> Cast:
    """Read the countries, people and organisations of a document.

    ``published`` (ISO 8601 at any precision, or None) chooses between holders of an office.
    """
    return _CastBuilder(document, published, readers_of(gazetteer)).build()


class _CastBuilder:
    def __init__(self, document: Document, published: str | None, readers: Readers) -> None:
        self.document, self.published, self.readers = document, published, readers
        self.text = _visible(document)
        self._owners: dict[str, tuple[str, int]] = {}
        self._named: set[str] = set()

    def build(self) -> Cast:
        countries = self.readers.countries.find(self.text)
        titled = self.readers.countries.find(fold(self.document.title))
        organizations = self.readers.organizations.find(self.text, countries)
        around = Surroundings(self.text, countries, organizations, self.readers.countries.offices(self.text))
        references = IntroductionFinder(around, self.readers.names).find()
        namesakes = {r.name.start for r in references if r.name}
        countries = around.countries = [hit for hit in countries if hit.start not in namesakes]
        near = Counter([hit.code for hit in (*countries, *titled)])
        setting = Setting(self.document, self.text, countries, self.published)
        identifier = Identifier(self.readers.people, near, setting)
        identifier.join(references)
        identifier.add_bare_names(self.text, self.readers.names)
        marks = Marks(self.document, self.text, countries, organizations, references, identifier)
        coreference = CoreferenceFinder(marks)
        coreference.complete_countries()
        self._named = set(near) | {p.country for p in identifier.people if p.country}
        leaders, person_ids = self._leaders(identifier)
        orgs, org_ids = self._organizations(organizations, marks)
        mentions = [*_country_mentions(countries), *coreference.mentions(person_ids, org_ids)]
        for reference, person in identifier.resolved:
            mentions += _person_mentions(reference, person, person_ids[id(person)])
        mentions += [
            Mention(Span(h.start, h.end), MentionKind.ORGANIZATION, org_ids[i], h.rule, confidence=h.confidence)
            for i, h in enumerate(organizations)
        ]
        mentions += self._officials(organizations, references, org_ids)
        codes = {hit.code for hit in [*countries, *titled]}
        return Cast(
            leaders=leaders,
            organizations=orgs,
            countries=tuple(sorted(codes)),
            mentions=_ordered(mentions),
            title_mentions=tuple(_country_mentions(titled, Part.TITLE)),
        )

    def _paragraph(self, offset: int) -> int:
        paragraph = self.document.paragraph_at(offset)
        return paragraph.index if paragraph else -1

    def _country_of_body(self, hit: OrganizationHit, marks: Marks) -> str | None:
        """A body named without its country: as in its paragraph; Japan's where the article names Japan or nobody yet;
        as before; 外交部 is Chinese, Korean or Taiwanese; else the country in focus."""
        owner, where = self._owners.get(hit.body, (None, -1))
        if owner and (where == self._paragraph(hit.start) or _SPOKESPERSON.match(self.text, hit.end)):
            return owner
        if hit.body == "防衛省":
            return "JP"
        is_first = next(marks.before(hit.start, 1), None) is None
        if hit.body in JAPANESE and ("JP" in self._named or (is_first and not owner)):
            return "JP"
        if owner:
            return owner
        if hit.body == "国軍" and "MM" in self._named:
            return "MM"
        focus = self._capital_before(hit.start) or marks.focus(hit.start)
        if hit.body.endswith("部") and focus not in SINOGRAPHIC:
            near = (m.country for m in marks.before(hit.start) if m.country in SINOGRAPHIC - {"JP"})
            return next(near, "CN")
        return focus

    def _capital_before(self, offset: int) -> str | None:
        """キーウでは…、非常事態庁によると: the country whose capital the sentence names before a body."""
        sentence = self.document.sentence_at(offset)
        floor = max(sentence.span.start, offset - _CAPITAL_REACH) if sentence else offset
        found = [(self.text.rfind(form, floor, offset), code) for form, code in self.readers.countries.seats.items()]
        at, code = max(found, default=(-1, ""))
        return code if at >= 0 else None

    def _officials(
        self, hits: list[OrganizationHit], references: list[Reference], ids: dict[int, Ref]
    ) -> list[Mention]:
        """米国務省の報道官, 国防省当局者: an unnamed official speaks as the organisation."""
        index = {(hit.start, hit.end): i for i, hit in enumerate(hits)}
        found = []
        for reference in references:
            hit = reference.organization
            if reference.name is None and hit is not None and (hit.start, hit.end) in index:
                found.append((Span(min(hit.start, reference.start), reference.end), index[hit.start, hit.end]))
        for i, hit in enumerate(hits):
            if match := _OFFICIAL.match(self.text, hit.end):
                found.append((Span(hit.start, match.end()), i))
        return [
            Mention(span, MentionKind.ORGANIZATION, ids[i], "organization.official", confidence=0.9)
            for span, i in found
        ]

    def _leaders(self, identifier: Identifier) -> tuple[tuple[Leader, ...], dict[int, Ref]]:
        ordered = sorted((p for p in identifier.people if p.first), key=lambda p: p.first.start if p.first else 0)
        ids = {id(p): f"l{i}" for i, p in enumerate(ordered, 1)}
        found = (_leader(p, identifier.body_of(p), ids[id(p)], self.document.text) for p in ordered)
        return tuple(found), ids

    def _organizations(
        self, hits: list[OrganizationHit], marks: Marks
    ) -> tuple[tuple[Organization, ...], dict[int, Ref]]:
        """One organisation for all forms of one entry, and for one name in one country."""
        groups: dict[tuple[str, str | None], list[tuple[OrganizationHit, str | None]]] = {}
        keys: dict[int, tuple[str, str | None]] = {}
        prefixes = {country.start: country.end for country in marks.countries}
        tails: dict[tuple[str, str | None], tuple[str, str | None]] = {}
        for index, hit in enumerate(hits):
            tail = self.text[prefixes.get(hit.start, hit.start) : hit.end].removeprefix("の")
            if hit.country:
                self._owners[hit.body] = self._owners[tail] = hit.country, self._paragraph(hit.start)
            country = (hit.country or None) if hit.country is not None else self._country_of_body(hit, marks)
            if country and hit.country is None and hit.body[-1] in "省庁部":
                self._owners.setdefault(hit.body, (country, -1))
            own = (hit.entry.name if hit.entry else hit.body, country)
            key = tails.setdefault((tail, country), own) if tail and country else own
            if index and self.text[hits[index - 1].end : hit.start] == "(" and self.text[hit.end : hit.end + 1] == ")":
                key = keys[index - 1]
            keys[index] = key
            groups.setdefault(key, []).append((hit, country))
        found, ids = [], {}
        for number, (key, group) in enumerate(groups.items(), 1):
            ids[key] = f"o{number}"
            found.append(_organization(f"o{number}", group, self.document.text))
        return tuple(found), {index: ids[key] for index, key in keys.items()}


def _visible(document: Document) -> str:
    """The folded body with bylines and links to other articles blanked; offsets stay."""
    text = fold(document.pointed)
    parts, at = [], 0
    for paragraph in document.paragraphs:
        if paragraph.zone in _NAMELESS_ZONES:
            parts += [text[at : paragraph.span.start], "\n" * len(paragraph.span)]
            at = paragraph.span.end
    return "".join([*parts, text[at:]])


def _ordered(mentions: list[Mention]) -> tuple[Mention, ...]:
    """In text order, the longest first; each once, and in the same order in every process."""
    places = {(m.span.start, -m.span.end, m.kind, m.ref, m.rule, m.method, m.confidence): m for m in mentions}
    return tuple(places[place] for place in sorted(places))


def _country_mentions(hits: list[CountryHit], part: Part = Part.BODY) -> list[Mention]:
    return [
        Mention(Span(h.start, h.end), MentionKind.COUNTRY, h.code, h.rule, part, confidence=h.confidence) for h in hits
    ]


def _person_mentions(reference: Reference, person: Person, ref: Ref) -> list[Mention]:
    """The person; for a government that bears his name (トランプ政権) also his country, which speaks and acts."""
    method = Method.STATED if reference.title else Method.COREFERENCE
    confidence = round(person.confidence * reference.sure, 3)
    span, found = Span(reference.start, reference.end), []
    if reference.rule == "person.name.government" and reference.name and person.country:
        found = [Mention(span, MentionKind.COUNTRY, person.country, "country.administration", confidence=confidence)]
        span = Span(reference.start, reference.name.end)
    return [*found, Mention(span, MentionKind.PERSON, ref, reference.rule, method=method, confidence=confidence)]


def _leader(person: Person, organization: str, ref: Ref, body: str) -> Leader:
    forms = tuple(dict.fromkeys(r.name.form for r in person.references if r.name))
    printed = tuple(
        dict.fromkeys(body[r.name.start : r.name.start + len(r.name.form)] for r in person.references if r.name)
    )
    known = person.known
    name = next((f for f in forms if known and f in (known.posts[0].name, known.full_name)), forms[0])
    return Leader(
        id=ref,
        name=name,
        names=tuple(dict.fromkeys((*forms, *printed))),
        title=_title(person),
        country=person.country,
        full_name=known.full_name if known else max(forms, key=len),
        rule=person.rule,
        confidence=round(person.confidence, 3),
        register_key=known.key if known else "",
        body=organization,
        candidates=() if known else tuple(candidate.key for candidate in person.open_between),
    )


def _title(person: Person) -> str:
    """The title met first, or a later one that says it in full (大臣, then 外務大臣)."""
    titles = [title for title, _ in person.titles]
    if not titles:
        return ""
    if titles[0] in _GENERIC_TITLES:
        return next((t for t in titles if t != titles[0] and t.endswith(titles[0])), titles[0])
    return titles[0]


def _organization(ref: Ref, group: list[tuple[OrganizationHit, str | None]], body: str) -> Organization:
    forms = tuple(dict.fromkeys(body[hit.start : hit.end] for hit, _ in group))
    hit, country = group[0]
    return Organization(ref, forms[0], forms, country, hit.rule, round(hit.confidence, 3))
