"""``/matrix/``: who speaks about whom, as a table whose every count opens its quotes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.browse.charts.counts import kept
from articles.browse.facets import ANY_OF, Facet, facet_of_countries, facet_of_kinds, facet_of_leaders
from articles.browse.filters import StatementFilter, ValuesField
from articles.browse.groups import codes_of
from articles.browse.listing import Listing, chips_of
from articles.browse.naming import address_of, name_of
from articles.browse.relations.tallying import Counts, dated, is_tallied, most, summed
from articles.browse.sampling import Count, counts_in_all
from articles.browse.selecting import chosen_statements
from articles.models import Country, Leader, Subject, Tally

SIZES = (15, 25, 40)
"""Rows and columns shown; the first unless more is asked for."""
STEPS = 5
"""Shades of a cell."""


class MatrixFilter(StatementFilter):
    """Statements as on their list; ``by`` and ``about`` choose rows and columns of the table."""

    rows = ValuesField()
    size = ValuesField()

    def clean_rows(self) -> list[str]:
        return [value for value in self.cleaned_data["rows"] if value == "leader"][:1]

    def clean_size(self) -> list[str]:
        return [value for value in self.cleaned_data["size"] if value in {str(size) for size in SIZES}][:1]

    @property
    def by_leader(self) -> bool:
        return bool(self.chosen("rows"))

    @property
    def row_field(self) -> str:
        """The field of the statements' list that names a row."""
        return "speaker" if self.by_leader else "by"

    @property
    def most_shown(self) -> int:
        return int(self.chosen("size")[0]) if self.chosen("size") else SIZES[0]


@dataclass(frozen=True, slots=True)
class Cell:
    """One count; ``step`` is its shade, 0 where there is nothing."""

    count: int
    query: str
    step: int
    other: Any
    is_self: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A country or leader at the head of a row or column with all that is counted of it."""

    thing: Any
    address: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    head: Head
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows speak, columns are spoken about."""

    columns: list[Head]
    rows: list[Row]
    bounds: list[tuple[int, int]]
    """Least and greatest count of each shade."""
    rows_in_all: int
    columns_in_all: int
    bigger: str
    """Query string that asks for more rows and columns; empty where there are none."""


def matrix_of(choice: MatrixFilter) -> tuple[Matrix, Listing]:
    """The matrix of a selection, and what stands around it."""
    tallied = is_tallied(choice, "kind", choice.row_field, "about", "rows", "size")
    if tallied:
        Tally.bring_up_to_date()
    beside = _row_by_row(choice, tallied)
    (spoke, heard), kinds = _margins(beside), Counter[Any]()
    if tallied:
        tallied_rows, tallied_columns, kinds = _tallied_margins(choice)
        spoke, heard = spoke + tallied_rows, heard + tallied_columns
    rows = (_things(choice, choice.row_field) or most(spoke.items(), choice.most_shown))[: SIZES[-1]]
    columns = (codes_of(choice.chosen("about")) or most(heard.items(), choice.most_shown))[: SIZES[-1]]
    cells = beside + _tallied_cells(choice, rows, columns) if tallied else beside
    shown = {(row, column): cells[row, column] for row in rows for column in columns}
    matrix = _drawn(choice, rows, columns, shown, spoke, heard)
    facets = _facets(choice, spoke, heard, kinds)
    total, chips = sum(shown.values()), chips_of(choice, facets)
    listing = Listing(choice, facets, [], [], Count(total), chips, None, None)
    return matrix, listing


def _things(choice: MatrixFilter, field: str) -> list[Any]:
    return choice.chosen(field) if field == "speaker" else codes_of(choice.chosen(field))


def _row_by_row(choice: MatrixFilter, tallied: bool) -> Counts:
    """Utterances by row and column that no tally holds: of a narrow selection all, else those at the period's edges."""
    cover = dated(choice)
    if tallied and not cover.days:
        return Counter()
    statements = _selected(choice)
    if tallied:
        statements = statements.filter(cover.at_edges())
    field = "speaker" if choice.by_leader else "by"
    cells: Counts = kept(choice, f"{field} and about", lambda: counts_in_all(statements, field, "about"))
    return Counter({(int(row) if choice.by_leader else row, column): n for (row, column), n in cells.items()})


def _tallies(choice: MatrixFilter) -> QuerySet[Tally]:
    rows = dated(choice).tallies(Subject.SAID).exclude(other="")
    return rows.exclude(leader=0) if choice.by_leader else rows.exclude(by="")


def _tallied_margins(choice: MatrixFilter) -> tuple[Counts, Counts, Counts]:
    """Utterances by row, by column and by kind."""
    kinds = choice.chosen("kind")
    margins: list[Counts] = []
    by_kind: Counts = Counter()
    for column in (_row_column(choice), "other"):
        by_kind = Counter()
        margin: Counts = Counter()
        count = partial(summed, _tallies(choice), column, "type")
        counts = kept(choice, f"matrix by {column} {choice.row_field}", count)
        for (thing, kind), n in counts.items():
            by_kind[kind] += n
            if not kinds or kind in kinds:
                margin[thing] += n
        margins.append(margin)
    return margins[0], margins[1], by_kind


def _tallied_cells(choice: MatrixFilter, rows: Sequence[Any], columns: Sequence[Any]) -> Counts:
    """Utterances of the cells that are shown, and of no others."""
    column = _row_column(choice)
    tallies = _tallies(choice).filter(**{f"{column}__in": rows}, other__in=columns)
    if kinds := choice.chosen("kind"):
        tallies = tallies.filter(type__in=kinds)
    return summed(tallies, column, "other")


def _row_column(choice: MatrixFilter) -> str:
    return "leader" if choice.by_leader else "by"


def _selected(choice: MatrixFilter) -> Any:
    """The statements counted: those of the selection, whatever rows and columns are chosen."""
    query = QueryDict(choice.query_string(without=[choice.row_field, "about", "rows", "size"]))
    return chosen_statements(StatementFilter(query)).rows.filter(first=True)


def _margins(cells: Counts) -> tuple[Counts, Counts]:
    rows: Counts = Counter()
    columns: Counts = Counter()
    for (row, column), n in cells.items():
        rows[row] += n
        columns[column] += n
    return rows, columns


def _drawn(
    choice: MatrixFilter,
    rows: Sequence[Any],
    columns: Sequence[Any],
    shown: Mapping[Any, int],
    spoke: Counts,
    heard: Counts,
) -> Matrix:
    countries = Country.objects.in_bulk([*columns, *([] if choice.by_leader else rows)])
    leaders = Leader.objects.select_related("country").in_bulk(rows) if choice.by_leader else {}
    things: Mapping[Any, Any] = leaders if choice.by_leader else countries
    rows, columns = [row for row in rows if row in things], [code for code in columns if code in countries]
    bounds = _bounds(max((shown[row, column] for row in rows for column in columns), default=0))
    base = choice.query_string(without=[choice.row_field, "about", "rows", "size"])
    base = f"{base}&" if base else ""
    field = choice.row_field

    def cell(row: Any, code: str) -> Cell:
        count = shown[row, code]
        step = next((at + 1 for at, (_, most_of) in enumerate(bounds) if count <= most_of), 0) if count else 0
        is_self = row == code or (choice.by_leader and things[row].country_id == code)
        return Cell(count, f"{base}{field}={row}&about={code}", step, countries[code], is_self)

    return Matrix(
        [Head(countries[code], address_of(countries[code]), heard[code], f"{base}about={code}") for code in columns],
        [
            Row(
                Head(things[row], address_of(things[row]), spoke[row], f"{base}{field}={row}"),
                [cell(row, code) for code in columns],
            )
            for row in rows
        ],
        bounds,
        len(spoke),
        len(heard),
        _bigger(choice, max(len(spoke), len(heard))),
    )


def _bounds(highest: int) -> list[tuple[int, int]]:
    """Ranges of counts that grow alike, so that many and few are told apart on one scale."""
    ends = sorted({max(1, round(highest ** (step / STEPS))) for step in range(1, STEPS + 1)}) if highest else []
    return [(before + 1, end) for before, end in pairwise([0, *ends])]


def _bigger(choice: MatrixFilter, there_are: int) -> str:
    sizes = [size for size in SIZES if size > choice.most_shown and there_are > choice.most_shown]
    return choice.query_string(replaced={"size": sizes[0]}) if sizes else ""


def _facets(choice: MatrixFilter, spoke: Counts, heard: Counts, kinds: Counts) -> list[Facet]:
    rows_note, columns_note = _("行に並べる"), _("列に並べる")
    rows = facet_of_leaders if choice.by_leader else facet_of_countries
    return [
        rows(choice, choice.row_field, rows_note, dict(spoke)),
        facet_of_countries(choice, "about", columns_note, dict(heard)),
        facet_of_kinds(choice, ANY_OF, dict(kinds)),
    ]


def rows_of(matrix: Matrix) -> list[dict[str, Any]]:
    """The cells with counts, one row each, for a spreadsheet."""
    return [
        {
            "speaker": row.head.thing.pk,
            "speaker_name": name_of(row.head.thing),
            "about": cell.other.pk,
            "about_name": name_of(cell.other),
            "statements": cell.count,
            "quotes": f"{reverse('statements')}?{cell.query}",
        }
        for row in matrix.rows
        for cell in row.cells
        if cell.count
    ]
