"""The settings under test: the production ones over plain HTTP, with what would only cost time made cheap."""

import os

# The test client and the live server speak no TLS.
os.environ["PLAIN_HTTP"] = "true"
os.environ["SECRET_KEY"] = "tests-only-" + "x" * 50
os.environ.setdefault("LOG_LEVEL", "WARNING")

from geoevents.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
