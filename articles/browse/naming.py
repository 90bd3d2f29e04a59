"""What things are called in the language of the page, and where their pages are."""

import datetime as dt
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from markupsafe import Markup, escape

from articles.browse.language import speaks_english
from articles.browse.offices import english_title
from articles.models import Country, Leader, Organization, Post
from articles.models.fields import page_address
from articles.vocabulary import DatePrecision

_WEEKDAYS = "月火水木金土日"


def name_of(thing: Any) -> str:
    """A country's or organisation's name in the page's language; a leader's short name."""
    english: str | None = getattr(thing, "name_en", None)
    if english is None:
        return str(thing)
    return english if english and speaks_english() else getattr(thing, "name_ja", None) or thing.name


def title_of(post: Any) -> str:
    """A post's title in the page's language; as Japanese news prints it where its English is not known."""
    if not speaks_english():
        return str(post.title)
    code = post.country_id if hasattr(post, "country_id") else getattr(post.country, "pk", None)
    return english_title(post.title, code or "") or str(post.title)


_JAPANESE = re.compile(r"[々ぁ-ヿ㐀-鿿豈-﫿ｦ-ﾟ]+(?:[ 　・、「」()（）0-9]*[々ぁ-ヿ㐀-鿿豈-﫿ｦ-ﾟ]+)*")


def in_its_language(text: str) -> Markup:
    """A text for the page; on one in English, what is left of Japanese says that it is Japanese."""
    return _in_its_language(speaks_english(), str(text))


@lru_cache(maxsize=8192)
def _in_its_language(english: bool, text: str) -> Markup:
    """Kept: the same few names stand in many rows."""
    escaped = escape(text)
    if not english:
        return escaped
    # As a plain text, since the marked one would escape what is put in.
    return Markup(_JAPANESE.sub(r'<span lang="ja">\g<0></span>', str(escaped)))  # noqa: S704 (escaped before)


class ReadablePk:
    """``9`` or ``9-c5-1``: the number counts, the tail is for people and may be anything."""

    regex = r"\d{1,18}(?:-[^/]*)?"

    def to_python(self, value: str) -> int:
        return int(value.partition("-")[0])

    def to_url(self, value: Any) -> str:
        if not hasattr(value, "pk"):
            return str(value)
        return readable_key(value.pk, getattr(value, "name_en", ""), getattr(value, "name", ""))


@lru_cache(maxsize=4096)
def readable_key(pk: int, *names: str) -> str:
    """A row's number with the first name that it has, as addresses show it (``9-c5-1``)."""
    tail = slugify(next(filter(None, names), ""), allow_unicode=True)
    return f"{pk}-{tail[:60]}" if tail else str(pk)


def address_of(thing: Any) -> str:
    """The page of a leader, country or organisation, or of a finding."""
    if isinstance(thing, Leader):
        return page_address("person", quote(ReadablePk().to_url(thing)))
    if isinstance(thing, Country):
        return page_address("country", thing.pk)
    if isinstance(thing, Organization):
        return f"{reverse('statements')}?organization={thing.pk}"
    return str(thing.get_absolute_url())


def day_text(day: dt.date | None, precision: str = DatePrecision.DAY, *, weekday: bool = False) -> str:
    """A day at its precision: 2025年11月6日, 2025年11月, 2025年; 日付不明 where there is none."""
    if day is None:
        return gettext("日付不明")
    if speaks_english():
        return formats.date_format(day, {"month": "F Y", "year": "Y"}.get(precision, "D j M Y" if weekday else "j M Y"))
    if precision == DatePrecision.YEAR:
        return f"{day.year}年"
    if precision == DatePrecision.MONTH:
        return f"{day.year}年{day.month}月"
    return f"{day.year}年{day.month}月{day.day}日" + (f"({_WEEKDAYS[day.weekday()]})" if weekday else "")


def month_text(day: dt.date) -> str:
    """A month below a chart, without its year."""
    return formats.date_format(day, "M") if speaks_english() else f"{day.month}月"


def term_text(post: Post) -> str:
    """When a post was held: 2019年6月〜2022年11月, 2019年〜 while it lasts."""
    start = day_text(post.start, post.start_precision or DatePrecision.DAY) if post.start else ""
    end = day_text(post.end, post.end_precision or DatePrecision.DAY) if post.end else ""
    if not start and not end:
        return gettext("期間不明")
    return f"{start}–{end}" if speaks_english() else f"{start}〜{end}"


_OFFICES_BY_RANK = ("head_of_state", "head_of_government", "foreign_minister", "head_of_organization")
_OFFICES_BEHIND = ("", "other", "party_leader", "monarch_heir", "envoy")


def post_on(posts: list[Post], day: dt.date | None) -> Post | None:
    """The post that a reader knows somebody by on a day (today if none is given), None if he held none.

    Of several the highest counts, of equals the latest begun, then that of his own country; a party's leader is known
    by his office of state.
    """
    day = day or timezone.localdate()
    held = [p for p in posts if (p.start is None or p.start <= day) and (p.end is None or day <= p.end)]
    return min(
        held,
        key=lambda p: (_rank(p.office), -(p.start.toordinal() if p.start else 0), p.country_id != p.leader.country_id),
        default=None,
    )


def _rank(office: str) -> int:
    if office in _OFFICES_BY_RANK:
        return _OFFICES_BY_RANK.index(office)
    behind = len(_OFFICES_BY_RANK) + 1
    return behind if office in _OFFICES_BEHIND else behind - 1


_UNITS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
_CURRENCIES = {
    "USD": "ドル", "JPY": "円", "EUR": "ユーロ", "GBP": "ポンド", "CNY": "人民元", "KRW": "ウォン",
    "RUB": "ルーブル", "INR": "ルピー", "CAD": "カナダドル", "AUD": "豪ドル", "CHF": "スイスフラン",
}  # fmt: skip


def money_text(value: Any, currency: str) -> str:
    """A sum of money at full precision in the units of the page's language (170億ドル; USD 17,000,000,000)."""
    plain = f"{value:,.4f}".rstrip("0").rstrip(".")
    if speaks_english():
        return f"{currency} {plain}"
    whole, parts = int(value), []
    for size, unit in _UNITS:
        if whole >= size:
            parts.append(f"{whole // size}{unit}")
            whole %= size
    digits = "".join(parts) + (f"{whole}" if whole or not parts else "")
    fraction = re.sub(r"^[^.]*", "", plain) if "." in plain else ""
    return f"{digits}{fraction}{_CURRENCIES.get(currency, ' ' + currency)}"
