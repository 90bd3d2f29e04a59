"""The day something was said: the reporting clause's own date, else the occasion's by an explained chain, else none."""

import re
from dataclasses import dataclass, field, replace

from articles.extraction.findings import DateMention, DateValue, Ref, Span
from articles.extraction.statements.clauses import DATE_TAIL, OCCASION
from articles.extraction.statements.reading import Reading
from articles.vocabulary import Method

_OCCASION = re.compile(
    r"(?:会談|会見|首脳会議|会合|協議|式典|署名式|署名|演説|発表|採択|採決|終了|面会|表敬|電話|閉会|視察|"
    r"閣議|討論|調印式|調印|訪問)(?:の)?(?:冒頭|席上|中|場|後|終了後|直後|途中)?(?:で|後|に先立ち|"
    r"に先立つ|の席|の場|の後|の冒頭|では|を受け)|"
    r"席上|冒頭|終了後|会談後|会見後|閉会後|同席|共同会見|共同記者|これに対し|これを受け|会見では|その席|"
    r"その場|壇上|出席した|列席した|参列した|立ち会った"
)
_REPLY = re.compile(r"応じ|応え|こたえ|返し|応酬|切り返|答え|反論")
_RUN = re.compile(
    r"(?:概要|要旨|全文|骨子|やりとり|やり取り|一問一答|発言|内容|ポイント|冒頭発言|"
    r"結果)[^。\n]{0,12}?(?:は|が)?(?:、)?(?:以下|次|下記)の?(?:とおり|通り)"
)


@dataclass(slots=True)
class Days:
    """Days met so far that later statements can inherit."""

    run: DateValue | None = None
    """Day of the meeting or press conference that the whole text records."""
    last: DateValue | None = None
    """Last day that a main clause of the text gave."""
    paragraph: DateValue | None = None
    """The same, within the paragraph."""
    spoken: dict[tuple[Ref, ...], DateValue] = field(default_factory=dict)
    """Day of the last statement of each speaker in the paragraph."""
    statement: DateValue | None = None
    """Day of the last statement in the paragraph."""

    def begin_paragraph(self) -> None:
        self.paragraph = None
        self.statement = None
        self.spoken = {}


def matrix_dates(reading: Reading, start: int, end: int, inside: list[Span]) -> list[DateMention]:
    """Dates of a stretch that date its main clause: before a comma or an occasion, outside contents and quotations."""
    if end <= start:
        return []
    return [
        mention
        for mention in reading.dates.within(Span(start, end))
        if not reading.document.quote_at(mention.span.start)
        and not any(c.contains(mention.span.start) for c in inside)
        and _is_matrix(reading, mention, end)
    ]


def _is_matrix(reading: Reading, mention: DateMention, end: int) -> bool:
    tail = DATE_TAIL.match(reading.masked, mention.span.end, end)
    if tail and tail["c"]:
        return True
    after = tail.end() if tail else mention.span.end
    return bool(OCCASION.match(reading.masked, after, end))


def note_sentence(reading: Reading, days: Days, start: int, end: int, inside: list[Span]) -> None:
    """Remember the day that a sentence's main clause gives."""
    found = matrix_dates(reading, start, end, inside)
    if found:
        days.last = days.paragraph = found[-1].value
    if _RUN.search(reading.masked, start, end):
        every = reading.dates.within(Span(start, end)) if end > start else []
        days.run = found[0].value if found else every[0].value if every else days.last


def statement_date(
    reading: Reading,
    days: Days,
    refs: tuple[Ref, ...],
    low: int,
    begin: int,
    tail: Span | None,
    earlier: DateValue | None,
    lemma: str,
    particle: str,
) -> tuple[DateValue | None, Span | None]:
    """The day of a statement and the words of the occasion it was taken from, if it was inherited.

    ``low``–``begin`` is the reporting clause before the content, ``tail`` what stands between content and verb.
    """
    own = matrix_dates(reading, low, begin, [])
    if tail:
        own += matrix_dates(reading, tail.start, tail.end, [])
    if own:
        return own[-1].value, None
    if earlier:
        return _inherit(earlier, "statement.date.same_sentence"), None
    if value := days.spoken.get(refs):
        return _inherit(value, "statement.date.same_speaker"), None
    occasion = _OCCASION.search(reading.masked, low, max(begin, low))
    words = Span(*occasion.span()) if occasion else None
    if occasion and (value := days.paragraph or days.last):
        return _inherit(value, "statement.date.occasion"), words
    if days.statement and (particle == "も" or _REPLY.search(lemma)):
        return _inherit(days.statement, "statement.date.reply"), None
    if days.run:
        return _inherit(days.run, "statement.date.run"), None
    return None, None


def _inherit(value: DateValue, rule: str) -> DateValue:
    return replace(value, method=Method.INHERITED, rule=rule)
