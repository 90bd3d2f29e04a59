"""Writers of one kind, one after another, however many processes write on however many machines."""

from enum import IntEnum

from django.db import connection


class Writing(IntEnum):
    """What is written; the value is the key of PostgreSQL's advisory lock."""

    ARTICLE = 7_208_113_001
    """A leader whom two articles name for the first time is made once."""
    REGISTER = 7_208_113_002
    """Two first commands on an empty database load the register once."""


def wait_for_turn(writing: Writing) -> None:
    """Hold the lock until the transaction, which the caller has begun, ends; wait for it where another holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [writing.value])
