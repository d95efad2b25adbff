from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dialogue_pages.attachments.posted_files import MAX_FILES
from dialogue_pages.attachments.reencoding import MAX_BYTES

PAGES = ("413.html", "502.html")


class Command(BaseCommand):
    """Draws what the web server shows by itself; after `collectstatic`, whose names it uses."""

    help = "Write the pages that nginx shows when it cannot reach the portal."

    def handle(self, **options):
        folder = Path(settings.STATIC_ROOT) / "errors"
        folder.mkdir(parents=True, exist_ok=True)
        told = {"most_files": MAX_FILES, "megabytes": MAX_BYTES // 1024**2}
        for name in PAGES:
            (folder / name).write_text(render_to_string(name, told), "utf-8")
        written = _("Written: %(folder)s") % {"folder": folder}
        self.stdout.write(written)
