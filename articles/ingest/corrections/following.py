"""Corrected findings when people are merged and parted again: a speaker whom an editor chose need not be one whom the
article names, so that no name of it brings him along."""

from collections.abc import Iterable

from articles.ingest.corrections.holding import hold
from articles.ingest.linking.rows_of_people import move_references
from articles.models import Appearance, FindingDecision, ReportParty, StatementSpeaker, TextVersion
from articles.vocabulary import FindingAction, FindingKind


def take_along(old: int, new: int) -> None:
    """What articles that do not name a leader say of him is said of whom he was merged into."""
    said = StatementSpeaker.objects.filter(leader=old).values_list("statement__article", flat=True)
    done = ReportParty.objects.filter(leader=old).values_list("report__article", flat=True)
    articles = set(said) | set(done)
    named = Appearance.objects.filter(leader=old, article__in=articles).values_list("article", flat=True)
    if articles := articles - set(named):
        move_references("leader_id", old, new, articles)


def hold_anew(leaders: Iterable[int]) -> None:
    """Write the corrected findings that name some leaders again, as they are now."""
    keys = [f"l:{pk}" for pk in set(leaders)]
    rows = FindingDecision.objects.in_force().filter(actors__overlap=keys).exclude(action=FindingAction.REJECT)
    last = {row.root_id or row.pk: row for row in rows.exclude(kind=FindingKind.ARTICLE).order_by("pk")}
    for root, row in last.items():
        is_last = not FindingDecision.objects.in_force().filter(root=root, pk__gt=row.pk).exists()
        current = TextVersion.objects.filter(pk=row.version_id, is_current=True).select_related("article").first()
        if is_last and current and not row.first.lost_at:
            hold(kind=row.kind, version=current, value=row.after, pk=row.row, event=row.event, by=row)
