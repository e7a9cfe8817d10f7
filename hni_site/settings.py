"""All settings, read from the environment (docs/settings.md lists the variables).

Safe by default: without DEBUG this is a production configuration, and a variable that production
needs and that is missing stops the start with a sentence that says what to set.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django.conf.locale
import environ
from django.core.exceptions import ImproperlyConfigured

from hni_site import content_security, languages

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
# `make run` writes .env for development; a variable of the real environment wins over it.
env.read_env(BASE_DIR / ".env", overwrite=False)

DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)


def _required(name: str, development: str, what: str) -> str:
    """The variable's value; in development it may be missing. Empty counts as missing."""
    value: str = env.str(name, default="") or (development if DEBUG else "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {what}")
    return value


def _address(name: str, value: str) -> str:
    """A scheme and a host, without a slash at the end."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"{name} must be a scheme and a host, such as https://news.example.org, not: {value}"
        )
    return value.rstrip("/")


# --- Where and who we are -------------------------------------------------------------------------

SECRET_KEY = _required(
    "SECRET_KEY",
    "",
    "a long random text, kept secret. `make run` writes one to .env for development; "
    'for production make one with: python -c "import secrets; print(secrets.token_urlsafe(50))"',
)
# Earlier ones, good for what they signed and encrypted.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
PORT = env.int("PORT", default=8000)
PUBLIC_BASE_URL = _address(
    "PUBLIC_BASE_URL",
    _required(
        "PUBLIC_BASE_URL",
        f"http://127.0.0.1:{PORT}",
        "the site's public address, such as https://news.example.org",
    ),
)
ALLOWED_HOSTS = [
    host.strip()
    for host in _required(
        "ALLOWED_HOSTS",
        "127.0.0.1,localhost,[::1]",
        "the host names the site answers to, with commas between, such as news.example.org",
    ).split(",")
    if host.strip()
]
SITE_NAME = "HomeNet International"

INSTALLED_APPS = [
    "home",
    "news",
    "campaigns",
    "bazaar_pages",
    "hni_site.editorial",
    "hni_site.foundations",
    "hni_site.content_store",
    "hni_site.consumers",
    "hni_site.previews",
    "hni_site.embargo_copies",
    "hni_site.review_links",
    "hni_site.media",
    "hni_site.access",
    "hni_site.webhooks",
    "hni_site.publishing",
    "hni_site.translation",
    "hni_site.translation.glossary",
    "hni_site.translation.memory",
    "hni_site.desk",
    "hni_site.website",
    "hni_site.press_kit",
    "hni_site.api",
    "hni_site.operations",
    "hni_site.demo",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "corsheaders",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hni_site.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hni_site.translation.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "hni_site.access.second_factor.middleware.SecondFactorMiddleware",
    "hni_site.access.middleware.LookingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hni_site.website.redirects.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "hni_site.translation.machine.middleware.MachineTranslationMiddleware",
]

ROOT_URLCONF = "hni_site.urls"
WSGI_APPLICATION = "hni_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Readers go on while one writes; a writer takes its lock at the start of its transaction,
        # so that two writers wait for each other instead of failing half-way.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

TASKS = {
    "default": {"BACKEND": "hni_site.foundations.steps.TaskQueue", "ENQUEUE_ON_COMMIT": False},
}

# --- Languages ----------------------------------------------------------------------------------

django.conf.locale.LANG_INFO.update(languages.EXTRA_LANG_INFO)
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = languages.LANGUAGES
LANGUAGES_BIDI = sorted(languages.RIGHT_TO_LEFT)
LOCALE_PATHS = [BASE_DIR / "hni_site" / "translation" / "catalogues"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# A page submitted for translation stays a draft in the new language until someone publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# A machine that translates drafts. Without one there is no button.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR: dict[str, Any] | None = None
_deepl, _libretranslate = (
    env.str("DEEPL_KEY", default=""),
    env.str("LIBRETRANSLATE_URL", default=""),
)
# What the glossary says to keep as it is comes back as it was sent.
_kept_terms = "hni_site.translation.glossary.reading.kept_terms"
if _deepl and _libretranslate:
    raise ImproperlyConfigured("Set DEEPL_KEY or LIBRETRANSLATE_URL, not both.")
if _deepl:
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "hni_site.translation.machine.services.DeepL",
        "OPTIONS": {"AUTH_KEY": _deepl, "TERMS": _kept_terms},
    }
if _libretranslate:
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "hni_site.translation.machine.services.LibreTranslate",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": _libretranslate.rstrip("/"),
            "API_KEY": env.str("LIBRETRANSLATE_KEY", default=""),
            "TERMS": _kept_terms,
        },
    }

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "hni_site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "hni_site.stylesheet.SiteStaticFilesStorage"
        )
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # A long page's form has thousands of fields.

# --- Wagtail ------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_WORKFLOW_ENABLED = True
# What is signed off is ready to be published; when, someone decides.
WAGTAIL_FINISH_WORKFLOW_ACTION = "hni_site.editorial.finishing.sign_off_text"
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
# Files are always handed out by a view that checks who may see them.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "jpg", "odt", "pdf", "png", "pptx", "txt", "xlsx", "zip"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "hni_site.media.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# A third lighter than Wagtail's 61, and nobody sees which is which.
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}
}
WAGTAILAPI_BASE_URL = PUBLIC_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
# What one client may ask of the API; 0: as much as it likes.
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)
# The same for a client with an API token.
API_REQUESTS_PER_MINUTE_WITH_TOKEN = env.int("API_REQUESTS_PER_MINUTE_WITH_TOKEN", default=6000)
# How many proxies of ours stand in front and write X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
WAGTAILAPI_DOCS_ENABLED = False  # The stock page loads its scripts from another host.
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # Editors' addresses are told to nobody.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}

# --- Security -----------------------------------------------------------------------------------

PUBLIC_IS_HTTPS = PUBLIC_BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = PUBLIC_IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # Asked from inside, past the proxy.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PUBLIC_IS_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PUBLIC_IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # Sibling host names are not ours to decide.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_security.STRICT}
X_FRAME_OPTIONS = "SAMEORIGIN"  # The editor's preview panel frames our own pages.
# After so many wrong passwords for an account from one address, or for any accounts from one
# address, nobody logs in from there for a while (django-axes, hni_site/access/login).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "hni_site.access.login.throttle.LoginThrottle"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_CLIENT_IP_CALLABLE = "hni_site.access.login.throttle.address_of"
AXES_LOCKOUT_CALLABLE = "hni_site.access.login.throttle.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # Trying on doesn't make the wait longer.
AXES_DISABLE_ACCESS_LOG = True  # Who logs in from where is kept by nobody.
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Whether those who may publish need a second factor. Whoever has set one up is always asked for it.
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not DEBUG)
OTP_TOTP_ISSUER = SITE_NAME  # As the app on the phone shows it.
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"  # One door, also for readers of private pages.

# Sites on other origins whose scripts may read the API, such as https://bazaar.example.org, beside
# registered microsites. No script may send a token: what a browser runs, everyone can read.
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_URLS_REGEX = r"^/(api|feeds)/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "content-type", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "ETag",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
]

# --- Those who are told what changes ------------------------------------------------------------

# An endpoint that took nothing for so long is switched off.
WEBHOOKS_DISABLE_AFTER = timedelta(days=env.int("WEBHOOKS_DISABLE_AFTER_DAYS", default=5))
# Whether webhooks may go to programs of this machine. For development alone.
WEBHOOKS_ALLOW_LOOPBACK = env.bool("WEBHOOKS_ALLOW_LOOPBACK", default=False)
# Caches in front of the site, as Wagtail's documentation describes them, in JSON.
WAGTAILFRONTENDCACHE: dict[str, Any] = env.json("WAGTAILFRONTENDCACHE", default={})

# --- E-mail and logs ----------------------------------------------------------------------------

_email = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25")
vars().update(_email)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "message": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "json": {"class": "logging.StreamHandler", "formatter": "message"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": []},  # Its own handler would say everything a second time.
        "audit": {"handlers": ["json"], "propagate": False},  # Lines of JSON: publishing/audit.py
        "axes": {"level": "WARNING"},  # Logins that succeed are nobody's business.
        "wagtail": {"level": "WARNING"},  # Each edit and publication is in Wagtail's own history.
    },
}
