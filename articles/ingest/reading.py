"""Source file -> title, day, outlet, address, body."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_noop as _

from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ERA_YEAR = r"(?:(?P<year>\d{4})|(?P<era>令和|平成|昭和)(?P<era_year>\d{1,2}|元))"
_DATE = re.compile(_ERA_YEAR + r"(?:年|[/.-])(?P<month>\d{1,2})(?:月|[/.-])(?P<day>\d{1,2})日?")
_MONTH = re.compile(_ERA_YEAR + r"(?:年|[/.-])(?P<month>\d{1,2})月?")
_YEAR = re.compile(_ERA_YEAR + r"年?")
TITLE_LENGTH, OUTLET_LENGTH, URL_LENGTH = 300, 120, 1000
_DATE_LINES = 6
"""A pasted text's date stands within so many lines from its top."""
_SENTENCE_END = ("。", "。」", "。』", "。)", "。）")


@dataclass(frozen=True, slots=True)
class SourceText:
    """An article as read from a file, before anything is extracted."""

    title: str
    published: str | None
    """ISO 8601 at day, month or year precision."""
    outlet: str | None
    url: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the sender knows about a text; it fills what the text itself lacks."""

    title: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""


def read_source(data: bytes, *, max_bytes: int | None = None) -> SourceText:
    """Bytes of a file -> its parts, whatever they lack. Raises :class:`ReadingError` where there is no body to read."""
    if max_bytes is not None and len(data) > max_bytes:
        raise ReadingError(
            "too_large",
            _("大きすぎます。上限は%(limit)sバイトです(設定 ARTICLE_MAX_BYTES)。"),
            limit=f"{max_bytes:,}",
        )
    text = decode(data)
    if text.lstrip("\ufeff").lstrip()[:9].lower().startswith(("<!doctype", "<html")):
        raise ReadingError("binary", _("HTMLです。ページの本文をテキストで渡してください。"))
    source = parse_source(text)
    if not source.body.strip():
        raise ReadingError("empty", _("本文がありません。題名、掲載日の行、本文の順に書いてください。"))
    return source


def complete(source: SourceText, supplement: Supplement) -> SourceText:
    """The source with its gaps filled, fit to be stored. Raises :class:`ReadingError` for what is missing or wrong."""
    title = clean_line(source.title or supplement.title)
    published = source.published or (parse_date(supplement.published) if supplement.published else None)
    if not title:
        raise ReadingError(
            "untitled", _("題名がありません。1行目に題名を書くか、題名を指定してください(コマンドでは --title)。")
        )
    if len(title) > TITLE_LENGTH:
        raise ReadingError(
            "untitled",
            _("題名が長すぎます(%(limit)s字まで)。1行目に題名だけを書いてください。"),
            limit=TITLE_LENGTH,
        )
    if not published:
        raise ReadingError(
            "undated",
            _(
                "掲載日がありません。題名の下に「2025年11月9日」のように書くか、"
                "掲載日を指定してください(コマンドでは --published 2025-11-09)。"
            ),
        )
    outlet = clean_line(source.outlet or supplement.outlet)
    if len(outlet) > OUTLET_LENGTH:
        raise ReadingError("field", _("媒体名が長すぎます(%(limit)s字まで)。"), limit=OUTLET_LENGTH)
    url = check_url(source.url or supplement.url)
    return SourceText(title, published, outlet or None, url or None, source.body)


def check_url(url: str) -> str:
    """The address without space around it; only http and https, since pages link to it."""
    url = url.strip()
    if url:
        try:
            URLValidator(schemes=["http", "https"])(url)
        except ValidationError as error:
            raise ReadingError("field", _("URLが正しくありません。http:// か https:// で始めてください。")) from error
        if len(url) > URL_LENGTH:
            raise ReadingError("field", _("URLが長すぎます(%(limit)s字まで)。"), limit=URL_LENGTH)
    return url


def clean_line(text: str) -> str:
    """One line: controls and runs of ASCII white space become a space."""
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def parse_source(text: str) -> SourceText:
    """Split a decoded text into its header and body.

    With a front-matter block, its fields are taken; without, the first line is the title and a line with a date near
    the top gives ``published`` and ends the header.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    if front:
        return _from_front_matter(front[1], text[front.end() :])
    return _from_plain(text)


def front_matter_of(text: str) -> tuple[str, str]:
    """The front-matter block with its marks, empty where there is none, and the rest; line ends are ``\\n``."""
    front = _FRONT_MATTER.match(text)
    return (text[: front.end()], text[front.end() :]) if front else ("", text)


def parse_date(text: str) -> str | None:
    """The first date of a line as ISO 8601, at the precision that it has; None if there is none."""
    folded = unicodedata.normalize("NFKC", text)
    for m in _DATE.finditer(folded):
        day = _real(_year(m), int(m["month"]), int(m["day"]))
        if day:
            return day.isoformat()
    for m in _MONTH.finditer(folded):
        if _real(_year(m), int(m["month"])):
            return f"{_year(m):04}-{int(m['month']):02}"
    for m in _YEAR.finditer(folded):
        if _real(_year(m)):
            return f"{_year(m):04}"
    return None


def _year(match: re.Match[str]) -> int:
    if match["year"]:
        return int(match["year"])
    return _ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))


def _real(year: int, month: int = 1, day: int = 1) -> date | None:
    """The day if the calendar has it and news could have been printed then."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= 1800 else None


def _from_front_matter(block: str, body: str) -> SourceText:
    fields = {}
    for line in block.splitlines():
        key, _colon, value = line.partition(":")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        fields[key.strip().lower()] = value
    published = parse_date(fields.get("published", ""))
    return SourceText(
        fields.get("title", ""), published, fields.get("outlet") or None, fields.get("url") or None, body.strip("\n")
    )


def _from_plain(text: str) -> SourceText:
    """Title, lines of the header up to a date, body; a first line that is a date or prose is no title."""
    lines = text.strip("\n").split("\n")
    at = 0
    while at < len(lines) and not lines[at].strip():
        at += 1
    published = _header_date(lines[at]) if at < len(lines) else None
    if published:
        at = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), len(lines))
    title = lines[at].strip() if at < len(lines) else ""
    if title.endswith(_SENTENCE_END) or len(title) > TITLE_LENGTH:
        return SourceText("", published, None, None, "\n".join(lines[at:]).strip("\n"))
    if not published:
        for index in range(at + 1, min(len(lines), at + 1 + _DATE_LINES)):
            if published := _header_date(lines[index]):
                at = index
                break
    return SourceText(title, published, None, None, "\n".join(lines[at + 1 :]).strip("\n"))


def _header_date(line: str) -> str | None:
    """The day that a line of a header gives: a date with little beside it, not a sentence."""
    folded = unicodedata.normalize("NFKC", line).strip()
    m = _DATE.search(folded)
    if not m or m.start() > 20 or len(folded) > len(m[0]) + 40 or line.rstrip().endswith(_SENTENCE_END):
        return None
    return parse_date(folded)
