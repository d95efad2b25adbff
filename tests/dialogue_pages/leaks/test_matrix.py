"""Every hidden thing against every door, for everybody who may not see it."""

import logging

from django.test import TestCase

from .doors import ADMIN_DOORS, PUBLIC_DOORS
from .planting.unplanted import unplanted
from .planting.world import planted
from .walking import walked

LEAK = """

What stands after the colon was shown to somebody who may not read it:

%s

Either the page must not show it, or its readers in `planting` are named wrongly."""


RECORD = """

These texts hold no marker, so nobody knows who can read them. Plant one, in
tests/dialogue_pages/leaks/planting/, or say in `NOTHING_HIDDEN` why there is none."""


class MatrixCase(TestCase):
    """One walk; its sides are told apart by sub-tests, for it takes its time."""

    doors = ()

    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)

    def walk(self):
        world = planted()
        walk = walked(world, self.doors)
        with self.subTest("nobody reads what is not for them"):
            self.assertFalse(walk.leaks, LEAK % walk.told())
        with self.subTest("no door breaks on what is hidden"):
            self.assertEqual(walk.broken, set())
        with self.subTest("no cache may keep what is not for all"):
            self.assertEqual(dict(walk.kept_by_caches), {})
        with self.subTest("every door opened for somebody"):
            self.assertEqual(walk.never_opened(self.doors), set())
        return world, walk


class PublicMatrixTests(MatrixCase):
    doors = PUBLIC_DOORS

    def test_the_public_site(self):
        self.walk()


class AdminMatrixTests(MatrixCase):
    doors = ADMIN_DOORS

    def test_the_office(self):
        world, walk = self.walk()
        with self.subTest("every text of every record is hidden somewhere"):
            self.assertEqual(sorted(unplanted(world.kinds)), [], RECORD)
        with self.subTest("every kind is there: somebody reads it by right"):
            kinds = [k for k in world.kinds.planted if k.must_be_read_by_somebody]
            self.assertEqual(
                {k.name for k in kinds} - {k.name for k in walk.read}, set()
            )
