"""Which PostgreSQL the application talks to: the one that ``DATABASE_URL`` names, else an embedded one of its own.

Importing this package starts nothing and needs no driver. The embedded server is started by the first connection
(:mod:`geoevents.database.backend`), stays for the commands that follow and ends with ``manage.py database stop``.
"""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

ENGINE = "geoevents.database.backend"
DATABASE_NAME = "geoevents"
"""Name of the database in the embedded server, and of its owner."""


class DatabaseServerError(Exception):
    """The embedded server cannot be started, stopped or reached; the message says what to do."""


def configuration(url: str, var: Path) -> dict[str, Any]:
    """Django's settings of a database for ``url``; an empty one means the embedded server whose files are in ``var``.

    Raises ImproperlyConfigured for an address that is not PostgreSQL's.
    """
    if not url:
        found: dict[str, Any] = {"NAME": DATABASE_NAME, "USER": DATABASE_NAME, "EMBEDDED": var}
    elif url.partition("://")[0] in {"postgres", "postgresql"}:
        found = dict(dj_database_url.parse(url))
    else:
        raise ImproperlyConfigured(
            "DATABASE_URL must name a PostgreSQL server: postgresql://user:password@host:port/name. "
            "Leave it out to use the embedded one."
        )
    options = {"connect_timeout": 10, **found.get("OPTIONS", {})}
    return {**found, "ENGINE": ENGINE, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
