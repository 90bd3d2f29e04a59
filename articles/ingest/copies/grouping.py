"""Pairs of rows -> what hangs together, and groups -> the columns that keep them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models import Exists, OuterRef


@dataclass(frozen=True, slots=True)
class Grouping:
    """A table of members, that of their groups and that of the pairs that join them."""

    member: type[models.Model]
    group: type[models.Model]
    pair: type[models.Model]
    column: str
    """Of the member: its group, null where it is alone."""
    flag: str
    """Of the member: true for the first of a group and for one alone."""

    def company_of(self, rows: models.QuerySet[Any]) -> tuple[frozenset[int], frozenset[int]]:
        """The groups that members are in, and who else is in these."""
        own = dict(rows.filter(**{f"{self.column}__isnull": False}).values_list("pk", self.column))
        if not own:
            return frozenset(), frozenset()
        mates = self.member._default_manager.filter(**{f"{self.column}__in": set(own.values())}).exclude(pk__in=own)
        return frozenset(own.values()), frozenset(mates.values_list("pk", flat=True))

    def drop_empty(self, groups: Collection[int]) -> None:
        """Delete those of the groups that nobody is in any more."""
        if groups:
            members = self.member._default_manager.filter(**{self.column: OuterRef("pk")})
            self.group._default_manager.filter(~Exists(members), pk__in=groups).delete()

    def hanging_together(self, seeds: Iterable[int]) -> set[int]:
        """The members that pairs join to the seeds, directly or through others, these included; gone ones left out."""
        pair, member = self.pair._meta.db_table, self.member._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"""
                WITH RECURSIVE reached(id) AS (
                    SELECT unnest(%s::bigint[])
                    UNION
                    -- Row by row: joined, both directions of all pairs would be read whatever is asked for.
                    SELECT step.there FROM reached CROSS JOIN LATERAL (
                        SELECT other_id AS there FROM {pair} WHERE one_id = reached.id
                        UNION ALL SELECT one_id FROM {pair} WHERE other_id = reached.id OFFSET 0
                    ) AS step
                )
                SELECT reached.id FROM reached JOIN {member} ON {member}.id = reached.id
                """,  # noqa: S608 (names of tables)
                [sorted(seeds)],
            )
            return {row[0] for row in cursor.fetchall()}

    def write(self, groups: Iterable[Sequence[int]], now: Mapping[int, tuple[int | None, bool]]) -> set[int]:
        """Make these the groups of their members, the first of each standing for it.

        ``now`` holds group and flag of every member of ``groups`` and must cover the groups that it names. A group
        keeps its row where it can; rows without members go. Returns the members that changed.
        """
        wanted: dict[int, tuple[int | None, bool]] = {}
        free = {group for group, _ in now.values() if group is not None}
        for members in groups:
            row = self._row(members, now, free) if len(members) > 1 else None
            wanted.update({pk: (row, place == 0) for place, pk in enumerate(members)})
        changed = {pk: values for pk, values in wanted.items() if now[pk] != values}
        self._update(changed)
        if free:
            self.group._default_manager.filter(pk__in=free).delete()
        return set(changed)

    def _row(self, members: Sequence[int], now: Mapping[int, tuple[int | None, bool]], free: set[int]) -> int:
        """The oldest free group of the members, which is then taken, or a new one."""
        had = free & {group for pk in members if (group := now[pk][0]) is not None}
        if had:
            kept = min(had)
            free.remove(kept)
            return kept
        return int(self.group._default_manager.create().pk)

    def _update(self, changed: Mapping[int, tuple[int | None, bool]]) -> None:
        if not changed:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                f"""
                UPDATE {self.member._meta.db_table} AS member SET {self.column} = new.grp, {self.flag} = new.flag
                FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) AS new(id, grp, flag) WHERE member.id = new.id
                """,  # noqa: S608 (names of columns and tables)
                [list(changed), [group for group, _ in changed.values()], [flag for _, flag in changed.values()]],
            )
