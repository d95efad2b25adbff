"""Wagtail's words keep their values and tags, and reach every screen and script."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import taggit
import wagtail
import wagtail_modeladmin
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from tests.catalogues import compiled, entries_of
from tests.places import ROOT

FOLDER = ROOT / "commune_site/locale/wagtail/vi/LC_MESSAGES"
LEAST_SHARE = 0.99
_PLACES = re.compile(r"%\(\w+\)\w|%[sdr]|\{\w*\}|<[^>]+>")
_WORDS_IN_PLURAL = re.compile(r'^msgid_plural ((?:".*"\n?)+)', re.M)

IMPORTANT = """
Add child page|Add comment|Approve|Choose a page|Choose another page
Compare with current version|Copy this page|Dashboard|Draft|Edit this page|Expiry:
Forgotten password?|Go-live:|Image|Keyboard shortcuts|Live|Locked pages|Log out
Move up|No publishing schedule set|Page permissions|Privacy|Publish|Request changes
Save draft|Schedule to publish|Select all|Set schedule|Site history|Status
Submit for moderation|Unpublish|Upload|Users|View live|Workflow history
""".replace("\n", "|").strip("|")


@dataclass(frozen=True)
class Sayings:
    """What a string says in English, once or counted, and in Vietnamese."""

    english: str
    counted: str
    vietnamese: str


def sayings_of(path: Path) -> list[Sayings]:
    counted = plurals_of(path)
    return [
        Sayings(entry.words, counted.get(entry.words, ""), entry.translation)
        for entry in entries_of(path)
    ]


def plurals_of(path: Path) -> dict[str, str]:
    plurals = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if match := _WORDS_IN_PLURAL.search(block):
            singular = re.search(r'^msgid ((?:".*"\n?)+)', block, re.M)
            plurals[_joined(singular[1])] = _joined(match[1])
    return plurals


def _joined(quoted: str) -> str:
    return "".join(json.loads(line) for line in quoted.splitlines())


def english_catalogues() -> list[Path]:
    roots = [Path(module.__file__).parent for module in (wagtail, wagtail_modeladmin)]
    roots.append(Path(taggit.__file__).parent)
    unused = {"search_promotions", "simple_translation", "styleguide"}
    return [
        path
        for root in roots
        for path in root.rglob("locale/en/LC_MESSAGES/django.po")
        if not unused & set(path.parts)
    ]


class CatalogueTests(SimpleTestCase):
    def test_every_value_and_tag_is_kept(self):
        for name in ("django.po", "djangojs.po"):
            for said in sayings_of(FOLDER / name):
                # Vietnamese has one form, for one and for many.
                allowed = [
                    sorted(_PLACES.findall(english))
                    for english in (said.english, said.counted)
                ]
                with self.subTest(said.english):
                    self.assertIn(sorted(_PLACES.findall(said.vietnamese)), allowed)

    def test_spaces_at_the_ends_are_kept(self):
        for said in sayings_of(FOLDER / "django.po"):
            with self.subTest(said.english):
                self.assertEqual(said.english[:1] == " ", said.vietnamese[:1] == " ")
                self.assertEqual(said.english[-1] == " ", said.vietnamese[-1] == " ")

    def test_nearly_all_of_wagtail_is_said(self):
        told = compiled(FOLDER / "django.mo")
        asked = {
            (entry.context, entry.words)
            for path in english_catalogues()
            for entry in entries_of(path)
        }
        missing = sorted(asked - set(told))
        self.assertGreater(1 - len(missing) / len(asked), LEAST_SHARE, missing[:20])

    @override("vi")
    def test_important_words_are_not_english(self):
        for words in IMPORTANT.split("|"):
            with self.subTest(words):
                self.assertNotEqual(gettext(words), words)

    @override("vi")
    def test_it_says_how_long_ago(self):
        a_while_ago = timezone.now() - timedelta(days=3, hours=1)
        said = naturaltime(a_while_ago).replace("\xa0", " ")
        self.assertEqual(said, "3 ngày, 1 giờ trước")


class ScriptTests(TestCase):
    def test_wagtail_gives_our_words_to_its_scripts(self):
        with override("vi"):
            given = self.client.get(reverse("wagtailadmin_javascript_catalog"))
        catalogue = json.loads(
            re.search(r"newcatalog = (\{.*?\});", given.content.decode(), re.S)[1]
        )
        for (_context, words), translation in compiled(FOLDER / "djangojs.mo").items():
            with self.subTest(words):
                said = catalogue[words]
                self.assertEqual(
                    said if isinstance(said, str) else said[0], translation
                )
