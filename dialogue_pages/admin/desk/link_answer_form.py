from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from dialogue_pages import publishing
from dialogue_pages.models import AnswerPage

from .act_form import ActForm

_A_YEAR = timedelta(days=366)


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
        home = self.question.site.root_page
        published = AnswerPage.objects.descendant_of(home).live().public()
        fresh = published.filter(reviewed_on__gte=timezone.localdate() - _A_YEAR)
        self.fields["answer_page"].queryset = fresh.newest_first()

    def perform(self, by):
        page = self.cleaned_data["answer_page"]
        publishing.link_standing_answer(self.question, page, by=by)
