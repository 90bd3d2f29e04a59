"""Statements that report one utterance: found by speaker and day, decided on their words, grouped by their pairs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from articles.ingest import sql
from articles.ingest.copies.grouping import Grouping
from articles.ingest.copies.reports import ACTORS, load_reports
from articles.linking.utterances import Said, days_around, group, weigh, words_may_be_one
from articles.linking.wording_likeness import read_wording
from articles.models import Statement, Utterance, UtterancePair

UTTERANCES = Grouping(Statement, Utterance, UtterancePair, "utterance_id", "is_first")


def pair_statements(statements: Collection[int]) -> set[int]:
    """Write the pairs of these statements with all others; returns the statements in them."""
    if not statements:
        return set()
    sql.tell(_FORGET, list(statements), list(statements))
    own = load_reports(statements)
    others = load_reports(_likely(own))
    pairs: dict[tuple[int, int], float] = {}
    for pk, said in own.items():
        for other, told in (own | others).items():
            pair = min(pk, other), max(pk, other)
            weight = weigh(said, told) if pk != other and pair not in pairs else None
            if weight is not None and weight > 0:
                pairs[pair] = weight
    sql.add([UtterancePair(one_id=one, other_id=other, weight=weight) for (one, other), weight in pairs.items()])
    return {pk for pair in pairs for pk in pair}


_FORGET = "DELETE FROM articles_utterancepair WHERE one_id = ANY(%s) OR other_id = ANY(%s)"


def regroup_statements(seeds: Iterable[int]) -> None:
    """Group the statements that hang together with these."""
    members = UTTERANCES.hanging_together(seeds) if seeds else set()
    if not members:
        return
    paired = list(UtterancePair.objects.filter(one__in=members).values_list("one", "other", "weight"))
    now = dict[int, tuple[int | None, bool]]()
    for pk, utterance, is_first in Statement.objects.filter(pk__in=members).values_list("pk", "utterance", "is_first"):
        now[pk] = (utterance, is_first)
    reports = load_reports({pk for one, other, _ in paired for pk in (one, other)})
    of_key = {said.key: pk for pk, said in reports.items()}
    pairs = {_in_order(reports[one].key, reports[other].key): weight for one, other, weight in paired}
    groups = [[of_key[key] for key in keys] for keys in group(reports.values(), pairs)]
    groups += [[pk] for pk in sorted(members - reports.keys())]
    UTTERANCES.write(groups, now)


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _likely(own: dict[int, Said]) -> set[int]:
    """Statements by the same speakers, of about the same days, whose words may be alike."""
    told = defaultdict[str, list[Said]](list)
    for said in own.values():
        for speaker in said.speakers:
            told[speaker].append(said)
    likely: set[int] = set()
    for pk, speaker, text in _told_around(told):
        if pk not in own and pk not in likely:
            wording = read_wording(text)
            if any(words_may_be_one(said.wording, wording) for said in told[speaker]):
                likely.add(pk)
    return likely


def _told_around(told: dict[str, list[Said]]) -> list[tuple[int, str, str]]:
    """Primary key, speaker and words of what these speakers said around these days."""
    parts: list[str] = []
    values: list[Any] = []
    for column in ACTORS:
        rows = [
            (speaker.partition(" ")[2], first, last)
            for speaker, statements in sorted(told.items())
            if speaker.startswith(f"{column} ")
            for first, last in _spans(days_around(said.anchor) for said in statements)
        ]
        if rows:
            parts.append(_QUESTION.format(column=column, type="text" if column == "country" else "bigint"))
            values += [list(column) for column in zip(*rows, strict=True)]
    return sql.ask(" UNION ALL ".join(parts), *values) if parts else []


def _spans(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans of days as few that overlap nowhere, so that no statement is found twice."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(set(spans)):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


_QUESTION = """
    SELECT said.id, '{column} ' || speaker.{column}_id, said.exact
    FROM unnest(%s::{type}[], %s::date[], %s::date[]) AS wanted(actor, first, last)
    JOIN articles_statementspeaker AS speaker
      ON speaker.{column}_id = wanted.actor AND speaker.told_around BETWEEN wanted.first AND wanted.last
    JOIN articles_statement AS said ON said.id = speaker.statement_id
"""
