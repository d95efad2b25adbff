"""From an approved answer to its page, which a person looks at and publishes."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from dialogue_pages import answer_pages
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import AnswerIndexPage, AnswerPage, Question

from .access import DeskMixin


class ChangeNoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note of the change"),
        help_text=gettext_lazy("The public reads it with the day of the change."),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        initial=gettext_lazy("The commune looked at the matter again."),
    )


class _PageView(DeskMixin, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            self.make()
        except ActRefusedError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, _("The page of the answer is a draft: look at it and publish.")
            )
        return redirect("dialogue_pages_question", self.question.pk)


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


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The answer page of a case and what the person may do with it.

    `page` may be that of another question which answers this one too.
    """

    page: AnswerPage | None
    editor_url: str
    may_make: bool
    note_form: ChangeNoteForm | None

    @property
    def has_unpublished(self) -> bool:
        return bool(self.page and self.page.has_unpublished_changes)


def shown_page(question: Question, actor, user) -> ShownPage:
    own = answer_pages.own_page(question)
    is_ready = (
        bool(actor.roles & answer_pages.DRAFTERS)
        and not question.is_withheld
        and answer_pages.approved_reply(question) is not None
    )
    is_late = (
        is_ready and own is not None and answer_pages.is_out_of_date(own, question)
    )
    return ShownPage(
        own or question.answer_page,
        _editor_url(own or question.answer_page, user),
        is_ready and own is None,
        ChangeNoteForm() if is_late else None,
    )


def _editor_url(page: AnswerPage | None, user) -> str:
    """Where the person may look at the page and publish it; empty where they may not."""
    if page and page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return ""
