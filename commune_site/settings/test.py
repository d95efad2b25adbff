import os
import tempfile

os.environ["ENV_FILE"] = os.devnull  # a developer's .env does not change the tests

from .base import *  # noqa: F403

SECRET_KEY = "test"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": env.cache_url_config("locmemcache://test")}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DIALOGUE_PAGES_READY_FOLDER = f"{tempfile.gettempdir()}/portal-ready-{os.getpid()}"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the threads of the browser tests' server each connect to it.
    # One of its own for each run: several people test in one checkout.
    DATABASES["default"]["TEST"] = {
        "NAME": f"{tempfile.gettempdir()}/portal-test-{os.getpid()}.sqlite3"
    }
