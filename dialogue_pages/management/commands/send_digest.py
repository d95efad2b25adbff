from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages import office_telling
from dialogue_pages.digests import digests_of

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Writes the mails of the morning; run again on the same day it adds nothing.

    What went months ago is deleted.
    """

    help = "Send each person of the office one mail with what waits for them today."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell to whom")

    def handle(self, *args, **options):
        mails = [mail for site in Site.objects.all() for mail in digests_of(site)]
        if options["dry_run"]:
            for mail in mails:
                counts = {k: part["count"] for k, part in mail.facts["parts"].items()}
                told = ", ".join(f"{key}={count}" for key, count in counts.items())
                self.stdout.write(f"{mail.person.get_username()}: {told}")
            told = _("%(count)s people would get a mail.")
        else:
            mails = office_telling.write(mails)
            office_telling.forget_old_mails()
            told = _("%(count)s people get a mail.")
        self.stdout.write(told % {"count": len(mails)})
