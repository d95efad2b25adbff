"""What the sender of a question is told, by mail, after the act is safely stored."""

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django_tasks import task

from .models import Question
from .stages import Act


def tell_sender(question_pk: int, act: str) -> None:
    """Queue the mail; what the office did stands whether or not it can be sent."""
    mail_sender.enqueue(question_pk, str(act))


@task()
def mail_sender(question_pk: int, act: str) -> None:
    question = Question.objects.filter(pk=question_pk).exclude(sender_email="").first()
    if question is None:
        return
    send_mail(
        subject=_("Your question no. %(number)s") % {"number": question.number},
        message=_(
            "Your question no. %(number)s: %(act)s. You can follow it with the code "
            "that you received."
        )
        % {"number": question.number, "act": Act(act).label},
        from_email=None,
        recipient_list=[question.sender_email],
    )
