"""A decision tried out: what the pages would hold, without keeping it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rehearsal() -> Iterator[None]:
    """Everything done inside is taken back at the end. What is shown of it must be rendered inside.

    A preview made so cannot differ from what the decision does, since it is the decision.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
