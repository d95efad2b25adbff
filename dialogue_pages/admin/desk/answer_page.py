"""The answer page of a case, and what a person may do with it."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy

from dialogue_pages import answer_pages
from dialogue_pages.models import AnswerPage, Question


class ChangeNoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note of the change"),
        help_text=gettext_lazy("The public reads it with the day of the change."),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        initial=gettext_lazy("The commune looked at the matter again."),
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
