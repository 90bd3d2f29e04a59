"""What lists choose rows by (``articles.models.traits``), brought up to date once for each article that is stored."""

from collections.abc import Iterator
from contextlib import contextmanager

from articles.ingest import sql


@contextmanager
def traits_at_the_end() -> Iterator[None]:
    """Let the triggers wait until all rows of an article are there. Inside a transaction, which an error must undo."""
    sql.ask("SELECT articles_traits_later()")
    yield
    sql.ask("SELECT articles_traits_now()")
