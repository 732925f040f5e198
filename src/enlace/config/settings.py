"""Django's settings, all from the environment (``enlace.core.environment``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from enlace.core import environment

ENV = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
DEMO = ENV.demo
BASE_URL = ENV.base_url
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ENLACE_HOME = ENV.home
FILES_ROOT = ENV.home / "files"
PROCESS_PROFILE = ENV.profile
BEHIND_PROXY = ENV.behind_proxy
REQUIRE_MFA = ENV.require_mfa
PUBLIC_SEES_LATE = ENV.public_sees_late
SCAN_COMMAND = ENV.scan_command
MAX_UPLOAD_BYTES = ENV.max_upload_mb * 1024 * 1024
METRICS_TOKEN = ENV.metrics_token

INSTALLED_APPS = [
    "enlace.web",
    "enlace.library",
    "enlace.register",
    "enlace.papers",  # after the register, whose tables it names
    "enlace.reports",
    "enlace.meetings",
    "enlace.directory",
    "enlace.accounts",
    "enlace.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "enlace.web.proxy.ProxyMiddleware",
    "enlace.web.health.HealthMiddleware",
    "enlace.web.metrics.MetricsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "enlace.web.language.LanguageMiddleware",
    "enlace.web.careful.CarefulMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "enlace.web.accounts.seen.SeenMiddleware",
    "enlace.web.actor.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "enlace.web.accounts.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]
ROOT_URLCONF = "enlace.config.urls"
WSGI_APPLICATION = "enlace.config.wsgi.application"
FORM_RENDERER = "enlace.web.rendering.Renderer"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "enlace.web.context.shell",
            ],
            "builtins": [
                "enlace.web.templatetags.enlace",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

DATABASES = {
    "default": {
        **dj_database_url.parse(
            ENV.database_url or "postgresql:///enlace", conn_max_age=300, conn_health_checks=True
        ),
        "OPTIONS": environment.options(),
        "ATOMIC_REQUESTS": False,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
PROCRASTINATE_IMPORT_PATHS: list[str] = []

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "enlace.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Enlace: "
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
MFA_ADAPTER = "enlace.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Enlace"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SOCIALACCOUNT_ADAPTER = "enlace.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # our adapter is stricter: active, known, and verified
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = (
    True  # a form could not lead to the provider: the policy of contents keeps forms here
)


def single_sign_on(oidc: dict[str, str] | None) -> dict[str, Any]:
    """What allauth wants to know of the one provider that this machine names."""
    if not oidc:
        return {}
    sso = {
        "provider_id": "sso",
        "name": oidc["name"],
        "client_id": oidc["client_id"],
        "secret": oidc["client_secret"],
        "settings": {"server_url": oidc["issuer"]},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [sso]}}


SOCIALACCOUNT_PROVIDERS = single_sign_on(ENV.oidc)
USERSESSIONS_TRACK_ACTIVITY = True

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = sorted((PACKAGE / "web").glob("*/locale"))
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENV.time_zone
MONTHS_AHEAD = ENV.months_ahead
"""How far ahead what repeats is made, so that each time is owed on its own."""
FORMAT_MODULE_PATH = ["enlace.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = ENV.home / "static"
STATICFILES_DIRS: list[Path] = []
_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
"""Where they were collected, static files carry a hash in their name and may be kept for ever."""
_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": _STATIC if _COLLECTED else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not _COLLECTED
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 300
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

if ENV.mail and not ENV.demo:  # nothing leaves a demonstration, whatever is set
    EMAIL_HOST, EMAIL_PORT = ENV.mail.host, ENV.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENV.mail.user, ENV.mail.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = ENV.mail.tls == "ssl", ENV.mail.tls == "starttls"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(ENV.home / "mail")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
REPLY_ADDRESS = ENV.reply_address
REPLY_MAILBOX = ENV.imap
INBOUND_SECRET = ENV.inbound_secret
MAIL_JUDGE = ENV.mail_judge
"""The mail server whose word about a sender counts, as it signs Authentication-Results."""

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_NAME = "enlace_session"
CSRF_COOKIE_NAME = "enlace_csrf"
LANGUAGE_COOKIE_NAME = "enlace_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE and not ENV.behind_proxy
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "enlace.core.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        "procrastinate": {"level": "WARNING"},
    },
}
