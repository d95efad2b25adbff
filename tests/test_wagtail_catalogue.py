"""Wagtail's own words in Vietnamese, on the screens that officers use."""

import os
import shutil
import subprocess
import unittest
from pathlib import Path

import wagtail
import wagtail_modeladmin
from django.test import SimpleTestCase
from django.utils.translation import gettext

from tests.catalogues import compiled, entries_of
from tests.places import ROOT

FOLDER = ROOT / "commune_site/locale/wagtail/vi/LC_MESSAGES"
ENGLISH = [
    Path(wagtail.__file__).parent / "admin/locale/en/LC_MESSAGES/django.po",
    Path(wagtail.__file__).parent / "locale/en/LC_MESSAGES/django.po",
    Path(wagtail.__file__).parent / "users/locale/en/LC_MESSAGES/django.po",
    Path(wagtail_modeladmin.__file__).parent / "locale/en/LC_MESSAGES/django.po",
]
LEAST_SHARE = 0.97
MSGFMT = shutil.which("msgfmt")


class WagtailCatalogueTests(SimpleTestCase):
    @unittest.skipUnless(MSGFMT, "gettext's msgfmt is not installed")
    def test_places_for_values_agree(self):
        for name in ("django.po", "djangojs.po"):
            command = [MSGFMT, "--check", "-o", os.devnull, FOLDER / name]
            done = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_is_compiled_is_what_is_written(self):
        for name in ("django", "djangojs"):
            written = {
                (entry.context, entry.words): entry.translation
                for entry in entries_of(FOLDER / f"{name}.po")
                if entry.translation and not entry.is_fuzzy
            }
            with self.subTest(name):
                self.assertEqual(compiled(FOLDER / f"{name}.mo"), written)

    def test_nearly_every_word_of_the_admin_is_there(self):
        told = {entry.words for entry in entries_of(FOLDER / "django.po")}
        for path in ENGLISH:
            asked = [entry.words for entry in entries_of(path) if entry.words]
            missing = [words for words in asked if words not in told]
            with self.subTest(path.parts[-5]):
                share = 1 - len(missing) / len(asked)
                self.assertGreater(share, LEAST_SHARE, missing[:20])

    def test_what_an_editor_reads_first_is_not_english(self):
        for words in (
            "Save draft",
            "Publish",
            "Preview",
            "History",
            "Submit for moderation",
            "Add child page",
            "Delete",
            "Move",
            "Copy",
            "Edit",
            "Status",
            "Sign in",
        ):
            with self.subTest(words):
                self.assertNotEqual(gettext(words), words)
