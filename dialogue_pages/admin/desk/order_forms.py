"""The forms of small acts of order: topic, note, spam."""

from django import forms
from django.utils.translation import gettext_lazy

from dialogue_pages import tidying
from dialogue_pages.models import Topic

from .act_fields import reason_field
from .act_form import ActForm


class SetTopicForm(ActForm):
    button = gettext_lazy("Set the topic…")
    topic = forms.ModelChoiceField(Topic.objects.none(), label=gettext_lazy("Topic"))

    def narrow(self):
        field = self.fields["topic"]
        field.queryset = Topic.objects.filter(site=self.question.site_id)
        field.initial = self.question.topic_id

    def perform(self, by):
        tidying.set_topic(self.question, self.cleaned_data["topic"], by=by)


class NoteForm(ActForm):
    button = gettext_lazy("Write an internal note…")
    changes_case = False
    words = reason_field(
        gettext_lazy("Internal note"),
        gettext_lazy("Whoever works on this question reads it; nobody else."),
        max_length=2000,
    )

    def perform(self, by):
        tidying.note(self.question, self.cleaned_data["words"], by=by)


class MarkSpamForm(ActForm):
    button = gettext_lazy("Mark as spam")

    def perform(self, by):
        tidying.mark_spam(self.question, by=by)


class UnmarkSpamForm(ActForm):
    button = gettext_lazy("It is no spam")

    def perform(self, by):
        tidying.unmark_spam(self.question, by=by)
