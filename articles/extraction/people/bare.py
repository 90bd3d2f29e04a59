"""Names that stand alone in the text: 習近平は, マクロン、."""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator

from articles.extraction.people.known import ORDINARY, KnownPeople, KnownPerson, name_key
from articles.extraction.people.names import KANA_NAME, NameHit, NameReader
from articles.extraction.people.references import Reference

_AFTER_NAME = re.compile(
    r"[はがもをにとのへや、。」』)\s・]|から|より|で(?!き)|ら(?:は|が|の|と)|自身|に|$|本人|夫妻|政権|陣営|側|流|路線|外交"
)
_KANJI = re.compile(r"[一-龥々]")
MIN_KANA = 3
MIN_KNOWN_KANA = 5
"""A katakana surname of nobody met in the text must be so long to be looked up in the gazetteer."""


def find_bare_names(
    text: str,
    met: frozenset[str],
    reader: NameReader,
    covered: list[tuple[int, int]],
    is_present: Callable[[KnownPerson], bool],
) -> Iterator[Reference]:
    """Names outside the covered spans: of people met (keys in ``met``), full names in the gazetteer, heads of state
    and government by their surname where ``is_present`` says that the article deals with their country in their time.
    """
    known, spans = reader.people, sorted(covered)
    starts = [start for start, _ in spans]

    def is_free(start: int, end: int) -> bool:
        at = bisect.bisect_right(starts, start) - 1
        return (at < 0 or spans[at][1] <= start) and (at + 1 >= len(starts) or starts[at + 1] >= end)

    for match in KANA_NAME.finditer(text):
        form, key = match[0], name_key(match[0])
        if len(form) < MIN_KANA or form in reader.not_names or not _AFTER_NAME.match(text, match.end()):
            continue
        if text[match.end() : match.end() + 1] == "・" or not is_free(match.start(), match.end()):
            continue
        full = "・" in form and key in known.full_names
        if key in met or full or _is_head(form, key, known, is_present):
            name = NameHit(match.start(), match.end(), form)
            yield Reference(match.start(), match.end(), name, None, "", None, "person.name.bare", 0.9)
    for start, end, form in known.kanji_forms.scan(text):
        if form not in met and not (len(form) >= 3 and form in known.full_names):
            continue
        if _KANJI.match(text[end : end + 1]) or _KANJI.match(text[start - 1 : start]) or not is_free(start, end):
            continue
        if _AFTER_NAME.match(text, end):
            name = NameHit(start, end, form)
            yield Reference(start, end, name, None, "", None, "person.name.bare", 0.9)


def find_aliases(text: str, aliases: Iterable[str], covered: list[tuple[int, int]]) -> Iterator[Reference]:
    """Letters that the text gives in brackets for a name (MBS), where they stand again."""
    for alias in aliases:
        found = [match.span() for match in re.finditer(rf"(?<![A-Za-z]){alias}(?![A-Za-z])", text)]
        if len(found) > 1:
            free = (span for span in found if not any(start < span[1] and span[0] < end for start, end in covered))
            for start, end in free:
                name = NameHit(start, end, alias)
                yield Reference(start, end, name, None, "", None, "person.name.bare", 0.9)


def _is_head(form: str, key: str, known: KnownPeople, is_present: Callable[[KnownPerson], bool]) -> bool:
    """A surname that one head of state or government alone bears: a long one (ゼレンスキー), or of one in office."""
    people = known.by_name.get(key, ())
    if len(people) != 1 or form in ORDINARY or not people[0].is_head:
        return False
    return len(form) >= MIN_KNOWN_KANA or is_present(people[0])
