"""The register of leaders and posts: form, one holder at a time, every country covered, every gap marked."""

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from articles.extraction.gazetteer.loading import DATA, GAPS, PEOPLE, read_countries, read_joined, read_posts

FOLDER = DATA / "leaders"
FILES = sorted(path for path in FOLDER.glob("*.csv") if path.name != GAPS)
_COLUMNS = "country office title_ja name_ja full_name_ja aliases_ja reading name_en from to checked basis"
COLUMNS = _COLUMNS.split()
MAY_BE_EMPTY = {"aliases_ja", "reading", "to"}
_OFFICES = (
    "head_of_state head_of_government deputy_head_of_government foreign_minister defence_minister finance_minister "
    "trade_minister interior_minister chief_cabinet_secretary security_adviser spokesperson party_leader speaker "
    "ambassador military_commander head_of_organization envoy monarch_heir other"
)
OFFICES = set(_OFFICES.split())
ONE_AT_A_TIME = {"head_of_government", "foreign_minister", "head_of_organization"}
TOGETHER = {"AD", "BA", "IR", "NI", "SM"}
"""Countries where several persons bear one title of a head of state: co-princes, captains, a presidency of three."""
RIVALS = {"CI", "GM", "KG", "LY"}
"""Countries where two claimed one post for a while: after a lost vote, in a revolt or a civil war."""
STANDS_IN = ("代行", "暫定", "臨時", "摂政", "第2外相")
"""Words of the titles of those who act beside a holder who is ill, suspended or on leave, or who helps him."""
REASONS = {"vacant", "no_post", "unknown"}
"""Nobody held the post; the post did not exist; somebody held it, but the register does not know who."""

_UN_MEMBERS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM "
    "CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN "
    "HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA "
    "MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY "
    "QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA "
    "UG US UY UZ VC VE VN VU WS YE ZA ZM ZW"
)
UN_MEMBERS = set(_UN_MEMBERS.split())
COVERED = UN_MEMBERS | {"TW", "PS", "XK", "VA"}
_MONARCH_ABROAD = "AG BS BZ CA GD JM KN LC VC"
MONARCH_ABROAD = set(_MONARCH_ABROAD.split())
"""Countries whose head of state is the monarch of GB and whose governors-general are not in the register."""
_PRESIDENT_GOVERNS = (
    "AO AR BO BR BW CH CL CO CR CY DO EC ER FM GH GM GT HN ID KI KM LR MH MV MW MX NG NI NR PA PH PW PY SC SL SM SR "
    "SS SV TM US UY VE ZA ZM"
)
PRESIDENT_GOVERNS = set(_PRESIDENT_GOVERNS.split())
"""Countries whose head of state, or a council, governs without a prime minister."""
WITHOUT = {"head_of_state": MONARCH_ABROAD, "head_of_government": PRESIDENT_GOVERNS, "foreign_minister": set[str]()}
BODIES = {
    "AFU": ("アフリカ連合（AU）委員長",),
    "ASEAN": ("東南アジア諸国連合事務局長",),
    "EU": ("欧州委員長", "EU大統領"),
    "IAEA": ("国際原子力機関事務局長",),
    "IMF": ("国際通貨基金専務理事",),
    "NATO": ("NATO事務総長",),
    "OPEC": ("石油輸出国機構事務局長",),
    "UN": ("国連事務総長",),
    "WB": ("世界銀行総裁",),
    "WTO": ("世界貿易機関事務局長",),
}
"""The bodies whose heads the register knows without a gap, by their titles."""
FIRST_DAY = date(2010, 1, 1)
INDEPENDENT = {"SS": date(2011, 7, 9)}
"""First day of a state that is younger than the register's first day."""
FOREVER = date(9999, 12, 31)
ALLOWED_GAP = timedelta(days=60)
PARTS = ("ソマリランド", "ザンジバル", "クルド自治政府", "フーシ派", "ハマス政府", "東部政府", "救国政府")
"""Titles of those who governed only a part of the country they are filed under: they close no gap."""
CHECKED_FOR_GAPS = ("head_of_state", "head_of_government", "foreign_minister")
MARKED_OFFICES = (*CHECKED_FOR_GAPS, "head_of_organization")

LATIN = r"[A-Za-z0-9À-ɏḀ-ỿʻ‘’'`.,() -]+"
Row = dict[str, str]
Period = tuple[date, date]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = {path.name: _rows(path) for path in FILES}
ALL = [(f"{name}:{n}", row) for name, rows in ROWS.items() for n, row in enumerate(rows, 2)]
MARKED = _rows(FOLDER / GAPS)


def first_day(value: str) -> date:
    """The first day that an ISO date of day, month or year can mean."""
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """The last day that an ISO date can mean; empty: no end."""
    if not value:
        return FOREVER
    year, month = (*map(int, value.split("-")), 12)[:2]
    whole = len(value) == len("2020-01-01")
    return date.fromisoformat(value) if whole else date(year, month, monthrange(year, month)[1])


def period(row: Row) -> Period:
    return first_day(row["from"]), last_day(row["to"])


def gaps(periods: Iterable[Period], start: date, end: date) -> Iterator[Period]:
    """The times between ``start`` and ``end``, longer than allowed, that no period covers."""
    reached = start
    for first, last in sorted(periods):
        if first - reached > ALLOWED_GAP and first <= end:
            yield reached, first
        reached = max(reached, last)
    if end - reached > ALLOWED_GAP:
        yield reached, end


def newest_checked() -> date:
    """The day up to which the register claims to know who is in office."""
    return max(first_day(row["checked"]) for _, row in ALL if not row["to"])


def head_of(body: str, title: str) -> list[tuple[str, Row]]:
    """Who bore the title of a body's head, or acted for him."""
    return [
        (where, row)
        for where, row in ALL
        if row["country"] == body and re.sub("|".join(STANDS_IN), "", row["title_ja"]) == title
    ]


def start_of(country: str) -> date:
    return INDEPENDENT.get(country, FIRST_DAY)


HELD: dict[tuple[str, str], list[Period]] = defaultdict(list)
"""When an office of a country was held by somebody."""
for _, _row in ALL:
    if not _row["title_ja"].startswith(PARTS):
        HELD[_row["country"], _row["office"]].append(period(_row))


def test_there_are_193_members_of_the_united_nations() -> None:
    assert len(UN_MEMBERS) == 193
    assert {country.code for country in read_countries()} >= COVERED


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_columns(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == COLUMNS
    assert [n for n, line in enumerate(lines, 1) if len(line) != len(COLUMNS)] == []


def test_values() -> None:
    faults = [
        (where, column)
        for where, row in ALL
        for column in COLUMNS
        if (column not in MAY_BE_EMPTY and not row[column].strip()) or row[column] != row[column].strip()
    ]
    faults += [(where, "office") for where, row in ALL if row["office"] not in OFFICES]
    faults += [(where, "country") for where, row in ALL if not re.fullmatch("[A-Z]{2,8}", row["country"])]
    faults += [(where, "basis") for where, row in ALL if row["basis"] not in ("sure", "check")]
    faults += [(where, "title") for where, row in ALL if not re.search("[ぁ-ヺ一-龥]", row["title_ja"])]
    faults += [(where, "kana name") for where, row in ALL if not re.search("[ぁ-ヺ一-龥]", row["name_ja"])]
    faults += [(where, "Latin name") for where, row in ALL if not re.fullmatch(LATIN, row["name_en"])]
    assert faults == []


def test_aliases_are_no_titles_and_stand_once() -> None:
    faults = []
    for where, row in ALL:
        aliases = row["aliases_ja"].split(";") if row["aliases_ja"] else []
        twice = {alias for alias in aliases if aliases.count(alias) > 1 or alias in ("", row["full_name_ja"])}
        titled = {alias for alias in aliases if alias.endswith(("大統領", "首相", "外相", "国王"))}
        faults += [(where, alias) for alias in twice | titled]
    assert faults == []


def test_names_in_kanji_have_a_reading_in_kana() -> None:
    assert [where for where, row in ALL if re.search("[一-龥]", row["full_name_ja"]) and not row["reading"]] == []
    kana = re.compile("[ぁ-ゖー・]+|[ァ-ヺー・]+")
    assert [
        (where, reading)
        for where, row in ALL
        for reading in row["reading"].split(";")
        if reading and not kana.fullmatch(reading)
    ] == []


def test_dates() -> None:
    shape = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    faults = []
    for where, row in ALL:
        values = [row["from"], row["checked"], *([row["to"]] if row["to"] else [])]
        if not all(shape.fullmatch(value) for value in values):
            faults.append((where, "form"))
            continue
        first, last = period(row)
        last_day(row["checked"])
        if last < first:
            faults.append((where, "ends before it begins"))
        if last_day(row["checked"]) < first and row["basis"] == "sure":
            faults.append((where, "sure of a term that began after it was checked"))
    assert faults == []


def test_no_row_stands_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for where, row in ALL:
        key = tuple(row[c] for c in ("country", "office", "title_ja", "full_name_ja", "from"))
        if key in seen:
            twice.append((where, seen[key]))
        seen.setdefault(key, where)
    assert twice == []


def test_full_name_and_country_are_one_person() -> None:
    """They are the key that joins the posts of a person, so namesakes need a longer full name."""
    latin: dict[tuple[str, str], set[str]] = defaultdict(set)
    japanese: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, row in ALL:
        latin[row["country"], row["full_name_ja"]].add(row["name_en"])
        japanese[row["country"], row["name_en"]].add(row["full_name_ja"])
    assert {key: names for key, names in (latin | japanese).items() if len(names) > 1} == {}


def test_a_person_has_one_key_and_one_name() -> None:
    """Whoever stands under two countries or bodies is joined in people.csv, or told apart there."""
    relations = _rows(DATA / PEOPLE)
    joined = read_joined()
    apart = {row["key"] for row in relations if row["relation"] == "other"}
    assert {row["relation"] for row in relations} == {"same", "other"}
    assert len({row["key"] for row in relations}) == len(relations)
    assert not set(joined) & set(joined.values()), "a key of a key"
    keys: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for _, row in ALL:
        key = f"{row['full_name_ja']}/{row['country']}"
        names[joined.get(key, key)].add((row["full_name_ja"], row["name_en"]))
        if key not in apart:
            keys[row["name_en"]].add(joined.get(key, key))
            keys[row["full_name_ja"]].add(joined.get(key, key))
    assert {name: found for name, found in keys.items() if len(found) > 1} == {}
    assert {key: found for key, found in names.items() if len(found) > 1} == {}
    rows = {f"{row['full_name_ja']}/{row['country']}" for _, row in ALL}
    assert {*joined.values(), *apart} <= rows, "a home without a post"


def test_the_posts_of_a_person_are_told_apart() -> None:
    """By office, title and first day: the key under which a base remembers them, in whatever country."""
    keys = [(post.person, post.office, post.title, post.start) for post in read_posts()]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if any("/" in part for part in key[1:])] == []


def _overlaps(rows: list[tuple[str, Row]]) -> Iterator[tuple[str, str]]:
    """Two persons where the later begins before the earlier ended, as far as the precision of both tells."""
    rows = sorted(rows, key=lambda item: (item[1]["from"], item[1]["to"] or "9999"))
    for (where, earlier), (other, later) in combinations(rows, 2):
        end, begin = earlier["to"] or "9999", later["from"]
        size = min(len(end), len(begin))
        if end[:size] > begin[:size]:
            yield where, other


@pytest.mark.parametrize("office", sorted(ONE_AT_A_TIME))
def test_one_holder_at_a_time(office: str) -> None:
    terms: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for where, row in ALL:
        if row["office"] == office:
            terms[row["country"], row["title_ja"]].append((where, row))
    assert [pair for rows in terms.values() for pair in _overlaps(rows)] == []


@pytest.mark.parametrize("office", CHECKED_FOR_GAPS)
def test_one_holder_at_a_time_under_whatever_title(office: str) -> None:
    """A country has one head of state, one of government, one foreign minister, and at most somebody who stands in."""
    terms: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for where, row in ALL:
        title = row["title_ja"]
        if row["office"] == office and not title.startswith(PARTS) and not any(word in title for word in STANDS_IN):
            terms[row["country"]].append((where, row))
    excepted = RIVALS | (TOGETHER if office == "head_of_state" else set())
    persons = {where: row["name_en"] for where, row in ALL}
    found = [pair for country, rows in terms.items() if country not in excepted for pair in _overlaps(rows)]
    assert [(one, other) for one, other in found if persons[one] != persons[other]] == []


@pytest.mark.parametrize(("body", "title"), [(body, title) for body, titles in BODIES.items() for title in titles])
def test_every_body_has_one_head_at_any_time(body: str, title: str) -> None:
    rows = head_of(body, title)
    marked = [period(row) for row in MARKED if row["country"] == body]
    assert list(gaps([*(period(row) for _, row in rows), *marked], FIRST_DAY, newest_checked())) == []
    assert list(_overlaps([item for item in rows if item[1]["title_ja"] == title])) == []


@pytest.mark.parametrize("office", CHECKED_FOR_GAPS)
def test_who_has_no_such_post_is_known(office: str) -> None:
    """Else a country of whose post nobody has thought would pass for one without the post."""
    assert {country for country in COVERED if not HELD[country, office]} == WITHOUT[office]


def test_who_is_in_office_was_seen_lately() -> None:
    """A row without an end that nobody has looked at for long is no knowledge of who is in office."""
    latest = newest_checked().replace(year=newest_checked().year - 1)
    assert [
        where
        for where, row in ALL
        if row["office"] in CHECKED_FOR_GAPS and row["country"] in COVERED and not row["to"]
        if last_day(row["checked"]) < latest
        if row["basis"] == "sure"
    ] == []


def test_every_country_has_a_head_at_any_time() -> None:
    """Of state or of government; a post marked as vacant or missing does not count, an unknown holder does."""
    unknown: dict[str, list[Period]] = defaultdict(list)
    for row in MARKED:
        if row["office"] == "head_of_state" and row["reason"] == "unknown":
            unknown[row["country"]].append(period(row))
    uncovered = {}
    for country in sorted(COVERED):
        held = [*HELD[country, "head_of_state"], *HELD[country, "head_of_government"], *unknown[country]]
        uncovered[country] = list(gaps(held, start_of(country), newest_checked()))
    assert {country: found for country, found in uncovered.items() if found} == {}


def test_gaps_are_well_formed() -> None:
    assert list(MARKED[0]) == ["country", "office", "from", "to", "reason", "note"]
    order = [(MARKED_OFFICES.index(row["office"]), row["country"], row["from"]) for row in MARKED]
    assert order == sorted(order)
    for row in MARKED:
        bodies = row["office"] == "head_of_organization"
        assert row["country"] in (BODIES if bodies else COVERED), row
        assert row["reason"] in REASONS, row
        assert period(row)[0] < period(row)[1], row


@pytest.mark.parametrize("office", CHECKED_FOR_GAPS)
def test_no_gap_is_unmarked(office: str) -> None:
    """A gap longer than 60 days between holders is filled, or a row of gaps.csv says why it is there."""
    marked: dict[str, list[Period]] = defaultdict(list)
    for row in MARKED:
        if row["office"] == office:
            marked[row["country"]].append(period(row))
    unmarked = {}
    for country in sorted(COVERED):
        held = HELD[country, office]
        if held or office == "foreign_minister":
            unmarked[country] = list(gaps([*held, *marked[country]], start_of(country), newest_checked()))
    assert {country: found for country, found in unmarked.items() if found} == {}


def test_no_marked_gap_is_filled() -> None:
    """A mark goes when the holder is entered."""
    stale = []
    for row in MARKED:
        first, last = period(row)
        held = sorted(HELD[row["country"], row["office"]])
        if not list(gaps(held, max(first, start_of(row["country"])), min(last, newest_checked()))):
            stale.append((row["country"], row["office"], row["from"]))
    assert stale == []


def test_the_loader_reads_rows_and_no_gaps() -> None:
    assert len(list(read_posts())) == len(ALL)
