from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.attachments.held_files import delete_old, old_files
from dialogue_pages.attachments.left_files import delete_left, left_files

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Deletes what was attached more than a day ago and belongs to no question."""

    help = "Delete attached files that were never sent."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell which")

    def handle(self, *args, **options):
        if options["dry_run"]:
            for path in [*old_files(), *left_files()]:
                self.stdout.write(path)
            self.stdout.write(_("Nothing was deleted."))
            return
        count = delete_old() + delete_left()
        told = ngettext(
            "%(count)s file that was never sent was deleted.",
            "%(count)s files that were never sent were deleted.",
            count,
        )
        self.stdout.write(told % {"count": count})
