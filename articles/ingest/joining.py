"""Rows of the register that the files file under another key now: one person loaded as two, a term with another day.

Runs before the files are loaded, so that an older base gets no doubles: what an editor changed moves along, and what
he deleted stays deleted.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import IntegrityError, models, transaction

from articles.ingest.merging import Item, as_plain
from articles.models import Leader, LeaderAlias, RegisterRow, StatementSpeaker
from articles.models.register import RegisterKind

NEAR = 366
"""Days between two beginnings that may be one, corrected or told more precisely (2015, then 2015-06-12)."""
_SEPARATOR = "/"


def join_people(joined: Sequence[tuple[str, str]]) -> None:
    """Make one of leaders that were loaded under several keys: ``joined`` are pairs of a former key and the present."""
    keys = {key for pair in joined for key in pair}
    records = {r.key: r for r in RegisterRow.objects.filter(kind=RegisterKind.LEADER, key__in=keys)}
    leaders = {leader.register_key: leader for leader in Leader.objects.filter(register_key__in=keys)}
    for former, key in joined:
        if former not in records and former not in leaders:
            continue
        old, new = leaders.pop(former, None), leaders.get(key)
        if old is not None and new is not None:
            _merge(old, new, records.get(former), records.get(key))
        elif old is not None:
            leaders[key] = new = _rename(old, key)
        _follow_record(former, key, records, renamed=old is new)
        _follow_posts(former, key, new)
        if old is not None and old is not new:
            old.delete()


def follow_terms(items: Iterable[Item]) -> None:
    """Terms whose day or title the files corrected keep their row: same person and office, same title or day."""
    records = {r.key: r for r in RegisterRow.objects.filter(kind=RegisterKind.POST).only("key")}
    wanted = {item.key for item in items}
    lost: dict[str, list[str]] = {}
    for key in sorted(set(records) - wanted):
        lost.setdefault(_person_and_office(key), []).append(key)
    for key in sorted(wanted - set(records)):
        candidates = lost.get(_person_and_office(key), [])
        nearest = min(candidates, key=lambda other: _distance(key, other), default=None)
        if nearest is not None and _distance(key, nearest) <= NEAR:
            candidates.remove(nearest)
            RegisterRow.objects.filter(pk=records[nearest].pk).update(key=key)


def _rename(leader: Leader, key: str) -> Leader:
    leader.register_key = key
    leader.save(update_fields=["register_key"])
    return leader


def _merge(old: Leader, new: Leader, old_record: RegisterRow | None, new_record: RegisterRow | None) -> None:
    """Everything that points to ``old`` points to ``new``; an edit of either stays, that of ``new`` first."""
    for column in ("name", "full_name", "name_en", "reading", "country_id", "reviewed"):
        if _edited(old, old_record, column) and not _edited(new, new_record, column):
            setattr(new, column, getattr(old, column))
    for leader in (old, new):
        said = StatementSpeaker.objects.filter(leader=leader, side=None)
        said.update(side=Leader.objects.filter(pk=leader.pk).values("country"))
    new.save()
    known = set(new.aliases.values_list("text", flat=True)) | {new.name, new.full_name}
    old.aliases.filter(text__in=known).delete()
    forms = {old.name, old.full_name} - known - {"", *old.aliases.values_list("text", flat=True)}
    LeaderAlias.objects.bulk_create(LeaderAlias(leader=new, text=form[:120]) for form in sorted(forms))
    for relation in Leader._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and (relation.one_to_many or relation.one_to_one):
            _repoint(relation.related_model, relation.field.name, old, new)


def _repoint(model: type[models.Model], field: str, old: Leader, new: Leader) -> None:
    """Move the rows; one that ``new`` has already goes."""
    rows = model._default_manager.filter(**{field: old})
    try:
        with transaction.atomic():
            rows.update(**{field: new})
    except IntegrityError:
        for row in rows:
            try:
                with transaction.atomic():
                    setattr(row, field, new)
                    row.save(update_fields=[field])
            except IntegrityError:
                model._default_manager.filter(pk=row.pk).delete()


def _follow_record(former: str, key: str, records: dict[str, RegisterRow], *, renamed: bool) -> None:
    """What was loaded under the former key counts as loaded under the present one."""
    old, new = records.pop(former, None), records.get(key)
    if old is None:
        return
    if new is not None and not renamed:
        aliases = {*old.values["aliases"], *new.values["aliases"]}
        new.values = {**new.values, "aliases": sorted(aliases)}
        new.save()
        old.delete()
        return
    if new is not None:  # deleted by hand, while the other row lives on
        new.delete()
    old.key = key
    old.values = {**old.values, "columns": {**old.values["columns"], "register_key": key}}
    old.save()
    records[key] = old


def _follow_posts(former: str, key: str, leader: Leader | None) -> None:
    """Records of terms take the person's present key; one that is there twice is left for the loader to forget."""
    taken = set(_post_records(key).values_list("key", flat=True))
    for record in _post_records(former):
        present = key + record.key[len(former) :]
        if present in taken:
            continue
        record.key = present
        if leader is not None:
            record.values = {**record.values, "columns": {**record.values["columns"], "leader_id": leader.pk}}
        record.save()
        taken.add(present)


def _post_records(person: str) -> models.QuerySet[RegisterRow]:
    return RegisterRow.objects.filter(kind=RegisterKind.POST, key__startswith=person + _SEPARATOR)


def _edited(row: Leader, record: RegisterRow | None, column: str) -> bool:
    return record is not None and as_plain(getattr(row, column)) != record.values["columns"].get(column)


def _person_and_office(key: str) -> str:
    return key.rsplit(_SEPARATOR, 2)[0]


def _distance(key: str, other: str) -> float:
    """Days between the beginnings of two terms; of other titles only the same day is near."""
    (title, start), (other_title, other_start) = key.rsplit(_SEPARATOR, 2)[1:], other.rsplit(_SEPARATOR, 2)[1:]
    if title != other_title:
        return 0 if start == other_start else float("inf")
    try:
        return abs((_first(start) - _first(other_start)).days)
    except ValueError:
        return float("inf")


def _first(start: str) -> date:
    return date.fromisoformat((start + "-01-01")[:10] if len(start) < len("2015-06-12") else start)
