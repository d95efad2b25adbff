"""Every word of ours is there in Vietnamese, and no other catalogue speaks over it."""

import re

from django.test import SimpleTestCase
from django.utils.translation import gettext, pgettext

from tests.catalogues import compiled, entries_of, messages_of
from tests.places import ROOT

OWN = {
    "dialogue_pages/locale/vi/LC_MESSAGES/django.po": ["dialogue_pages"],
    "commune_site/locale/site/vi/LC_MESSAGES/django.po": [
        "commune_site",
        "deploy",
        "home",
        "templates",
    ],
}
REPAIR = "run `make messages` and fill in what is empty"


def places(text):
    return set(re.findall(r"%\(\w+\)[a-z]|%[sd]", text))


class OwnCatalogueTests(SimpleTestCase):
    def test_every_string_of_the_code_has_its_vietnamese(self):
        for name, folders in OWN.items():
            told = {(entry.context, entry.words) for entry in translated(name)}
            missing = [m for m in sorted(messages_of(*folders)) if m.key not in told]
            with self.subTest(catalogue=name):
                self.assertEqual(missing, [], REPAIR)

    def test_places_for_values_agree(self):
        for entry in own_entries():
            with self.subTest(words=entry.words):
                self.assertEqual(places(entry.translation), places(entry.words))

    def test_what_is_compiled_is_what_is_written(self):
        for name in OWN:
            heard = compiled((ROOT / name).with_suffix(".mo"))
            written = {(e.context, e.words): e.translation for e in translated(name)}
            with self.subTest(catalogue=name):
                self.assertEqual(heard, written, REPAIR)

    def test_no_other_catalogue_speaks_over_ours(self):
        """Else another word shows: name the thing so that it is ours alone."""
        for entry in own_entries():
            heard = (
                pgettext(entry.context, entry.words)
                if entry.context
                else gettext(entry.words)
            )
            with self.subTest(words=entry.words):
                self.assertEqual(heard, entry.translation)


def translated(name):
    entries = entries_of(ROOT / name)
    return [entry for entry in entries if entry.translation and not entry.is_fuzzy]


def own_entries():
    return [entry for name in OWN for entry in translated(name)]
