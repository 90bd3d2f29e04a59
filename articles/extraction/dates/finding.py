"""Document -> date mentions in text order."""

import re

from articles.extraction.dates.calendar import Day
from articles.extraction.dates.index import DateIndex
from articles.extraction.dates.resolving import Resolver, Standing, merged
from articles.extraction.dates.written import Written, find_written
from articles.extraction.findings import DateMention, Span
from articles.extraction.parsing import Document, Paragraph, Sentence, Zone

_DURATION_BEFORE = re.compile(
    r"(?:わずか|たった|延べ|最長|最大|最低|最短|過去|今後|向こう|少なくとも|平均|"
    r"丸|まる|あと|残り|残すところ|およそ|ほぼ|就任|発効から|この|毎年|例年|隔年)の?$"
)
_DURATION_AFTER = re.compile(r"で(?![^。]{0,24}(?:年|カ月|か月|となる|になる|迎))")
"""The treaty held 5日で; but 24日で侵攻から3年となる."""
_WORD_RULES = frozenset(
    f"date.{word}"
    for word in (
        *("today", "yesterday", "two_ago", "tomorrow", "relative_year", "weekday", "week"),
        *("same_day", "next_day", "previous_day"),
    )
)
_ZONE = re.compile(r"(?:日本|現地|韓国|米?国?東部)時間")
_ZONE_BEFORE = re.compile(r"\((?:日本時間|現地時間|韓国時間|同|米?国?東部時間|グリニッジ標準時|協定世界時)[の ]?")
_SIDE_AFTER = re.compile(
    r"から|まで|以降|以来|以前|付|に(?:予定|迫|控え|期限)|を(?:期限|目標|めど|迎)|期限|ごろまで"
    r"|に[^、。\n]{0,12}(?:した|った|れた|いた|んだ|めた|けた|げた|する|ている|れる)(?=[一-龠ァ-ヶ「『])"
)
"""After a day that dates something inside the sentence."""
_MAIN_BEFORE = re.compile(r"(?:^[\s*・▼■◆●○]*|[はもが]、?|^(?:また|一方|さらに|なお|これに対し|その後|続いて|翌)、?)$")
_GOES_ON = re.compile(r"その[^。、「」\n]{0,8}後[の、]?$")
_YEAR_LINE = re.compile(r"^[\s【\[(◆■▼◇●○〈《]*(?P<year>(?:19|20)\d\d)年[\s】\])〉》:]*$")


def find_dates(document: Document, published: str | None) -> DateIndex:
    """Every date of the body, resolved from ``published`` (ISO 8601 at any precision, or None) and from one another.

    An expression that nothing resolves (6日 without a publication day) gives no mention.
    """
    folded = document.folded
    resolver = Resolver(Day.parse(published))
    mentions: list[DateMention] = []
    asides: set[Span] = set()
    section_years = _section_years(document, folded)
    last_quote = None
    for written in find_written(folded):
        start = written.span.start
        if _is_duration(written, folded):
            continue
        paragraph, sentence, quote = document.paragraph_at(start), document.sentence_at(start), document.quote_at(start)
        if quote is not last_quote:
            resolver.leave_quote()
        last_quote = quote
        resolver.section_year = section_years[paragraph.index] if paragraph else None
        standing = _standing(written, folded, sentence)
        resolver.goes_on = bool(_GOES_ON.search(folded, max(0, start - 14), start))
        mention = resolver.resolve(
            written,
            standing,
            sentence=sentence.index if sentence else -1,
            paragraph=paragraph.index if paragraph else -1,
            quoted=quote is not None,
        )
        if mention is None:
            continue
        if mentions and _is_explained_by_bracket(mentions[-1], mention, folded):
            mentions[-1] = merged(mentions[-1], mention, mention.span.end + 1)
            resolver.remember(mentions[-1], Standing.PLAIN)
            continue
        mentions.append(mention)
        if _is_aside(mentions, folded) or _is_dateline(paragraph, start):
            asides.add(mention.span)
        else:
            resolver.remember(mention, standing)
    return DateIndex(tuple(mentions), frozenset(asides), document)


def _is_duration(written: Written, folded: str) -> bool:
    """A bare day or year number after わずか, 今後, … counts time."""
    has_more = written.month or written.month_word or written.year or written.year_word
    if written.kind != "calendar" or has_more or written.day_word:
        return False
    if written.day and not written.end_day and _DURATION_AFTER.match(folded, written.span.end):
        return True
    return bool(_DURATION_BEFORE.search(folded, max(0, written.span.start - 6), written.span.start))


def _is_explained_by_bracket(before: DateMention, mention: DateMention, folded: str) -> bool:
    """きのう(10月31日), 昨年(2024年)."""
    if before.value.rule not in _WORD_RULES:
        return False
    between = folded[before.span.end : mention.span.start]
    return between == "(" and folded[mention.span.end : mention.span.end + 1] == ")"


def _is_aside(mentions: list[DateMention], folded: str) -> bool:
    """A bracketed day in another time zone, right after the day itself."""
    if len(mentions) < 2:
        return False
    before, mention = mentions[-2:]
    between = folded[before.span.end : mention.span.start]
    words = folded[mention.span.start : mention.span.end]
    return bool(_ZONE_BEFORE.fullmatch(between)) or (between == "(" and bool(_ZONE.match(words)))


def _is_dateline(paragraph: Paragraph | None, offset: int) -> bool:
    """Whether the day tells when the text was sent, not when something happened."""
    if paragraph is None:
        return False
    sent = paragraph.dateline
    return paragraph.zone in {Zone.BYLINE, Zone.RELATED} or (sent is not None and sent.contains(offset))


def _standing(written: Written, folded: str, sentence: Sentence | None) -> Standing:
    """Whether the day dates its sentence or something inside it."""
    if written.kind == "distance" or written.word == "previous" or _SIDE_AFTER.match(folded, written.span.end):
        return Standing.SIDE
    start = sentence.span.start if sentence else 0
    before = folded[max(start, written.span.start - 12) : written.span.start]
    return Standing.MAIN if _MAIN_BEFORE.search(before) else Standing.PLAIN


def _section_years(document: Document, folded: str) -> list[int | None]:
    """For each paragraph the year that a line of its own has set above it (chronologies)."""
    years: list[int | None] = []
    current: int | None = None
    for paragraph in document.paragraphs:
        m = _YEAR_LINE.match(folded[paragraph.span.start : paragraph.span.end])
        current = int(m["year"]) if m else current
        years.append(current)
    return years
