"""Who acts and speaks in the synthetic base: countries, leaders in office, people whom no register knows, bodies."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from articles.models import Country, Leader, LeaderAlias, Organization, Post
from bench.base import words

_FIRST, _LAST = date(1, 1, 1), date(9999, 1, 1)
_HEADS = ("head_of_state", "head_of_government", "head_of_organization")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as articles name him."""

    id: int
    name: str
    full_name: str
    title: str
    country: str
    key: str
    """Of the register; empty for those that only articles know."""
    first: date = _FIRST
    last: date = _LAST
    head: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    id: int
    name: str
    country: str
    known: bool


class Zipf:
    """Draws from a list by rank: the n-th comes 1/n^power as often as the first."""

    def __init__(self, items: Sequence[object], power: float = 1.0) -> None:
        total = 0.0
        self._sums = [total := total + 1 / rank**power for rank in range(1, len(items) + 1)]

    def draw(self, random: Random) -> int:
        """An index."""
        return min(bisect_left(self._sums, random.random() * self._sums[-1]), len(self._sums) - 1)


@dataclass(slots=True)
class Cast:
    """Everybody, with how often each is drawn."""

    codes: list[str]
    names: dict[str, str]
    leaders: dict[str, list[Person]]
    strangers: dict[str, list[Person]]
    bodies: dict[str, list[Body]]
    places: dict[str, list[str]]
    by_rank: Zipf = field(init=False)

    def __post_init__(self) -> None:
        self.by_rank = Zipf(self.codes, 0.9)

    def country(self, random: Random, other_than: str = "") -> str:
        code = self.codes[self.by_rank.draw(random)]
        while code == other_than:
            code = self.codes[self.by_rank.draw(random)]
        return code

    def leader(self, code: str, day: date, random: Random) -> Person | None:
        """Somebody of a country who is in office, mostly its head."""
        present = [person for person in self.leaders.get(code, ()) if person.first <= day < person.last]
        heads = [person for person in present if person.head]
        chosen = heads if heads and random.random() < 0.6 else present
        return chosen[int(len(chosen) * random.random() ** 1.5)] if chosen else None

    def stranger(self, code: str, random: Random) -> Person | None:
        known = self.strangers.get(code)
        return known[int(len(known) * random.random() ** 3)] if known else None

    def body(self, code: str, random: Random) -> Body | None:
        known = self.bodies.get(code)
        return known[int(len(known) * random.random() ** 2)] if known else None

    def place(self, code: str, random: Random) -> str:
        known = self.places.get(code) or ["ジュネーブ", "ニューヨーク", "ウィーン"]
        return known[int(len(known) * random.random() ** 2)]


def make_cast(articles: int, random: Random, places: dict[str, list[str]]) -> Cast:
    """The people of the register, and others in proportion to the number of articles: rows of these are made."""
    names = dict(Country.objects.values_list("code", "name_ja"))
    codes = [code for code in words.COUNTRIES if code in names]
    codes += [code for code in sorted(names) if code not in codes]
    leaders: dict[str, list[Person]] = defaultdict(list)
    posts = Post.objects.filter(leader__register_key__isnull=False, country__isnull=False).select_related("leader")
    for post in posts.order_by("pk"):
        who, code = post.leader, str(post.country_id)
        leaders[code].append(
            Person(
                who.pk, who.name, who.full_name, post.title, code, who.register_key or "", post.start or _FIRST,
                post.end or _LAST, post.office in _HEADS,
            )
        )  # fmt: skip
    cast = Cast(codes, names, leaders, {}, {}, places)
    cast.strangers = _strangers(cast, max(20, articles // 10), random)
    cast.bodies = _bodies(cast, max(5, articles // 50), random)
    return cast


def _strangers(cast: Cast, number: int, random: Random) -> dict[str, list[Person]]:
    made: dict[str, tuple[str, str, str]] = {}
    while len(made) < number:
        code = cast.country(random)
        if code in ("JP", "CN", "KR", "KP", "TW"):
            surname, given = random.choice(words.SURNAMES), random.choice(words.GIVEN)
            given += random.choice(("", "", "之", "子", "彦", "強", "華")) if random.random() < 0.7 else ""
            full, short = surname + given, surname
        else:
            short, given = _coined(random, 3, 5), _coined(random, 2, 4)
            full = f"{given}・{short}"
        made.setdefault(full, (short, code, random.choice(words.PERSON_TITLES)))
    rows = Leader.objects.bulk_create(
        [
            Leader(name=short, full_name=full, country_id=code, reviewed=False)
            for full, (short, code, _) in made.items()
        ],
        batch_size=2_000,
    )
    Post.objects.bulk_create(
        [Post(leader=row, country_id=row.country_id, title=made[row.full_name][2]) for row in rows], batch_size=2_000
    )
    LeaderAlias.objects.bulk_create(
        [LeaderAlias(leader=row, text=row.full_name) for row in rows[::5]], batch_size=2_000
    )
    found: dict[str, list[Person]] = defaultdict(list)
    for row in rows:
        title = made[row.full_name][2]
        found[str(row.country_id)].append(Person(row.pk, row.name, row.full_name, title, str(row.country_id), ""))
    return found


def _bodies(cast: Cast, number: int, random: Random) -> dict[str, list[Body]]:
    found: dict[str, list[Body]] = defaultdict(list)
    for pk, name, code in Organization.objects.filter(country__isnull=False).values_list("pk", "name", "country"):
        found[code].append(Body(pk, name, code, True))
    rows = []
    for index in range(number):
        code = cast.country(random)
        name = f"{cast.names[code]}{_coined(random, 2, 4)}{random.choice(words.BODIES)}{index or ''}"
        rows.append(Organization(name=name, country_id=code, reviewed=False))
    for row in Organization.objects.bulk_create(rows, batch_size=2_000):
        found[str(row.country_id)].append(Body(row.pk, row.name, str(row.country_id), False))
    return found


def _coined(random: Random, least: int, most: int) -> str:
    """A name in katakana."""
    return "".join(random.choices(words.SYLLABLES, k=random.randint(least, most)))


def coined_word(random: Random) -> str:
    """A rare word: of some thousands, most come a few times only."""
    local = Random(int(6_000 * random.random() ** 2))
    return _coined(local, 3, 4) + local.choice(words.COINED)
