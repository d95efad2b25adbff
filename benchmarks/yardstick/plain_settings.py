"""The same installation as plain Wagtail: same database, connection and middleware."""

from .settings import *  # noqa: F403

DIALOGUE_PAGES_READY_FOLDER = None
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("dialogue_pages.")]  # noqa: F405
ROOT_URLCONF = "benchmarks.yardstick.plain_urls"
