"""What an editor should know of a text before saving it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from articles.imports.remarks import Remark
from articles.ingest.days import first_day
from articles.ingest.reading import SourceText
from articles.linking.duplicates import band_keys, is_near_duplicate
from articles.models import Article, CopyKey, TextVersion

_JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龥々]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_DIGIT = re.compile(r"[\d０-９,.，．%％△▲+\-/:]")
LEAST_JAPANESE = 0.3
"""Share of Japanese letters among all letters, below which a text is not taken for Japanese."""
LEAST_KANA = 0.05
"""Chinese has none; Japanese prose has more than a third."""
MOST_DIGITS = 0.4
"""Share of figures and their signs among all that is printed: prose stays below a tenth."""
NEAREST = 3
"""Near-duplicates that are named."""
AHEAD = timedelta(days=2)


def notice(source: SourceText) -> Iterator[Remark]:
    """Remarks on a text that needs no second look at its document."""
    if not source.title:
        yield Remark(_("題名が見つかりません。"))
    if not source.published:
        yield Remark(_("掲載日が見つかりません。「6日」のような日付は掲載日から数えるので、必ず入れてください。"))
    elif _is_ahead(source.published):
        yield Remark(_("掲載日が先の日付です。"))
    yield from _of_letters(source.body)


def _is_ahead(published: str) -> bool:
    day, _precision = first_day(published)
    today: date = timezone.localdate()
    return day is not None and day > today + AHEAD


def _of_letters(body: str) -> Iterator[Remark]:
    printed = [char for char in body if not char.isspace()]
    letters = [char for char in printed if char.isalpha()]
    digits = len(_DIGIT.findall(body))
    if printed and digits > MOST_DIGITS * len(printed):
        yield Remark(_("ほとんどが数字です。表や一覧からは、ほとんど何も読み取れません。"))
    japanese, kana = len(_JAPANESE.findall(body)), len(_KANA.findall(body))
    if letters and (japanese < LEAST_JAPANESE * len(letters) or kana < LEAST_KANA * len(letters)):
        yield Remark(_("日本語の文章ではないようです。ほかの言語からは、ほとんど何も読み取れません。"))


def near_duplicates(body: str, *, but: Article | None = None) -> list[Article]:
    """Stored articles that carry this text, by the same decision that groups copies."""
    near: QuerySet[CopyKey] = CopyKey.objects.filter(key__in=band_keys(body))
    articles = near.exclude(article=but).values_list("article", flat=True).distinct()
    texts = TextVersion.objects.filter(is_current=True, article__in=list(articles)).select_related("article__outlet")
    found = (text.article for text in texts.order_by("article_id") if is_near_duplicate(body, text.body))
    return [article for article, _number in zip(found, range(NEAREST), strict=False)]
