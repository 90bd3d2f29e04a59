"""Patterns that are dear to try at every character, tried only where they can match: the same matches in less time."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping


def head_pattern(words: Iterable[str]) -> str:
    """Matches where two characters stand that begin some word, or nearly so: most places are left out quickly."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1:2])
    if not seconds:
        return "(?!)"
    alone = "".join(sorted(first for first, after in seconds.items() if "" in after))
    firsts, after = "".join(sorted(seconds)), "".join(sorted(set().union(*seconds.values())))
    both = f"[{re.escape(firsts)}](?=[{re.escape(after)}])" if after else ""
    return "|".join(part for part in (both, f"[{re.escape(alone)}]" if alone else "") if part)


def tails(words: Iterable[str], after: str = "") -> dict[str, str]:
    """By first character, the pattern of what follows it in each word, the longest first, and of what comes then."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        found.setdefault(word[0], []).append(re.escape(word[1:]))
    return {first: f"(?:{'|'.join(rests)}){after}" for first, rests in found.items()}


class Ahead:
    """What matches behind a short run of other characters: ``[^barred]{least,most}?pattern``, in a third of the time.

    The run is left out of the match that it gives.
    """

    def __init__(self, barred: str, least: int, most: int, pattern: str) -> None:
        self._barred, self._pattern = re.compile(f"[{barred}]"), re.compile(pattern)
        self._least, self._most = least, most

    def match(self, text: str, at: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that stands nearest after ``at``."""
        far = at + self._most
        found = self._pattern.search(text, at + self._least, min(end, far + _LONGEST))
        if found is None or found.start() > far or self._barred.search(text, at, found.start()):
            return None
        return found


_LONGEST = 200
"""Characters that what stands ahead can have itself: keeps the cost linear."""


class Near:
    """A pattern tried only where what it cannot do without stands in the next ``reach`` characters."""

    def __init__(self, pattern: str, needed: str, reach: int) -> None:
        self._pattern, self._needed, self._reach = re.compile(pattern), re.compile(needed), reach

    def match(self, text: str, at: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """What the pattern matches at ``at``."""
        if self._needed.search(text, at, min(end, at + self._reach)) is None:
            return None
        return self._pattern.match(text, at, end)


class StemFinder:
    """What ``re.finditer`` of one long alternation gives, in a third of the time.

    ``tails`` holds, by first character, the pattern of what follows it; ``stems`` how a match can begin, as far as that
    is more than the first character.
    """

    def __init__(self, tails: Mapping[str, str], stems: Iterable[str] = ()) -> None:
        self._places = re.compile(head_pattern(stems or tails))
        self._patterns = {first: re.compile(f"{re.escape(first)}(?:{tail})") for first, tail in tails.items()}

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Matches from left to right, without overlap."""
        patterns = self._patterns
        for place in self._places.finditer(text, start, end):
            at = place.start()
            if at >= start and (match := patterns[text[at]].match(text, at, end)):
                start = match.end()
                yield match
