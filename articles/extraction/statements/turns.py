"""Transcripts, digests, broadcast scripts: the speaker is a label before the words or a line of its own."""

import re
from dataclasses import dataclass

from articles.extraction.findings import Mention, Ref, Span
from articles.extraction.parsing import Paragraph
from articles.extraction.statements.reading import Reading

_MARKS = "◇◆■□▼▽○●◎・※＝=【〔［[<＜〈《▶▲△★☆〇"
_END = r"「」。、：:】〕］\]>＞〉》（）()\n　"
_PROSE = re.compile(rf"[\s　]*[^\s{_END}『{_MARKS}][^{_END}『]*[。、」]")
"""A paragraph that begins so begins with no label, and that is quickly known."""
_LABEL = re.compile(
    rf"[\s　]*(?P<mark>[{_MARKS}]*)[\s　]*"
    rf"(?P<who>[^\s{_END}はがを][^{_END}]{{0,38}}?(?:[ ][^{_END}はがを]{{1,25}}){{0,2}})"
    r"(?P<note>(?:（[^）\n]{0,25}）|\([^)\n]{0,25}\)))?(?P<close>[】〕］\]>＞〉》])?(?P<sep>[\s　]*[：:]?[\s　]*)"
    r"(?=「|『|[　：:】〕］\]]|$|(?<=[　：:】〕］\]]).)"
)
ROLE = re.compile(
    r"(?:内閣)?総理大臣|総理|首相|大統領|副大統領|国家主席|主席|国務長官|国防長官|財務長官|官房長官|"
    r"外務大臣|防衛大臣|[一-龥]{1,6}大臣|外相|国防相|防衛相|財務相|経産相|[一-龥]{1,4}相|"
    r"(?:副)?報道官|(?:副)?報道局長|報道局長|長官|議長|委員長|事務総長|事務局長|書記長|総書記|国王|皇太子|"
    r"大使|補佐官|次官|局長|司令官|代表|知事|党首|総裁|幹事長"
)
_LABEL_LINE = re.compile(
    rf"[\s　]*(?P<mark>[{_MARKS}]+)[\s　]*(?P<who>[^\s{_END}はがを]{{1,20}}[ 　]+[^{_END}はがを]{{1,30}})"
    r"(?P<note>(?:（[^）\n]{0,25}）|\([^)\n]{0,25}\)))?(?P<close>[】〕］\]>＞〉》])?(?P<sep>[\s　]*)$"
)
"""A line of its own with a country and a name (●英国　ジョンソン首相（1日）)."""
_ASKS = re.compile(
    r"[\s　]*(?:―|—|─|－－|――|[^\s「」。、]{0,14}記者[：:】]|【[^】\n]{0,20}記者】|【記者】|（記者）|"
    r"\(記者\)|記者[：:　「]|Ｑ[：:．.　]|Q[：:．.　 ]|"
    r"問[：:　]|質問[：:　])"
)
_ANSWER = re.compile(r"[\s　]*(?:Ａ|A|答)[：:．.　]")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Label:
    """A speaker's label at the head of a paragraph; ``rest`` is where the words begin (paragraph end if none)."""

    refs: tuple[Ref, ...]
    span: Span
    rest: int
    marked: bool
    """Set off by ◇ or brackets, so that the paragraphs below belong to it."""


def is_question(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a reporter asks in the paragraph."""
    return bool(_ASKS.match(reading.text, paragraph.span.start, paragraph.span.end))


def label_of(reading: Reading, paragraph: Paragraph) -> Label | None:
    """The speaker that a paragraph begins with, if it begins with nothing else."""
    start, end = paragraph.span.start, paragraph.span.end
    if _PROSE.match(reading.text, start, end):
        return None
    found = _LABEL_LINE.match(reading.text, start, end) or _LABEL.match(reading.text, start, end)
    if not found:
        return None
    who = Span(*found.span("who"))
    if reading.text[who.end - 1] in "のとにで":
        return None
    rest = found.end()
    plain = rest < paragraph.span.end and reading.text[rest] not in "「『"
    if plain and not found["sep"] and not found["close"]:
        return None
    refs = _who(reading, who, role_only=plain)
    if not refs:
        return None
    return Label(refs, who, rest, bool(found["mark"] or found["close"]))


def whole_quotes(reading: Reading, start: int, end: int) -> list[Span]:
    """The insides of the quotations that fill a range completely, or nothing."""
    spans: list[Span] = []
    at = start
    for quote in reading.quotes_in(start, end):
        if reading.text[at : quote.span.start].strip(" 　。、\n"):
            return []
        spans.append(Span(quote.inner_start, max(quote.inner_end, quote.inner_start + 1)))
        at = quote.span.end
    return [] if reading.text[at:end].strip(" 　。\n") else spans


def _who(reading: Reading, who: Span, *, role_only: bool) -> tuple[Ref, ...]:
    plain = who.of(reading.text).replace(" ", "").replace("　", "")
    if ref := _named(reading, plain):
        return (ref,)
    mentions = [m for m in reading.cast.within(who) if m.ref and m.part == "body"]
    people = [m for m in mentions if reading.cast.is_person(m.ref)]
    if people:
        last = max(people, key=lambda m: (m.span.end, len(m.span)))
        if who.end - last.span.end <= 2:
            return (last.ref,)
        return ()
    words = who.of(reading.text)
    found = ROLE.search(words)
    if found and found.end() == len(words) and (ref := _holder(reading, found[0], words, mentions)):
        return (ref,)
    others = [m for m in mentions if m.span == who]
    if others and not role_only:
        return (others[0].ref,)
    return ()


_LONGEST_NAME = 24


def _named(reading: Reading, words: str) -> Ref | None:
    """The leader with the longest name in the words; looked up piece by piece, so that many leaders cost nothing."""
    for size in range(min(len(words), _LONGEST_NAME), 1, -1):
        for start in range(len(words) - size + 1):
            if ref := reading.leader_named(words[start : start + size]):
                return ref
    return None


def _holder(reading: Reading, role: str, words: str, mentions: list[Mention]) -> Ref | None:
    """Who holds an office that stands alone: the first leader of that title, of the country named with it if any."""
    rest = words.removesuffix(role).strip(" 　の・")
    if rest and rest not in {m.span.of(reading.text).strip(" 　の・") for m in mentions}:
        return None
    for leader in reading.cast.leaders:
        title = leader.title or ""
        if title and (title == role or title.endswith(role) or role.endswith(title)):
            return str(leader.id)
        if {title, role} <= {"首相", "総理", "総理大臣", "内閣総理大臣"}:
            return str(leader.id)
    return None


def is_break(reading: Reading, paragraph: Paragraph) -> bool:
    """A line that ends a speaker's run of paragraphs: a heading, a row of marks, a note."""
    line = paragraph.span.of(reading.text).strip(" 　")
    return (
        not line
        or line[0] in _MARKS
        or len(line) < 4
        or (not line.endswith(("。", "」", "？", "！", "…")) and len(line) < 30)
    )
