"""What the environment says, and the secret that is made where it says nothing."""

import os
import secrets
from pathlib import Path

from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).absolute()
"""Everything the application writes: the embedded database, the secret key, logs. Never under version control."""


def secret_key() -> str:
    """The key that signs sessions: ``SECRET_KEY``, else one made once into ``var/secret-key`` (mode 0600).

    Two processes that start at once agree: the key is written under a name of its own and linked into place, so the
    slower one finds the file there and reads it.
    """
    given: str = env.str("SECRET_KEY", "")
    if given:
        return given
    path = VAR_DIR / "secret-key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
