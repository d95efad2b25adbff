from django.utils.translation import gettext as _

from dialogue_pages.plan_files import due_for_removal

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Removes uploaded files of plans whose period of keeping is over; pages stay."""

    help = "Remove uploaded plan files whose period of keeping is over."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell which")

    def handle(self, *args, **options):
        due = due_for_removal()
        told = list(due.values_list("pk", "uploaded_at"))
        if options["dry_run"]:
            for number, uploaded_at in told:
                self.stdout.write(f"{number}  {uploaded_at:%d/%m/%Y}")
            words = _("%(count)s uploaded files would be removed.")
        else:
            due.delete()
            words = _("%(count)s uploaded files were removed.")
        self.stdout.write(words % {"count": len(told)})
