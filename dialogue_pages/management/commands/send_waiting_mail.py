from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import Message
from dialogue_pages.models.mails import MessageState
from dialogue_pages.telling import send_message

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Sends the mails that are due; for a timer, and safe beside a worker."""

    help = (
        "Send the mails that wait, failed a while ago, or were left by a dead worker."
    )

    def handle(self, *args, **options):
        due = list(Message.objects.due(timezone.now()).values_list("pk", flat=True))
        for message_pk in due:
            send_message.call(message_pk)
        sent = Message.objects.filter(pk__in=due, state=MessageState.SENT).count()
        told = _("%(sent)s of %(count)s mails were sent.")
        self.stdout.write(told % {"sent": sent, "count": len(due)})
