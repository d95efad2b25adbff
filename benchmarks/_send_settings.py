from commune_site.settings.production import *  # noqa: F403

INSTALLED_APPS += ["wagtail.contrib.forms", "benchmarks._contrib_form"]  # noqa: F405
STATIC_ROOT = env("STATIC_FOLDER")  # noqa: F405
