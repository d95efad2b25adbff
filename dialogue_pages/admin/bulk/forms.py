"""What each act on many questions asks for before its preview."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.models import BulkAct, Question, Topic
from dialogue_pages.moderation import LONGEST_REQUEST
from dialogue_pages.question_choices import BulkKind, TemplatePlace
from dialogue_pages.reply_templates import put_after, refuse_gaps, same_for_all

from ..desk.act_fields import (
    ConferenceField,
    fresh_answers_of,
    open_conferences_of,
    question_numbered,
    reason_field,
)
from ..desk.template_widgets import TemplateSelect
from ..desk.unit_field import UnitField


class OptionsForm(forms.Form):
    """Asks nothing; the forms of most acts ask for one thing."""

    def __init__(self, bulk: BulkAct, data=None):
        super().__init__(data, initial=dict(bulk.options or {}))
        self.bulk = bulk
        self.narrow()

    def narrow(self) -> None:
        """Offer only what belongs to the commune."""

    def copied(self) -> "OptionsForm":
        """As it was typed, with the text of a template that was asked for."""
        return self

    @property
    def options(self) -> dict:
        """What was chosen, as it can be stored: records by their keys."""
        return {
            name: getattr(value, "pk", value)
            for name, value in self.cleaned_data.items()
        }


class AssignOptions(OptionsForm):
    unit = UnitField()
    note = reason_field(
        gettext_lazy("Note for the unit"),
        gettext_lazy("Stays inside the office."),
        required=False,
    )

    def narrow(self):
        self.fields["unit"].offer(self.bulk.site_id)


class TopicOptions(OptionsForm):
    topic = forms.ModelChoiceField(Topic.objects.none(), label=gettext_lazy("Topic"))

    def narrow(self):
        self.fields["topic"].queryset = Topic.objects.filter(site=self.bulk.site)


class AcceptOptions(OptionsForm):
    conference = ConferenceField()

    def narrow(self):
        self.fields["conference"].queryset = open_conferences_of(self.bulk.site)


class AnswerOptions(OptionsForm):
    answer_page = forms.ModelChoiceField(
        None,
        # SQLite cannot be asked for a huge number by the link to the parent row.
        to_field_name="id",
        label=gettext_lazy("Published answer"),
        help_text=gettext_lazy("Only answers reviewed within 12 months."),
    )

    def narrow(self):
        self.fields["answer_page"].queryset = fresh_answers_of(self.bulk.site)


class AskOptions(OptionsForm):
    template = forms.ChoiceField(
        label=gettext_lazy("Start from a template"),
        help_text=gettext_lazy("Those that say the same to everybody."),
        required=False,
    )
    request = reason_field(
        gettext_lazy("What is missing"),
        gettext_lazy("The sender reads this. The clocks stand still until the reply."),
        max_length=LONGEST_REQUEST,
        validators=[refuse_gaps],
    )

    def narrow(self):
        offered = same_for_all(self.bulk.site, TemplatePlace.REQUEST)
        self.texts = {str(template.pk): template.text for template in offered}
        if not offered:
            del self.fields["template"]
            return
        field = self.fields["template"]
        names = [(str(template.pk), template.name) for template in offered]
        field.choices = [("", "---------"), *names]
        field.widget = TemplateSelect(choices=field.choices)
        field.widget.button = ("copy", f"#{self['request'].auto_id}")

    def copied(self):
        again = type(self)(self.bulk)
        text = self.texts.get(self.data.get("template"), "")
        again.initial["request"] = put_after(self.data.get("request"), text)
        return again

    @property
    def options(self):
        return {"request": self.cleaned_data["request"]}


class MergeOptions(OptionsForm):
    """The oldest of them is proposed, by its number."""

    target = forms.CharField(
        label=gettext_lazy("Number of the question that stays"),
        help_text=gettext_lazy("As on the receipt: 0012/2026."),
        max_length=20,
    )

    def narrow(self):
        chosen = self.bulk.options or {}
        meant = Question.objects.filter(site=self.bulk.site)
        rows = self.bulk.rows.values("question")
        oldest = meant.filter(pk__in=rows).order_by("received_at", "pk")
        stays = meant.filter(pk=chosen.get("target")).first() or oldest.first()
        self.initial["target"] = stays.number if stays else ""

    def clean_target(self):
        found = question_numbered(self.cleaned_data["target"], self.bulk.site_id)
        if found is None:
            raise forms.ValidationError(_("There is no question with this number."))
        return found


FORMS: dict[str, type[OptionsForm]] = {
    BulkKind.ASSIGN: AssignOptions,
    BulkKind.SET_TOPIC: TopicOptions,
    BulkKind.ACCEPT: AcceptOptions,
    BulkKind.LINK_ANSWER: AnswerOptions,
    BulkKind.ASK_MORE: AskOptions,
    BulkKind.MERGE: MergeOptions,
}


def form_for(bulk: BulkAct, data=None) -> OptionsForm:
    return FORMS.get(bulk.kind, OptionsForm)(bulk, data)
