"""The decisions about one article's findings, laid over a reading of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from articles.extraction import Findings
from articles.ingest.corrections.anchoring import moved
from articles.ingest.corrections.applying import Applied, Decided, apply
from articles.ingest.corrections.people import People, namer
from articles.ingest.corrections.values import Value
from articles.ingest.linking import Links
from articles.models import Article, FindingDecision, TextVersion
from articles.vocabulary import FindingAction, FindingKind

Chain = Sequence[FindingDecision]
"""The decisions in force about one finding, oldest first."""


def stand(article: Article, version: TextVersion, findings: Findings, links: Links) -> Applied:
    """What holds of a reading by the decisions in force; adds to ``links`` whom they name.

    Notes on each finding's first decision what the reading says, and whether the text still holds its words. The caller
    holds the transaction and writes the findings.
    """
    chains = chains_of(article)
    if not chains:
        return Applied(findings)
    people = People(article, [value for chain in chains for row in chain for value in (row.before, row.after)])
    decided = [row for chain in chains if (row := _decided(chain, version, people))]
    people.add_to(links)
    applied = apply(findings, decided, version.body, namer(article, links))
    _note(chains, {row.root for row in decided}, applied)
    known = replace(
        applied.findings,
        leaders=(*applied.findings.leaders, *people.leaders()),
        organizations=(*applied.findings.organizations, *people.organizations()),
    )
    return replace(applied, findings=known)


def chains_of(article: Article) -> list[list[FindingDecision]]:
    """Decisions in force, by the finding that they are about."""
    rows = FindingDecision.objects.in_force().filter(article=article).exclude(kind=FindingKind.ARTICLE)
    chains: dict[int, list[FindingDecision]] = defaultdict(list)
    for row in rows.select_related("version").order_by("pk"):
        chains[row.root_id or row.pk].append(row)
    return list(chains.values())


def _decided(chain: Chain, version: TextVersion, people: People) -> Decided | None:
    """None where the text lacks the words of what holds, or of what was rejected."""

    def now(row: FindingDecision, value: Value | None) -> Value | None:
        return people.present(moved(row.kind, value, row.version.body, version.body)) if value else None

    last = chain[-1]
    value = now(last, last.after)
    forms = tuple(form for row in chain for each in (row.before, row.after) if (form := now(row, each)))
    is_rejected = last.action == FindingAction.REJECT
    if not forms or (value is None and not is_rejected):
        return None
    return Decided(chain[0].root_id or chain[0].pk, last.pk, FindingKind(last.kind), value, forms)


def _note(chains: Sequence[Chain], anchored: set[int], applied: Applied) -> None:
    changed = []
    for chain in chains:
        root = chain[0].first
        was = root.read, root.lost_at
        if root.pk in anchored:
            root.read, root.lost_at = applied.read[root.pk], None
        else:
            root.lost_at = root.lost_at or timezone.now()
        if (root.read, root.lost_at) != was:
            changed.append(root)
    FindingDecision.objects.bulk_update(changed, ["read", "lost_at"])
