"""Left alone the settings are those of a production site; one switch is for a machine without TLS."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
OURS = ("DEBUG", "PLAIN_HTTP", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "TLS_PROXY", "HSTS_SECONDS")


def run(code: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key not in OURS}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**inherited, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "geoevents.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(var: Path, *names: str, **environment: str) -> list[Any]:
    code = f"import json; from geoevents import settings as s; print(json.dumps([getattr(s, n) for n in {names!r}]))"
    done = run(code, var, **environment)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


SWITCHED = ("DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")


def test_defaults_are_safe(tmp_path: Path) -> None:
    assert settings(tmp_path, *SWITCHED) == [False, True, True, True, 31_536_000]


def test_plain_http_must_be_asked_for(tmp_path: Path) -> None:
    assert settings(tmp_path, *SWITCHED, PLAIN_HTTP="true") == [False, False, False, False, 0]


def test_a_proxy_is_believed_only_when_told(tmp_path: Path) -> None:
    assert settings(tmp_path, "SECURE_PROXY_SSL_HEADER") == [None]
    assert settings(tmp_path, "SECURE_PROXY_SSL_HEADER", TLS_PROXY="true") == [["HTTP_X_FORWARDED_PROTO", "https"]]


def test_the_secret_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = settings(tmp_path, "SECRET_KEY")
    assert settings(tmp_path, "SECRET_KEY") == first
    assert len(first[0]) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert settings(tmp_path, "SECRET_KEY", SECRET_KEY="given") == ["given"]


def test_an_address_that_is_not_postgresql_is_explained(tmp_path: Path) -> None:
    done = run("import geoevents.settings", tmp_path, DATABASE_URL="sqlite:///x")
    assert done.returncode != 0
    assert "DATABASE_URL must name a PostgreSQL server" in done.stderr


@pytest.mark.django_db
def test_pages_forbid_foreign_and_inline_code(client: Client) -> None:
    response = client.get("/admin/login/")
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_static_files_are_served_without_debug(client: Client) -> None:
    response = client.get("/static/admin/css/base.css")
    assert response.status_code == 200
    response.close()


@pytest.mark.django_db
def test_log_in_works_over_plain_http(client: Client, django_user_model: Any) -> None:
    django_user_model.objects.create_superuser(username="admin", password="letter-by-letter")
    response = client.post("/admin/login/?next=/admin/", {"username": "admin", "password": "letter-by-letter"})
    assert response.status_code == 302
    assert not client.cookies["sessionid"]["secure"]
    assert client.get("/admin/").status_code == 200
