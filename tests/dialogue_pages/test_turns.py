import multiprocessing
import os
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

from django.test import SimpleTestCase

from dialogue_pages import turns


class TurnTests(SimpleTestCase):
    """One process stores at a time; the others go on the moment it has done or died."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.log = Path(folder.name) / "log"
        place = {"NAME": f"{folder.name}/db.sqlite3"}
        self.connection = SimpleNamespace(
            vendor="sqlite", settings_dict=place, in_atomic_block=False
        )
        patched = mock.patch.object(turns, "connection", self.connection)
        patched.start()
        self.addCleanup(patched.stop)

    def write(self, words: str) -> None:
        with self.log.open("a") as log:
            log.write(f"{words}\n")

    def hold(self, entered, *, dies: bool) -> None:
        with turns.in_turn():
            entered.set()
            time.sleep(0.3)
            self.write("first")
            if dies:
                os._exit(9)

    def begun(self, *, dies: bool):
        context = multiprocessing.get_context("fork")
        entered = context.Event()
        process = context.Process(
            target=self.hold, args=[entered], kwargs={"dies": dies}
        )
        process.start()
        self.addCleanup(process.join)
        self.assertTrue(entered.wait(10))

    def test_the_second_waits_for_the_first_even_where_that_dies(self):
        for dies in (False, True):
            with self.subTest(dies=dies):
                self.log.unlink(missing_ok=True)
                self.begun(dies=dies)
                with turns.in_turn():
                    self.write("second")
                self.assertEqual(self.log.read_text(), "first\nsecond\n")

    def test_nobody_waits_inside_of_what_is_stored_already(self):
        self.begun(dies=False)
        self.connection.in_atomic_block = True
        with turns.in_turn():
            self.write("second")
        self.assertEqual(self.log.read_text(), "second\n")

    def test_other_databases_have_no_file_for_it(self):
        for changed in (
            {"vendor": "postgresql"},
            {"settings_dict": {"NAME": ":memory:"}},
        ):
            with self.subTest(changed):
                vars(self.connection).update(changed)
                before = set(self.log.parent.iterdir())
                with turns.in_turn():
                    pass
                self.assertEqual(set(self.log.parent.iterdir()), before)
