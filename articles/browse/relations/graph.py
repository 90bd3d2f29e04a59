"""``/graph/``: countries that deal with each other in a selection of events, as a drawing computed here."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.browse import queries
from articles.browse.charts.counts import kept
from articles.browse.filters import EventFilter, ValuesField
from articles.browse.groups import codes_of
from articles.browse.naming import name_of
from articles.browse.relations.tallying import Counts, dated, is_tallied, most, paired, summed
from articles.browse.scale import CONFLICT, COOPERATION, Step, step_of
from articles.models import Country, EventPair, Subject, Tally

SIZES = (16, 24, 36)
"""Countries drawn; the first unless more is asked for."""
EDGES = 120
"""Most lines drawn; the table says how many there are."""
RADIUS = 250
WIDTH, HEIGHT = 800, 640
LABEL_GAP = 14
"""From a country's disc to its name, in units of the drawing."""


class GraphFilter(EventFilter):
    """Events as on their list."""

    size = ValuesField()

    def clean_size(self) -> list[str]:
        return [value for value in self.cleaned_data["size"] if value in {str(size) for size in SIZES}][:1]

    @property
    def most_shown(self) -> int:
        return int(self.chosen("size")[0]) if self.chosen("size") else SIZES[0]


@dataclass(frozen=True, slots=True)
class Node:
    """A country: its disc, its name beside it."""

    country: Country
    count: int
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Two countries with the events between them."""

    one: Country
    other: Country
    count: int
    cooperation: int
    conflict: int
    step: Step | None
    width: float
    path: str
    query: str
    """Asks for the events."""


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: list[Node]
    edges: list[Edge]
    total: int
    """Pairs in all, drawn or not."""
    countries: int
    bigger: str
    width: int = WIDTH
    height: int = HEIGHT


def graph_of(choice: GraphFilter) -> Graph:
    """The countries with most events between each other and the lines between them, the same for the same events."""
    between = kept(choice, "between", lambda: _between(choice))
    weight: Counter[str] = Counter()
    for (one, other), (cooperation, conflict) in between.items():
        weight[one] += cooperation + conflict
        weight[other] += cooperation + conflict
    codes = _chosen_first(choice, most(weight.items(), len(weight)), between)[: choice.most_shown]
    countries = Country.objects.in_bulk(codes)
    codes = [code for code in codes if code in countries]
    shown = {pair: counts for pair, counts in between.items() if pair[0] in countries and pair[1] in countries}
    places = _places(_ring(codes, shown))
    strongest = most(((pair, sum(counts)) for pair, counts in shown.items()), EDGES)
    sizes = [size for size in SIZES if choice.most_shown < size and len(weight) > choice.most_shown]
    return Graph(
        [_node(countries[code], weight, places[code]) for code in codes],
        _edges(choice, strongest, shown, countries, places),
        len(between),
        len(weight),
        choice.query_string(replaced={"size": sizes[0]}) if sizes else "",
    )


def _between(choice: GraphFilter) -> dict[tuple[str, str], tuple[int, int]]:
    """How many events of cooperation and of conflict there are between each two countries."""
    if is_tallied(choice, "type", "size", "view"):
        Tally.bring_up_to_date()
        cover = dated(choice)
        tallies = cover.tallies(Subject.DID).filter(leader=0).exclude(other="").exclude(by="")
        if choice.chosen("type"):
            tallies = tallies.filter(type__in=choice.chosen("type"))
        counts: Counts = Counter({k: n for k, n in summed(tallies, "by", "other", "type").items() if k[0] < k[1]})
        if cover.days:
            edges = EventPair.objects.filter(cover.at_edges())
            types = choice.chosen("type")
            counts += paired(edges.filter(type__in=types) if types else edges)
    else:
        events = queries.events_matching(choice)
        counts = paired(EventPair.objects.filter(event__in=events.order_by()))
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for (one, other, kind), n in counts.items():
        cooperation, conflict = found.get((one, other), (0, 0))
        found[one, other] = (cooperation + n * (kind in COOPERATION), conflict + n * (kind in CONFLICT))
    return found


def _chosen_first(choice: GraphFilter, ranked: Sequence[str], between: Mapping[Any, Any]) -> list[str]:
    """The countries asked for come before the most active."""
    known = {code for pair in between for code in pair}
    chosen = [code for code in codes_of(choice.chosen("country")) if code in known]
    return list(dict.fromkeys([*chosen, *ranked]))


def _ring(codes: Sequence[str], shown: Mapping[tuple[str, str], tuple[int, int]]) -> list[str]:
    """An order round the circle that puts those next to each other who deal most with each other.

    From the strongest, always the one that deals most with those placed last; the nearer the place, the more it counts.
    """
    tie: Counter[frozenset[str]] = Counter({frozenset(pair): sum(counts) for pair, counts in shown.items()})
    left, ring = list(codes), list(codes[:1])
    left = left[1:]
    while left:

        def pull(code: str) -> float:
            return sum(tie[frozenset((code, placed))] / (at + 1) for at, placed in enumerate(reversed(ring)))

        following = max(left, key=lambda code: (pull(code), -codes.index(code)))
        left.remove(following)
        ring.append(following)
    return ring


def _places(ring: Sequence[str]) -> dict[str, float]:
    """The angle of each country; the first stands at the top."""
    return {code: 2 * math.pi * at / max(len(ring), 1) - math.pi / 2 for at, code in enumerate(ring)}


def _point(angle: float, radius: float = RADIUS) -> tuple[float, float]:
    return round(WIDTH / 2 + radius * math.cos(angle), 1), round(HEIGHT / 2 + radius * math.sin(angle), 1)


def _bend(middle: float, centre: float) -> float:
    return round(middle + 0.55 * (centre - middle), 1)


def _node(country: Country, weight: Mapping[str, int], angle: float) -> Node:
    radius = round(5 + 11 * math.sqrt(weight[country.pk] / max(weight.values())), 1)
    x, y = _point(angle)
    label_x, label_y = _point(angle, RADIUS + radius + LABEL_GAP)
    side = math.cos(angle)
    anchor = "middle" if abs(side) < 0.25 else "start" if side > 0 else "end"
    return Node(country, weight[country.pk], x, y, radius, label_x, round(label_y + 5, 1), anchor)


def _edges(
    choice: GraphFilter,
    pairs: Sequence[tuple[str, str]],
    shown: Mapping[tuple[str, str], tuple[int, int]],
    countries: Mapping[str, Country],
    places: Mapping[str, float],
) -> list[Edge]:
    """Lines, the strongest first; each bends towards the middle so that none runs through a country."""
    strongest = max((sum(shown[pair]) for pair in pairs), default=1)
    base = choice.query_string(without=["pair", "size"])
    edges = []
    for one, other in pairs:
        cooperation, conflict = shown[one, other]
        count = cooperation + conflict
        (x1, y1), (x2, y2) = _point(places[one]), _point(places[other])
        bend_x, bend_y = _bend((x1 + x2) / 2, WIDTH / 2), _bend((y1 + y2) / 2, HEIGHT / 2)
        path = f"M{x1} {y1}Q{bend_x} {bend_y} {x2} {y2}"
        width = round(1.5 + 8 * math.sqrt(count / strongest), 1)
        query = f"{base}{'&' if base else ''}pair={one}-{other}"
        step = step_of(cooperation, conflict)
        edges.append(Edge(countries[one], countries[other], count, cooperation, conflict, step, width, path, query))
    return edges


def rows_of(graph: Graph) -> list[dict[str, Any]]:
    """The lines, for a spreadsheet."""
    return [
        {
            "one": edge.one.pk,
            "one_name": name_of(edge.one),
            "other": edge.other.pk,
            "other_name": name_of(edge.other),
            "events": edge.count,
            "cooperation": edge.cooperation,
            "conflict": edge.conflict,
            "query": edge.query,
        }
        for edge in graph.edges
    ]
