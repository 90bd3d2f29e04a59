"""The linking set as extraction reads it, without parser and without a database."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from articles.extraction import Findings, extract
from articles.linking.utterances import Said
from articles.wording import kana_skeleton
from tests.linking import gold


@cache
def read(name: str) -> Findings:
    """What extraction finds in an article of the set."""
    fields, body = gold.load_article(name)
    return extract(body, title=fields["title"], published=fields["published"], syntax=False)


def actor_key(findings: Findings, ref: str) -> str:
    """A key of who is meant: the register's person, else the name and country of the text."""
    for leader in findings.leaders:
        if leader.id == ref:
            return leader.register_key or f"{kana_skeleton(leader.full_name or leader.name)}/{leader.country}"
    for organization in findings.organizations:
        if organization.id == ref:
            return f"{organization.name}/{organization.country}"
    return ref


def statements(name: str) -> Iterator[Said]:
    """The statements found in an article."""
    fields, body = gold.load_article(name)
    findings = read(name)
    for found in findings.statements:
        iso = found.date.iso if found.date else None
        yield Said(
            key=f"{name}:{found.span.start:05}-{found.span.end:05}:{found.kind}",
            article=name,
            published=date.fromisoformat(fields["published"]),
            start=found.span.start,
            end=found.span.end,
            text=found.span.of(body),
            speakers=frozenset(actor_key(findings, ref) for ref in found.speakers),
            day=date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso) if iso else None,
            precision=found.date.precision if found.date else "",
            about=frozenset(found.about),
        )


@cache
def all_statements() -> tuple[Said, ...]:
    return tuple(said for name in gold.load_annotations() for said in statements(name))
