"""The linking set, and other articles, as a world in the tables: stored in any order, and told apart from another."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from articles.extraction import Findings, extract
from articles.ingest.known import known_gazetteer
from articles.ingest.reading import SourceText, Supplement, complete, read_source
from articles.ingest.storing import store_article
from articles.models import (
    Appearance,
    Article,
    Event,
    EventReport,
    Leader,
    Mention,
    Organization,
    Statement,
)
from articles.vocabulary import ArticleOrigin, LinkState, MentionKind, Part
from tests.linking import gold
from tests.linking.bcubed import Score, bcubed, score_pairs

Text = tuple[str, SourceText]


@cache
def texts_of(folder: Path) -> list[Text]:
    """Every article of a folder with its name, ready to be stored."""
    files = sorted(folder.glob("*.txt"))
    return [(path.stem, complete(read_source(path.read_bytes()), Supplement())) for path in files]


def read_all(texts: Iterable[Text]) -> list[tuple[str, SourceText, Findings]]:
    """What extraction finds, by rules alone, with the register as it stands in the tables."""
    gazetteer = known_gazetteer()
    return [
        (
            name,
            source,
            extract(source.body, title=source.title, published=source.published, gazetteer=gazetteer, syntax=False),
        )
        for name, source in texts
    ]


def store_all(read: Iterable[tuple[str, SourceText, Findings]]) -> dict[int, str]:
    """Store articles in the given order; primary key -> name."""
    names = {}
    for name, source, findings in read:
        article, _outcome = store_article(source=source, findings=findings, origin=ArticleOrigin.DEMO)
        names[article.pk] = name
    return names


def world_of(names: dict[int, str]) -> dict[str, Any]:
    """Everything that linking decided, by the names of articles instead of the numbers of rows."""
    return {
        "events": sorted(
            (
                sorted((names[r.article_id], r.key) for r in event.reports.all()),
                [event.type, event.mode, event.status, str(event.date), event.name, event.place, event.sources],
                [(party.role, str(party)) for party in event.parties.order_by("position")],
                names[event.lead.article_id] if event.lead else "",
            )
            for event in Event.objects.prefetch_related("reports", "parties").select_related("lead")
        ),
        "undecided events": sorted((names[r.article_id], r.key) for r in EventReport.objects.filter(undecided=True)),
        "people": sorted(
            (
                sorted((names[a.article_id], a.ref, a.state) for a in leader.appearances.all()),
                [leader.register_key or "", leader.name, leader.full_name, leader.country_id or ""],
                sorted(alias.text for alias in leader.aliases.all()),
            )
            for leader in Leader.objects.filter(appearances__isnull=False)
            .distinct()
            .prefetch_related("appearances", "aliases")
        ),
        "organizations": sorted(
            (sorted((names[a.article_id], a.ref) for a in row.appearances.all()), row.name)
            for row in Organization.objects.filter(appearances__isnull=False).distinct().prefetch_related("appearances")
        ),
        "candidates": sorted(
            (names[a.article_id], a.ref, sorted(str(leader) for leader in a.candidates.all()))
            for a in Appearance.objects.filter(state=LinkState.UNDECIDED).prefetch_related("candidates")
        ),
        "speakers": sorted(
            (names[s.article_id], s.start, s.is_first, sorted(str(x) for x in s.speakers.all()))
            for s in Statement.objects.prefetch_related(
                "speakers__leader", "speakers__organization", "speakers__country"
            )
        ),
        "utterances": sorted(
            _groups(Statement.objects.all(), "utterance_id", lambda s: (names[s.article_id], s.start))
        ),
        "copies": sorted(_groups(Article.objects.all(), "copy_group_id", lambda a: (names[a.pk], a.counts))),
    }


def counts_of() -> dict[str, int]:
    """How many rows there are of what a reader sees."""
    models = (Article, Event, EventReport, Statement, Leader, Organization, Mention, Appearance)
    return {model.__name__: model._default_manager.count() for model in models}


def _groups(rows: Iterable[Any], column: str, name: Any) -> list[list[Any]]:
    groups: dict[int, list[Any]] = {}
    for row in rows:
        if getattr(row, column) is not None:
            groups.setdefault(getattr(row, column), []).append(name(row))
    return [sorted(group) for group in groups.values()]


def scores(names: dict[int, str]) -> dict[str, Score]:
    """B³ of the world in the tables against the linking set's annotation."""
    rows = {name: pk for pk, name in names.items()}
    people = {item: _leader_at(rows[item.article], item) for item in gold.person_mentions()}
    told = {key: _event_of(rows[key[0]], *key) for key in gold.events()}
    said = {item: _utterance_at(rows[item.article], item) for item in gold.utterances()}
    return {
        "people": bcubed(gold.person_mentions(), _found(people)),
        "events": bcubed(gold.events(), _found(told)),
        "utterances": bcubed(gold.utterances(), _found(said)),
    }


def copy_scores(names: dict[int, str]) -> Any:
    """Precision and recall of the pairs of near-duplicate articles among the linking set."""
    known = set(gold.load_annotations())
    groups = _groups(Article.objects.all(), "copy_group_id", lambda a: names[a.pk])
    pairs = {frozenset((a, b)) for group in groups for a in group for b in group if a < b and {a, b} <= known}
    return score_pairs(gold.near_duplicate_pairs(), pairs)


def _found(items: dict[Any, Any]) -> dict[Any, Any]:
    return {item: cluster for item, cluster in items.items() if cluster is not None}


def _leader_at(article: int, item: gold.Item) -> int | None:
    mentions: Sequence[Mention] = Mention.objects.filter(
        version__article=article,
        kind=MentionKind.PERSON,
        part=Part.BODY,
        start__lte=item.start,
        end__gte=item.end,
    )
    shortest = min(mentions, key=lambda m: m.end - m.start, default=None)
    return shortest.leader_id if shortest else None


def _event_of(article: int, name: str, event: str) -> int | None:
    kind = next(told for told in gold.load_annotations()[name]["events"] if told["event"] == event)["type"]
    pieces = gold.event_evidence(name, event)
    best: tuple[int, int | None] = (0, None)
    for report in EventReport.objects.filter(article=article, type=kind).prefetch_related("evidence").order_by("pk"):
        common = sum(piece.overlap(e.start, e.end) for piece in pieces for e in report.evidence.all())
        best = max(best, (common, report.event_id), key=lambda pair: pair[0])
    return best[1]


def _utterance_at(article: int, item: gold.Item) -> Any:
    statements = Statement.objects.filter(article=article)
    best = max(statements, key=lambda s: item.overlap(s.start, s.end), default=None)
    if best is None or not item.overlap(best.start, best.end):
        return None
    return ("group", best.utterance_id) if best.utterance_id else ("alone", best.pk)
