from django import forms
from django.utils.translation import gettext_lazy

from dialogue_pages.extending import LONGEST_EXTENSION, extend
from dialogue_pages.question_choices import TemplatePlace

from .act_fields import reason_field
from .template_form import TemplateForm


class ExtendForm(TemplateForm):
    button = gettext_lazy("Extend the time limit…")
    into = "reason"
    place = TemplatePlace.EXTENSION
    days = forms.IntegerField(
        label=gettext_lazy("Working days more"),
        min_value=1,
        max_value=LONGEST_EXTENSION,
    )
    field_order = ["days", "template", "reason"]
    reason = reason_field(
        gettext_lazy("Why the answer needs longer"),
        gettext_lazy("The sender reads this."),
    )

    def perform(self, by):
        told = self.cleaned_data
        extend(self.question, told["days"], by=by, reason=told["reason"])
