from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.subscribing.asking import forget_unconfirmed
from dialogue_pages.subscribing.digest import count_with_news, write_news
from dialogue_pages.subscribing.sending import forget_old_mails

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """For a timer, once a day; run again it mails only who got nothing that day."""

    help = "Mail subscribers what is new, and forget addresses nobody confirmed."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell how many")

    def handle(self, *args, **options):
        if options["dry_run"]:
            count = sum(count_with_news(site) for site in Site.objects.all())
            self.stdout.write(
                _("%(count)s subscribers would get a mail.") % {"count": count}
            )
            return
        count = sum(len(write_news(site)) for site in Site.objects.all())
        forgotten = forget_unconfirmed()
        forget_old_mails()
        told = _(
            "%(count)s subscribers get a mail; %(forgotten)s unconfirmed addresses "
            "were deleted."
        )
        self.stdout.write(told % {"count": count, "forgotten": forgotten})
