from .base import *  # noqa: F403

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="development-only")
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# As with DEBUG, so without it: no collectstatic, and uploads from this server. `make run`
# has them collected beforehand, under names with a digest, packed once.
if env.bool("STATIC_COLLECTED", default=False):
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        },
    }
else:
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True
