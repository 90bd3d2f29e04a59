"""Rows of leaders and organisations: found, made, named after their appearances, and given up."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q

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


def registered_people(keys: Collection[str]) -> dict[str, Leader]:
    """Leaders by the keys that extraction gives them."""
    own = {key: int(key[1:]) for key in keys if key.startswith(_OWN_KEY) and key[1:].isdigit()}
    people = {
        leader.register_key or "": leader for leader in Leader.objects.filter(register_key__in=set(keys) - set(own))
    }
    rows = Leader.objects.in_bulk(own.values()) if own else {}
    return people | {key: rows[pk] for key, pk in own.items() if pk in rows}


def registered_among(kind: str, pks: Collection[int]) -> set[int]:
    """Leaders of the register among some rows: whom extraction or a decision names, and the computation never gives."""
    if kind != AppearanceKind.PERSON:
        return set()
    return set(Leader.objects.filter(pk__in=pks, register_key__isnull=False).values_list("pk", flat=True))


def registered_organizations(names: Collection[tuple[str, str | None]]) -> dict[tuple[str, str | None], Organization]:
    """Organisations that the register or an editor vouches for, by a name or alias and their country."""
    texts = {name for name, _ in names}
    known: dict[tuple[str, str | None], Organization] = {}
    aliases = OrganizationAlias.objects.filter(text__in=texts, organization__reviewed=True).select_related(
        "organization"
    )
    for alias in aliases.order_by("-pk"):
        known[alias.text, alias.organization.country_id] = alias.organization
    for row in Organization.objects.filter(name__in=texts, reviewed=True).order_by("-pk"):
        known[row.name, row.country_id] = row
    return known


def row_for(
    kind: str, pk: int | None, signatures: Sequence[Signature], *, former: Collection[int] = ()
) -> Leader | Organization:
    """The row of a group: ``pk`` if it has one, else a new one, at the address that it had before if it had one.

    Rows that nobody reviewed are named as their articles do.
    """
    if kind == AppearanceKind.ORGANIZATION:
        return _organization(pk, signatures)
    row = Leader.objects.filter(pk=pk or 0).first() or Leader(pk=_free_address(former), reviewed=False)
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
    if row._state.adding or any(getattr(row, column) != value for column, value in values.items()):
        for column, value in values.items():
            setattr(row, column, value)
        row.save()
    aliases = {form[:NAME_LENGTH] for form in forms} - {row.name, row.full_name}
    _keep_only(LeaderAlias, "leader", row, aliases)
    titles = {(s.country or None, s.title) for s in signatures if s.title}
    held = set(row.posts.values_list("country_id", "title"))
    Post.objects.bulk_create(
        Post(leader=row, country_id=code, title=title) for code, title in sorted(titles - held, key=str)
    )
    for code, title in held - titles:
        row.posts.filter(country_id=code, title=title).delete()


def _organization(pk: int | None, signatures: Sequence[Signature]) -> Organization:
    forms = sorted({name for s in signatures for name in s.names}, key=lambda f: (-len(f), f))
    country = signatures[0].country or None
    row = Organization.objects.filter(pk=pk).first() if pk else None
    if row is None:
        row = Organization.objects.get_or_create(name=forms[0], country_id=country, defaults={"reviewed": False})[0]
    if not row.reviewed:
        if row.name != forms[0] and not Organization.objects.filter(name=forms[0], country_id=country).exists():
            row.name = forms[0]
            row.save()
        _keep_only(OrganizationAlias, "organization", row, set(forms) - {row.name})
    return row


def _keep_only(
    model: type[LeaderAlias] | type[OrganizationAlias], owner: str, row: Leader | Organization, forms: set[str]
) -> None:
    """Make ``forms`` all the aliases of a row."""
    held = set(model._default_manager.filter(**{owner: row}).values_list("text", flat=True))
    model._default_manager.filter(**{owner: row, "text__in": held - forms}).delete()
    for form in sorted(forms - held):
        model._default_manager.create(**{owner: row, "text": form})


def move(kind: str, rows: Mapping[str, Leader | Organization], undecided: Collection[str]) -> dict[int, int | None]:
    """Give every appearance of a signature its row, and with it all that its article says of him.

    Returns the leaders that appearances left, with the one that most of them went to.
    """
    column = "leader_id" if kind == AppearanceKind.PERSON else "organization_id"
    open_states = (LinkState.TEXT, LinkState.UNDECIDED)
    changed, moves = [], defaultdict(set)
    for appearance in Appearance.objects.filter(kind=kind, signature__in=rows.keys(), state__in=open_states):
        new, old = rows[appearance.signature].pk, getattr(appearance, column)
        state = LinkState.UNDECIDED if appearance.signature in undecided else LinkState.TEXT
        if (new, state) != (old, appearance.state):
            setattr(appearance, column, new)
            appearance.state = state
            changed.append(appearance)
            if old and old != new:
                moves[old, new].add(appearance.article_id)
    Appearance.objects.bulk_update(changed, [column, "state"], batch_size=1_000)
    for (old, new), articles in moves.items():
        move_references(column, old, new, articles)
    went: dict[int, Counter[int]] = defaultdict(Counter)
    for (old, new), articles in moves.items():
        went[old][new] += len(articles)
    if kind != AppearanceKind.PERSON:
        return {}
    return {old: max(sorted(to), key=lambda pk: to[pk]) for old, to in went.items()}


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
    keys = {key for signature in homes for key in signatures[signature].candidates}
    known = registered_people(keys)
    wanted = {
        signature: {row.pk for row in rows if isinstance(row, Leader)}
        | {known[key].pk for key in signatures[signature].candidates if key in known}
        for signature, rows in homes.items()
    }
    for appearance in Appearance.objects.filter(signature__in=wanted, state=LinkState.UNDECIDED):
        appearance.candidates.set(wanted[appearance.signature])


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
