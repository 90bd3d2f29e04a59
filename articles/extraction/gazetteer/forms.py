"""Written forms -> entries: folding that keeps offsets, the kana skeleton, and a longest-match index."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from articles.extraction.stems import head_pattern

T = TypeVar("T")

KATAKANA = "ァ-ヺー"
KANJI = "一-龥々〆ヶ"
_SMALL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_DROPPED = re.compile(r"[ー・=＝\s.]")


_KANJI_PAIRS = (
    "賴頼 德徳 澤沢 齋斎 齊斉 邊辺 邉辺 國国 廣広 黃黄 吳呉 龍竜 惠恵 眞真 劍剣 寶宝 瀧滝 﨑崎 "
    "髙高 濱浜 濵浜 櫻桜 嶋島 峯峰 冨富 曾曽 俞兪 淸清 榮栄 條条 萬万 圓円 惡悪 體体 學学 會会 "
    "戰戦 爭争 獨独 佛仏 亞亜 灣湾 臺台 權権 黨党 發発 禮礼 靜静 應応 廳庁 縣県"
)
"""Old or variant form, then the form that newspapers write."""


def _width_table() -> dict[int, str]:
    table = {}
    for code in [*range(0xFF01, 0xFF5F), 0x3000]:
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1:
            table[code] = folded
    table.update({ord(pair[0]): pair[1] for pair in _KANJI_PAIRS.split()})
    table.update({ord("･"): "・", ord("‧"): "・", ord("･"): "・", ord("｢"): "「", ord("｣"): "」"})
    return table


_WIDTHS = _width_table()
_BY_FORM = {chr(code): form for code, form in _WIDTHS.items()}
_FOLDED = re.compile(f"[{re.escape(''.join(_BY_FORM))}]")


def fold(text: str) -> str:
    """Full-width letters, digits and marks as half-width ones, old forms of kanji as new ones; the length stays."""
    return _FOLDED.sub(lambda m: _BY_FORM[m[0]], text)  # translating the whole text costs thirty times as much


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What the spellings of a foreign name share: small kana made large, ー and ・ dropped, ヴ as ブ.

    Joins ミルジョエフ and ミルジヨーエフ, プーチン and プチン.
    """
    folded = unicodedata.normalize("NFKC", name).replace("ヴァ", "バ").replace("ヴィ", "ビ").replace("ヴェ", "ベ")
    folded = folded.replace("ヴォ", "ボ").replace("ヴ", "ブ")
    return _DROPPED.sub("", folded.translate(_SMALL))


class FormIndex(Generic[T]):
    """Finds the longest known form at, or ending at, a position: one dictionary look-up per length in use."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self.entries: dict[str, T] = {}
        for form, value in forms:
            if form:
                self.entries.setdefault(form, value)
        self._first = re.compile(head_pattern(self.entries))
        heads: dict[str, set[int]] = {}
        tails: dict[str, set[int]] = {}
        for form in self.entries:
            heads.setdefault(form[:2], set()).add(len(form))
            tails.setdefault(form[-2:], set()).add(len(form))
        self._heads = {k: tuple(sorted(v, reverse=True)) for k, v in heads.items()}
        self._tails = {k: tuple(sorted(v, reverse=True)) for k, v in tails.items()}

    def at(self, text: str, start: int) -> tuple[int, T] | None:
        """``(end, entry)`` of the longest form that begins at ``start``."""
        for length in self._heads.get(text[start : start + 2], ()):
            entry = self.entries.get(text[start : start + length])
            if entry is not None and start + length <= len(text):
                return start + length, entry
        return None

    def before(self, text: str, end: int) -> tuple[int, T] | None:
        """``(start, entry)`` of the longest form that ends at ``end``."""
        for length in self._tails.get(text[max(0, end - 2) : end], ()):
            if length <= end:
                entry = self.entries.get(text[end - length : end])
                if entry is not None:
                    return end - length, entry
        return None

    def scan(self, text: str) -> Iterator[tuple[int, int, T]]:
        """All longest forms from left to right, without overlap."""
        heads, entries, free, size = self._heads, self.entries, 0, len(text)
        for match in self._first.finditer(text):
            at = match.start()
            if at < free:
                continue
            for length in heads.get(text[at : at + 2], ()):
                entry = entries.get(text[at : at + length])
                if entry is not None and at + length <= size:
                    free = at + length
                    yield at, free, entry
                    break
