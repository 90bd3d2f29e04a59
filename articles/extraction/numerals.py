"""Written numbers -> values: Arabic, full width, kanji, and mixtures of them (1億3千万, 二〇二五, 十一, 1,050)."""

import re
from decimal import Decimal

KANJI_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "壱": 1, "弐": 2, "参": 3}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_PART = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<kanji>[〇零一二三四五六七八九壱弐参])|(?P<unit>[十拾百千万億兆京])"
)

FOLD = str.maketrans(
    "０１２３４５６７８９／．，：～〜∼－−–—（）［］　％＋＄￥￡＝",
    "0123456789/.,:~~~----()[] %+$¥£=",
)
"""Width variants to one form each; one character for one, so that offsets stay."""


_BY_FORM = {chr(wide): chr(plain) for wide, plain in FOLD.items()}
_FOLDED = re.compile(f"[{re.escape(''.join(_BY_FORM))}]")


def fold(text: str) -> str:
    """The text with width variants of digits and marks made one; same length."""
    return _FOLDED.sub(lambda m: _BY_FORM[m[0]], text)  # translating the whole text costs thirty times as much


def read_number(text: str) -> Decimal | None:
    """The value of a folded number; None where the characters make none.

    Kanji digits in a row are read by position (二〇二五) and, with units, as a sum (二千二十五).
    """
    total = group = Decimal(0)
    digits: Decimal | None = None
    at = 0
    for part in _PART.finditer(text):
        if part.start() != at:
            return None
        at = part.end()
        if part["digits"]:
            if digits is not None:
                return None
            digits = Decimal(part["digits"].replace(",", ""))
        elif part["kanji"]:
            digits = (digits or Decimal(0)) * 10 + KANJI_DIGITS[part["kanji"]]
        elif (unit := _SMALL_UNITS.get(part["unit"])) is not None:
            group += (Decimal(1) if digits is None else digits) * unit
            digits = None
        else:
            group += digits or Decimal(0)
            total += (group or Decimal(1)) * _LARGE_UNITS[part["unit"]]
            group, digits = Decimal(0), None
    if at != len(text) or not text:
        return None
    return total + group + (digits or Decimal(0))
