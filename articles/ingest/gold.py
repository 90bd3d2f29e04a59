"""Articles that an editor went through as a whole → gold annotations in the form of docs/corpus-format.md."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from articles.ingest.days import iso_of
from articles.ingest.record import plain_number
from articles.models import (
    Appearance,
    Country,
    EventReport,
    FindingDecision,
    Leader,
    Mention,
    Organization,
    PartyRole,
    Statement,
    TextVersion,
)
from articles.vocabulary import AppearanceKind, FindingKind, MentionKind

Record = dict[str, Any]


def reviewed_versions() -> Iterator[TextVersion]:
    """The present texts that were gone through as a whole, by article."""
    whole = FindingDecision.objects.in_force().filter(kind=FindingKind.ARTICLE, version__is_current=True)
    versions = TextVersion.objects.filter(pk__in=whole.values("version")).select_related("article__outlet")
    yield from versions.order_by("article_id").iterator()


def write_gold(version: TextVersion, folder: Path) -> Path:
    """``article-9.txt``, the source, and ``article-9.json``, what holds of it; returns the second."""
    name = f"article-{version.article_id}"
    (folder / f"{name}.txt").write_text(source_of(version), encoding="utf-8")
    record = gold_record(version, f"{name}.txt")
    path = folder / f"{name}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def source_of(version: TextVersion) -> str:
    """The text as a file that says what is known of it."""
    article = version.article
    fields = {
        "title": f'"{version.title}"',
        "published": iso_of(article.published, article.published_precision),
        "outlet": f'"{article.outlet}"' if article.outlet else "",
        "url": article.url,
    }
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{head}---\n{version.body}\n"


def gold_record(version: TextVersion, source: str) -> Record:
    """The annotation: what people accepted, corrected and added; offsets are left to the reader of it."""
    article = version.article
    cast = _Cast(version)
    amounts = list(version.amounts.exclude(decision=None).order_by("start"))
    ids = {amount.pk: f"a{n}" for n, amount in enumerate(amounts, 1)}
    statements = version.statements.exclude(decision=None).order_by("start", "-end")
    events = version.event_reports.exclude(decision=None).order_by("pk")
    said = [_statement(row, f"s{n}", cast) for n, row in enumerate(statements, 1)]
    done = [_event(row, f"e{n}", cast, ids) for n, row in enumerate(events, 1)]
    return {
        "source": source,
        "article": {
            "title": version.title,
            "published": iso_of(article.published, article.published_precision),
            "outlet": article.outlet.name if article.outlet else None,
            "url": article.url or None,
        },
        "countries": _countries(version),
        "leaders": cast.leaders,
        "organizations": cast.organizations,
        "statements": said,
        "events": done,
        "amounts": [
            {
                "id": ids[row.pk],
                "text": row.exact,
                "value": plain_number(row.value),
                "currency": row.currency,
            }
            for row in amounts
        ],
    }


def _countries(version: TextVersion) -> list[str]:
    named = Mention.objects.filter(version=version, kind=MentionKind.COUNTRY, country__is_iso=True)
    return sorted(set(named.values_list("country", flat=True)) - {None})


class _Cast:
    """The article's leaders and organisations with the ids by which its findings name them."""

    def __init__(self, version: TextVersion) -> None:
        rows = Appearance.objects.filter(article=version.article).order_by("ref")
        self._ids: dict[tuple[str, int], str] = {}
        self.leaders: list[Record] = []
        self.organizations: list[Record] = []
        self._others: list[Record] = []
        for row in rows:
            entry: Record = {"id": row.ref, "name": row.name, "names": row.names}
            if row.kind == AppearanceKind.PERSON:
                self.leaders.append({**entry, "title": row.title, "country": row.country_id})
                self._ids.setdefault(("leader", row.leader_id or 0), row.ref)
            else:
                self._others.append({**entry, "country": row.country_id})
                self._ids.setdefault(("organization", row.organization_id or 0), row.ref)

    def refs(self, parties: Iterable[Any]) -> list[str]:
        """How the record names those who speak or take part."""
        return [self._ref(party.actor) for party in parties]

    def _ref(self, row: Leader | Organization | Country) -> str:
        if isinstance(row, Country):
            return row.pk
        ref = self._ids.get((row._meta.model_name or "", row.pk)) or self._add(row)
        for entry in [entry for entry in self._others if entry["id"] == ref]:
            # The form lists only organisations that speak or take part.
            self._others.remove(entry)
            self.organizations.append(entry)
        return ref

    def _add(self, row: Leader | Organization) -> str:
        """Somebody whom the reading did not find in the text."""
        is_leader = isinstance(row, Leader)
        listed = self.leaders if is_leader else self._others
        ref = f"{'l' if is_leader else 'o'}+{row.pk}"
        names = sorted({row.name, *row.aliases.values_list("text", flat=True)})
        title = {"title": ""} if is_leader else {}
        listed.append({"id": ref, "name": row.name, "names": names, **title, "country": row.country_id})
        self._ids[row._meta.model_name or "", row.pk] = ref
        return ref


def _statement(row: Statement, id_: str, cast: _Cast) -> Record:
    return {
        "id": id_,
        "kind": row.kind,
        "text": row.exact,
        "speakers": cast.refs(row.speakers.order_by("position")),
        "verb": row.cue or None,
        "date": iso_of(row.date, row.date_precision) or None,
        "about": sorted(row.about.values_list("country", flat=True)),
    }


def _event(row: EventReport, id_: str, cast: _Cast, amounts: dict[int, str]) -> Record:
    parties = row.parties.order_by("position")
    return {
        "id": id_,
        "type": row.type,
        "mode": row.mode or None,
        "status": row.status,
        "date": iso_of(row.date, row.date_precision) or None,
        "actors": cast.refs(parties.filter(role=PartyRole.ACTOR)),
        "recipients": cast.refs(parties.filter(role=PartyRole.RECIPIENT)),
        "place": row.place or None,
        "evidence": [{"text": piece.exact} for piece in row.evidence.order_by("start")],
        "amounts": [amounts[pk] for pk in row.amounts.order_by("start").values_list("pk", flat=True) if pk in amounts],
    }
