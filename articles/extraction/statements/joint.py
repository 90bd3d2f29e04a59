"""Several speakers at once: partners of a meeting, and those who adopted a document that speaks."""

import re
from itertools import pairwise

from articles.extraction.findings import Ref
from articles.extraction.statements.reading import DOCUMENT_WORDS, Reading, Subject

_WITH = re.compile(
    r"(?:（[^）\n]{0,40}）|\([^)\n]{0,40}\))?(?:ら|側|など)?(?:と(?!も述|とも|し[て、た]|の(?:間|関係|"
    r"問題)|いう|述|語|主張)|(?=との[^、。]{0,12}(?:会談|協議|電話|面会|会合)))"
)
_MEET = re.compile(
    r"(?:会談|協議|電話|面会|会い|会っ|会合|会見|対談|首脳会議|話し合|意見交換|会食|懇談|話し|署名|"
    r"電話協議|話を|テレビ会議)"
)
_ADOPT = re.compile(
    rf"(?:{DOCUMENT_WORDS})[^、。]{{0,16}}?(?:に|を|が|も)[^、。]{{0,20}}?(?:署名|採択|発表|出[しさすた]|"
    rf"結[びんば]|締結|公表|まとめ|調印|交わし|発出|可決|決定|承認|発し)"
)


_ATTEND = re.compile(r"出席|参加|議長を務め|一堂に会|同席|顔をそろえ|集ま|招集|召集")
_ITEMS = re.compile(
    rf"(?:{DOCUMENT_WORDS})(?:(?:の|は|で|に)?[^。]{{0,24}}?(?:次|以下|下記)の(?:通り|とおり|点)|"
    r"の?(?:要旨|骨子|全文|ポイント)(?:は)?[、：:。])"
)


_TALKS = re.compile(r"(?:の[^、。はがを]{0,14}?)(?:協議|会談|会合|首脳会議|交渉|首脳会談|外相会談)(?:が|は|を)")


def talks(reading: Reading, start: int, end: int) -> tuple[Ref, ...]:
    """The two sides of talks named in one phrase (アメリカとウクライナの政府高官による協議が行われ)."""
    phrases = reading.phrases_in(start, end)
    for one, other in pairwise(phrases):
        if reading.masked[one[1] : other[0]] == "と" and _TALKS.match(reading.masked, other[1], end):
            return tuple(dict.fromkeys([*one[2], *other[2]]))
    return ()


def introduces_items(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence announces the items of a document."""
    return reading.holds(_ITEMS, start, end)


def partners(reading: Reading, low: int, high: int) -> tuple[Ref, ...]:
    """Those with whom the subject meets in a clause: Xと会談し."""
    refs: list[Ref] = []
    for start, end, found in reading.phrases_in(low, high):
        if (with_ := _WITH.match(reading.masked, end, high)) and _MEET.search(
            reading.masked, with_.end(), min(high, with_.end() + 60)
        ):
            refs += _chain_before(reading, low, start)
            refs += found
    return tuple(dict.fromkeys(refs))


def _chain_before(reading: Reading, low: int, start: int) -> list[Ref]:
    """Earlier members of a list that ends at ``start`` (A、Bと会談した)."""
    refs: list[Ref] = []
    for first, end, found in reversed(reading.phrases_in(low, start)):
        if reading.masked[end:start] in ("、", "と", "や", "、それに", "及び", "ら、") and first < start:
            refs = [*found, *refs]
            start = first
        else:
            break
    return refs


def attending(reading: Reading, start: int, end: int) -> tuple[Ref, ...]:
    """Everybody named in a sentence that tells who takes part in a meeting."""
    if not reading.holds(_ATTEND, start, end):
        return ()
    return tuple(dict.fromkeys(r for _, _, refs in reading.phrases_in(start, end) for r in refs))


def participants(reading: Reading, start: int, end: int) -> tuple[Ref, ...]:
    """The people of a sentence that tells who takes part (…が出席した)."""
    if not reading.holds(_ATTEND, start, end):
        return ()
    people = [r for _, _, refs in reading.phrases_in(start, end) for r in refs if reading.cast.is_person(r)]
    return tuple(dict.fromkeys(people)) if len(set(people)) > 2 else ()


def adopts(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence tells a document's adoption or signing."""
    return reading.holds(_ADOPT, start, end)


def all_parties(
    reading: Reading, subject: Subject, refs: tuple[Ref, ...], high: int, companions: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """The subject of 一致した with the partners named beside it."""
    if len(refs) > 1:
        return refs
    return others_named(reading, subject.after, high, refs, companions)


def others_named(
    reading: Reading, low: int, high: int, refs: tuple[Ref, ...], companions: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """With whom the speaker agrees: partners in the clause (Yと会談し, Yとは), else those of the last meeting."""
    others = list(partners(reading, low, high))
    for _, end, found in reading.phrases_in(low, high):
        if reading.masked.startswith(("とは", "とも", "との間で"), end):
            others += found
    if not others and (refs[0] in companions):
        return companions
    return tuple(dict.fromkeys([*refs, *others]))
