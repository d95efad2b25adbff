"""Who is at work on a case: kept up by its page, shown to others, taken over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from dialogue_pages import claiming
from dialogue_pages.acting import Actor
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import CaseClaim, Question
from dialogue_pages.roles import full_name

from .access import DeskMixin


def claim_on_sight(question: Question, by: Actor) -> CaseClaim | None:
    """Claim a case whose next step is this person's; the claim of somebody else."""
    if claiming.is_work_of(question, by):
        return claiming.keep(question, by)
    held = CaseClaim.objects.held().select_related("holder")
    return held.filter(question=question).exclude(holder=by.user).first()


class ClaimView(DeskMixin, View):
    """The sign of life of an open page, its goodbye, and taking a case over."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not claiming.is_work_of(self.question, self.actor):
            raise PermissionDenied
        match request.POST.get("do"):
            case "let_go":
                claiming.let_go(self.question, self.actor)
                return JsonResponse({})
            case "take_over":
                return self._taken_over()
        claim = claiming.keep(self.question, self.actor)
        return JsonResponse({"holder": full_name(claim.holder) if claim else ""})

    def _taken_over(self):
        reason = self.request.POST.get("reason", "")[:300]
        try:
            claiming.take_over(self.question, by=self.actor, reason=reason)
        except ActRefusedError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, _("You are at work on this question now."))
        return redirect("dialogue_pages_question", self.question.pk)
