"""Rows of leaders and organisations: found, made, named after their appearances, and given up."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q

from articles.extraction.gazetteer import english_organization
from articles.ingest import sql
from articles.ingest.copies import regroup_speakers
from articles.ingest.linking import consensus
from articles.linking.people import Signature, sound_of
from articles.models import (
    Appearance,
    EventParty,
    Leader,
    LeaderAlias,
    LeaderRedirect,
    Mention,
    Organization,
    OrganizationAlias,
    Post,
    ReportParty,
    StatementSpeaker,
)
from articles.vocabulary import AppearanceKind, LinkState

NAME_LENGTH = 120
_OWN_KEY = "#"
"""A leader whom an editor reviewed, and no register names, is known to extraction by his row."""


def registered_people(keys: Collection[str]) -> dict[str, int]:
    """Rows of leaders by the keys that extraction gives them."""
    if not keys:
        return {}
    own = {key: int(key[1:]) for key in keys if key.startswith(_OWN_KEY) and key[1:].isdigit()}
    question = """
        SELECT id, register_key FROM articles_leader
        WHERE register_key = ANY(%s::varchar[]) OR id = ANY(%s::bigint[])
    """
    rows = sql.ask(question, list(set(keys) - set(own)), list(own.values()))
    present = {pk for pk, _ in rows}
    return {key: pk for pk, key in rows if key in keys} | {key: pk for key, pk in own.items() if pk in present}


def registered_among(kind: str, pks: Collection[int]) -> set[int]:
    """Leaders of the register among some rows: whom extraction or a decision names, and the computation never gives."""
    if kind != AppearanceKind.PERSON or not pks:
        return set()
    question = "SELECT id FROM articles_leader WHERE id = ANY(%s) AND register_key IS NOT NULL"
    return {pk for (pk,) in sql.ask(question, list(pks))}


def registered_organizations(names: Collection[tuple[str, str | None]]) -> dict[tuple[str, str | None], int]:
    """Organisations that the register or an editor vouches for, by a name or alias and their country."""
    if not names:
        return {}
    texts = list({name for name, _ in names})
    # What is found later counts: names before aliases, and of equals the older row.
    return {(text, country): pk for _, _, text, country, pk in sql.ask(_VOUCHED_FOR, texts, texts)}


_VOUCHED_FOR = """
    SELECT 0 AS rank, -alias.id AS place, alias.text, organ.country_id, organ.id FROM articles_organizationalias alias
    JOIN articles_organization organ ON organ.id = alias.organization_id
    WHERE alias.text = ANY(%s) AND organ.reviewed
    UNION ALL
    SELECT 1, -organ.id, organ.name, organ.country_id, organ.id FROM articles_organization organ
    WHERE organ.name = ANY(%s) AND organ.reviewed
    ORDER BY 1, 2
"""


def row_for(
    kind: str, pk: int | None, signatures: Sequence[Signature], *, former: Collection[int] = ()
) -> Leader | Organization:
    """The row of a group: ``pk`` if it has one, else a new one, at the address that it had before if it had one.

    Rows that nobody reviewed are named as their articles do.
    """
    if kind == AppearanceKind.ORGANIZATION:
        return _organization(pk, signatures)
    row = next(iter(sql.load(Leader, "id = %s", pk)), None) if pk else None
    row = row or Leader(pk=_free_address(former), reviewed=False)
    if not row.reviewed:
        _name_leader(row, signatures)
    return row


def leader_of_signature(appearance: Appearance) -> Leader:
    """Whoever other articles mean by the same name, for now; else a row of his own."""
    others = Appearance.objects.filter(signature=appearance.signature, leader__isnull=False).exclude(pk=appearance.pk)
    known = others.filter(state__in=(LinkState.TEXT, LinkState.UNDECIDED)).select_related("leader").first()
    if known and known.leader:
        return known.leader
    return Leader.objects.create(name=appearance.name, full_name="", country=appearance.country, reviewed=False)


def _free_address(former: Collection[int]) -> int | None:
    """The one address that a person had before, if nobody has taken it."""
    if len(former) != 1 or Leader.objects.filter(pk__in=former).exists():
        return None
    LeaderRedirect.objects.filter(old__in=former).delete()
    return next(iter(former))


def _name_leader(row: Leader, signatures: Sequence[Signature]) -> None:
    forms = sorted({name for s in signatures for name in {*s.names, s.full_name} if name}, key=lambda f: (len(f), f))
    fullest = forms[-1]
    name = next((form for form in forms if len(form) > 1), fullest)
    country = next((s.country for s in sorted(signatures, key=lambda s: s.key) if s.country), None)
    values = {
        "name": name[:NAME_LENGTH],
        "full_name": fullest if sound_of(fullest) != sound_of(name) else "",
        "country_id": country,
    }
    fresh = row._state.adding
    if fresh or any(getattr(row, column) != value for column, value in values.items()):
        for column, value in values.items():
            setattr(row, column, value)
        row.save()
    _keep_only(LeaderAlias, "leader", row, {form[:NAME_LENGTH] for form in forms} - {row.name, row.full_name}, fresh)
    titles = {(s.country or None, s.title) for s in signatures if s.title}
    held = set() if fresh else set(row.posts.values_list("country_id", "title"))
    sql.add([Post(leader=row, country_id=code, title=title) for code, title in sorted(titles - held, key=str)])
    for code, title in held - titles:
        row.posts.filter(country_id=code, title=title).delete()


def _organization(pk: int | None, signatures: Sequence[Signature]) -> Organization:
    forms = sorted({name for s in signatures for name in s.names}, key=lambda f: (-len(f), f))
    country = signatures[0].country or None
    rows = sql.load(Organization, "id = %s", pk) if pk else []
    rows = rows or sql.load(Organization, "name = %s AND country_id IS NOT DISTINCT FROM %s", forms[0], country)
    row = rows[0] if rows else Organization(name=forms[0], country_id=country, reviewed=False)
    fresh = row._state.adding
    if fresh:
        row.name_en = english_organization(forms[0], country)
        sql.add([row])
    if not row.reviewed:
        if row.name != forms[0] and not Organization.objects.filter(name=forms[0], country_id=country).exists():
            if row.name_en == english_organization(row.name, country):  # nobody has put in another
                row.name_en = english_organization(forms[0], country)
            row.name = forms[0]
            row.save()
        _keep_only(OrganizationAlias, "organization", row, set(forms) - {row.name}, fresh)
    return row


def _keep_only(
    model: type[LeaderAlias] | type[OrganizationAlias],
    owner: str,
    row: Leader | Organization,
    forms: set[str],
    fresh: bool,
) -> None:
    """Make ``forms`` all the aliases of a row, which has none yet if it is fresh."""
    question = f"SELECT text FROM {model._meta.db_table} WHERE {owner}_id = %s"  # noqa: S608 (names of columns and tables)
    held = set() if fresh else {text for (text,) in sql.ask(question, row.pk)}
    if held - forms:
        model._default_manager.filter(**{owner: row, "text__in": held - forms}).delete()
    sql.add([model(**{owner: row, "text": form}) for form in sorted(forms - held)])


def move(kind: str, rows: Mapping[str, Leader | Organization], undecided: Collection[str]) -> dict[int, int | None]:
    """Give every appearance of a signature its row, and with it all that its article says of him.

    Returns the leaders that appearances left, with the one that most of them went to.
    """
    column = "leader_id" if kind == AppearanceKind.PERSON else "organization_id"
    changed, moves = [], defaultdict(set)
    for pk, article, signature, old, former in sql.ask(_HELD.format(column=column), kind, list(rows)):
        new = rows[signature].pk
        state = LinkState.UNDECIDED if signature in undecided else LinkState.TEXT
        if (new, state) != (old, former):
            changed.append((pk, new, state))
            if old and old != new:
                moves[old, new].add(article)
    if changed:
        sql.tell(_MOVE.format(column=column), *(list(values) for values in zip(*changed, strict=True)))
    for (old, new), articles in moves.items():
        move_references(column, old, new, articles)
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for (old, new), articles in moves.items():
        went[old][new] += len(articles)
    if kind != AppearanceKind.PERSON:
        return {}
    return {old: max(sorted(to), key=lambda pk: to[pk]) for old, to in went.items()}


_HELD = """
    SELECT id, article_id, signature, {column}, state FROM articles_appearance
    WHERE kind = %s AND signature = ANY(%s) AND state IN ('text', 'undecided')
"""
_MOVE = """
    UPDATE articles_appearance AS name SET {column} = now.home, state = now.state
    FROM unnest(%s::bigint[], %s::bigint[], %s::varchar[]) AS now(id, home, state) WHERE name.id = now.id
"""


def move_references(column: str, old: int, new: int, articles: Collection[int]) -> None:
    """Everything that some articles say of one row is said of another from now on."""
    Mention.objects.filter(version__article__in=articles, **{column: old}).update(**{column: new})
    spoke = StatementSpeaker.objects.filter(statement__article__in=articles, **{column: old})
    statements = frozenset(spoke.values_list("statement", flat=True))
    spoke.update(**{column: new})
    regroup_speakers(statements)
    ReportParty.objects.filter(report__article__in=articles, **{column: old}).update(**{column: new})
    consensus.refresh_of_articles(articles)


def note_candidates(homes: Mapping[str, Iterable[Leader | Organization]], signatures: Mapping[str, Signature]) -> None:
    """Keep whom an undecided name may mean: people of the register, or of other articles."""
    if not homes:
        return
    keys = {key for signature in homes for key in signatures[signature].candidates}
    known = registered_people(keys)
    wanted = {
        signature: {row.pk for row in rows if isinstance(row, Leader)}
        | {known[key] for key in signatures[signature].candidates if key in known}
        for signature, rows in homes.items()
    }
    for appearance in Appearance.objects.filter(signature__in=wanted, state=LinkState.UNDECIDED):
        appearance.candidates.set(wanted[appearance.signature])


def share_candidates(appearances: Collection[int]) -> None:
    """Let names that took their row from the same name in other articles have its candidates too."""
    if appearances:
        sql.tell(_SHARE, list(appearances))


_SHARE = """
    INSERT INTO articles_appearance_candidates (appearance_id, leader_id)
    SELECT DISTINCT fresh.id, held.leader_id FROM articles_appearance fresh
    JOIN articles_appearance other ON other.signature = fresh.signature AND other.state = 'undecided'
    JOIN articles_appearance_candidates held ON held.appearance_id = other.id
    WHERE fresh.id = ANY(%s)
"""


def forget_unnamed(left: Mapping[int, int | None]) -> None:
    """Delete leaders that articles alone had made and none names any more; their address leads to whom they became."""
    if not left:
        return
    named = Exists(Appearance.objects.filter(leader=OuterRef("pk")))
    for leader in Leader.objects.filter(~named, pk__in=left, reviewed=False, register_key=None):
        if _still_used(leader):
            continue
        target = left[leader.pk]
        if target and target != leader.pk:
            LeaderRedirect.objects.filter(leader=leader).update(leader=target)
            LeaderRedirect.objects.update_or_create(old=leader.pk, defaults={"leader_id": target})
        leader.delete()


def _still_used(leader: Leader) -> bool:
    used = Q(leader=leader)
    return any(
        model._default_manager.filter(used).exists() for model in (Mention, StatementSpeaker, ReportParty, EventParty)
    )
