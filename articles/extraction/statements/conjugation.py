"""Dictionary forms -> a pattern that finds their inflected forms in text, without a dictionary or tagger."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.stems import StemFinder

_GODAN = {
    "う": "わいうえおっ",
    "く": "かきくけこい",
    "ぐ": "がぎぐげごい",
    "す": "さしすせそ",
    "つ": "たちつてとっ",
    "ぬ": "なにぬねのん",
    "ぶ": "ばびぶべぼん",
    "む": "まみむめもん",
    "る": "らりるれろっ",
}
_VOWEL_I_E = frozenset("いきしちにひみりぎじびけせてねべめれえげぜでへ")
_KANJI_STEMS = ("出る", "見る", "着る", "寝る", "得る", "経る", "似る")
"""Ichidan verbs whose stem ends in a kanji."""
_SURU_FORM = "(?:する|し|さ|せ(?=[ずぬらば])|すれ|でき|(?=[。、」』）)\\n　]|$))"
_KURU_GUARD = "(?![一-龥ァ-ヶー])"


@dataclass(frozen=True, slots=True)
class _Branch:
    stem: str
    form: str
    lemma: str


def inflections(lemma: str) -> tuple[str, str]:
    """The unchanging stem of a verb and a pattern of what may follow it: ``("語", "[らりるれろっ]")``."""
    word, _, forced = lemma.partition("/")
    if word.endswith("する"):
        return word[:-2], _SURU_FORM
    if word.endswith("る") and forced != "5" and (word[-2] in _VOWEL_I_E or word.endswith(_KANJI_STEMS)):
        return word[:-1], _KURU_GUARD
    if word[-1] in _GODAN:
        return word[:-1], f"[{_GODAN[word[-1]]}]"
    return word, ""


class VerbPattern:
    """Finds any inflected form of the given verbs; the longest stem wins."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        branches: dict[tuple[str, str], str] = {}
        for lemma in lemmas:
            stem, form = inflections(lemma)
            branches.setdefault((stem, form), lemma.partition("/")[0])
        self._lemmas: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        trie: dict[str, dict] = {}
        for (stem, form), lemma in branches.items():
            self._lemmas.setdefault(stem, []).append((re.compile(form), lemma))
            node = trie
            for char in stem:
                node = node.setdefault(char, {})
            node.setdefault("", {})[form] = {}
        self.pattern = StemFinder({first: _alternation(node) for first, node in trie.items()}, self._lemmas)

    def lemma_of(self, match: re.Match[str]) -> str:
        """Dictionary form of what :attr:`pattern` matched."""
        for cut in range(match.end(), match.start(), -1):
            for form, lemma in self._lemmas.get(match.string[match.start() : cut], ()):
                if (found := form.match(match.string, cut)) and found.end() == match.end():
                    return lemma
        return match[0]


def _alternation(node: dict[str, dict]) -> str:
    longer = [re.escape(c) + _wrap(_alternation(child)) for c, child in node.items() if c]
    here = sorted(node.get("", {}), key=len, reverse=True)
    return "|".join([*longer, *here])


def _wrap(pattern: str) -> str:
    return f"(?:{pattern})"
