"""Deciding whom names mean."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse import appearances, changes
from articles.desk.access import editor_of, for_editors, is_partial
from articles.desk.candidates import leader_named, leaders_called, similar_people
from articles.desk.queue import candidates_of, names_of
from articles.desk.rehearsal import rehearsal
from articles.desk.views.decisions import decided
from articles.ingest import deciding
from articles.ingest.errors import DecisionError
from articles.models import Appearance, Leader, LeaderRedirect

FOUND = 12


@for_editors
def name_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One name of one article: GET looks for more candidates (``?q=``), POST decides whom it means."""
    appearance = get_object_or_404(Appearance.objects.select_related("article", "leader"), pk=pk)
    if request.method == "POST":
        return _name_decided(request, appearance)
    text = request.GET.get("q", "")
    found = candidates_of(appearance, leaders_called(text)[:FOUND])
    context = {"item": names_of([pk])[0], "found": found, "text": text, "is_alone": True}
    return render(request, "desk/_name.html" if is_partial(request) else "desk/name.html", context)


def _name_decided(request: HttpRequest, appearance: Appearance) -> HttpResponse:
    """``choice`` is a leader's number with ``here`` or ``everywhere``."""
    number, _colon, where = request.POST.get("choice", "").partition(":")
    leader = get_object_or_404(Leader, pk=int(number) if number.isdigit() else 0)
    user, everywhere = editor_of(request), where == "everywhere"
    home = f"{reverse('review')}?in=names"

    def decide() -> Any:
        return deciding.assign_appearance(appearance=appearance, leader=leader, everywhere=everywhere, user=user)

    return decided(request, decide, home)


@for_editors
def person_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may be one with a person, and which of the names that mean him may not."""
    if moved := LeaderRedirect.objects.filter(old=pk).first():
        return redirect("person_desk", moved.leader_id)
    leader = _leader(pk)
    text = request.GET.get("q", "")
    printed = appearances.of_leader(leader)
    context = {
        "leader": leader,
        "names": printed,
        "may_split": any(name.may_move for name in printed),
        "similar": similar_people(leader),
        "found": leaders_called(text).exclude(pk=pk)[:FOUND],
        "text": text,
        "changes": changes.of_leader(leader),
    }
    return render(request, "desk/person.html", context)


@for_editors
def person_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what the page of the merged person will hold; POST merges."""
    asked = request.POST if request.method == "POST" else request.GET
    other = leader_named(asked.get("other", "") or asked.get("find", ""))
    if other is None:
        messages.error(request, _("統合する相手の人物を選ぶか、番号かアドレスを入れてください。"))
        return redirect("person_desk", pk)
    keep, goes = _which_stays(_leader(pk), other)
    try:
        if request.method == "POST":
            reason = request.POST.get("reason", "")
            deciding.merge_leaders(keep=keep, other=goes, user=editor_of(request), reason=reason)
            messages.success(request, _("統合しました。元のアドレスはこのページに転送されます。"))
            return redirect("person", keep.pk)
        before = appearances.figures_of([keep.pk, goes.pk])
        with rehearsal():
            deciding.merge_leaders(keep=keep, other=goes, user=None)
            merged = appearances.figures_of([keep.pk])[0]
            context = {
                "keep": keep,
                "goes": goes,
                "before": before,
                "merged": merged,
                "names": appearances.of_leader(keep),
            }
            return render(request, "desk/person_merge.html", context)
    except DecisionError as error:
        messages.error(request, str(error))
        return redirect("person_desk", pk)


@for_editors
def person_split(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the two people that will be; POST splits."""
    leader, asked = _leader(pk), request.POST if request.method == "POST" else request.GET
    wanted = asked.getlist("name")
    chosen = list(leader.appearances.filter(signature__in=wanted))
    try:
        if request.method == "POST":
            reason = request.POST.get("reason", "")
            deciding.split_leader(leader=leader, appearances=chosen, user=editor_of(request), reason=reason)
            messages.success(request, _("名前を別の人物に分けました。"))
            return redirect("person", _homes(chosen)[0])
        with rehearsal():
            deciding.split_leader(leader=leader, appearances=chosen, user=None)
            apart = [
                (figures, appearances.of_leader(figures.leader))
                for figures in appearances.figures_of([pk, *_homes(chosen)])
            ]
            return render(request, "desk/person_split.html", {"leader": leader, "wanted": wanted, "apart": apart})
    except DecisionError as error:
        messages.error(request, str(error))
        return redirect("person_desk", pk)


def _leader(pk: int) -> Leader:
    return get_object_or_404(Leader.objects.select_related("country").prefetch_related("aliases"), pk=pk)


def _which_stays(one: Leader, other: Leader) -> tuple[Leader, Leader]:
    """Whose page is kept: the register's person; of two others, the one whose page the editor came from."""
    return (other, one) if other.register_key and not one.register_key else (one, other)


def _homes(appearances: Sequence[Appearance]) -> list[int]:
    """The people whom appearances mean now."""
    rows = Appearance.objects.filter(pk__in=[row.pk for row in appearances], leader__isnull=False).order_by("leader_id")
    return [leader for leader in rows.values_list("leader", flat=True).distinct() if leader]
