from unittest import TestCase

from dialogue_pages.official.checking import CheckContext, check_plan
from dialogue_pages.official.document import Paragraph
from dialogue_pages.official.text import Text

from ..plans import clean_plan


class RuleTestCase(TestCase):
    """A clean plan to spoil in one place, and what the check then says."""

    def setUp(self):
        self.plan = clean_plan()
        self.purposes, self.contents, self.assignments = self.plan.sections

    def findings(self, context=None):
        return check_plan(self.plan, context or CheckContext())

    def assert_clean(self, context=None):
        self.assertEqual(self.findings(context), [])

    def assert_finds(self, *codes, context=None):
        """Exactly these codes are found; the first finding is returned."""
        found = self.findings(context)
        self.assertEqual([finding.code for finding in found], list(codes))
        return found[0]

    def write(self, text):
        """Put a paragraph under I.2."""
        self.purposes.blocks[1].blocks.append(Paragraph(Text.of(text)))

    def rewrite(self, old, new):
        """Change a bullet's text under any item."""
        for block in self.plan.blocks():
            if hasattr(block, "text") and old in block.text.plain:
                block.text = Text.of(block.text.plain.replace(old, new))
                return
        raise AssertionError(f"The clean plan does not say {old!r}.")
