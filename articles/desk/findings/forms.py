"""What the form of a finding says → the parts that it gives (``articles.ingest.corrections.editing``)."""

import re
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.browse.names import countries_named, leaders_named
from articles.browse.naming import name_of
from articles.desk.findings.cards import key_of
from articles.ingest.corrections.editing import Words
from articles.ingest.errors import DecisionError
from articles.ingest.reading import parse_date
from articles.models import Country, Leader, LeaderRedirect, Organization, TextVersion
from articles.vocabulary import FindingKind

SEVERAL = 6
"""Namesakes that a message lists."""
_KEY = re.compile(r"[lo]:\d{1,18}|[A-Z][A-Z0-9]{1,7}")
_ROW = re.compile(r"[lo]:\d{1,18}")
_ADDRESS = re.compile(r"people/(\d{1,18})(?:-[^/]*)?/?$")


def given_in(post: QueryDict, kind: str, version: TextVersion) -> dict[str, Any]:
    """The parts of a finding that a form gives; a field that it lacks is left as it is."""
    fields = {name: str(post[name]) for name in post}
    given: dict[str, Any] = {name: fields[name] for name in _PLAIN[kind] if name in fields}
    if "date" in fields:
        given["date"] = _date(fields["date"])
    if words := _words(post, version):
        given["words"] = words
    if kind == FindingKind.STATEMENT:
        if "about" in fields and fields["about"] != fields.get("about_before"):
            given["about"] = [_country(name) for name in _names(fields["about"])]
        if "speaker_form" in fields:
            given["speakers"] = [*_keys(post.getlist("speaker")), *map(actor_called, _names(fields.get("other", "")))]
    if kind == FindingKind.EVENT and "party_form" in fields:
        sides = {
            name[5:]: side for name, side in fields.items() if name.startswith("side:") and _KEY.fullmatch(name[5:])
        }
        for side, field in (("actor", "actors"), ("recipient", "recipients")):
            more = _names(fields.get(f"more_{field}", ""))
            given[field] = [*(key for key, chosen in sides.items() if chosen == side), *map(actor_called, more)]
    return given


_PLAIN: dict[str, tuple[str, ...]] = {
    FindingKind.STATEMENT: ("kind", "cue"),
    FindingKind.EVENT: ("type", "mode", "status", "place"),
    FindingKind.AMOUNT: ("value", "currency", "role"),
}


def _keys(values: list[str]) -> list[str]:
    return [value for value in values if _KEY.fullmatch(value)]


def _names(text: str) -> list[str]:
    return [name for name in re.split(r"[、,;；\n]+", text) if name.strip()]


def _date(text: str) -> str:
    found = parse_date(text) if text.strip() else ""
    if found is None:
        raise DecisionError(_("日付を「2025-11-06」「2025年11月」のように書いてください。"))
    return found


def _words(post: QueryDict, version: TextVersion) -> Words | None:
    """The words of ``exact``, each looked for near the ``start`` beside it; an emptied one of several is left out."""
    exact, starts = post.getlist("exact"), post.getlist("start")
    pieces = [
        (text, int(start) if start.isascii() and start.isdigit() else 0)
        for text, start in zip(exact, [*starts, *[""] * len(exact)], strict=False)
        if text.strip()
    ]
    spans = [span for text, start in pieces for span in Words.looked_up(version.body, text, start).spans]
    return Words(tuple(dict.fromkeys(spans))) if spans else None


def _country(text: str) -> str:
    if country := _country_called(text):
        return country.pk
    problem = _("「%(name)s」という国・地域は登録されていません。名前かコードで書いてください。")
    raise DecisionError(problem % {"name": text.strip()})


def _country_called(text: str) -> Country | None:
    text = text.strip()
    known = Country.objects.filter(pk=text.upper()).first() if text.isascii() else None
    return known or Country.objects.filter(countries_named([text])).first()


def actor_called(text: str) -> str:
    """Key of the leader, organisation or country that a name, key or address of a page names."""
    text = text.strip()
    if match := _ADDRESS.search(text):
        moved = LeaderRedirect.objects.filter(old=int(match[1])).values_list("leader", flat=True).first()
        return f"l:{moved or match[1]}"
    if _ROW.fullmatch(text):
        return text
    if country := _country_called(text):
        return country.pk
    rows: list[Any] = list(Leader.objects.filter(leaders_named([text])).select_related("country"))
    named = Q(name=text) | Q(name_en__iexact=text) | Q(aliases__text=text)
    rows += Organization.objects.filter(named).distinct().select_related("country")
    if len(rows) == 1:
        return key_of(rows[0])
    if not rows:
        problem = _("「%(name)s」という人物・組織・国は登録されていません。登録簿に加えてから選んでください。")
        raise DecisionError(problem % {"name": text})
    told = "、".join(f"{key_of(row)} {_told(row)}" for row in rows[:SEVERAL])
    problem = _("「%(name)s」は%(n)d件あります。番号で書いてください: %(told)s")
    raise DecisionError(problem % {"name": text, "n": len(rows), "told": told})


def _told(row: Leader | Organization) -> str:
    return f"{row}({name_of(row.country)})" if row.country else str(row)
