"""Django settings. What differs between installations comes from the environment (docs/operating.md)."""

import sys
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from kexie.config import env
from kexie.kit.database.patience import Patient

PACKAGE = Path(__file__).resolve().parent.parent
ENVIRONMENT = env.choice("KEXIE_ENV", ("development", "production", "test"), "development")
PRODUCTION = ENVIRONMENT == "production"
HOME = Path(env.text("KEXIE_HOME", str(PACKAGE.parent / "var")))

# Only production insists on a secret of its own; the supervisor makes one in the data folder and hands it over.
SECRET_KEY = env.text("KEXIE_SECRET_KEY", None if PRODUCTION else "development-only-key-not-for-production-use")
# What numbers of people are sealed with (decisions/0010): read from their file again whenever it changes.
FIELD_KEYS_FILE = env.where("KEXIE_FIELD_KEYS")
FIELD_KEYS = env.text("KEXIE_FIELD_KEYS", None if PRODUCTION else "de" * 32)
DEBUG = env.flag("KEXIE_DEBUG", False)
ALLOWED_HOSTS = env.words("KEXIE_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("KEXIE_ORIGINS")
HTTPS = env.flag("KEXIE_HTTPS", PRODUCTION)

INSTALLED_APPS = [
    "kexie.portal",  # first: its templates/account stand before allauth's
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_htmx",
    "lucide",
    "pgtrigger",
    "procrastinate.contrib.django",
    "kexie.kit",
    "kexie.people",
    "kexie.organisations",
    "kexie.messages",
    "kexie.blanks",
    "kexie.notices",
    "kexie.associations",
    "kexie.intake",
    "kexie.plans",
    "kexie.custody",
    "kexie.ui",
    "kexie.desk",
    "kexie.demo",
    "kexie.config",
]

MIDDLEWARE = [
    "kexie.kit.web.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Outside of whatever answers by itself: static files, refused requests and kept pages carry the headers too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kexie.kit.web.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kexie.kit.web.middleware.DatabaseAwayMiddleware",
    "kexie.kit.web.middleware.BodyGuardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kexie.portal.language.LanguageMiddleware",
    "kexie.kit.web.middleware.PublicCacheMiddleware",
    "kexie.kit.web.middleware.ControlsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kexie.people.middleware.SessionAgeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kexie.kit.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kexie.config.urls"
WSGI_APPLICATION = "kexie.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kexie.kit.web.context.preferences",
                "kexie.config.context.site",
            ],
        },
    }
]
FORM_RENDERER = "kexie.kit.forms.Renderer"

# Only the owner's address may change the schema; web and worker never hold it (house.md 4, database roles).
_ROLE = env.choice("KEXIE_DB_ROLE", ("app", "owner"), "app")
_DSN = env.text("KEXIE_OWNER_DSN" if _ROLE == "owner" else "KEXIE_APP_DSN", "postgresql://kexie@127.0.0.1:1/kexie")
DATABASES: dict[str, dict[str, Any]] = {"default": env.database(_DSN)}
if _ROLE == "app":
    DATABASES["default"]["ENGINE"] = "kexie.kit.database"  # a database that hangs holds no thread for ever
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", "3")
DATABASES["default"]["OPTIONS"]["application_name"] = env.text("KEXIE_PROCESS", "kexie")
DATABASES["default"]["OPTIONS"]["options"] = (
    "-c lock_timeout=3000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC"
    if _ROLE == "app"
    else "-c lock_timeout=10000 -c timezone=UTC"
)
_POOL = env.number("KEXIE_POOL", 0)
if _POOL:
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1, "max_size": _POOL, "timeout": 5, "connection_class": Patient,
    }  # fmt: skip
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if ENVIRONMENT == "test"
    else ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kexie.people.passwords.ProfileValidator"},  # as the administrator has set it
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
from kexie.people.sign_in_settings import *  # noqa: E402, F403  (allauth and axes: kept beside the code they steer)

# How many proxies of our own stand before the web server: 0 trusts no X-Forwarded-For at all (people/sign_in).
SIGN_IN_PROXIES = env.number("KEXIE_PROXIES", 0)

# For so many seconds the figures beside the navigation are repeated (desk.acting.totals); tests see every change.
COUNTS_KEPT = 0 if ENVIRONMENT == "test" else 20
# Seconds for which a board that is the same for all its readers is drawn once (kexie/kit/web/shared.py).
PIECES_KEPT = 0 if ENVIRONMENT == "test" else 3
# Seconds for which figures over all associations stand as they were reckoned; the page tells of which moment they are.
FIGURES_KEPT = 0 if ENVIRONMENT == "test" else 60
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "kexie.kit.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
assert NONCE  # nonces are available to views that must inline a script; none does today

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("KEXIE_STATIC", str(HOME / "static")))
STATICFILES_FINDERS = [
    "kexie.kit.assets.JoinedFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "kexie.kit.files.storage.PrivateStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENVIRONMENT == "test"
        else "kexie.kit.assets.Storage"
    },
}
WHITENOISE_USE_FINDERS = ENVIRONMENT == "test"
FILES_ROOT = Path(env.text("KEXIE_FILES", str(HOME / "files")))
# 仿宋, 小标宋 and their kin for PDFs, where an office owns them (decisions/0007); without it free stand-ins.
FONT_FOLDER = env.text("KEXIE_FONT_FOLDER", "")

# A form is read into memory before any view sees it: both limits answer 413/400 before that happens.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
KEXIE_MAX_UPLOAD = 50 * 1024 * 1024

# Without a mail server nothing is sent and no page offers it; there is no console that would print letters instead.
MAIL = env.mail(env.text("KEXIE_MAIL", ""), env.text("KEXIE_MAIL_FROM", ""))
SENDS_MAIL = MAIL is not None
globals().update(MAIL or {})
EMAIL_TIMEOUT = 20

# In links that leave the site: feeds, canonical addresses, letters. The web server and the worker are told PORT.
SITE_ADDRESS = env.site(production=PRODUCTION, https=HTTPS)
PROCRASTINATE_ON_APP_READY = "kexie.config.plugs.connect_jobs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kexie.kit.web.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "stream": sys.stderr}},
    "root": {"handlers": ["console"], "level": env.text("KEXIE_LOG_LEVEL", "INFO" if PRODUCTION else "WARNING")},
}
MIGRATION_MODULES: dict[str, str] = {}
SILENCED_SYSTEM_CHECKS: list[str] = []
