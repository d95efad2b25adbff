from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import Message, OfficeMail, SubscriptionMail
from dialogue_pages.models.mails import MessageState
from dialogue_pages.office_telling import send_office_mail
from dialogue_pages.subscribing.sending import send_subscription_mail
from dialogue_pages.telling import send_message

from ..plain_errors import PlainCommand

_KINDS = (
    (Message, send_message),
    (OfficeMail, send_office_mail),
    (SubscriptionMail, send_subscription_mail),
)


class Command(PlainCommand):
    """Sends the mails that are due; for a timer, and safe beside a worker."""

    help = (
        "Send the mails that wait, failed a while ago, or were left by a dead worker."
    )

    def handle(self, *args, **options):
        sent = count = 0
        for model, task in _KINDS:
            due = list(model.objects.due(timezone.now()).values_list("pk", flat=True))
            for key in due:
                task.call(key)
            count += len(due)
            sent += model.objects.filter(pk__in=due, state=MessageState.SENT).count()
        told = _("%(sent)s of %(count)s mails were sent.")
        self.stdout.write(told % {"sent": sent, "count": count})
