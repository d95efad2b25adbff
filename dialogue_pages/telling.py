"""What the sender of a question is told by mail, stored together with the act.

A message is a row written in the transaction of the act; a task sends it after commit,
and `send_waiting_mail` whatever a dead worker or a broken mail server left. A message
goes out at most once: see `mailing.hand_over`.
"""

from django_tasks import task

from . import outbox
from .mailing import post
from .models import Message, Question, QuestionEvent
from .models.mails import LEFT, MailFault, MessageState
from .models.messages import MessageKind


def tell_of(event: QuestionEvent) -> None:
    """Write the mail about an act; the caller holds its transaction.

    Questions that were merged have events of their own, so each sender is told apart.
    """
    question = event.question
    if not question.sender_email:
        return
    if question.email_confirmed_at:
        _write(question, MessageKind.STEP, event)
    elif not _was_asked(question):
        ask_to_confirm(question)


def ask_to_confirm(question: Question) -> None:
    """Write the mail with the link that proves the address."""
    _write(question, MessageKind.CONFIRM, None)


def send_again(message: Message) -> bool:
    """Begin anew with a mail that did not get through; False where it went meanwhile."""
    return outbox.begin_anew(message, send_message)


def forget_addresses(question: Question) -> None:
    """Take the addresses off; what has not gone out will not."""
    messages = question.messages.all()
    messages.filter(state__in=LEFT).update(
        state=MessageState.GIVEN_UP, fault=MailFault.FORGOTTEN
    )
    messages.update(address="")


@task()
def send_message(message_pk: int) -> None:
    """Try a message that is due, once; a failure is recorded and tried again later."""
    found = Message.objects.select_related("question__site", "event")
    outbox.deliver(found.filter(pk=message_pk).first(), post, send_message)


def _was_asked(question: Question) -> bool:
    asked = question.messages.filter(kind=MessageKind.CONFIRM)
    return asked.filter(address=question.sender_email).exists()


def _write(question: Question, kind: MessageKind, event: QuestionEvent | None) -> None:
    message = Message.objects.create(
        question=question, kind=kind, event=event, address=question.sender_email
    )
    outbox.send_after_commit(message, send_message)
