"""Where a text names a country: full names, abbreviations in compounds, capitals that stand for the government."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.countries.abbreviations import (
    AFTER,
    BEFORE_LATIN,
    COMMON,
    NEVER_BEFORE,
    NOT_AFTER,
    NOT_COUNTRIES,
    OFFICES,
    PREFIXES,
    RARE,
    RICE,
    SINGLES,
)
from articles.extraction.gazetteer.entries import CountryEntry
from articles.extraction.gazetteer.forms import FormIndex, fold
from articles.extraction.gazetteer.loading import words
from articles.vocabulary import AliasKind

_KATAKANA = re.compile(r"[ァ-ヺー]")
_KATAKANA_CHARS = frozenset([*map(chr, range(ord("ァ"), ord("ヺ") + 1)), "ー"])
_LATIN_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_KANJI = re.compile(r"[一-龥々]")
_LATIN = re.compile(r"[A-Za-z]")
_ROW = re.compile(f"[{''.join(sorted(COMMON))}][{''.join(sorted(COMMON | RARE))}]+")
_SINGLE = re.compile(f"[{''.join(sorted(SINGLES))}]")
_PREFIXED = re.compile(f"[{''.join(PREFIXES)}](?P<kanji>[{''.join(sorted(COMMON | RARE))}]+)")
_DAY_BEFORE = re.compile(
    r"[0-9一二三四五六七八九十同翌前当本毎今終先連祝休平数何近即両元初半日曜旬]$|(?:この|その|あの|ある)$"
)
_TIME_BEFORE = re.compile(
    r"(?:[0-9一二三四五六七八九十同翌前当本]日|[0-9一二三四五六七八九十今先来昨]月|[0-9昨今]年|[今昨前翌当]夜|[0-9一二三四五六七八九十歴初先]代|時|現在|分)$"
)
_GOVERNMENT_AFTER = re.compile(
    r"(?:は|が(?!あ)|も|側|によると|によれば|の(?:報道官|高官|当局者|反応|意向|報道担当|関係者|思惑|主張|出方|立場))"
)
_NORTH = re.compile(
    r"(?<![一-龥々ァ-ヺー])北(?=[はがも]|の(?:核|挑発|ミサイル|非核化|軍事|脅威|体制|反応|指導|住民|意図|政権|主張)|に(?:対し|よる)|側)"
)
_RARE_OFFICE = re.compile(
    rf"[{''.join(sorted(RARE | {'泰', '蘭', '墺'}))}](?<![一-龥々ァ-ヺー].)(?={'|'.join(OFFICES)})"
)
_LISTED = re.compile(
    "[米英仏独伊豪露韓印日中](?<![一-龥々ァ-ヺー].)(?:[、・][米英仏独伊豪露韓印日中]){1,6}(?=[がはもの両]|と(?!も))"
)
_UNION = re.compile(r"(?:欧(?!州)|EU|ASEAN|NATO|GCC|アフリカ連合|欧州|太平洋島)(?![A-Za-z])")
_OFFICE_AFTER = re.compile(r"大統領|首相|外相|防相|国防|防衛|財務|外務|国王|総理|副|議長|大使|軍|共和国|王国")
_SEAT = re.compile("ホワイトハウス|クレムリン|青瓦台|ペンタゴン|エリゼ宮|中南海")
_NOT_A_COUNTRY = words("not_country_names")
"""Longer words that begin with a country's name and name none, or are another rule's."""
_CITY_AFTER = re.compile("市(?![場民況])")
"""After a city with a country's name."""
_SHORT_KANA = 4
"""A katakana name shorter than this must be a word of its own."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class CountryHit:
    """A place where the text names a country."""

    start: int
    end: int
    code: str
    rule: str
    confidence: float = 1.0


class CountryFinder:
    """Finds countries by the forms of a gazetteer."""

    def __init__(self, countries: tuple[CountryEntry, ...]) -> None:
        iso = [c for c in countries if c.is_iso]
        names = [
            (fold(form), (c.code, kind)) for c in iso for form, kind in _forms(c) if kind is not AliasKind.ONE_KANJI
        ]
        self.names: FormIndex[tuple[str, AliasKind]] = FormIndex(
            [*((form, ("", AliasKind.NAME)) for form in _NOT_A_COUNTRY), *names]
        )
        self.seats = {form: c.code for c in iso for form, kind in _forms(c) if kind is AliasKind.METONYM}
        self.kanji = {form: c.code for c in iso for form, kind in _forms(c) if kind is AliasKind.ONE_KANJI}

    def offices(self, text: str) -> list[CountryHit]:
        """Seats of government (ホワイトハウス): they give an official's country and count for none themselves."""
        return [CountryHit(*match.span(), self.seats[match[0]], "place.seat", 0.9) for match in _SEAT.finditer(text)]

    def find(self, text: str) -> list[CountryHit]:
        """Every country that the folded text names, in order; none overlaps another."""
        hits: list[CountryHit] = []
        taken = bytearray(len(text) + 1)
        for start, end, (code, kind) in self.names.scan(text):
            if not code:
                taken[start:end] = b"\1" * (end - start)
            elif (hit := self._full_name(text, start, end, code, kind)) and not _is_other_gloss(text, hit, hits):
                taken[start:end] = b"\1" * (end - start)
                hits.append(hit)
        named = {hit.start for hit in hits}
        for match in _SINGLE.finditer(text):
            if hit := self._beside_name(text, match.start(), named):
                taken[hit.start : hit.end] = b"\1"
                hits.append(hit)
        for rule in (self._prefixed, self._rows, self._singles):
            for row in rule(text):
                if row and not any(taken[row[0].start : row[-1].end]):
                    taken[row[0].start : row[-1].end] = b"\1" * (row[-1].end - row[0].start)
                    hits += row
        hits += [hit for hit in self._shortest(text, hits) if not any(taken[hit.start : hit.end])]
        return sorted(hits, key=lambda hit: hit.start)

    def _shortest(self, text: str, hits: list[CountryHit]) -> Iterator[CountryHit]:
        """泰首相; 北の挑発 in an article that names North Korea."""
        for match in _LISTED.finditer(text):
            for at in range(match.start(), match.end(), 2):
                yield CountryHit(at, at + 1, self.kanji[text[at]], "country.listed", 0.85)
        for match in _RARE_OFFICE.finditer(text):
            if match[0] in self.kanji and text[match.start() - 1 : match.end()] not in NOT_COUNTRIES:
                yield CountryHit(*match.span(), self.kanji[match[0]], "country.one_kanji", 0.8)
        if any(hit.code == "KP" for hit in hits):
            for match in _NORTH.finditer(text):
                yield CountryHit(*match.span(), "KP", "country.north", 0.75)

    @staticmethod
    def _full_name(text: str, start: int, end: int, code: str, kind: AliasKind) -> CountryHit | None:
        if not _whole_word(text, start, end) or _CITY_AFTER.match(text, end):
            return None
        if kind is AliasKind.METONYM:
            return CountryHit(start, end, code, "country.metonym", 0.7) if _GOVERNMENT_AFTER.match(text, end) else None
        return CountryHit(start, end, code, f"country.{kind}")

    def _beside_name(self, text: str, at: int, named: set[int]) -> CountryHit | None:
        """日・ケニア, 日ケニア, 日EU: a kanji right before a country or union written out."""
        char, before = text[at], text[max(0, at - 2) : at]
        if char not in self.kanji or _KANJI.match(before[-1:]) or _KATAKANA.match(before[-1:]) or char == "ロ":
            return None
        if (char == "日" and _DAY_BEFORE.search(before)) or text.startswith("中欧", at):
            return None
        after = at + 1 + (text[at + 1 : at + 2] == "・")
        if (after in named and _KATAKANA.match(text[after : after + 1])) or _UNION.match(text, after):
            return CountryHit(at, at + 1, self.kanji[char], "country.beside_name", 0.95)
        return None

    def _rows(self, text: str) -> Iterator[list[CountryHit]]:
        """日米韓, 英独仏, 米中."""
        for match in _ROW.finditer(text):
            start, row = match.start(), match[0]
            if row[0] == "日" and _DAY_BEFORE.search(text[max(0, start - 2) : start]):
                start, row = start + 1, row[1:]
            if row[:1] == "ロ" and _KATAKANA.match(text[max(0, start - 1) : start]):
                start, row = start + 1, row[1:]
            while row and row[-1] in RARE and (row[-1] != "パ" or _KATAKANA.match(text, start + len(row))):
                row = row[:-1]
            if len(row) < 2 or self._stands_in_other_word(text, start, start + len(row)):
                continue
            if row == "日中" and re.match(r"[はにもを]|の(?:気温|最高|暑さ|時間)", text[start + 2 : start + 6]):
                continue
            yield [
                CountryHit(at, at + 1, self.kanji[char], "country.row", 0.95)
                for at, char in enumerate(row, start)
                if char in self.kanji
            ]

    def _prefixed(self, text: str) -> Iterator[list[CountryHit]]:
        """対露, 駐米, 訪韓, 在日."""
        for match in _PREFIXED.finditer(text):
            prefix, kanji, at = match[0][0], match["kanji"], match.start()
            if kanji[0] not in PREFIXES[prefix] or text[max(0, at - 1) : at] in tuple(NOT_AFTER.get(prefix, "")):
                continue
            if text[at : at + 2] in NOT_COUNTRIES or text[at + 1 : at + 3] in (
                "欧米",
                "中央",
                "中東",
                "北欧",
                "北方",
                "北部",
            ):
                continue
            if kanji[0] in "ロウイ" and _KATAKANA.match(text[at + 2 : at + 3]):
                continue
            if kanji[-1] == "中" and len(kanji) > 1:
                kanji = kanji[:-1]
            yield [
                CountryHit(offset, offset + 1, self.kanji[char], "country.prefixed", 0.95)
                for offset, char in enumerate(kanji, at + 1)
                if char in self.kanji and (char in COMMON or offset == at + 1)
            ]

    def _singles(self, text: str) -> Iterator[list[CountryHit]]:
        """米軍, 仏政府, トランプ米大統領."""
        for match in _SINGLE.finditer(text):
            at, char = match.start(), match[0]
            if char in self.kanji and self._stands_alone(text, at, char):
                yield [CountryHit(at, at + 1, self.kanji[char], "country.one_kanji", 0.9)]

    def _stands_alone(self, text: str, at: int, char: str) -> bool:
        before, after = text[max(0, at - 3) : at], text[at + 1 : at + 8]
        if char == "ロ" and (_KATAKANA.match(after) or _KATAKANA.search(before[-1:])):
            return False
        if after.startswith(NEVER_BEFORE.get(char, ())) or self._stands_in_other_word(text, at, at + 1):
            return False
        if char == "日" and _DAY_BEFORE.search(before):
            return False
        free = not _KANJI.match(before[-1:]) or bool(_TIME_BEFORE.search(before)) or before[-1:] in tuple("元前現新両")
        if char == "米":
            free = (free and before[-1:] not in tuple("・")) or before[-1:] == "・"
            return (
                free
                and not after.startswith(RICE)
                and bool(_KANJI.match(after) or _foreign_name(after) or after[:1] in "・、の")
            )
        if after.startswith(AFTER):
            return free or (bool(_KANJI.match(before[-1:])) and after.startswith(("大統領", "首相", "外相", "国防相")))
        return free and char in BEFORE_LATIN and _foreign_name(after)

    @staticmethod
    def _stands_in_other_word(text: str, start: int, end: int) -> bool:
        for length in (2, 3, 4):
            for left in range(max(0, start - length + 1), min(start, end + 3 - length) + 1):
                if text[left : left + length] in NOT_COUNTRIES:
                    return True
        return False


def _forms(country: CountryEntry) -> Iterator[tuple[str, AliasKind]]:
    yield country.name_ja, AliasKind.NAME
    yield from country.aliases


def _foreign_name(after: str) -> bool:
    return _FOREIGN.match(after) is not None


_FOREIGN = re.compile(r"[ァ-ヺ]{2}|[A-Z][A-Za-z]")


def _is_other_gloss(text: str, hit: CountryHit, before: list[CountryHit]) -> bool:
    """(PNG) after something else than the country's name."""
    if text[hit.start - 1 : hit.start] != "(" or text[hit.end : hit.end + 1] != ")" or not hit.rule.endswith("ation"):
        return False
    return bool(_LATIN.match(text, hit.start)) and not (before and before[-1].end == hit.start - 1)


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether a form is not the middle of a longer word."""
    form, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if form[0] in _LATIN_CHARS or form[-1] in _LATIN_CHARS:
        return before not in _LATIN_CHARS and after not in _LATIN_CHARS
    if form[0] in _KATAKANA_CHARS and before in _KATAKANA_CHARS:
        return len(form) >= _SHORT_KANA and bool(_OFFICE_AFTER.match(text, end))
    if form[-1] in _KATAKANA_CHARS and after in _KATAKANA_CHARS:
        return len(form) >= _SHORT_KANA and after != "ン"
    return True
