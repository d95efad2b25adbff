from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models.mails import MessageState
from dialogue_pages.unclear_mails import KINDS

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Sends the mails that are due; for a timer, and safe beside a worker."""

    help = (
        "Send the mails that wait, failed a while ago, or were left by a dead worker."
    )

    def handle(self, *args, **options):
        sent = count = 0
        for kind in KINDS:
            mails = kind.model.objects
            due = list(mails.due(timezone.now()).values_list("pk", flat=True))
            for key in due:
                kind.task.call(key)
            count += len(due)
            sent += mails.filter(pk__in=due, state=MessageState.SENT).count()
        told = _("%(sent)s of %(count)s mails were sent.")
        self.stdout.write(told % {"sent": sent, "count": count})
