"""Findings -> rows of a version, keeping the rows of what was found before.

A statement, amount or event that the new findings hold again keeps its row, and with it its address: first the one at
the very same place, then one with the same words, in the order of the text. What is found no more goes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from articles.extraction import Findings
from articles.ingest.linking import Links
from articles.ingest.rows.amounts import write_amounts
from articles.ingest.rows.events import write_events
from articles.ingest.rows.mentions import write_mentions
from articles.ingest.rows.statements import write_statements
from articles.models import Article, TextVersion


def write_findings(
    *,
    article: Article,
    version: TextVersion,
    findings: Findings,
    links: Links,
    decided: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Make ``findings`` all that is known of the article. The caller holds the transaction.

    ``decided`` gives the decisions by which some of them stand, by the finding's id.
    """
    write_mentions(article, version, findings, links)
    write_statements(article, version, findings, links, decided)
    amounts = write_amounts(article, version, findings.amounts, decided)
    write_events(article, version, findings, links, amounts, decided)
