from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = env("SECRET_KEY", default="development-only")
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
