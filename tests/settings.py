"""The settings under test: the production ones over plain HTTP, with what would only cost time made cheap."""

import os

# The test client and the live server speak no TLS.
os.environ["PLAIN_HTTP"] = "true"
os.environ["SECRET_KEY"] = "tests-only-" + "x" * 50
os.environ.setdefault("LOG_LEVEL", "WARNING")
# Tests of the language model ask for it.
os.environ["EXTRACTION_SYNTAX"] = "false"
# Playwright keeps an event loop in the thread of the tests; their use of the database is plain all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from geoevents.settings import *  # noqa: F403
from geoevents.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A connection that a live server's thread kept open would forbid removing the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Nothing a test writes has to survive a power cut.
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
