from .base import *  # noqa: F403

# All of it comes from the environment; see .env.example.
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
DATABASE_URL = env("DATABASE_URL")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

vars().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
# Shorter than a claim on a mail: a hanging server does not make it go out twice.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=15)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default="webmaster@localhost")

MEDIA_ROOT = env("MEDIA_ROOT", default=MEDIA_ROOT)
STORAGES = {
    "default": {
        "BACKEND": env(
            "MEDIA_STORAGE", default="django.core.files.storage.FileSystemStorage"
        ),
        "OPTIONS": env.json("MEDIA_STORAGE_OPTIONS", default={}),
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# The web server looks for them first: deploy/nginx.conf, which sends these headers too.
if env.bool("READY_FILES", default=False):
    DIALOGUE_PAGES_USUAL_HEADERS = "commune_site.csp.usual_headers"

SECOND_FACTOR_FOR_ADMINISTRATORS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Who sends: limits are counted per visitor, not per proxy.
    DIALOGUE_PAGES_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
# Whether a whole domain speaks https is its owner's word, not this portal's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
