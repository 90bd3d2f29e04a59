"""Source file -> title, day, outlet, address, body."""

import re
import unicodedata
from dataclasses import dataclass

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DATE = re.compile(
    r"(?:(?P<year>\d{4})|(?P<era>令和|平成|昭和)(?P<era_year>\d{1,2}|元))"
    r"(?:年|[/.-])(?P<month>\d{1,2})(?:月|[/.-])(?P<day>\d{1,2})日?"
)
_MONTH = re.compile(r"(?P<year>\d{4})(?:年|[/.-])(?P<month>\d{1,2})月?")
_YEAR = re.compile(r"(?P<year>\d{4})年?")
_DATE_LINES = 6
"""A pasted text's date stands within so many lines from its top."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """An article as read from a file, before anything is extracted."""

    title: str
    published: str | None
    """ISO 8601 at day, month or year precision."""
    outlet: str | None
    url: str | None
    body: str


def parse_source(text: str) -> SourceText:
    """Split a decoded text into its header and body.

    With a front-matter block, its fields are taken; without, the first line is the title and a line with a date near the
    top gives ``published`` and ends the header.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    if front:
        return _from_front_matter(front[1], text[front.end() :])
    return _from_plain(text)


def parse_date(text: str) -> str | None:
    """The first date of a line as ISO 8601, at the precision that it has; None if there is none."""
    folded = unicodedata.normalize("NFKC", text)
    if m := _DATE.search(folded):
        year = int(m["year"]) if m["year"] else _ERAS[m["era"]] + (1 if m["era_year"] == "元" else int(m["era_year"]))
        month, day = int(m["month"]), int(m["day"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{year:04}-{month:02}-{day:02}"
    if (m := _MONTH.search(folded)) and 1 <= int(m["month"]) <= 12:
        return f"{int(m['year']):04}-{int(m['month']):02}"
    if m := _YEAR.search(folded):
        return m["year"]
    return None


def _from_front_matter(block: str, body: str) -> SourceText:
    fields = {}
    for line in block.splitlines():
        key, _, value = line.partition(":")
        fields[key.strip().lower()] = value.strip().strip("\"'")
    published = parse_date(fields.get("published", ""))
    return SourceText(
        fields.get("title", ""), published, fields.get("outlet") or None, fields.get("url") or None, body.strip("\n")
    )


def _from_plain(text: str) -> SourceText:
    lines = text.lstrip("\n").split("\n")
    title = lines[0].strip() if lines else ""
    for index, line in enumerate(lines[1 : _DATE_LINES + 1], 1):
        folded = unicodedata.normalize("NFKC", line)
        if (m := _DATE.search(folded)) and len(folded.strip()) <= len(m[0]) + 40 and m.start() <= 20:
            return SourceText(title, parse_date(line), None, None, "\n".join(lines[index + 1 :]).strip("\n"))
    return SourceText(title, None, None, None, "\n".join(lines[1:]).strip("\n"))
