"""``/review/findings/``: what was read, accepted, rejected, corrected or added by a person."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from articles.browse.reading import read_article
from articles.desk.access import editor_of, for_editors, goes_on, is_partial
from articles.desk.findings.cards import Named, card_of, cards_of, passage_of, rows_shown
from articles.desk.findings.forms import given_in
from articles.desk.findings.labels import labels
from articles.desk.findings.queue import decided_lately, waiting, waiting_in
from articles.desk.queue import counts
from articles.ingest import reviewing
from articles.ingest.errors import DecisionError
from articles.models import Article, FindingDecision, TextVersion
from articles.vocabulary import FindingKind

KINDS = (FindingKind.STATEMENT, FindingKind.EVENT, FindingKind.AMOUNT)


@for_editors
def findings(request: HttpRequest) -> HttpResponse:
    """The queue: the least sure first, or (``?article=``) all of one article; ``?kind=`` one kind of finding."""
    chosen = [kind for kind in KINDS if request.GET.get("kind") == kind]
    number = request.GET.get("article", "")
    article = get_object_or_404(Article, pk=int(number)) if number.isascii() and number.isdigit() else None
    shown = request.GET.getlist("shown")
    if article:
        next_ones = [one for one in waiting_in(article) if not chosen or one.kind in chosen]
    else:
        next_ones = waiting(kinds=chosen or KINDS[:2], leaving_out=shown)
    context = {
        "cards": cards_of(next_ones),
        "labels": labels(),
        "article": article,
        "kind": request.GET.get("kind", ""),
    }
    if is_partial(request):
        return render(request, "desk/findings/_cards.html", {**context, "is_more": True})
    known = {"counts": counts(), "orphans": FindingDecision.objects.orphans().count()}
    return render(request, "desk/findings/list.html", {**context, **known, "lately": decided_lately(request.user)})


@for_editors
def orphans(request: HttpRequest) -> HttpResponse:
    """Decisions whose words the present text lacks: kept, and tried again at every reading."""
    rows = FindingDecision.objects.orphans().select_related("article__outlet", "version", "decided_by")
    context = {"orphans": rows.order_by("-lost_at", "-pk")[:200], "counts": counts()}
    return render(request, "desk/findings/orphans.html", context)


@for_editors
def finding(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One finding: GET shows it with its forms, POST decides (``action``: accept, reject, correct)."""
    if kind not in KINDS:
        raise Http404
    if request.method == "POST":
        return _decided(request, kind, pk)
    card = card_of(kind, pk)
    if card is None:
        raise Http404
    context = {"card": card, "labels": labels(), "is_alone": True}
    return render(request, "desk/findings/_card.html" if is_partial(request) else "desk/findings/one.html", context)


def _decided(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    home = reverse("findings")
    row = rows_shown(kind, [pk]).get(pk)
    try:
        if row is None:
            raise DecisionError(_("この読み取りはもうありません。一覧を読み直してください。"))
        decision = _follow(request, kind, row)
    except DecisionError as error:
        return _refused(request, error, f"{kind}-{pk}", reverse("finding", args=[kind, pk]) if row else home)
    if is_partial(request):
        return render(request, "desk/findings/_done.html", {"decision": decision, "key": f"{kind}-{pk}"})
    messages.success(request, str(decision))
    return goes_on(request, home)


def _follow(request: HttpRequest, kind: str, row: Any) -> FindingDecision:
    action, user, reason = request.POST.get("action"), editor_of(request), request.POST.get("reason", "")
    if action == "accept":
        return reviewing.accept(row=row, user=user, reason=reason)
    if action == "reject":
        return reviewing.reject(row=row, user=user, reason=reason)
    given = given_in(request.POST, kind, row.version)
    return reviewing.correct(row=row, given=given, user=user, reason=reason)


def _refused(request: HttpRequest, error: DecisionError, key: str, otherwise: str) -> HttpResponse:
    """The form stays as it was filled in, with what is wrong beside it."""
    if is_partial(request):
        response = render(request, "desk/findings/_wrong.html", {"error": error})
        return reswap(retarget(response, f"#wrong-{key}"), "innerHTML")
    messages.error(request, str(error))
    return redirect(otherwise)


@require_POST
@for_editors
def undone(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision, and what builds upon it, counts no more; the finding is shown again as it is now."""
    decision = get_object_or_404(FindingDecision, pk=pk)
    try:
        gone = reviewing.undo(decision=decision, user=editor_of(request))
    except DecisionError as error:
        return _refused(request, error, f"undo-{pk}", reverse("changes"))
    if is_partial(request):
        card = card_of(decision.kind, decision.row or 0) if decision.kind in KINDS else None
        context = {"card": card, "labels": labels(), "decision": decision, "is_alone": True}
        return render(request, "desk/findings/_undone.html", context)
    messages.success(request, _("取り消しました: %(summary)s") % {"summary": "、".join(map(str, gone))})
    return goes_on(request, reverse("changes"))


@for_editors
def article_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """What an article's reading missed is added here (POST); ``?start=`` and ``?end=`` are words chosen already."""
    version = get_object_or_404(TextVersion.objects.select_related("article__outlet"), article=pk, is_current=True)
    if request.method == "POST":
        return _added(request, version)
    start, end = (int(x) if x.isascii() and x.isdigit() else 0 for x in map(request.GET.get, ("start", "end"), "00"))
    chosen = [passage_of(version.body, start, end)] if 0 <= start < end <= len(version.body) else []
    context = {
        "article": version.article,
        "version": version,
        "paragraphs": read_article(version)["paragraphs"],
        "chosen": chosen,
        "start": start,
        "offered": Named([version]).near(version.pk, start, {}),
        "labels": labels(),
        "whole": reviewing.finished(version),
        "open": len(waiting_in(version.article)),
        "key": request.GET.get("key", "new"),
    }
    return render(request, "desk/findings/_add.html" if is_partial(request) else "desk/findings/article.html", context)


def _added(request: HttpRequest, version: TextVersion) -> HttpResponse:
    kind = request.POST.get("finding", "")
    home = reverse("article_findings", args=[version.article_id])
    if kind not in KINDS:
        raise Http404
    try:
        given = given_in(request.POST, kind, version)
        reason = request.POST.get("reason", "")
        decision = reviewing.add(
            version=version, kind=FindingKind(kind), given=given, user=editor_of(request), reason=reason
        )
    except DecisionError as error:
        return _refused(request, error, f"add-{request.POST.get('key', 'new')}", home)
    if is_partial(request):
        return render(request, "desk/findings/_done.html", {"decision": decision, "key": f"added-{decision.pk}"})
    messages.success(request, str(decision))
    return goes_on(request, home)


@require_POST
@for_editors
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    """The article was gone through: what is left counts as accepted."""
    article = get_object_or_404(Article, pk=pk)
    try:
        reviewing.finish(article=article, user=editor_of(request))
        messages.success(request, _("記事全体を確認済みにしました。残りの読み取りは承認しました。"))
    except DecisionError as error:
        messages.error(request, str(error))
    return redirect("article_findings", pk)
