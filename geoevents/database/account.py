"""Whom the embedded server runs as: PostgreSQL refuses to run as root, so root starts it as somebody else."""

import os
import pwd
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geoevents.database import DatabaseServerError

UNPRIVILEGED = ("postgres", "nobody")
"""Accounts that exist on most systems, the better one first. None is ever added."""


@dataclass(frozen=True)
class Account:
    """A user of the system without privileges."""

    uid: int
    gid: int

    def subprocess_options(self) -> dict[str, Any]:
        """Arguments for :mod:`subprocess` that give up root for good in the child, supplementary groups too."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Whether the account reaches the folder: tried, not computed, so access lists and mounts count too."""
        return self._succeeds("/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder))

    def can_run(self, program: Path) -> bool:
        """Whether the account reaches the program and may execute it."""
        return self._succeeds(str(program), "--version")

    def _succeeds(self, *command: str) -> bool:
        try:
            done = subprocess.run(  # noqa: S603 — our own programs, no shell input
                command, cwd="/", capture_output=True, check=False, **self.subprocess_options()
            )
        except OSError as error:
            # A failed change of user names the working directory, a program out of reach its own path.
            if error.filename == "/":
                raise DatabaseServerError(
                    "PostgreSQL refuses to run as root, and this system does not let root become another user. "
                    "Run as an ordinary user, or name a server in DATABASE_URL."
                ) from error
            return False
        return done.returncode == 0


def account_for(owned: Iterable[Path]) -> Account | None:
    """Whom to run the server as; None means as the present user, who is not root.

    Root takes the owner of the first of the given paths that belongs to somebody else (the data of an earlier start,
    the clone of a user who calls ``sudo``), else an account that exists for such purposes.
    """
    if os.geteuid() != 0:
        return None
    for path in owned:
        if path.exists() and (uid := path.stat().st_uid) != 0:
            return Account(uid, path.stat().st_gid)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise DatabaseServerError(
        f"PostgreSQL refuses to run as root, and there is none of the accounts {', '.join(UNPRIVILEGED)} to run it as. "
        "Run as an ordinary user, or name a server in DATABASE_URL."
    )
