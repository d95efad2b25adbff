import io
import unittest

from django.core.management.base import OutputWrapper

from dialogue_pages.management.progress import with_bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


class ProgressTests(unittest.TestCase):
    def drawn(self, count, stream):
        rows = list(with_bar(range(count), count, OutputWrapper(stream)))
        self.assertEqual(rows, list(range(count)))
        return stream.getvalue()

    def test_many_rows_on_a_terminal_are_counted_to_the_end(self):
        drawn = self.drawn(1234, Terminal())
        self.assertTrue(drawn.endswith(f"{'█' * 30} 1234/1234\n"))
        self.assertIn("░", drawn)

    def test_few_rows_and_files_get_no_bar(self):
        self.assertEqual(self.drawn(20, Terminal()), "")
        self.assertEqual(self.drawn(1234, io.StringIO()), "")

    def test_no_rows(self):
        self.assertEqual(self.drawn(0, Terminal()), "")
