"""Settings, from the environment, with defaults that work for one commune on one machine.

CAMTAY_HOME          everything an installation owns (database, files, logs); default `var/` in the working folder
CAMTAY_DATABASE_URL  puts it on PostgreSQL; default is SQLite under CAMTAY_HOME
CAMTAY_KEY_FILE      keys for citizen numbers and sessions; default (demo and development only) inside CAMTAY_HOME
CAMTAY_PUBLIC_URL    the address people reach us at, printed in receipts; https in production
CAMTAY_DEMO          1 shows the demo's one-click personas and its inbox page
CAMTAY_SMS_URL       the telephone company's text message service: smpp://user:password@host:2775?source=NAME
CAMTAY_EMAIL_URL     the mail server: smtp+tls://user:password@host:587; default prints letters to the terminal
CAMTAY_EMAIL_FROM    who letters come from; default camtay@ the public address
CAMTAY_LOOKS_MONTHS  how many months it is kept who looked at whose data; default 24
CAMTAY_WAREHOUSE     what figures from the lake may take of the machine: threads=2&memory=4GB; default all there is
CAMTAY_LAKE          the folder of the lake that pages read a province's figures from; default none: all live
CAMTAY_SPARK_MASTER  which Apache Spark counts for --engine spark: spark://host:7077; default local[2], this machine
CAMTAY_TSA_URL       the authority that stamps the times of closings (RFC 3161): https://user:password@host/path
CAMTAY_TSA_ROOTS     a PEM file with the certificates that its stamps must lead to
CAMTAY_PROXIES       how many proxies of ours stand before this process; default 1 with https, else 0
"""

from pathlib import Path

import environ

from camtay.config import database, logs
from camtay.config.auth import *  # noqa: F403
from camtay.foundation import keys

env = environ.Env()

HOME = Path(env.str("CAMTAY_HOME", default="var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)
CAMTAY_HOME = HOME
CAMTAY_DEMO = env.bool("CAMTAY_DEMO", default=False)
CAMTAY_PUBLIC_URL = env.str("CAMTAY_PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
CAMTAY_KEY_FILE = Path(env.str("CAMTAY_KEY_FILE", default=str(HOME / "keys.json")))
CAMTAY_SMS_URL = env.str("CAMTAY_SMS_URL", default="")
CAMTAY_LOOKS_MONTHS = env.int("CAMTAY_LOOKS_MONTHS", default=24)
CAMTAY_TSA_URL = env.str("CAMTAY_TSA_URL", default="")
CAMTAY_TSA_ROOTS = env.str("CAMTAY_TSA_ROOTS", default="")
CAMTAY_WAREHOUSE = env.str("CAMTAY_WAREHOUSE", default="")
CAMTAY_SPARK_MASTER = env.str("CAMTAY_SPARK_MASTER", default="local[2]")
CAMTAY_LAKE = Path(folder) if (folder := env.str("CAMTAY_LAKE", default="")) else None
KEYS = keys.load(CAMTAY_KEY_FILE, may_create=CAMTAY_KEY_FILE.is_relative_to(HOME))
SECRET_KEY = KEYS.secret

DEBUG = False
PUBLIC_HOST = CAMTAY_PUBLIC_URL.split("://", 1)[-1].split("/")[0].split(":")[0]
HTTPS = CAMTAY_PUBLIC_URL.startswith("https://")
CAMTAY_PROXIES = env.int("CAMTAY_PROXIES", default=int(HTTPS))  # whoever speaks https stands before us
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ALLOWED_HOSTS = [PUBLIC_HOST, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [CAMTAY_PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "camtay.entrances.sign_in",  # before allauth: its templates stand in for the library's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "camtay.config",
    "camtay.foundation.ui",
    "camtay.foundation.audit",
    "camtay.foundation.once",
    "camtay.foundation.jobs",
    "camtay.foundation.calendar",
    "camtay.foundation.files",
    "camtay.foundation.tables",
    "camtay.domains.places",
    "camtay.domains.dispatch",
    "camtay.domains.people",
    "camtay.domains.procedures",
    "camtay.domains.teams",
    "camtay.domains.tasks",
    "camtay.domains.learning",
    "camtay.domains.cases",
    "camtay.domains.rounds",
    "camtay.domains.indicators",
    "camtay.domains.quality",
    "camtay.domains.closings",
    "camtay.domains.plans",
    "camtay.domains.reports",
    "camtay.domains.wishes",
    "camtay.entrances.portal",
    "camtay.entrances.desk",
    "camtay.entrances.cockpit",
    "camtay.entrances.field",
    "camtay.entrances.terminal",
    "camtay.entrances.timetable",
    "camtay.demo",
]

MIDDLEWARE = [
    "camtay.foundation.ui.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "camtay.foundation.ui.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "camtay.entrances.sign_in.middleware.ActorMiddleware",
]

ROOT_URLCONF = "camtay.config.urls"
WSGI_APPLICATION = "camtay.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "camtay.config.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "camtay.foundation.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "camtay.foundation.ui.renderer.Renderer"
CSRF_FAILURE_VIEW = "camtay.foundation.ui.errors.csrf_failure"

DATABASES = {"default": database.from_url(env.str("CAMTAY_DATABASE_URL", default=""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "camtay_cache",  # shared by all workers, so that rate limits count once
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT = HOME / "files"
FIELD_APP = Path(__file__).parent.parent.parent / "field_app" / "dist"  # built by bin/setup
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from this machine, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}

EMAIL_CONFIG = env.email("CAMTAY_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 15  # a silent mail server must not hold up everybody else's messages
DEFAULT_FROM_EMAIL = env.str("CAMTAY_EMAIL_FROM", default=f"camtay@{PUBLIC_HOST}")

LOGGING_CONFIG = None
logs.configure(HOME / "logs")
