"""Findings of one article -> one world: who each name means, and which event of the world each account tells.

The comparisons are those of ``articles.linking``; here stands what they are asked about and what is written. Everything
runs inside the transaction, and under the lock, of the article's storing; what is computed depends on the articles in
the tables and on people's decisions alone, never on the order in which they came.
"""

from articles.ingest.linking.links import Links
from articles.ingest.linking.people import link_people
from articles.ingest.linking.reports import relink_events
from articles.ingest.linking.rows_of_people import forget_unnamed

__all__ = ["Links", "forget_unnamed", "link_people", "relink_events"]
