"""Whom decided values name: rows by key, as they are now, however they were merged or linked since."""

from collections.abc import Iterable, Sequence
from typing import Any

from articles.extraction import findings as found
from articles.ingest.corrections.values import NameOf, Value, actors_in
from articles.ingest.linking import Links
from articles.models import Appearance, Article, Country, Leader, LeaderRedirect, Organization, Post

Row = Leader | Organization | Country
_LISTS = ("speakers", "actors", "recipients")


def key_of(row: Row) -> str:
    """How values name a row."""
    if isinstance(row, Country):
        return row.pk
    return f"{'l' if isinstance(row, Leader) else 'o'}:{row.pk}"


def entry_of(row: Row, signature: str = "") -> Value:
    """A row as values hold it. ``signature`` is how the article names it (``Appearance.signature``), if it does."""
    name = row.name_ja if isinstance(row, Country) else row.name
    return {"key": key_of(row), "name": name, **({"signature": signature} if signature else {})}


def signatures_of(article: Article) -> dict[str, str]:
    """Key of everybody whom the article names → how it does."""
    rows = Appearance.objects.filter(article=article).order_by("-ref")
    return {
        f"l:{leader}" if leader else f"o:{organization}": signature
        for leader, organization, signature in rows.values_list("leader", "organization", "signature")
        if leader or organization
    }


def namer(article: Article, links: Links) -> NameOf:
    """Tells whom a reference of the article's reading means."""
    signatures = signatures_of(article)

    def name_of(ref: str) -> Value | None:
        row = next((row for row in links.columns(ref).values() if row), None)
        return entry_of(row, signatures.get(key_of(row), "")) if row else None

    return name_of


class People:
    """Everybody whom some decided values name, found in the tables once."""

    def __init__(self, article: Article, values: Iterable[Value | None]) -> None:
        self._article = article
        entries = [actor for value in values for actor in actors_in(value)]
        self._rows: dict[str, Row] = {}
        named = signatures_of(article) if entries else {}
        by_signature: dict[str, str] = {signature: key for key, signature in named.items()}
        self._now = {self._id(x): by_signature.get(self._id(x)[1], self._id(x)[0]) for x in entries}
        self._load(set(self._now.values()))

    @staticmethod
    def _id(entry: Value) -> tuple[str, str]:
        return str(entry["key"]), str(entry.get("signature", ""))

    def _load(self, keys: set[str]) -> None:
        leaders = {int(key[2:]) for key in keys if key.startswith("l:")}
        moved = dict(LeaderRedirect.objects.filter(old__in=leaders).values_list("old", "leader")) if leaders else {}
        rows = Leader.objects.in_bulk({moved.get(pk, pk) for pk in leaders}) if leaders else {}
        self._rows |= {f"l:{pk}": rows[moved.get(pk, pk)] for pk in leaders if moved.get(pk, pk) in rows}
        organizations = {int(key[2:]) for key in keys if key.startswith("o:")}
        if organizations:
            self._rows |= {f"o:{pk}": row for pk, row in Organization.objects.in_bulk(organizations).items()}
        self._rows |= Country.objects.in_bulk([key for key in keys if ":" not in key])

    def present(self, value: Value | None) -> Value | None:
        """The value with everybody as he is now; who is nobody any more is left out."""
        if value is None:
            return None
        lists = {name: self._present(value[name]) for name in _LISTS if name in value}
        return {**value, **lists}

    def _present(self, entries: Sequence[Value]) -> list[Value]:
        rows = [(self._rows.get(self._now[self._id(entry)]), entry) for entry in entries]
        shown = [entry_of(row, entry.get("signature", "")) for row, entry in rows if row]
        return list({entry["key"]: entry for entry in shown}.values())

    def add_to(self, links: Links) -> None:
        """Let the keys of values be references of findings."""
        for row in self._rows.values():
            key = key_of(row)
            if isinstance(row, Leader):
                links.leaders[key] = row
            elif isinstance(row, Organization):
                links.organizations[key] = row
            else:
                links.countries[key] = row

    def leaders(self) -> tuple[found.Leader, ...]:
        """The leaders as findings name them, with the country or body that each stood for when the article came out."""
        rows = [row for row in self._rows.values() if isinstance(row, Leader)]
        named = Appearance.objects.filter(article=self._article, leader__in=rows)
        countries = dict(named.values_list("leader", "country")) if rows else {}
        return tuple(self._leader(row, countries.get(row.pk)) for row in rows)

    def _leader(self, row: Leader, country: str | None) -> found.Leader:
        country = country or self._country_then(row)
        register_key = row.register_key or ""
        body = "" if country else register_key.rpartition("/")[2]
        return found.Leader(
            key_of(row), row.name, (row.name,), "", country, row.full_name, register_key=register_key, body=body
        )

    def _country_then(self, row: Leader) -> str | None:
        day: Any = self._article.published
        posts = Post.objects.filter(leader=row, country__isnull=False, start__lte=day).exclude(end__lt=day)
        return posts.order_by("-start").values_list("country", flat=True).first() or row.country_id

    def organizations(self) -> tuple[found.Organization, ...]:
        rows = [row for row in self._rows.values() if isinstance(row, Organization)]
        return tuple(found.Organization(key_of(row), row.name, (row.name,), row.country_id) for row in rows)
