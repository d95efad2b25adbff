from django import forms
from django.utils.translation import gettext_lazy

from dialogue_pages import publishing
from dialogue_pages.models import AnswerPage

from .act_fields import fresh_answers_of
from .act_form import ActForm


class LinkAnswerForm(ActForm):
    """Answers by what is published already; the newest answers are offered first."""

    button = gettext_lazy("Answer by a published answer…")
    answer_page = forms.ModelChoiceField(
        AnswerPage.objects.none(),
        # SQLite cannot be asked for a huge number by the link to the parent row.
        to_field_name="id",
        label=gettext_lazy("Published answer"),
        help_text=gettext_lazy("Only answers reviewed within 12 months."),
    )

    def narrow(self):
        self.fields["answer_page"].queryset = fresh_answers_of(self.question.site)

    def perform(self, by):
        page = self.cleaned_data["answer_page"]
        publishing.link_standing_answer(self.question, page, by=by)
