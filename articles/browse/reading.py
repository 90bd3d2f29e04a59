"""An article's findings as marks in its text and as an index beside it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse import queries, rights
from articles.browse.highlight import Mark, around_each, paragraphs_of
from articles.browse.naming import day_text, money_text, name_of
from articles.models import Amount, Article, EventReport, Mention, Statement, TextVersion, TrailStep
from articles.vocabulary import MentionKind, Part

LAYER_LABELS = {
    "statement": _("発言"),
    "event": _("出来事"),
    "person": _("人物・組織"),
    "country": _("国・場所"),
    "date": _("日付"),
    "amount": _("金額"),
}
_LAYER_OF_KIND = {
    MentionKind.PERSON: "person",
    MentionKind.ORGANIZATION: "person",
    MentionKind.COUNTRY: "country",
    MentionKind.PLACE: "country",
    MentionKind.DATE: "date",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of marks that the reader switches on and off."""

    name: str
    label: Any
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index beside the text."""

    start: int
    anchor: str
    kind: str
    finding: Statement | EventReport | Amount


def read_article(version: TextVersion) -> dict[str, Any]:
    """What the page of an article shows of one version of its text: paragraphs, layers, index."""
    trail = Prefetch("trail", TrailStep.objects.order_by("position"))
    statements = list(queries.statements_shown(version.statements.order_by("start")).prefetch_related(trail))
    events = list(queries.reports_shown(version.event_reports.all()))
    amounts = list(version.amounts.order_by("start"))
    mentions = version.mentions.filter(part=Part.BODY).exclude(kind=MentionKind.AMOUNT)
    named = list(mentions.select_related("leader", "country", "organization"))
    marks = [
        *(Mark(s.start, s.end, "statement", _said_by(s)) for s in statements),
        *(Mark(e.start, e.end, "event", event.get_type_display()) for event in events for e in event.evidence.all()),
        *_named_marks(named),
        *(Mark(a.start, a.end, "amount", money_text(a.value, a.currency)) for a in amounts),
        *(Mark(t.start, t.end, "link") for s in statements for t in s.trail.all()),
    ]
    unique = {(mark.start, mark.end, mark.layer): mark for mark in marks}
    is_barred = rights.reader().is_barred(version.article)
    shown = _shown(version.article, [m for m in unique.values() if m.layer in ("statement", "event", "amount")])
    counts = Counter(mark.layer for mark in unique.values())
    return {
        "paragraphs": [] if is_barred else paragraphs_of(version.body, unique.values(), shown),
        "is_barred": is_barred,
        "is_cut": shown is not None,
        "layers": [Layer(name, label, counts[name]) for name, label in LAYER_LABELS.items()],
        "index": _index(statements, events, amounts),
        "statements": statements,
        "events": events,
        "amounts": amounts,
    }


def _shown(article: Article, findings: list[Mark]) -> list[tuple[int, int]] | None:
    """What of a text its reader may see: pieces around findings; None for all of it."""
    reach = rights.reader().reach_in(article)
    return None if reach is None else around_each(((mark.start, mark.end) for mark in findings), reach)


def _named_marks(mentions: list[Mention]) -> list[Mark]:
    """A mark for each place; one place that stands for several (両首脳) names them all."""
    names: dict[tuple[int, int, str], list[str]] = {}
    for mention in mentions:
        layer = _LAYER_OF_KIND.get(MentionKind(mention.kind))
        if layer:
            names.setdefault((mention.start, mention.end, layer), []).append(_named(mention))
    return [Mark(start, end, layer, "、".join(filter(None, found))) for (start, end, layer), found in names.items()]


def _named(mention: Mention) -> str:
    if mention.kind == MentionKind.DATE:
        return mention.value
    thing = mention.leader or mention.organization or mention.country
    return name_of(thing) if thing else ""


def _said_by(statement: Statement) -> str:
    speakers = "、".join(name_of(speaker.actor) for speaker in statement.speakers.all())
    said = gettext("話者: %(speakers)s") % {"speakers": speakers or gettext("不明")}
    return f"{said} {day_text(statement.date, statement.date_precision)}" if statement.date else said


def _index(statements: list[Statement], events: list[EventReport], amounts: list[Amount]) -> list[Entry]:
    """Findings in the order of the text."""
    entries = [Entry(s.start, s.anchor, "statement", s) for s in statements]
    entries += [Entry(a.start, a.anchor, "amount", a) for a in amounts]
    for event in events:
        if evidence := list(event.evidence.all()):
            entries.append(Entry(evidence[0].start, evidence[0].anchor, "event", event))
    return sorted(entries, key=lambda entry: (entry.start, entry.kind))
