"""Changes of records that people made: how things stood before, how they stand since, who, when and why."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from articles.browse.changes import findings, links, records
from articles.browse.changes.telling import Change
from articles.models import (
    Article,
    Country,
    FindingDecision,
    Leader,
    LeaderRedirect,
    LinkDecision,
    RecordChange,
    Statement,
)
from articles.vocabulary import FindingKind, LinkState

PAGE = 30
ANCHORS = 500
"""Ways of writing one person by which his history is looked up."""
_TELL = {"link": links.told, "finding": findings.told, "record": records.told}
Row = dict[str, Any]


def newest() -> QuerySet[Any, Row]:
    """Every change, the newest first; for :func:`told`."""
    return _together(
        LinkDecision.objects.all(), FindingDecision.objects.filter(along_with=None), RecordChange.objects.all()
    )


def of_event(event: int, pks: Sequence[int]) -> list[Change]:
    """What was decided about an event, or about how its articles tell it, by their keys."""
    link = LinkDecision.objects.filter(subject="event", anchors__overlap=[f"r:{pk}" for pk in pks])
    about = Q(event=event) | Q(row__in=pks)
    finding = FindingDecision.objects.filter(about, kind=FindingKind.EVENT)
    return told(_together(link, finding, RecordChange.objects.none())[:PAGE])


def of_leader(leader: Leader) -> list[Change]:
    """What was decided about a person, those merged into him, ways of writing him, and his words and acts."""
    former = LeaderRedirect.objects.filter(leader=leader).values_list("old", flat=True)
    own = [f"l:{pk}" for pk in (leader.pk, *former)]
    anchors = list(own)
    rows = leader.appearances.exclude(state=LinkState.REGISTER).order_by("signature", "pk")
    for signature, article in rows.values_list("signature", "article")[:ANCHORS]:
        anchors += [f"s:{signature}", f"a:{article}:{signature}"]
    link = LinkDecision.objects.filter(subject="leader", anchors__overlap=list(dict.fromkeys(anchors)))
    finding = FindingDecision.objects.filter(actors__overlap=own).exclude(action="accept")
    return told(_together(link, finding, RecordChange.objects.filter(owner__in=own))[:PAGE])


def of_country(country: Country) -> list[Change]:
    """How its names were edited."""
    rows = RecordChange.objects.filter(owner=country.pk)
    return told(_together(LinkDecision.objects.none(), FindingDecision.objects.none(), rows)[:PAGE])


def of_statement(statement: Statement) -> list[Change]:
    """What was decided about a statement."""
    rows = FindingDecision.objects.filter(kind=FindingKind.STATEMENT, row=statement.pk)
    return told(_together(LinkDecision.objects.none(), rows, RecordChange.objects.none())[:PAGE])


def of_article(article: Article) -> list[Change]:
    """What was decided about the findings of an article."""
    rows = FindingDecision.objects.filter(article=article, along_with=None)
    return told(_together(LinkDecision.objects.none(), rows, RecordChange.objects.none())[:PAGE])


def told(rows: Iterable[Row]) -> list[Change]:
    """Changes in words, in the order given."""
    wanted = list(rows)
    found = {
        (source, pk): change for source, tell in _TELL.items() for pk, change in _told(source, tell, wanted).items()
    }
    return [change for row in wanted if (change := found.get((row["source"], row["pk"])))]


def _told(source: str, tell: Any, rows: Sequence[Row]) -> dict[int, Change]:
    pks = [row["pk"] for row in rows if row["source"] == source]
    found: dict[int, Change] = tell(pks) if pks else {}
    return found


def _together(
    link: QuerySet[LinkDecision], finding: QuerySet[FindingDecision], record: QuerySet[RecordChange]
) -> QuerySet[Any, Row]:
    def marked(rows: QuerySet[Any], source: str) -> QuerySet[Any, Row]:
        return rows.order_by().values("pk", "decided_at", source=Value(source, output_field=CharField()))

    united = marked(link, "link").union(marked(finding, "finding"), marked(record, "record"), all=True)
    return united.order_by("-decided_at", "-pk")
