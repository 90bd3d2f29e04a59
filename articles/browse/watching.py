"""Saved searches: what a reader keeps of a list, and how much of it is new to him."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.browse import queries
from articles.browse.filters import EventFilter, Filter, StatementFilter
from articles.models import Event, Statement, Watch, WatchedList

COUNTED = 1000
"""New rows that are counted; more are said to be more."""
WATCHES = 100
"""Most saved searches of one reader."""
_Rows = tuple[type[Filter], Callable[[Any], QuerySet[Any]], type[Event] | type[Statement]]
_LISTS: dict[str, _Rows] = {
    WatchedList.EVENTS: (EventFilter, queries.events_matching, Event),
    WatchedList.STATEMENTS: (StatementFilter, queries.statements_matching, Statement),
}


class WatchForm(forms.Form):
    """A selection to keep: the list's name, its query string, and what to call it."""

    name = forms.CharField(max_length=80, label=_("名称"))
    list = forms.ChoiceField(choices=WatchedList.choices, widget=forms.HiddenInput)
    query = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        """Only what the list's own form knows, so that the same selection is kept once."""
        form = _LISTS[self.data.get("list", "")][0] if self.data.get("list", "") in _LISTS else Filter
        return form(QueryDict(str(self.cleaned_data["query"]))).query_string()


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved search as its row shows it."""

    watch: Watch
    new: int
    is_more: bool
    """Whether there are more new rows than were counted."""
    address: str
    feed: str
    calendar: str


def kept_of(user: User) -> list[Kept]:
    """The reader's saved searches, each with how many rows came in since he looked."""
    return [_kept(watch) for watch in Watch.objects.filter(user=user)[:WATCHES]]


def keep(user: User, form: WatchForm) -> Watch:
    """Save a selection; one that is kept already gets the new name."""
    values = form.cleaned_data
    watch, is_new = Watch.objects.get_or_create(
        user=user, list=values["list"], query=values["query"], defaults={"name": values["name"]}
    )
    if is_new:
        mark_seen(watch)
    else:
        watch.name = values["name"]
        watch.save(update_fields=["name"])
    return watch


def mark_seen(watch: Watch) -> None:
    """Everything that is stored by now counts as looked at."""
    model = _LISTS[watch.list][2]
    watch.seen = model.objects.aggregate(last=Max("pk"))["last"] or 0
    watch.seen_at = timezone.now()
    watch.save(update_fields=["seen", "seen_at"])


def new_rows(watch: Watch) -> QuerySet[Any]:
    """Rows of a saved search that were stored after the reader looked."""
    form, matching, _model = _LISTS[watch.list]
    return matching(form(QueryDict(watch.query))).filter(pk__gt=watch.seen)


def _kept(watch: Watch) -> Kept:
    found = new_rows(watch).order_by()[: COUNTED + 1].count()
    address = reverse(watch.list)
    joint = "&" if watch.query else ""
    return Kept(
        watch,
        min(found, COUNTED),
        found > COUNTED,
        f"{address}?{watch.query}",
        f"{address}?{watch.query}{joint}format=atom",
        f"{address}?{watch.query}{joint}format=ics" if watch.list == WatchedList.EVENTS else "",
    )
