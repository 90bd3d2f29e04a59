"""Date expressions in text order -> days, each completed from the publication day and the dates before it."""

from dataclasses import dataclass
from enum import StrEnum

from articles.extraction.dates.calendar import Day, make
from articles.extraction.dates.written import Written
from articles.extraction.findings import DateMention, DateValue, Span
from articles.vocabulary import Method

_WEEKDAYS = "月火水木金土日"
_RELATIVE_YEARS = {
    "一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "今年": 0, "ことし": 0, "本年": 0, "来年": 1, "再来年": 2,
}  # fmt: skip
_ANAPHORIC_YEARS = {"同年": 0, "同じ年": 0, "その年": 0, "当年": 0, "前年": -1, "翌年": 1}
_RELATIVE_MONTHS = {"先々月": -2, "先月": -1, "今月": 0, "本月": 0, "来月": 1, "再来月": 2}
_ANAPHORIC_MONTHS = {"同月": 0, "同じ月": 0, "当月": 0, "前月": -1, "翌月": 1}
_EXPLICIT_RULES = frozenset(
    {"date.full", "date.month_day", "date.short_year", "date.relative_year", "date.same_month_day"}
)
_FAR_AHEAD = 8
"""A bare month so many months after the publication month belongs to the year before (12月 in an article of March)."""
_NEAR_DAYS = 10
"""A bare day after the publication's day, but so few days before it in the month before, belongs to that month."""


class Standing(StrEnum):
    """What a day does in its sentence, which decides whether 同日 may mean it."""

    MAIN = "main"
    """It dates the sentence: it opens it or follows its topic (X氏は6日、)."""
    PLAIN = "plain"
    SIDE = "side"
    """It dates something inside it (3日に予定する, 1日から, その前日)."""


@dataclass
class _Met:
    """The dates met so far, inside or outside of quotations."""

    latest: Day | None = None
    day: Day | None = None
    """The latest of day precision."""
    main_day: Day | None = None
    """The latest day that dates a sentence."""
    sentence: int = -1
    """Sentence and paragraph of ``latest``."""
    paragraph: int = -1
    day_sentence: int = -1
    is_explicit: bool = False
    """Whether ``latest`` was written with its month or year."""


class Resolver:
    """Resolves expressions one by one; keeps the dates met so far.

    ``section_year`` is the year of a chronology's heading (2019年 on a line of its own); ``goes_on`` tells that the
    next expression comes after the date before it (その半月後の11月16日).
    """

    def __init__(self, published: Day | None) -> None:
        self._published = published
        self.section_year: int | None = None
        self.goes_on = False
        self._met = {False: _Met(), True: _Met()}
        self._quoted = False
        self._standing = Standing.PLAIN
        self._sentence = self._paragraph = -1

    def resolve(
        self, written: Written, standing: Standing, *, sentence: int, paragraph: int, quoted: bool
    ) -> DateMention | None:
        """The mention with its value; None where the text and the publication day do not tell it."""
        self._quoted, self._sentence, self._paragraph = quoted, sentence, paragraph
        self._standing = standing
        found = getattr(self, f"_{written.kind}")(written)
        if found is None:
            return None
        day, method, rule = found
        end = self._end(written, day)
        value = DateValue(day.iso, method, f"date.{rule}", written.span)
        return DateMention(written.span, value, end.iso if end else None)

    def remember(self, mention: DateMention, standing: Standing) -> None:
        """Let later expressions count from the mention resolved last."""
        day = Day.parse(mention.value.iso)
        if day is None:
            return
        met = self._met[self._quoted]
        is_first = met.day_sentence != self._sentence
        met.latest, met.sentence, met.paragraph = day, self._sentence, self._paragraph
        met.is_explicit = mention.value.rule in _EXPLICIT_RULES
        if not day.day:
            return
        met.day, met.day_sentence = day, self._sentence
        is_plain_first = standing is Standing.PLAIN and is_first and not self._is_ahead(day)
        if met.main_day is None or standing is Standing.MAIN or is_plain_first:
            met.main_day = day

    def _is_ahead(self, day: Day | None) -> bool:
        base = self._published
        return bool(base and base.day and day and day.date > base.date)

    def leave_quote(self) -> None:
        """Forget what was named inside a quotation that has ended."""
        self._met[True] = _Met()

    @property
    def _before(self) -> _Met:
        """The dates that an expression at this place may count from."""
        inside = self._met[True]
        return inside if self._quoted and inside.latest else self._met[False]

    def _calendar(self, w: Written) -> tuple[Day, Method, str] | None:
        year, method = self._year(w)
        if w.day_word:
            return self._anaphoric_day(w)
        if year is None:
            if w.month_word or w.month:
                return self._month(w)
            return self._bare_day(w) if w.day else None
        if w.month is None:
            rule = "year" if method is Method.STATED else "relative_year"
            return (Day(year), method, rule)
        day = make(year, w.month, w.day)
        rule = {Method.STATED: "full", Method.COMPLETED: "short_year", Method.RELATIVE: "relative_year"}[method]
        return (day, method, rule) if day else None

    def _year(self, w: Written) -> tuple[int | None, Method]:
        if w.year is not None:
            return w.year, Method.STATED
        if w.short_year is not None:
            limit = (self._published.year if self._published else 2030) + 20
            return next(y for c in (2000, 1900) if (y := c + w.short_year) <= limit), Method.COMPLETED
        if w.year_word in _RELATIVE_YEARS:
            base = self._published.year if self._published else None
            return (base + _RELATIVE_YEARS[w.year_word] if base else None), Method.RELATIVE
        if w.year_word:
            before = self._before.latest or self._published
            return (before.year + _ANAPHORIC_YEARS[w.year_word] if before else None), Method.RELATIVE
        return None, Method.COMPLETED

    def _month(self, w: Written) -> tuple[Day, Method, str] | None:
        if w.month_word:
            base = self._published if w.month_word in _RELATIVE_MONTHS else self._before.latest or self._published
            shift = (_RELATIVE_MONTHS | _ANAPHORIC_MONTHS)[w.month_word]
            month = base.plus_months(shift) if base else None
            day = make(month.year, month.month, w.day) if month else None
            return (day, Method.RELATIVE, "relative_month") if day else None
        year = self._year_of_month(w.month)
        day = make(year, w.month, w.day) if year else None
        return (day, Method.COMPLETED, "month_day" if w.day else "month") if day else None

    def _year_of_month(self, month: int | None) -> int | None:
        if month is None:
            return None
        if self.section_year:
            return self.section_year
        before, base = self._before, self._published
        if self.goes_on and before.latest and before.latest.month:
            return before.latest.year + (month < before.latest.month)
        if before.latest and before.sentence == self._sentence and (base is None or before.latest.year != base.year):
            return before.latest.year + (1 if before.latest.month and month < before.latest.month else 0)
        if base is None:
            return before.latest.year if before.latest else None
        if base.month and month - base.month >= _FAR_AHEAD - (base.month == 1):
            return base.year - 1
        if base.month and month - base.month <= -11:
            return base.year + 1
        return base.year

    def _bare_day(self, w: Written) -> tuple[Day, Method, str] | None:
        day = self._day_of_sentence(w.day) or self._day_near_publication(w.day) if w.day else None
        return (day, Method.COMPLETED, "day") if day else None

    def _day_of_sentence(self, number: int) -> Day | None:
        """The day in the month that the sentence, or the one before it, has named (9月3日に開幕し、5日に閉幕した)."""
        before = self._before
        day = before.latest
        if day is None or day.month is None or (day.day and number < day.day):
            return None
        if before.sentence != self._sentence and not self._goes_on(day, number):
            return None
        if self._standing is Standing.MAIN and self._is_fresh(number):
            return None
        return make(day.year, day.month, number)

    def _goes_on(self, day: Day, number: int) -> bool:
        """Whether a day without month goes on a story told with months; a day just before publication does not."""
        before = self._before
        if before.paragraph != self._paragraph or before.sentence < self._sentence - 2 or not before.is_explicit:
            return False
        return day.day is not None and not self._is_fresh(number) and number - day.day <= _NEAR_DAYS

    def _is_fresh(self, number: int) -> bool:
        """Whether the day may be one just before publication, as days without a month mostly are."""
        base = self._published
        return base is not None and base.day is not None and base.day - 4 <= number <= base.day + 1

    def _day_near_publication(self, number: int) -> Day | None:
        base = self._published
        if base is None or base.month is None:
            before = self._before.latest
            return make(before.year, before.month, number) if before and before.month else None
        same = make(base.year, base.month, number)
        if base.day is None or (same and number <= base.day and not self._is_just_ahead(number)):
            return same
        last = base.plus_months(-1)
        past = make(last.year, last.month, number) if last else None
        if past and (base.date - past.date).days <= _NEAR_DAYS and number > base.day:
            return past
        if self._is_just_ahead(number) and (ahead := base.plus_months(1)):
            return make(ahead.year, ahead.month, number)
        return same or past

    def _is_just_ahead(self, number: int) -> bool:
        """1日 in an article of the 31st is tomorrow."""
        base = self._published
        tomorrow = base.plus_days(1) if base else None
        return bool(base and base.day and tomorrow and tomorrow.day == number == 1 and base.day >= 28)

    def _anaphoric_day(self, w: Written) -> tuple[Day, Method, str] | None:
        if w.day_word == "本":
            base = self._published
            day = make(base.year, base.month, w.day) if base and base.month else None
            return (day, Method.COMPLETED, "this_day") if day else self._bare_day(w)
        before = self._before.latest or self._published
        if before is None or before.month is None or w.day is None:
            return None
        shift = 0
        if w.day_word == "翌" and before.day and w.day < before.day:
            shift = 1
        elif w.day_word == "前" and before.day and w.day > before.day:
            shift = -1
        month = before.plus_months(shift)
        day = make(month.year, month.month, w.day) if month else None
        return (day, Method.RELATIVE, "same_month_day") if day else None

    def _word(self, w: Written) -> tuple[Day, Method, str] | None:
        base = self._published
        if w.word in ("same", "next", "previous"):
            return self._anaphoric_word(w)
        if w.word in ("week", "weekday"):
            return self._weekday(w)
        if base is None:
            return None
        if w.word == "month_within":
            month = base.to_month()
            return (month, Method.RELATIVE, "within_month") if month else None
        if w.word in ("season", "year_within"):
            shift = {"昨": -1, "来": 1}.get(w.text[0], 0) + (w.text == "年明け")
            return (Day(base.year + shift), Method.RELATIVE, w.word.replace("year_within", "within_year"))
        shift = {"two_ago": -2, "yesterday": -1, "today": 0, "tomorrow": 1}[w.word]
        spoken_on = self._met[False]
        if self._quoted and spoken_on.day and spoken_on.day_sentence == self._sentence:
            base = spoken_on.day
        day = base.plus_days(shift)
        return (day, Method.RELATIVE, w.word) if day else None

    def _anaphoric_word(self, w: Written) -> tuple[Day, Method, str] | None:
        met = self._before
        if w.word == "same":
            before = met.day if met.day_sentence == self._sentence else met.main_day
        else:
            is_month = met.latest is not None and met.latest.month and not met.latest.day
            before = met.latest if is_month and met.sentence >= self._sentence - 1 else met.day
            if before is met.day and met.day_sentence != self._sentence and self._is_ahead(met.day):
                before = met.main_day
        before = before or self._published
        if before is None:
            return None
        if not before.day:
            return (before, Method.RELATIVE, f"{w.word}_day") if met.latest else None
        shift = {"same": 0, "next": 1, "previous": -1}[w.word] * (2 if "々" in w.text else 1)
        day = before.plus_days(shift)
        return (day, Method.RELATIVE, f"{w.word}_day") if day else None

    def _weekday(self, w: Written) -> tuple[Day, Method, str] | None:
        base = self._published
        if base is None or not base.day:
            return None
        today = base.date.weekday()
        if w.word == "weekday":
            day = base.plus_days(-((today - _WEEKDAYS.index(w.weekday)) % 7))
            return (day, Method.RELATIVE, "weekday") if day else None
        weeks = {"先々": -2, "先": -1, "今": 0, "来": 1, "再来": 2}[w.text.split("週")[0]]
        monday = base.plus_days(7 * weeks - today)
        if monday is None:
            return None
        day = monday.plus_days(_WEEKDAYS.index(w.weekday)) if w.weekday else monday.to_month()
        return (day, Method.RELATIVE, "week") if day else None

    def _distance(self, w: Written) -> tuple[Day, Method, str] | None:
        """3日後 counts from the date before it in the text; 3日前 too, without one from the publication."""
        before = self._before.day if w.unit in ("日", "週間") else self._before.latest
        if w.unit in ("年", "月") and not w.is_after:
            before = self._published
        base = before or (None if w.is_after else self._published)
        if base is None:
            return None
        sign = 1 if w.is_after else -1
        if w.unit in ("日", "週間"):
            day = base.plus_days(sign * w.count * (7 if w.unit == "週間" else 1))
        elif w.unit == "月":
            day = base.plus_months(sign * w.count)
        elif w.is_half:
            day = base.plus_months(sign * (12 * w.count + 6))
        else:
            day = make(base.year + sign * w.count)
        return (day, Method.RELATIVE, "distance") if day else None

    def _end(self, w: Written, start: Day) -> Day | None:
        if w.end_day and start.month:
            shift = 1 if not w.end_month and start.day and w.end_day < start.day else 0
            month = start.plus_months(shift)
            if month is None:
                return None
            year = month.year + (1 if w.end_month and start.month > w.end_month else 0)
            return make(year, w.end_month or month.month, w.end_day)
        if w.days:
            return start.plus_days(w.days - 1)
        return make(w.end_year) if w.end_year and w.end_year > start.year else None


def merged(mention: DateMention, bracketed: DateMention, end: int) -> DateMention:
    """きのう(10月31日): one mention with the bracket's day, which the text states."""
    span = Span(mention.span.start, end)
    value = DateValue(bracketed.value.iso, bracketed.value.method, "date.bracketed", span)
    return DateMention(span, value, bracketed.end_iso)
