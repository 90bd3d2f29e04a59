"""A body as it is compared with others: without datelines, tails and punctuation, cut into overlapping pieces.

Beside the pieces it keeps the facts (days, other numbers, names in katakana) with the words around them, so that last
week's report in the same words with other facts is not taken for a copy.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

PIECE = 5
"""Characters of a piece: longer than a title with its particle, shorter than the run between two small edits."""
_CONTEXT = 3
"""Characters on each side by which a fact of one text is found again in the other."""

_DATELINE = re.compile(
    r"^[ \t\u3000]*"
    r"(?:【[^】\n]{1,40}】|\[[^\]\n]{1,40}\]"
    r"|[（(][^（()）\n]{0,30}(?:共同|時事|通信|ロイター|[=＝])[^（()）\n]{0,20}[）)])"
    r"[ \t\u3000]*[-－―—ー]?",
    re.MULTILINE,
)
_TAIL = re.compile(
    r"^[ \t\u3000■▼▽▶●◆◇★☆※【\[<＜〈《]*"
    r"(?:関連(?:記事|リンク|ニュース|キーワード|ワード)|(?:こちらの記事も)?あわせて読みたい|(?:あなたに)?おすすめ(?:の記事)?|"
    r"人気(?:記事|ランキング)|アクセスランキング|最新ニュース|トップニュース|もっと見る|続きを読む)"
    r"[】\]>＞〉》:：はこちら]*[ \t\u3000]*$",
    re.MULTILINE,
)
"""A heading after which nothing belongs to the article."""
_NOTICE = re.compile(
    r"^.*(?:無断(?:転載|複製|使用|引用)|転載を禁|All\s+rights\s+reserved|Copyright|©|\([cC]\)|（[cC]）|ⓒ|"
    r"(?:この|本)記事は(?:有料会員|会員)限定|会員登録|ログインして|購読(?:の)?お申し込み|フォローする|シェアする|"
    r"ご意見・ご感想|外部サイト).*$",
    re.MULTILINE | re.IGNORECASE,
)
_NOTICE_LENGTH = 80
"""A line longer than this is text, whatever words it has."""
_DROPPED = re.compile(r"[\s、。，．,・「」『』“”\"'（）()【】\[\]〈〉《》<>!?！？:;…‥/／~〜～=＝-]+")
_FOLDED = str.maketrans("ァィゥェォャュョヮヵヶッ", "アイウエオヤユヨワカケツ", "ー")
_COUNTED = re.compile(r"(?<=\d)[かヵヶケ](?=[国月所年条])")
_NUMBER = re.compile(
    r"(?:\d+(?:[.,]\d+)*[十百千万億兆]*)+|[〇一二三四五六七八九十百千]+(?=[人日月年回時分か所隻機発件台名歳億万兆])"
)
_DAY = re.compile(r"日(?!間)")
"""Months and years are left to the other facts: background keeps them from one report to the next."""
_NAME = re.compile(r"[ァ-ヴ]{3,}")


@dataclass(frozen=True, slots=True)
class Fact:
    """A number or a name of a text, found by the characters around it."""

    is_day: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CopyText:
    """What of a body is compared."""

    pieces: frozenset[str]
    """Runs of :data:`PIECE` characters of the folded text; a shorter text is one piece."""
    facts: dict[Fact, str]
    """Each fact's words; one that stands twice with other words is left out."""


@lru_cache(maxsize=256)
def read_copy_text(body: str) -> CopyText:
    """Prepare a body for comparison. Linear in its length."""
    text = fold_copy(strip_frame(body))
    pieces = frozenset(text[i : i + PIECE] for i in range(max(1, len(text) - PIECE + 1)))
    return CopyText(pieces if text else frozenset(), dict(_facts(text)))


def strip_frame(body: str) -> str:
    """The body without datelines, notices and what stands below a heading such as 関連記事."""
    tail = _TAIL.search(body, len(body) // 3)
    if tail:
        body = body[: tail.start()]
    body = _NOTICE.sub(lambda m: "" if len(m[0]) <= _NOTICE_LENGTH else m[0], body)
    return _DATELINE.sub("", body)


def fold_copy(text: str) -> str:
    """The text without white space and punctuation, width, case, kana and long marks made alike (5か国 = 5ヵ国)."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _COUNTED.sub("カ", text)
    return _DROPPED.sub("", text).translate(_FOLDED)


def _facts(text: str) -> Iterator[tuple[Fact, str]]:
    """Facts that a context names without doubt."""
    masked = _NUMBER.sub("#", text)
    found: dict[Fact, set[str]] = {}
    for match, word in zip(re.finditer("#", masked), _NUMBER.findall(text), strict=False):
        before, after = _around(masked, *match.span())
        found.setdefault(Fact(bool(_DAY.match(after)), before, after), set()).add(word)
    for match in _NAME.finditer(text):
        before, after = _around(text, *match.span())
        found.setdefault(Fact(False, _NUMBER.sub("#", before), _NUMBER.sub("#", after)), set()).add(match[0])
    for fact, words in found.items():
        if len(words) == 1:
            yield fact, words.pop()


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
