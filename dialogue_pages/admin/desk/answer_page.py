"""From an approved answer to its page, which a person looks at and publishes."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from dialogue_pages import publishing
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import AnswerIndexPage, Question

from .access import DeskMixin


class AnswerPageView(DeskMixin, View):
    """Makes the draft of an answer page."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            publishing.draft_answer_page(
                self.question, self._list_of_answers(), by=self.actor
            )
        except ActRefusedError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, _("The page of the answer is a draft: look at it and publish.")
            )
        return redirect("dialogue_pages_question", self.question.pk)

    def _list_of_answers(self) -> AnswerIndexPage:
        home = self.question.site.root_page
        answers = AnswerIndexPage.objects.descendant_of(home).live().first()
        if answers is None:
            raise ActRefusedError(_("This portal has no list of answers yet."))
        return answers


def page_to_make(question: Question, actor) -> bool:
    """Whether an answer page can be made by this person now."""
    return (
        bool(actor.roles & publishing.DRAFTERS)
        and question.stage in publishing.ANSWERED
        and question.answer_page_id is None
        and not question.is_withheld
    )


def editor_url(question: Question, user) -> str:
    """Where the person may look at the page and publish it; empty where they may not."""
    page = question.answer_page
    if page and page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return ""
