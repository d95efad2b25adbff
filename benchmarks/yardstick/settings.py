"""The portal as in production, with the constant view beside it."""

import os

from commune_site.settings.production import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.yardstick"]  # noqa: F405
ROOT_URLCONF = "benchmarks.yardstick.urls"
STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
MEDIA_ROOT = os.environ["MEDIA_ROOT"]
