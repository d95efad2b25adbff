import os
import subprocess
import sys

from django.test import SimpleTestCase

from tests.places import ROOT

VISIT = """
import django
django.setup()
from django.conf import settings
from django.urls import resolve
print(settings.DEBUG, resolve("/media/anh.png").func.__name__)
"""


class FirstStartTests(SimpleTestCase):
    """`make run` shows mistakes as a visitor sees them; developers see them in full."""

    def visit(self, **environment):
        told = subprocess.run(
            [sys.executable, "-c", VISIT],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "commune_site.settings.dev",
                "DATABASE_URL": "sqlite://:memory:",
                "ENV_FILE": os.devnull,
            }
            | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return told.stdout.split()

    def test_uploads_are_served_with_and_without_debug(self):
        self.assertEqual(self.visit(), ["True", "serve"])
        self.assertEqual(self.visit(DEBUG="false"), ["False", "serve"])
