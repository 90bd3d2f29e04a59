"""An article's findings as marks in its text and as an index beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.browse import rights
from articles.browse.highlight import Mark, around_each, paragraphs_of
from articles.browse.naming import day_text, money_text, name_of
from articles.browse.shown.actors import Cast
from articles.browse.shown.reports import ShownReport, reports_in
from articles.browse.shown.statements import ShownStatement, statements_at
from articles.models import Amount, Article, TextVersion, TrailStep
from articles.vocabulary import MentionKind, Part

LAYER_LABELS = {
    "statement": _("発言"),
    "event": _("出来事"),
    "person": _("人物・組織"),
    "country": _("国・場所"),
    "date": _("日付"),
    "amount": _("金額"),
}
_LAYER_OF_KIND: dict[str, str] = {
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
    finding: ShownStatement | ShownReport | Amount


def read_article(version: TextVersion) -> dict[str, Any]:
    """What the page of an article shows of one version of its text: paragraphs, layers, index."""
    statements = statements_at(version.statements.order_by("start").values_list("pk", flat=True))
    events = reports_in(version.pk)
    amounts = list(version.amounts.order_by("start"))
    trail = TrailStep.objects.filter(statement__version=version).values_list("start", "end")
    marks = [
        *(Mark(s.start, s.end, "statement", _said_by(s)) for s in statements),
        *(Mark(e.start, e.end, "event", event.get_type_display()) for event in events for e in event.evidence.all()),
        *_named_marks(version),
        *(Mark(a.start, a.end, "amount", money_text(a.value, a.currency)) for a in amounts),
        *(Mark(start, end, "link") for start, end in trail),
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
    }


def _shown(article: Article, findings: list[Mark]) -> list[tuple[int, int]] | None:
    """What of a text its reader may see: pieces around findings; None for all of it."""
    reach = rights.reader().reach_in(article)
    return None if reach is None else around_each(((mark.start, mark.end) for mark in findings), reach)


def _named_marks(version: TextVersion) -> list[Mark]:
    """A mark for each place; one place that stands for several (両首脳) names them all."""
    mentions = version.mentions.filter(part=Part.BODY, kind__in=_LAYER_OF_KIND).order_by("start", "pk")
    rows = list(mentions.values_list("start", "end", "kind", "value", "leader", "organization", "country"))
    cast = Cast([row[4:] for row in rows])
    names: dict[tuple[int, int, str], list[str]] = {}
    for start, end, kind, value, *key in rows:
        names.setdefault((start, end, _LAYER_OF_KIND[kind]), []).append(_named(kind, value, key, cast))
    return [Mark(start, end, layer, "、".join(filter(None, found))) for (start, end, layer), found in names.items()]


def _named(kind: str, value: str, key: Sequence[Any], cast: Cast) -> str:
    if kind == MentionKind.DATE:
        return value
    return name_of(cast.of((*key,))) if any(key) else ""


def _said_by(statement: ShownStatement) -> str:
    speakers = "、".join(name_of(speaker.actor) for speaker in statement.speakers.all())
    said = gettext("話者: %(speakers)s") % {"speakers": speakers or gettext("不明")}
    return f"{said} {day_text(statement.date, statement.date_precision)}" if statement.date else said


def _index(statements: list[ShownStatement], events: list[ShownReport], amounts: list[Amount]) -> list[Entry]:
    """Findings in the order of the text."""
    entries = [Entry(s.start, s.anchor, "statement", s) for s in statements]
    entries += [Entry(a.start, a.anchor, "amount", a) for a in amounts]
    for event in events:
        if evidence := list(event.evidence.all()):
            entries.append(Entry(evidence[0].start, evidence[0].anchor, "event", event))
    return sorted(entries, key=lambda entry: (entry.start, entry.kind))
