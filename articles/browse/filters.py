"""What a reader chose: the fields of the query string, their values and the links that change them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.browse.months import read_month
from articles.browse.periods import Period, Preset, presets, read_period
from articles.browse.words import Words, read_words
from articles.vocabulary import EventMode, EventStatus, EventType, StatementKind

VIEW_LABELS = {"list": _("一覧"), "timeline": _("時系列"), "map": _("地図"), "table": _("表")}
WORDS_MAX = 200
"""Longest search text, in characters."""
VALUES_MAX = 50
"""Most values of one field that are looked at; more cannot come from our pages."""


class PeriodField(forms.CharField):
    """A day, month or year typed as people write them; cleans to a ``Period`` or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=30, **kwargs)

    def clean(self, value: Any) -> Period | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_period(text, timezone.localdate())
        except ValueError:
            raise ValidationError(
                _("「%(text)s」は日付として読めません。例: 2025/11/06、2025-11、2025年11月6日、令和7年11月6日"),
                code="unreadable",
                params={"text": text},
            ) from None


class ValuesField(forms.Field):
    """Every value of a repeated parameter, in order, without repeats; cleans to a list of strings."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(text.strip() for text in (value or []) if text.strip() and "\0" not in text))[
            :VALUES_MAX
        ]


class NumbersField(ValuesField):
    """Like ``ValuesField`` for ids; ``17-tokayev`` counts as 17, anything else is left out."""

    def clean(self, value: Any) -> list[int]:  # type: ignore[override]
        heads = (text.partition("-")[0] for text in super().clean(value))
        return [int(head) for head in heads if head.isascii() and head.isdigit() and len(head) < 18]


class OneOfField(forms.CharField):
    """One of some values; cleans to "" where it is none of them."""

    def __init__(self, *values: str) -> None:
        super().__init__(required=False)
        self.values = values

    def clean(self, value: Any) -> str:
        text = str(value or "")
        return text if text in self.values else ""


class Filter(forms.Form):
    """Words and a period; lists add fields of their own."""

    FORM_OF_VIEW: tuple[str, ...] = ()
    """Fields that say how the selection is shown, not what is in it."""

    q = forms.CharField(required=False, max_length=WORDS_MAX, strip=True, label=_("語句"))

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="f-%s")
        self.fields["from"] = PeriodField(label=_("いつから"))
        self.fields["to"] = PeriodField(label=_("いつまで"))
        self.order_fields([name for name in self.fields if name not in self.FORM_OF_VIEW])
        self.query = data
        self.is_valid()

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).replace("\0", "").strip()

    def chosen(self, name: str) -> list[Any]:
        """The values of a repeated field."""
        value: list[Any] = self.cleaned_data.get(name) or []
        return value

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q") or ""

    @cached_property
    def wanted(self) -> Words:
        """The words with the other names of what they name; read once, however many lists and counts ask."""
        return read_words(self.words)

    def share_words(self, others: Iterable["Filter"]) -> None:
        """Others that ask for the same words need not read them again."""
        for other in others:
            if other.words == self.words:
                other.wanted = self.wanted

    @property
    def first_day(self) -> dt.date | None:
        period: Period | None = self.cleaned_data.get("from")
        return period.first if period else None

    @property
    def last_day(self) -> dt.date | None:
        period: Period | None = self.cleaned_data.get("to")
        return period.last if period else None

    @property
    def has_period(self) -> bool:
        return self.first_day is not None or self.last_day is not None

    @property
    def is_ahead(self) -> bool:
        """Whether only days later than today are asked for: a list of them begins with the soonest."""
        return self.first_day is not None and self.first_day > timezone.localdate()

    @property
    def soonest_first(self) -> bool:
        """Whether a list begins with the earliest day: where the reader says so, or all lies ahead."""
        order = self.cleaned_data.get("sort", "")
        return order == "oldest" or (self.is_ahead and order != "newest")

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name not in self.FORM_OF_VIEW)

    @property
    def widest_query(self) -> str:
        """The query string of everything, shown as this is."""
        return self.query_string(without=[name for name in self.fields if name not in self.FORM_OF_VIEW])

    def query_string(self, *, without: Iterable[str] = (), replaced: Mapping[str, Any] | None = None) -> str:
        """The query string of this selection, some fields left out or replaced (None leaves out), paging dropped."""
        changed = replaced or {}
        kept = [name for name in self.fields if name not in without and name not in changed]
        pairs = [(name, value) for name in kept for value in self.query.getlist(name) if value]
        for name, value in changed.items():
            if value is not None:
                pairs += [(name, str(item)) for item in (value if isinstance(value, list) else [value])]
        return urlencode(pairs)

    def preset_links(self) -> list[tuple[Preset, str, bool]]:
        """Each preset with its query string and whether it is the one chosen."""
        return [
            (
                preset,
                self.query_string(replaced={"from": preset.first, "to": preset.last}),
                (self.first_day, self.last_day) == (preset.first, preset.last),
            )
            for preset in presets(timezone.localdate())
        ]


class ViewedFilter(Filter):
    """A selection that is shown as a list, as bars over time, as a map or as a table."""

    FORM_OF_VIEW = ("view", "unit", "shade", "sort")
    view = OneOfField("timeline", "map", "table")
    unit = OneOfField("day", "week", "month", "year")
    shade = OneOfField("balance", "by")
    sort = OneOfField("newest", "oldest", "relevance")

    @property
    def view_name(self) -> str:
        """How it is shown: ``list`` where nothing else is asked for."""
        return str(self.cleaned_data.get("view") or "list")

    @property
    def view_label(self) -> Any:
        """The name of the view; empty for the list, which is what a page is without one."""
        return "" if self.view_name == "list" else VIEW_LABELS[self.view_name]

    @property
    def view_links(self) -> list[tuple[str, Any, str]]:
        """Each view with its name and the query string that shows the selection so; units and orders are its own."""
        return [
            (
                name,
                label,
                self.query_string(without=self.FORM_OF_VIEW, replaced={"view": None if name == "list" else name}),
            )
            for name, label in VIEW_LABELS.items()
        ]

    @property
    def by_relevance(self) -> bool:
        """Whether the rows that answer the words best come first."""
        return self.view_name == "list" and self.cleaned_data.get("sort") == "relevance" and bool(self.wanted)

    @property
    def order_links(self) -> list[tuple[Any, str, bool]]:
        """Orders of a list of searched words with their query strings; none where there is but one order."""
        if self.view_name != "list" or not self.wanted:
            return []
        orders = ((_("日付順"), None, False), (_("関連度順"), "relevance", True))
        return [
            (label, self.query_string(replaced={"sort": name}), ranked == self.by_relevance)
            for label, name, ranked in orders
        ]

    @property
    def date_order_query(self) -> str:
        """The query string of the same rows in the other order."""
        return self.query_string(replaced={"sort": "newest" if self.soonest_first else "oldest"})

    @property
    def kept_fields(self) -> list[tuple[str, str]]:
        """What the form hands on beside the reader's choices: how the selection is shown."""
        return [(name, self.cleaned_data[name]) for name in self.FORM_OF_VIEW if self.cleaned_data.get(name)]


HAS_AMOUNT = "yes"


class DatedFilter(ViewedFilter):
    """A selection of rows with days of their own, which months narrow."""

    def clean_month(self) -> list[str]:
        return [value for value in self.cleaned_data.get("month") or [] if read_month(value)]


class EventFilter(DatedFilter):
    """``country`` and ``leader`` must all take part; of the others any value will do."""

    country = ValuesField(label=_("国・地域"))
    leader = NumbersField(label=_("指導者"))
    type = ValuesField(label=_("類型"))
    mode = ValuesField(label=_("形式"))
    status = ValuesField(label=_("状態"))
    month = ValuesField(label=_("月"))
    amount = ValuesField(label=_("金額"))
    outlet = NumbersField(label=_("媒体"))
    pair = ValuesField(label=_("当事国の組"))

    def clean_pair(self) -> list[str]:
        """``JP-US``: two codes, in their order."""
        pairs = (sorted(text.upper().split("-")) for text in self.cleaned_data["pair"])
        return ["-".join(pair) for pair in pairs if len(pair) == 2 and all(pair) and pair[0] != pair[1]]

    def clean_type(self) -> list[str]:
        return [value for value in self.cleaned_data["type"] if value in set(EventType)]

    def clean_mode(self) -> list[str]:
        return [value for value in self.cleaned_data["mode"] if value in set(EventMode)]

    def clean_amount(self) -> list[str]:
        return [value for value in self.cleaned_data["amount"] if value == HAS_AMOUNT]

    def clean_status(self) -> list[str]:
        return [value for value in self.cleaned_data["status"] if value in set(EventStatus)]


class StatementFilter(DatedFilter):
    """``about`` must all be spoken about; of the others any value will do."""

    speaker = NumbersField(label=_("話者"))
    by = ValuesField(label=_("話者の国"))
    organization = NumbersField(label=_("話者(組織)"))
    about = ValuesField(label=_("言及された国"))
    mentions = NumbersField(label=_("言及された人物"))
    kind = ValuesField(label=_("種類"))
    month = ValuesField(label=_("月"))
    outlet = NumbersField(label=_("媒体"))

    def clean_kind(self) -> list[str]:
        return [value for value in self.cleaned_data["kind"] if value in set(StatementKind)]


class ArticleFilter(Filter):
    country = ValuesField(label=_("国・地域"))
    outlet = NumbersField(label=_("媒体"))


class AmountFilter(Filter):
    """``country`` must all take part in the event that an amount belongs to; of the others any value will do."""

    role = ValuesField(label=_("性格"))
    currency = ValuesField(label=_("通貨"))
    status = ValuesField(label=_("出来事の状態"))
    country = ValuesField(label=_("国・地域"))
    fits = ValuesField(label=_("換算"))
    outlet = NumbersField(label=_("媒体"))
    sums = ValuesField()

    def clean_status(self) -> list[str]:
        return [value for value in self.cleaned_data["status"] if value in set(EventStatus)]

    def clean_fits(self) -> list[str]:
        return [value for value in self.cleaned_data["fits"] if value in ("no", "yes")]

    def clean_sums(self) -> list[str]:
        return [value for value in self.cleaned_data["sums"] if value == "1"][:1]


class NameFilter(forms.Form):
    """A name to look for, and a country."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.is_valid()

    q = forms.CharField(required=False, max_length=WORDS_MAX, strip=True, label=_("名前"))
    country = ValuesField(label=_("国・地域"))
