"""The mails of a case as the desk shows them, and the button that tries one again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from dialogue_pages import telling
from dialogue_pages.models import Message, Question
from dialogue_pages.stages import Role
from dialogue_pages.unclear_mails import SENT_AGAIN, keep_in_history

from .access import DeskMixin

SENDERS = frozenset({Role.MODERATOR, Role.APPROVER, Role.SECRETARY})


class SendAgainView(DeskMixin, View):
    """Tries a mail again that did not get through."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not self.actor.roles & SENDERS:
            raise PermissionDenied
        mails = self.question.messages.all()
        mail = get_object_or_404(mails, pk=self.kwargs["message_pk"])
        if mail.may_be_sent_again and telling.send_again(mail):
            keep_in_history(mail, SENT_AGAIN, request.user)
            messages.success(request, _("The mail is being sent again."))
        else:
            messages.error(request, _("This mail has gone out or cannot be sent."))
        return redirect("dialogue_pages_question", self.question.pk)


def mails_of(question: Question) -> list[Message]:
    return list(question.messages.select_related("event"))
