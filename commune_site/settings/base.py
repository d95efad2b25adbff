from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(env("ENV_FILE", default=str(BASE_DIR / ".env")))

INSTALLED_APPS = [
    "home",
    "dialogue_pages",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "commune_site.users.apps.UsersConfig",
    "commune_site.signing_in.apps.SigningInConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "django_tasks",
    "modelcluster",
    "taggit",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "dialogue_pages.ready.middleware.ReadyPagesMiddleware",
    "dialogue_pages.public.early_sending.EarlySendingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "commune_site.csp.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "commune_site.signing_in.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "commune_site.redirects.RedirectMiddleware",
    "dialogue_pages.admin.own_sight.OwnSightMiddleware",
    "dialogue_pages.admin.refusals.RefusalMiddleware",
    "dialogue_pages.admin.unreadable.UnreadableMiddleware",
]

ROOT_URLCONF = "commune_site.urls"
WSGI_APPLICATION = "commune_site.wsgi.application"

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
    }
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/db.sqlite3")
}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Many writers at once: readers never wait, writers queue for up to 20 seconds.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Written back every 32 MB, not every 4: a rush of messages stops less often.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA wal_autocheckpoint=8000;"
        ),
    }
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://portal")}
if CACHES["default"]["BACKEND"].endswith("LocMemCache"):
    # Room for the counters of all who send in an hour: Django's 300 forget most of them.
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 50_000}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [
    BASE_DIR / "commune_site/locale/site",
    BASE_DIR / "commune_site/locale/wagtail",
]
FORMAT_MODULE_PATH = "commune_site.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# A working day; without "remember me" a session ends with the browser, too.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "dialogue_pages.public.cookie_lost.form_again"
SECOND_FACTOR_FOR_ADMINISTRATORS = False  # communes ask for it in their settings
OTP_TOTP_ISSUER = "Cổng đối thoại"

# What a browser may load. Wagtail's editor writes scripts and styles into its pages;
# the public site does not, and calls no other host.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CONTENT_SECURITY_POLICY_OF_ADMIN = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [SELF],
    "frame-ancestors": [SELF],  # the editor shows its preview in a frame
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long plan in the editor has many

# Ids and addresses only: no form data, no mail with a visitor's request in it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "commune_site.log_lines.LineFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {
            "handlers": ["console"],
            "level": "INFO",
            "propagate": False,
        },
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
SERVE_MEDIA = False  # the web server does

# Where all processes see that something was written; see `dialogue_pages.kept.mark`.
DIALOGUE_PAGES_READY_FOLDER = env("READY_FOLDER", default=str(VAR_DIR / "ready"))
DIALOGUE_PAGES_READY_MEGABYTES = env.int("READY_MEGABYTES", default=64)
DIALOGUE_PAGES_SOURCE_DAYS = env.int("PLAN_FILE_DAYS", default=365)

WAGTAIL_SITE_NAME = "Cổng đối thoại"
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAILADMIN_USER_LOGIN_FORM = "commune_site.signing_in.forms.VietnameseLoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "commune_site.signing_in.forms.LimitedResetForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# Nobody counts wrong tries of a password that many share.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []  # the portal asks no other host for anything
WAGTAILIMAGES_EXTENSIONS = ["jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "dialogue_pages.admin.picture_form.BarePictureForm"
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILDOCS_EXTENSIONS = ["docx", "odt", "pdf", "xlsx"]
