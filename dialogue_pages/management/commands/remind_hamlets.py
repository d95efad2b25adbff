from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.hamlet_lists.reminding import (
    due_for_reminder,
    remind,
    reminders_for,
)

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Reminds silent hamlets 7 and 2 days before the last day for questions."""

    help = "Remind heads of hamlets whose list for a conference has not come yet."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell whom")

    def handle(self, *args, **options):
        do = reminders_for if options["dry_run"] else remind
        for site in Site.objects.select_related("root_page"):
            for conference in due_for_reminder(site):
                self._tell(conference, do(conference, site))

    def _tell(self, conference, reminded):
        told = {
            "conference": conference,
            "count": len(reminded.mails),
            "without": ", ".join(map(str, reminded.without_mail)) or "–",
        }
        self.stdout.write(
            _("%(conference)s: %(count)s reminded; without an e-mail: %(without)s")
            % told
        )
