"""People and organisations of articles -> rows.

Whom extraction knew from the register is that row. Everybody else is compared, by ``articles.linking.people``, with
those whom other articles name: with all that bear upon him, directly or through others (:mod:`.bearing`), so that the
result is the same in whatever order the articles came. Who fits several people gets a row of his own that waits for a
person's decision.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from articles.extraction import Findings
from articles.extraction import findings as found
from articles.ingest import sql
from articles.ingest.linking import decisions, rows_of_people
from articles.ingest.linking.bearing import Known, Seed, known_around, names_in
from articles.ingest.linking.links import Links, countries_of
from articles.linking.clustering import Pair
from articles.linking.people import People, Signature, blocks_of, group_organizations, group_people, sound_of
from articles.models import Appearance, Article, Leader, LeaderRedirect, Organization
from articles.vocabulary import AppearanceKind, LinkState

NAME_LENGTH = 120
OPEN = (LinkState.TEXT, LinkState.UNDECIDED)
"""Appearances whose row the computation chooses."""
OPEN_RULE = "person.ambiguous"
"""How extraction marks a name that several people of the article or the register have."""
NOBODY = "?"
"""Stands for candidates that the register lacks."""


def link_people(article: Article, findings: Findings) -> Links:
    """Rows for everybody whom the findings name; makes those that are missing, and moves what other articles said of
    people whom this one tells apart or joins."""
    links = Links(countries=countries_of(findings))
    before = sql.load(Appearance, "article_id = %s", article.pk)
    links.left = {row.leader_id: None for row in before if row.leader_id}
    if before:
        Appearance.objects.filter(article=article).delete()
    rows = [_of_leader(article, leader, links) for leader in findings.leaders]
    rows += [_of_organization(article, organization, links) for organization in findings.organizations]
    _take_registered(rows)
    seeds = _to_settle(rows, before)
    sql.add(rows)
    rows_of_people.share_candidates([row.pk for row in rows if row.state == LinkState.UNDECIDED and row.leader_id])
    for kind, its in seeds.items():
        links.left |= _settle(kind, known_around(kind, its), {})
    _point_to(links, article, rows, settled=bool(seeds))
    return links


def _point_to(links: Links, article: Article, rows: Collection[Appearance], *, settled: bool) -> None:
    """Note which row each reference stands for; those of a settlement stand in the table alone."""
    homes = [(row.ref, row.leader_id, row.organization_id) for row in rows]
    if settled:
        question = "SELECT ref, leader_id, organization_id FROM articles_appearance WHERE article_id = %s"
        homes = sql.ask(question, article.pk)
    for ref, leader, organization in homes:
        if leader:
            links.leaders[ref] = sql.named(Leader, leader)
        elif organization:
            links.organizations[ref] = sql.named(Organization, organization)


def settle(kind: str, blocks: Collection[str], revive: Mapping[str, int] | None = None) -> dict[int, int | None]:
    """Compute anew who is who among the names of some blocks, and move every reference to whoever changes.

    Returns the leaders that names were taken from, with the one that most of them went to. ``revive`` gives signatures
    that become a person of their own again the address that he had.
    """
    if not blocks:
        return {}
    known = known_around(kind, names_in(kind, blocks))
    return _settle(kind, known, revive or {})


def _settle(kind: str, known: Known, revive: Mapping[str, int]) -> dict[int, int | None]:
    keys = set(known.signatures)
    if not keys:
        return {}
    same, apart = decisions.decided("leader", [f"s:{key}" for key in keys])
    within, divided = _signature_pairs(same, keys), _signature_pairs(apart, keys)
    signatures = known.signatures.values()
    if kind == AppearanceKind.PERSON:
        people = group_people(signatures, same=within, apart=divided | _side_by_side(keys))
    else:
        people = group_organizations(signatures, same=within)
    return _assign(kind, known, people, chosen_rows(same), revive)


def _signature_pairs(pairs: Iterable[Pair], keys: Collection[str]) -> set[Pair]:
    """Pairs of anchors as pairs of signatures, where both are signatures of the block."""
    found_pairs = {frozenset(a[2:] for a in pair) for pair in pairs if all(a.startswith("s:") for a in pair)}
    return {pair for pair in found_pairs if pair <= set(keys)}


def _of_leader(article: Article, leader: found.Leader, links: Links) -> Appearance:
    country = links.countries.get(leader.country or "")
    names = sorted({name[:NAME_LENGTH] for name in (leader.name, *leader.names) if name})
    undecided = bool(leader.candidates) or leader.rule == OPEN_RULE
    signature = Signature(
        key="",
        names=frozenset(names),
        full_name=leader.full_name[:200],
        title=leader.title[:60],
        country=country.pk if country else "",
        candidates=frozenset(leader.candidates or (NOBODY,)) if undecided else frozenset(),
    )
    return Appearance(
        article=article,
        kind=AppearanceKind.PERSON,
        ref=leader.id,
        name=leader.name[:NAME_LENGTH],
        names=names,
        full_name=signature.full_name,
        title=signature.title,
        country=country,
        register_key=leader.register_key[:220],
        register_candidates=sorted(signature.candidates),
        signature=signature_key(AppearanceKind.PERSON, signature),
        blocks=[f"p:{block}"[:NAME_LENGTH] for block in blocks_of(signature)],
        state=LinkState.UNDECIDED if undecided else LinkState.TEXT,
    )


def _of_organization(article: Article, organization: found.Organization, links: Links) -> Appearance:
    country = links.countries.get(organization.country or "")
    names = sorted({name[:NAME_LENGTH] for name in (organization.name, *organization.names) if name})
    signature = Signature("", frozenset(names), "", "", country.pk if country else "")
    return Appearance(
        article=article,
        kind=AppearanceKind.ORGANIZATION,
        ref=organization.id,
        name=organization.name[:NAME_LENGTH],
        names=names,
        country=country,
        signature=signature_key(AppearanceKind.ORGANIZATION, signature),
        blocks=sorted({f"o:{sound_of(name)}"[:NAME_LENGTH] for name in names}),
        state=LinkState.TEXT,
    )


def signature_key(kind: str, signature: Signature) -> str:
    """The same for the same forms of a name, title, country and candidates."""
    parts = (kind, signature.country, signature.full_name, signature.title, *sorted(signature.names))
    text = "\n".join((*parts, "|", *sorted(signature.candidates)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _take_registered(rows: list[Appearance]) -> None:
    """Give the rows that extraction, the register or a decision about this article names."""
    people = rows_of_people.registered_people({row.register_key for row in rows if row.register_key})
    names = {(name, row.country_id) for row in rows if row.kind == AppearanceKind.ORGANIZATION for name in row.names}
    organizations = rows_of_people.registered_organizations(names)
    decided = _decided_here(rows)
    for row in rows:
        if leader := decided.get(_anchor_here(row)):
            row.leader_id, row.state = leader.pk, LinkState.DECIDED
        elif row.register_key in people:
            row.leader_id, row.state = people[row.register_key], LinkState.REGISTER
        elif row.kind == AppearanceKind.ORGANIZATION:
            # The form used most comes first; a name that only came along may be another's.
            homes = [organizations.get((name, row.country_id)) for name in (row.name, *row.names)]
            if known := next((home for home in homes if home), None):
                row.organization_id, row.state = known, LinkState.REGISTER


def _anchor_here(row: Appearance) -> str:
    return f"a:{row.article_id}:{row.signature}"


def _decided_here(rows: Iterable[Appearance]) -> dict[str, Leader]:
    """What people decided about a name in this one article: its anchor -> the leader."""
    same, _ = decisions.decided("leader", [_anchor_here(row) for row in rows])
    return chosen_rows(same)


def chosen_rows(same: Iterable[Pair]) -> dict[str, Leader]:
    """Anchor -> the leader whom a decision names for it; where he was merged since, the one he became."""
    wanted: dict[str, int] = {}
    for pair in same:
        leaders = sorted(anchor for anchor in pair if anchor.startswith("l:"))
        for anchor in pair - set(leaders) if leaders else ():
            wanted[anchor] = int(leaders[0][2:])
    if not wanted:
        return {}
    moved = dict(LeaderRedirect.objects.filter(old__in=wanted.values()).values_list("old", "leader_id"))
    rows = Leader.objects.in_bulk({moved.get(pk, pk) for pk in wanted.values()})
    found_rows = {anchor: rows.get(moved.get(pk, pk)) for anchor, pk in wanted.items()}
    return {anchor: leader for anchor, leader in found_rows.items() if leader}


def _to_settle(rows: Sequence[Appearance], before: Sequence[Appearance]) -> dict[str, dict[str, Seed]]:
    """Signatures by which an article changes who is who, by kind: they came or went, or two stand side by side.

    A signature that other articles have brought already takes their row, without any computation.
    """
    fresh, gone = ([row for row in those if row.state in OPEN] for those in (rows, before))
    signatures = {row.signature for row in (*fresh, *gone)}
    others = sql.ask(_HOMES, list(signatures), list(OPEN)) if signatures else ()
    homes = {signature: home for signature, *home in others if home[0] or home[1]}
    crowded = _crowded(rows) | _crowded(before)
    seeds = [row for row in gone if row.signature not in homes or crowded & set(row.blocks)]
    for row in fresh:
        home = homes.get(row.signature)
        if home is None or crowded & set(row.blocks):
            seeds.append(row)
        else:
            row.leader_id, row.organization_id, row.state = home
    found: dict[str, dict[str, Seed]] = defaultdict(dict)
    for row in seeds:
        found[row.kind][row.signature] = (_signature_of(row), frozenset(row.blocks))
    return {kind: found[kind] for kind in AppearanceKind if kind in found}


_HOMES = """
    SELECT DISTINCT ON (signature) signature, leader_id, organization_id, state FROM articles_appearance
    WHERE signature = ANY(%s) AND state = ANY(%s) ORDER BY signature, id
"""


def _signature_of(row: Appearance) -> Signature:
    return Signature(
        row.signature, frozenset(row.names), row.full_name, row.title, row.country_id or "",
        frozenset(row.register_candidates),
    )  # fmt: skip


def _crowded(rows: Sequence[Appearance]) -> set[str]:
    """Blocks of names that two of an article's people have."""
    counts = Counter(block for row in rows for block in row.blocks if row.kind == AppearanceKind.PERSON)
    return {block for block, n in counts.items() if n > 1}


def _side_by_side(keys: Collection[str]) -> set[Pair]:
    """Pairs of signatures that one article holds: two names of one text are two people."""
    together = """
        SELECT DISTINCT one.signature, other.signature FROM articles_appearance one
        JOIN articles_appearance other ON other.article_id = one.article_id AND other.signature > one.signature
        WHERE one.signature = ANY(%s) AND other.signature = ANY(%s)
    """
    return {frozenset(pair) for pair in sql.ask(together, list(keys), list(keys))} if len(keys) > 1 else set()


def _assign(
    kind: str, known: Known, people: People, chosen: dict[str, Leader], revive: Mapping[str, int]
) -> dict[int, int | None]:
    """Give each group of signatures its row: the one that most of its appearances have, else a new one."""
    taken = rows_of_people.registered_among(kind, {pk for votes in known.holders.values() for pk in votes})
    taken |= {leader.pk for leader in chosen.values()}
    rows: dict[str, Leader | Organization] = {}
    ranked = sorted(people.groups, key=lambda group: (-_most(known, group), min(group)))
    for group in ranked:
        keys = sorted(group)
        row: Leader | Organization | None = next((chosen[f"s:{key}"] for key in keys if f"s:{key}" in chosen), None)
        if row is None:
            votes = sum((known.holders[key] for key in keys if key in known.holders), Counter[int]())
            held = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
            former = {revive[key] for key in keys if key in revive}
            free = None if former else next((pk for pk, _ in held if pk not in taken), None)
            row = rows_of_people.row_for(kind, free, [known.signatures[key] for key in keys], former=former)
        taken.add(row.pk)
        rows |= dict.fromkeys(keys, row)
    undecided = {key for key in rows if key in people.undecided or known.signatures[key].candidates}
    undecided -= {anchor[2:] for anchor in chosen}
    left = rows_of_people.move(kind, rows, undecided)
    homes = {key: [rows[min(home)] for home in people.undecided.get(key, ())] for key in undecided}
    rows_of_people.note_candidates(homes, known.signatures)
    return left


def _most(known: Known, group: Collection[str]) -> int:
    return max((n for key in group if key in known.holders for n in known.holders[key].values()), default=0)


def decide_anew(places: Collection[tuple[int, str]]) -> dict[int, int | None]:
    """Follow what people decided, or no longer decide, about names in single articles (article, signature).

    Returns the leaders that names were taken from, with the one that they went to.
    """
    left: dict[int, int | None] = {}
    for article, signature in places:
        row = Appearance.objects.filter(article=article, signature=signature).select_related("leader").first()
        if row is None:
            continue
        old = row.leader_id
        if leader := _decided_here([row]).get(_anchor_here(row)):
            row.leader, row.state = leader, LinkState.DECIDED
        elif row.state == LinkState.DECIDED:
            row.leader, row.state = None, LinkState.TEXT
            _take_registered([row])
            if row.state == LinkState.TEXT:
                row.leader = rows_of_people.leader_of_signature(row)
        row.save(update_fields=["leader", "state"])
        if old and row.leader_id and old != row.leader_id:
            rows_of_people.move_references("leader_id", old, row.leader_id, [article])
            left[old] = row.leader_id
        if row.state in OPEN:
            left |= settle(row.kind, row.blocks)
    return left
