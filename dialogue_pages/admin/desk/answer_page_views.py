"""From an approved answer to its page, which a person looks at and publishes."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from dialogue_pages import answer_pages
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import AnswerIndexPage

from .answer_page import ChangeNoteForm
from .case import CaseView


class _PageView(CaseView):
    """What was typed comes back with a refusal, on the page of the case."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            self.require_seen()
            self.make()
        except ActRefusedError as error:
            messages.error(request, str(error))
            if note := request.POST.get("note", "").strip():
                self.typed = [(ChangeNoteForm.base_fields["note"].label, note)]
                return self.render_to_response(self.get_context_data())
            return redirect(self.case_url)
        messages.success(
            request, _("The page of the answer is a draft: look at it and publish.")
        )
        return redirect(self.case_url)


class AnswerPageView(_PageView):
    """Makes the draft of an answer page."""

    def make(self) -> None:
        answer_pages.draft_answer_page(
            self.question, self._list_of_answers(), by=self.actor
        )

    def _list_of_answers(self) -> AnswerIndexPage:
        home = self.question.site.root_page
        answers = AnswerIndexPage.objects.descendant_of(home).live().first()
        if answers is None:
            raise ActRefusedError(_("This portal has no list of answers yet."))
        return answers


class AnswerPageUpdateView(_PageView):
    """Puts a later answer into a draft of the page that is there."""

    def make(self) -> None:
        form = ChangeNoteForm(self.request.POST)
        if not form.is_valid():
            raise ActRefusedError(_("Say for the public what changed."))
        answer_pages.update_answer_page(
            self.question, form.cleaned_data["note"], by=self.actor
        )
