"""Sums of money."""

from collections.abc import Mapping, Sequence

from articles.extraction import findings as found
from articles.ingest import sql
from articles.ingest.rows.matching import Key, once, pair
from articles.ingest.rows.values import confidence, cut
from articles.models import Amount, Article, TextVersion

COLUMNS = [
    "version",
    "start",
    "end",
    "exact",
    "value",
    "currency",
    "bound",
    "role",
    "converts",
    "conversion_fits",
    "rule",
    "confidence",
    "decision",
]
LIMIT = 10**26
"""What the column holds; no sum of money reaches it, so a text that prints one is no source of it."""


def write_amounts(
    article: Article, version: TextVersion, findings: Sequence[found.Amount], decided: Mapping[str, int]
) -> dict[str, Amount]:
    """Make ``findings`` the article's amounts; returns the row for each finding's id."""
    findings = once([x for x in findings if 0 <= x.value < LIMIT], lambda x: (x.span, x.bound))
    old = list(Amount.objects.filter(article=article).order_by("version__number", "start"))
    paired, gone = pair(old, findings, _keys(version))
    Amount.objects.filter(pk__in=[row.pk for row in gone]).delete()
    rows = [_fill(paired.get(i) or Amount(article=article), version, x, decided) for i, x in enumerate(findings)]
    Amount.objects.bulk_update([row for row in rows if row.pk], COLUMNS, batch_size=200)
    sql.add([row for row in rows if not row.pk])
    by_id = {x.id: row for x, row in zip(findings, rows, strict=True)}
    _link_conversions(findings, by_id)
    return by_id


def write_amount(
    row: Amount, version: TextVersion, amount: found.Amount, converts: Amount | None, decided: Mapping[str, int]
) -> None:
    """Make the row, new or old, this sum, and leave the article's others as they are."""
    _fill(row, version, amount, decided)
    row.converts = converts
    row.save()


def _keys(version: TextVersion) -> list[Key[Amount, found.Amount]]:
    body = version.body
    return [
        (
            lambda row: (row.version_id, row.start, row.end, row.bound),
            lambda x: (version.pk, x.span.start, x.span.end, x.bound),
        ),
        (lambda row: (row.exact, row.bound), lambda x: (x.span.of(body), x.bound)),
    ]


def _fill(row: Amount, version: TextVersion, amount: found.Amount, decided: Mapping[str, int]) -> Amount:
    row.version = version
    row.decision_id = decided.get(amount.id)
    row.start, row.end = amount.span.start, amount.span.end
    row.exact = amount.span.of(version.body)
    row.value = amount.value
    row.currency = amount.currency
    row.bound = amount.bound
    row.role = amount.role
    row.converts = None
    row.conversion_fits = amount.conversion_fits
    row.rule = cut(amount.rule, Amount, "rule")
    row.confidence = confidence(amount.confidence)
    return row


def _link_conversions(findings: Sequence[found.Amount], by_id: dict[str, Amount]) -> None:
    converted = []
    for amount in findings:
        if amount.converts in by_id:
            row = by_id[amount.id]
            row.converts = by_id[amount.converts]
            converted.append(row)
    Amount.objects.bulk_update(converted, ["converts"], batch_size=200)
