"""Names of people in running text: where one ends or begins beside a title."""

import re
from dataclasses import dataclass
from functools import cache

from articles.extraction.gazetteer.forms import fold
from articles.extraction.gazetteer.loading import DATA, rows_of, words
from articles.extraction.people.known import KnownPeople, is_kana, name_key

KANA_NAME = re.compile(
    r"[ァ-ヺ][ァ-ヺー]*(?:[・=＝](?:[A-Z]\.?(?:[・=＝ ]|(?=[ァ-ヺ]))){0,3}[ァ-ヺ][ァ-ヺー]*)*"
    r"(?:[0-9一二三四五六]{1,2}世)?"
)
_INITIALS_BEFORE = re.compile(r"(?<![A-Za-z])(?:[A-Z][・.] ?){1,3}$")
_INITIALS = re.compile(r"(?:[A-Z][・.] ?){1,3}(?=[ァ-ヺ])")
_KANA_TAIL = re.compile(r"[ァ-ヺー・=＝A-Z.]*[ァ-ヺー](?:[0-9一二三四五六]{1,2}世)?$")
_BRACKET_TAIL = re.compile(r"\((?P<inner>[^()\n]{1,80})\)$")
_READING = re.compile(r"[ァ-ヺー・=＝\s]+|[ぁ-ん・\s]+")
_KANJI = re.compile(r"[一-龥々]")
_KANJI_RUN = re.compile(r"[一-龥々]+$")
_GIVEN_KANA = re.compile(r"[一-龥々]{1,3}[ぁ-ん]{2,3}$")
NOT_NAMES = words("not_names_kana")
"""Katakana words that stand before titles and name no person."""
PLACE_AFTER = re.compile(r"[州市県郡島省区町村川湖湾港]|地方|半島|海峡|自治|地区|諸島")
MAX_KANA_FOR_KANJI = 2
"""Letters that stand for a rare kanji in a Chinese name (楊潔チ)."""
NOT_KANJI_NAMES = words("not_names_kanji")
"""Kanji words that stand before titles and name no person."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class NameHit:
    """A person's name in the text."""

    start: int
    end: int
    form: str
    readings: tuple[str, ...] = ()
    sure: float = 1.0


@cache
def surnames(language: str) -> frozenset[str]:
    """Family names written in kanji: ``ja``, ``zh`` or ``ko``."""
    for row in rows_of(DATA / "surnames.csv"):
        if row["language"] == language:
            return frozenset(fold(row["surnames"]).split())
    return frozenset()


def with_initials(text: str, start: int) -> int:
    """Where a kana name begins with the Latin initials before it (J・D・バンス)."""
    if text[start - 1 : start] not in ("・", ".", " "):
        return start
    initials = _INITIALS_BEFORE.search(text, max(0, start - 9), start)
    return initials.start() if initials else start


def skip_bracket(text: str, end: int) -> tuple[int, str]:
    """``(start, inside)`` of a round bracket that closes at ``end``, or ``(end, "")``."""
    if text[end - 1 : end] != ")":
        return end, ""
    match = _BRACKET_TAIL.search(text, max(0, end - 84), end)
    return (match.start(), match["inner"]) if match else (end, "")


def is_reading(inner: str) -> bool:
    """Whether a bracket gives a name's reading (習近平(シーチンピン))."""
    return bool(_READING.fullmatch(inner))


def is_written_name(inner: str) -> bool:
    """Whether a bracket gives a name in kanji (ユン・ソギョル(尹錫悦))."""
    return bool(_KANJI_RUN.fullmatch(inner)) and len(inner) <= 4 and plausible_kanji_name(inner)


class NameReader:
    """Reads names off a folded text."""

    def __init__(self, people: KnownPeople, not_names: frozenset[str]) -> None:
        self.people = people
        self.not_names = not_names | NOT_NAMES

    def before(self, text: str, end: int, floor: int = 0) -> NameHit | None:
        """The name that ends at ``end``, brackets with its reading passed over."""
        at, readings = end, []
        for _ in range(2):
            start, inner = skip_bracket(text, at)
            if start == at:
                break
            if is_reading(inner) or (is_kana(text[start - 1]) and is_written_name(inner)):
                readings.append(inner.strip())
            at = start
        hit = self._kana_before(text, at, floor) or self._kanji_before(text, at, floor)
        if hit and "ァ" <= hit.form[0] <= "ヺ" and _KANJI.match(text[hit.start - 1 : hit.start]):
            written = self._kanji_before(text, hit.start, floor)
            rare = len(hit.form) <= MAX_KANA_FOR_KANJI and not is_kana(text[at : at + 1])
            if written and rare and written.form[0] in surnames("zh"):
                return NameHit(written.start, at, text[written.start : hit.end], tuple(readings), 0.9)
            if written and len(written.form) > 1 and name_key(hit.form) not in self.people.by_name:
                readings.append(hit.form)
                hit = written
        return NameHit(hit.start, at, hit.form, tuple(readings), hit.sure) if hit else None

    def _kana_before(self, text: str, end: int, floor: int) -> NameHit | None:
        if not (is_kana(text[end - 1 : end]) or text[end - 1 : end] in ("ー", "世")):
            return None
        tail = _KANA_TAIL.search(text, max(floor, end - 40), end)
        if not tail:
            return None
        match = KANA_NAME.search(text, tail.start(), end)
        if not match or match.end() != end:
            return None
        start, form = match.start(), match[0]
        parts = form.split("・")
        while len(parts) > 1 and parts[0] in self.not_names:
            start += len(parts[0]) + 1
            parts = parts[1:]
        form = text[start:end]
        last = parts[-1] in self.not_names and not (len(parts) > 1 and parts[-1] in NOT_NAMES)
        if form in self.not_names or last:
            return None
        start = with_initials(text, start)
        return NameHit(start, end, text[start:end])

    def _kanji_before(self, text: str, end: int, floor: int) -> NameHit | None:
        run = _KANJI_RUN.search(text, max(floor, end - 12), end)
        given = _GIVEN_KANA.search(text, max(floor, end - 6), end)
        best: NameHit | None = None
        if run:
            best = self._in_kanji_run(text, run.start(), end)
        if best is None and given:
            best = self._with_kana_given(text, given.start(), end)
        return best

    def _in_kanji_run(self, text: str, run_start: int, end: int) -> NameHit | None:
        known = self.people.kanji_forms.before(text, end)
        if known and known[0] >= run_start and known[1] not in NOT_KANJI_NAMES:
            return NameHit(known[0], end, known[1])
        for size in (4, 3, 5, 2, 6):
            start = end - size
            if start < run_start or not self._boundary(text, start, run_start):
                continue
            form = text[start:end]
            if form not in NOT_KANJI_NAMES and form not in self.not_names and plausible_kanji_name(form):
                return NameHit(start, end, form, sure=0.9)
        size = end - run_start
        form = text[run_start:end]
        if 1 <= size <= 4 and form not in NOT_KANJI_NAMES and form in surnames("ja") | surnames("zh") | surnames("ko"):
            return NameHit(run_start, end, form, sure=0.8)
        return None

    def _with_kana_given(self, text: str, start: int, end: int) -> NameHit | None:
        form = text[start:end]
        surname = re.match(r"[一-龥々]+", form)
        if surname and surname[0] in surnames("ja") and not re.search(r"[はがをにへの]$", form):
            known = name_in(form, self.people)
            return NameHit(start, end, form, sure=0.9) if known else None
        return None

    def _boundary(self, text: str, start: int, run_start: int) -> bool:
        if start == run_start:
            return True
        left = text[run_start:start]
        return (
            left in self.not_names
            or left in NOT_KANJI_NAMES
            or left[-2:] in NOT_KANJI_NAMES
            or left[-1:] in "米英仏独露日韓中党軍相省庁"
        )

    def after(self, text: str, start: int) -> NameHit | None:
        """The name that begins at ``start``."""
        initials = _INITIALS.match(text, start)
        if kana := KANA_NAME.match(text, initials.end() if initials else start):
            parts = kana[0].split("・")
            if kana[0] in self.not_names or parts[0] in self.not_names:
                return None
            return NameHit(start, kana.end(), text[start : kana.end()])
        run = re.compile(r"[一-龥々]+").match(text, start)
        if not run:
            return None
        known = self.people.kanji_forms.at(text, start)
        if known and known[0] <= run.end() and known[1] not in NOT_KANJI_NAMES:
            return NameHit(start, known[0], known[1])
        for size in (2, 3, 4, 5):
            form = text[start : start + size]
            ends = start + size == run.end() or text[start + size : start + size + 1] == "氏"
            if ends and form not in NOT_KANJI_NAMES and plausible_kanji_name(form):
                return NameHit(start, start + size, form, sure=0.8)
        return None


def name_in(form: str, people: KnownPeople) -> bool:
    return form in people.by_name


_BODY_ENDS = frozenset("室部省庁院")
"""No given name ends so: 安保室 is no person."""


def plausible_kanji_name(form: str) -> bool:
    """Whether kanji read as family name and given name (Japanese, Chinese or Korean)."""
    size = len(form)
    if form[-1:] in _BODY_ENDS:
        return False
    for cut in (1, 2, 3):
        if cut >= size:
            break
        family, given = form[:cut], size - cut
        if cut <= 2 and family in surnames("zh") | surnames("ko") and 1 <= given <= 2 and (size <= 3 or cut == 2):
            return True
        if family in surnames("ja") and (1 <= given <= 3) and size >= 3:
            return True
    return size in (2, 3) and form in surnames("ja")


def is_japanese_name(form: str) -> bool:
    """Whether a name in kanji is Japanese by its shape: a known family name of two kanji, or a given name in kana."""
    if re.search(r"[ぁ-ん]", form):
        return True
    if form[:2] in surnames("ja") or form[:3] in surnames("ja"):
        return True
    return form[:1] in surnames("ja") and len(form) == len("林芳正") and form[:1] not in surnames("zh") | surnames("ko")
