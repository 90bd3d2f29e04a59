"""Settings: values come from the environment (or ``.env``), defaults are safe for production.

| variable | meaning | default |
|---|---|---|
| ``DATABASE_URL`` | PostgreSQL 14 or later, ``postgresql://user:password@host:port/name`` | embedded, in ``var/`` |
| ``SECRET_KEY`` | signs sessions and tokens, at least 50 characters | made once into ``var/secret-key`` |
| ``ALLOWED_HOSTS`` | host names the site answers to, with commas | ``localhost,127.0.0.1,[::1]`` |
| ``PLAIN_HTTP`` | true on your own machine, without TLS: no redirect, no HSTS, cookies without it | false |
| ``TLS_PROXY`` | true where a proxy of yours ends TLS and sets ``X-Forwarded-Proto`` itself | false |
| ``HSTS_SECONDS`` | how long browsers shall insist on TLS | 31536000 |
| ``CSRF_TRUSTED_ORIGINS`` | further origins of forms, ``https://name``, with commas | none |
| ``DEBUG`` | Django's debug pages; implies ``PLAIN_HTTP`` | false |
| ``ARTICLE_MAX_BYTES`` | largest article that is read, in bytes | 2000000 |
| ``IMPORT_MAX_BYTES`` | largest document that is taken in (PDF, ZIP …), in bytes | 30000000 |
| ``FETCH_SECONDS`` | how long fetching a page may take, redirects included | 30 |
| ``FETCH_ALLOWED_HOSTS`` | hosts (``name`` or ``name:port``) fetched though not public, with commas | none |
| ``EXTRACTION_SYNTAX`` | false: rules alone read articles, without the language model | true |
| ``LOG_LEVEL`` | least severe message that is logged | ``INFO`` |
| ``VAR_DIR`` | folder for everything the application writes | ``var`` |
"""

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from geoevents import database
from geoevents.environment import BASE_DIR, VAR_DIR, env, secret_key

DEBUG: bool = env.bool("DEBUG", False)
PLAIN_HTTP: bool = DEBUG or env.bool("PLAIN_HTTP", False)
SECRET_KEY = secret_key()
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, so that runserver too serves through it and both ways of serving are one.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are text that shrinks to a sixth; Django pads it at random, so that its length betrays no secret.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "articles.browse.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "articles.browse.rights.ReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "geoevents.urls"
WSGI_APPLICATION = "geoevents.wsgi.application"

TEMPLATES = [
    {
        # The pages.
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "articles.browse.environment.environment",
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "geoevents.context.csp_nonce",
            ],
        },
    },
    {
        # The admin, which Django writes in its own language.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "articles/admin/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database.configuration(env.str("DATABASE_URL", ""), VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "watch"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("日本語")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

# Static files: found where they lie, without a step before serving. With a `collectstatic` before it, names carry a
# hash of the content and browsers keep them for good; without one the plain names are served.

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_COLLECTED = (STATIC_ROOT / "staticfiles.json").is_file()
WHITENOISE_USE_FINDERS = not STATICFILES_COLLECTED
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if STATICFILES_COLLECTED
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# What may be sent to us

ARTICLE_MAX_BYTES: int = env.int("ARTICLE_MAX_BYTES", 2_000_000)
IMPORT_MAX_BYTES: int = env.int("IMPORT_MAX_BYTES", 30_000_000)
FETCH_SECONDS: float = env.float("FETCH_SECONDS", 30.0)
FETCH_ALLOWED_HOSTS: list[str] = env.list("FETCH_ALLOWED_HOSTS", [])
EXTRACTION_SYNTAX: bool = env.bool("EXTRACTION_SYNTAX", True)
# A pasted article arrives percent-encoded, three bytes for one; files are counted apart.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * ARTICLE_MAX_BYTES
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = ARTICLE_MAX_BYTES

# Security

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("TLS_PROXY", False) else None
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else env.int("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS > 0
SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = not PLAIN_HTTP
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = not PLAIN_HTTP
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

# Scripts and styles come from files of ours alone. htmx keeps to it with the meta element `htmx-config`
# {"includeIndicatorStyles": false, "allowEval": false}.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Messages go to standard error, where the service that runs us keeps them.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO").upper()},
    "loggers": {
        # Django's own handlers would print nothing outside DEBUG and each line twice within it.
        "django": {"handlers": [], "propagate": True},
        # It tells each start of every command which tasks it knows.
        "procrastinate": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
