from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.stages import Act

from .act_form import ActForm
from .acts import FORMS, perform
from .case import CaseView


class ActView(CaseView):
    """Does one act; a form that is not in order comes back with the whole case."""

    http_method_names = ["post"]

    @cached_property
    def act(self) -> Act:
        name = self.kwargs["act"]
        if name not in FORMS:
            raise Http404
        return Act(name)

    def post(self, request, *args, **kwargs):
        form = FORMS[self.act](
            self.question, request.POST, request.FILES, prefix=self.act.value
        )
        if form.is_valid():
            self._try(form)
        elif self.act in self.offered:
            self.tried = form
            return self.render_to_response(self.get_context_data())
        else:
            messages.error(request, _("This is not possible now, or not yours to do."))
        return redirect(self._next())

    def _try(self, form: ActForm) -> None:
        try:
            perform(form, self.actor)
        except ActRefusedError as error:
            messages.error(self.request, str(error))
            return
        done = _("No. %(number)s: %(act)s.")
        told = {"number": self.question.number, "act": self.act.label}
        messages.success(self.request, done % told)

    def _next(self) -> str:
        """Back to the case, unless it left the person's sight with this act."""
        if self.seat.cases().filter(pk=self.question.pk).exists():
            return self.case_url
        return reverse("dialogue_pages_questions")
