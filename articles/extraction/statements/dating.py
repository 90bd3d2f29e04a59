"""The day something was said: the reporting clause's own date, else the occasion's by an explained chain, else none."""

import re
from dataclasses import dataclass, field, replace

from articles.extraction.findings import DateMention, DateValue, Ref, Span
from articles.extraction.statements.clauses import DATE_TAIL, MOMENT, OCCASION
from articles.extraction.statements.reading import Reading
from articles.vocabulary import Method

_OCCASION = re.compile(
    r"(?:会談|会見|会議|会合|協議|討議|式典|署名式|署名|演説|発表|採択|採決|終了|面会|表敬|電話|閉会|開会|"
    r"開幕|視察|閣議|討論|調印式|調印|訪問|サミット|フォーラム|"
    r"あいさつ|挨拶|理事会|総会|議場|国会|議会|パレード|夕食会|昼食会)"
    r"(?:の)?(?:冒頭|席上|中|場|後|終了後|直後|途中|あいさつ)?(?:で(?![のき])|後|に先立ち|に先立つ|の席|"
    r"の場|の後|の冒頭|では|を受け|を終え|あいさつで)|"
    r"席上|冒頭|終了後|同席|共同会見|共同記者|これに対し|これを受け|その席|その場|壇上|出席した|列席した|"
    r"参列した|立ち会った|の直後|当日|当時"
)
_CLOCK = re.compile(
    r"(?:午前|午後|正午|未明|早朝|朝|夕方|夜|深夜)(?:[0-9０-９]{1,2}時(?:半|[0-9０-９]{1,2}分)?)?(?:ごろ|"
    r"頃|すぎ|過ぎ)?(?:に)?[、，]"
)
_BACKGROUND = re.compile(
    r"(?:てお|てい|とな)り、|ていて、|たが、|た後、|たばかり|[るた][一-龥ァ-ヶー][^、。]*(?:を(?:巡|"
    r"めぐ)(?:り|って)|について|に対し|に関し|を受け)(?:は|て)?、"
)
_REPLY = re.compile(r"応じ|応え|こたえ|返し|応酬|切り返|答え|反論")
_RUN = re.compile(
    r"(?:概要|要旨|全文|骨子|やりとり|やり取り|一問一答|発言|内容|ポイント|冒頭発言|"
    r"結果)[^。\n]{0,12}?(?:は|が)?(?:、)?(?:以下|次|下記)の?(?:とおり|通り)"
)


_PRESS_ONLY = re.compile(r"(?<!共同)(?<!共同記者)(?:会見|インタビュー|ブリーフィング)")


def sums_up_press_conference(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence announces the summary of one person's press conference, which it or the one before tells."""
    if not sums_up(reading, start, end):
        return False
    here = reading.document.paragraph_at(start)
    return bool(_PRESS_ONLY.search(reading.masked, here.span.start if here else start, end))


def sums_up(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence announces a summary."""
    return reading.holds(_RUN, start, end)


_SESSION = re.compile(r"会見|会談|会合|会議|表敬|演説|講演|協議|面会|質疑|インタビュー")
_STANDING = re.compile(r"(?:し)?て(?:い|お)(?:る|ます|り)|(?:し)?ている|しています|(?:す)?る(?=が|も|もの)")


@dataclass(slots=True)
class Days:
    """Days met so far that later statements can inherit."""

    run: DateValue | None = None
    """Day of the meeting or press conference that the whole text records."""
    line: DateValue | None = None
    """Day that stands at the head of the paragraph (chronicles)."""
    session: DateValue | None = None
    session_at: int = -1
    """Where the text gave it."""
    """Day of the last meeting, press conference or speech told in a main clause."""
    lead: DateValue | None = None
    """First day that a main clause of the text gave."""
    last: DateValue | None = None
    """Last such day."""
    paragraph: DateValue | None = None
    """The same, within the paragraph."""
    of: dict[Ref, tuple[int, DateValue]] = field(default_factory=dict)
    """Last day on which each speaker acted, met or spoke, and where the text says so."""
    transcript: bool = False
    """The run is a transcript: only its own speakers take its day."""
    statement: DateValue | None = None
    """Day of the last statement in the paragraph."""

    def begin_paragraph(self) -> None:
        """Forget the days that hold for one paragraph."""
        self.paragraph = self.statement = self.line = None

    def of_all(self, refs: tuple[Ref, ...]) -> DateValue | None:
        """The day of the first of the speakers that has one."""
        return next((self.of[r][1] for r in refs if r in self.of), None)

    def note(self, refs: tuple[Ref, ...], at: int, value: DateValue) -> None:
        """Remember that the text says at ``at`` what those did on a day."""
        for ref in refs:
            self.of[ref] = (at, value)

    def occasion(self, refs: tuple[Ref, ...]) -> DateValue | None:
        """Day of the occasion on which those speak: what the text gave last of their own day and the last meeting's."""
        own = next((self.of[r] for r in refs if r in self.of), None)
        if own and own[0] >= self.session_at:
            return own[1]
        return self.session or (own[1] if own else None) or self.paragraph or self.lead


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Telling:
    """The reporting clause, as far as its day is concerned."""

    refs: tuple[Ref, ...]
    low: int
    begin: int
    """Where the content begins; the clause's own phrases stand in ``low``–``begin``."""
    tail: Span | None
    """What stands between content and verb."""
    lemma: str
    form: str
    """The verb as written."""
    particle: str
    earlier: DateValue | None
    """Day of the statement before in the same sentence."""
    earlier_refs: tuple[Ref, ...]
    head: int
    """Start of the sentence."""
    behind: Span | None = None
    """The sentence after, where it names the speaker of a quotation that stands alone."""
    sourced: bool = False
    """Told by a source (によると): dates beside it belong to what it tells."""


def matrix_dates(reading: Reading, start: int, end: int, inside: list[Span]) -> list[DateMention]:
    """Dates of a stretch that date its main clause: before a comma or an occasion, outside contents and quotations."""
    if end <= start:
        return []
    best, chosen = 1, []
    for mention in reading.dates.within(Span(start, end)):
        at = mention.span.start
        if reading.document.quote_at(at) or any(c.contains(at) for c in inside):
            continue
        strength = _strength(reading, mention, end)
        if strength > best:
            best, chosen = strength, [mention]
        elif strength == best:
            chosen.append(mention)
    return chosen


_DAY = len("2025-01-01")
_SINCE = re.compile(r"(?:に)?(?:以来|以降|以後|ぶり|に続|にも|から(?!は)|まで)")
"""After a date: it tells since when or how long, not when something was said."""


def _strength(reading: Reading, mention: DateMention, end: int) -> int:
    """2 for a date that a comma or は closes, 1 for one before an occasion or right after the subject, else 0."""
    if _SINCE.match(reading.masked, mention.span.end, end):
        return 0
    tail = DATE_TAIL.match(reading.masked, mention.span.end, end)
    if tail and (tail["c"] or "なって" in tail[0]):
        return 2
    if mention.span.start in reading.subject_ends and reading.masked[mention.span.end : mention.span.end + 1] != "の":
        return 1
    after = tail.end() if tail else mention.span.end
    return int(bool(OCCASION.match(reading.masked, after, end) or MOMENT.match(reading.masked, after, end)))


def note_line(reading: Reading, days: Days, start: int, end: int) -> None:
    """Remember a day that stands as a label at the head of a paragraph (１月23日　…)."""
    for mention in reading.dates.within(Span(start, min(end, start + 16))):
        if mention.span.start - start <= 1 and reading.text[mention.span.end : mention.span.end + 1] in (
            "　",
            " ",
            "：",
            ":",
        ):
            days.line = mention.value


def note_sentence(
    reading: Reading,
    days: Days,
    start: int,
    end: int,
    inside: list[Span],
    subjects: tuple[Ref, ...],
    others: tuple[Ref, ...],
) -> None:
    """Remember the day that a sentence's main clause gives, for those who act in it."""
    found = matrix_dates(reading, start, end, inside)
    value = found[-1].value if found else days.line
    if value:
        days.last = days.paragraph = value
        days.lead = days.lead or value
        if _SESSION.search(reading.masked, start, end):
            days.session, days.session_at = value, start
    elif subjects or others:
        value = days.of_all(subjects)
        if not value and days.paragraph and _OCCASION.search(reading.masked, start, end):
            value = days.paragraph
    if value:
        days.note((*subjects, *others), start, value)
    if sums_up(reading, start, end):
        every = reading.dates.within(Span(start, end)) if end > start else []
        days.run = found[0].value if found else every[0].value if every else days.session or days.last


def statement_date(reading: Reading, days: Days, told: Telling) -> tuple[DateValue | None, Span | None]:
    """The day of a statement and the words of the occasion it was taken from, if it was inherited."""
    if not told.sourced and (own := _own_date(reading, told)):
        return own, None
    if days.line:
        return _inherit(days.line, "statement.date.line"), None
    replies = told.particle == "も" or bool(_REPLY.search(told.lemma))
    if told.earlier and (
        told.refs == told.earlier_refs or replies or _OCCASION.search(reading.masked, told.head, told.low)
    ):
        return _inherit(told.earlier, "statement.date.same_sentence"), None
    known = days.of_all(told.refs)
    if told.sourced:
        return inherited(known, "statement.date.same_speaker"), None
    occasion = _OCCASION.search(reading.masked, told.low, max(told.begin, told.low))
    if occasion:
        value = days.last if occasion[0] == "当時" else days.occasion(told.refs)
        return inherited(value, "statement.date.occasion"), Span(*occasion.span())
    if days.last and _CLOCK.search(reading.masked, told.low, max(told.begin, told.low)):
        return _inherit(days.last, "statement.date.clock"), None
    if days.run and (known or not days.transcript):
        return _inherit(days.run, "statement.date.run"), None
    if _STANDING.search(told.form):
        return None, None
    if known:
        return _inherit(known, "statement.date.same_speaker"), None
    if days.statement and replies:
        return _inherit(days.statement, "statement.date.reply"), None
    return None, None


def _own_date(reading: Reading, told: Telling) -> DateValue | None:
    """The date of the reporting clause itself, one of a clause in its background left out."""
    own = matrix_dates(reading, told.low, told.begin, [])
    first = next((m for m in own if m.span.start in reading.subject_ends), None)
    own = [m for m in own if not _BACKGROUND.search(reading.masked, m.span.end, told.begin)]
    if first and len(first.value.iso) == _DAY and (not own or len(own[-1].value.iso) < _DAY):
        own = [first]
    if told.tail:
        own += matrix_dates(reading, told.tail.start, told.tail.end, [])
    if told.behind:
        own += matrix_dates(reading, told.behind.start, told.behind.end, [])[:1]
    return own[-1].value if own else None


def inherited(value: DateValue | None, rule: str) -> DateValue | None:
    """A day taken over from elsewhere, marked as such."""
    return _inherit(value, rule) if value else None


def _inherit(value: DateValue, rule: str) -> DateValue:
    return replace(value, method=Method.INHERITED, rule=rule)
