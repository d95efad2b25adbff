from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.stages import Act

from .act_form import ActForm
from .acts import FORMS, perform
from .case import CaseView


class ActView(CaseView):
    """Does one act; a form that was refused comes back with all that was typed."""

    http_method_names = ["post"]

    @cached_property
    def act(self) -> Act:
        name = self.kwargs["act"]
        if name not in FORMS:
            raise Http404
        return Act(name)

    def post(self, request, *args, **kwargs):
        form = self._form(request.POST)
        if copied := form.copied():
            return self._shown_again(copied)
        if not form.is_valid():
            if form.has_error("version"):
                return self._refused(
                    _("The form was damaged on its way. Check it and send it again.")
                )
            return self._shown_again(form)
        try:
            perform(form, self.actor)
        except ActRefusedError as error:
            return self._refused(str(error))
        done = _("No. %(number)s: %(act)s.")
        told = {"number": self.question.number, "act": capfirst(self.act.label)}
        messages.success(request, done % told)
        return redirect(self._next())

    def _form(self, data) -> ActForm:
        return FORMS[self.act](
            self.question, data, self.request.FILES, prefix=self.act.value
        )

    def _shown_again(self, form: ActForm):
        if self.act in self.offered:
            self.tried = form
            return self.render_to_response(self.get_context_data())
        return self._refused(_("This is not possible now, or not yours to do."))

    def _refused(self, why: str):
        """The case as it is now: its form once more, or at least the typed words."""
        form = self._form(self.request.POST)
        typed = _typed(form)
        if not self._is_in_sight():
            messages.error(self.request, why)
            return redirect(self._next())
        for name in ("question", "actor", "offered", "is_masked"):
            self.__dict__.pop(name, None)
        if self.act in self.offered and form.asks:
            data = self.request.POST.copy()
            data[f"{self.act}-version"] = self.question.version
            self.tried = self._form(data)
            self.tried.add_error(None, why)
        elif not typed:
            messages.error(self.request, why)
            return redirect(self.case_url)
        else:
            messages.error(self.request, why)
            self.typed = typed
        return self.render_to_response(self.get_context_data())

    def _is_in_sight(self) -> bool:
        return self.seat.cases().filter(pk=self.question.pk).exists()

    def _next(self) -> str:
        """Back to the case, unless it left the person's sight with this act."""
        return (
            self.case_url
            if self._is_in_sight()
            else reverse("dialogue_pages_questions")
        )


def _typed(form: ActForm) -> list[tuple[str, str]]:
    """What somebody wrote into a form, with the names of its fields."""
    fields = (
        field for field in form.visible_fields() if not hasattr(field.field, "choices")
    )
    return [
        (field.label, value) for field in fields if (value := _words(field.value()))
    ]


def _words(value) -> str:
    return value.strip() if isinstance(value, str) else ""
