"""The last step taken back, within a few seconds, by the person who took it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from dialogue_pages import undoing
from dialogue_pages.acting import Actor
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Question

from .access import DeskMixin


class UndoView(DeskMixin, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            undoing.undo_at_once(self.question, by=self.actor)
        except ActRefusedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The last step was undone."))
        return redirect("dialogue_pages_question", self.question.pk)


def seconds_to_undo(question: Question, by: Actor) -> int:
    """How long the last step can still be taken back; 0 where it cannot."""
    event = undoing.last_step(question, by)
    if event is None:
        return 0
    left = undoing.AT_ONCE - (timezone.now() - event.at)
    return max(int(left.total_seconds()), 0)
