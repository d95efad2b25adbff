"""Signs that the desk draws exist: Wagtail draws an empty one without a word."""

import re
from pathlib import Path

from django.test import SimpleTestCase
from wagtail.admin.icons import get_icons

import dialogue_pages
from dialogue_pages.admin.desk.chips import _STAGES

TEMPLATES = Path(dialogue_pages.__file__).parent / "templates"
_ICON = re.compile(r"{% icon name=\"([a-z0-9-]+)\"")


class IconTests(SimpleTestCase):
    def test_every_sign_is_drawn(self):
        used = {icon for icon, _tone in _STAGES.values()}
        for template in TEMPLATES.rglob("*.html"):
            used.update(_ICON.findall(template.read_text()))
        drawn = str(get_icons())
        missing = {name for name in used if f'id="icon-{name}"' not in drawn}
        self.assertEqual(missing, set())
