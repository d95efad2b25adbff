"""Front pages made before announcements stood there get them, if nobody arranged them."""

import json
from importlib import import_module

from django.apps import apps
from django.test import TestCase

from home.models import HomePage
from tests.factories import HomePageFactory

migration = import_module("home.migrations.0005_announcements_where_nobody_arranged")


def stored(parts) -> str:
    blocks = [{"type": kind, "value": value, "id": kind} for kind, value in parts]
    for block in blocks:
        if block["type"] == "steps":
            rows = block["value"]["steps"]
            rows = [{"type": "item", "value": row, "id": "x"} for row in rows]
            block["value"] = block["value"] | {"steps": rows}
    return json.dumps(blocks)


class FrontMigrationTests(TestCase):
    def migrated(self, parts, drafted=None):
        page = HomePageFactory(body=stored(drafted or parts))
        page.save_revision()
        HomePage.objects.filter(pk=page.pk).update(body=stored(parts))
        migration.add_announcements(apps, None)
        return HomePage.objects.get(pk=page.pk)

    def kinds(self, page):
        return [block.block_type for block in page.body]

    def test_a_page_as_it_was_made_gets_the_announcements_second(self):
        page = self.migrated(migration.AS_MADE)
        kinds = [kind for kind, _value in migration.AS_MADE]
        with_announcements = [kinds[0], "announcements", *kinds[1:]]
        self.assertEqual(self.kinds(page), with_announcements)
        draft = page.get_latest_revision_as_object()
        self.assertEqual(self.kinds(draft), with_announcements)
        self.assertEqual(page.body[1].value["count"], 4)
        migration.add_announcements(apps, None)
        again = HomePage.objects.get(pk=page.pk)
        self.assertEqual(self.kinds(again), with_announcements)

    def test_a_page_that_was_arranged_or_worded_stays(self):
        worded = [("next_conference", {"heading": "Gặp Chủ tịch"})]
        for parts in (
            migration.AS_MADE[:-1],
            list(reversed(migration.AS_MADE)),
            worded + migration.AS_MADE[1:],
            [],
        ):
            with self.subTest(parts[:1]):
                page = self.migrated(parts)
                self.assertEqual(self.kinds(page), [kind for kind, _value in parts])

    def test_a_draft_of_an_editor_stays_beside_a_public_page_as_it_was_made(self):
        drafted = migration.AS_MADE[:2]
        page = self.migrated(migration.AS_MADE, drafted)
        self.assertIn("announcements", self.kinds(page))
        draft = page.get_latest_revision_as_object()
        self.assertEqual(len(draft.body), len(drafted))
