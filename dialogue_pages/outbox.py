"""How a mail that is a row goes out: after commit, once at a time, tried again."""

from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone

from .models.mails import Mail, MailFault, MessageState


def deliver(mail: Mail | None, post: Callable[[Mail], MailFault | None], task) -> None:
    """Try a mail that is due, once; a failure is recorded and tried again later."""
    if mail is None or not mail.claim():
        return
    if fault := post(mail):
        mail.has_failed(fault)
        _try_later(mail, task)


def begin_anew(mail: Mail, task) -> bool:
    """Forget the attempts at a mail that did not get through, and try once more.

    An unclear one too, where a person says so. False where it has gone meanwhile.
    """
    stuck = type(mail).objects.filter(pk=mail.pk).stuck(timezone.now())
    is_begun = stuck.update(
        state=MessageState.WAITING,
        attempts=0,
        next_attempt_at=timezone.now(),
        fault="",
    )
    if is_begun:
        send_after_commit(mail, task)
    return bool(is_begun)


def send_after_commit(mail: Mail, task) -> None:
    transaction.on_commit(partial(task.enqueue, mail.pk), robust=True)


def _try_later(mail: Mail, task) -> None:
    """Where the queue can wait by itself; elsewhere `send_waiting_mail` comes by."""
    if mail.state == MessageState.FAILED and task.get_backend().supports_defer:
        task.using(run_after=mail.next_attempt_at).enqueue(mail.pk)
