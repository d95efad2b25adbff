"""The small form of each act: what it asks, and which use case it calls."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import answering, moderation
from dialogue_pages.acting import Actor
from dialogue_pages.models import Conference, Question, RefusalReason, Unit
from dialogue_pages.moderation import LONGEST_REQUEST

from .act_fields import LetterFields, open_conferences_of, reason_field, units_of


class ActForm(forms.Form):
    """Asks for one act on one case; `version` says which state of it was on screen."""

    button = gettext_lazy("Do it")
    is_wide = False  # needs the room of the main column
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, question: Question, data=None, *, prefix: str):
        super().__init__(data, prefix=prefix, initial={"version": question.version})
        self.question = question
        self.narrow()

    def narrow(self) -> None:
        """Offer only what belongs to the commune of the case."""

    def perform(self, by: Actor) -> None:
        raise NotImplementedError

    @property
    def asks(self) -> bool:
        """Whether anything is to be filled in."""
        return bool(self.visible_fields())


class TakeForm(ActForm):
    button = gettext_lazy("Take up")

    def perform(self, by):
        moderation.take(self.question, by=by)


class RefuseForm(ActForm):
    button = gettext_lazy("Do not accept…")
    why = forms.ModelChoiceField(
        RefusalReason.objects.none(),
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The sender reads the sentence of this reason."),
    )
    note = reason_field(gettext_lazy("Note for the office"), required=False)

    def narrow(self):
        reasons = RefusalReason.objects.filter(site=self.question.site_id)
        self.fields["why"].queryset = reasons

    def perform(self, by):
        told = self.cleaned_data
        moderation.refuse(self.question, told["why"], by=by, note=told["note"])


class AskMoreForm(ActForm):
    button = gettext_lazy("Ask the sender for more…")
    request = reason_field(
        gettext_lazy("What is missing"),
        gettext_lazy("The sender reads this. The clocks stand still until the reply."),
        max_length=LONGEST_REQUEST,
    )

    def perform(self, by):
        moderation.ask_more(self.question, self.cleaned_data["request"], by=by)


class StopWaitingForm(ActForm):
    button = gettext_lazy("Go on without a reply")

    def perform(self, by):
        moderation.stop_waiting(self.question, by=by)


class MergeForm(ActForm):
    button = gettext_lazy("Merge with another question…")
    target = forms.CharField(
        label=gettext_lazy("Number of the other question"),
        help_text=gettext_lazy("As on the receipt: 0012/2026."),
        max_length=20,
    )

    def clean_target(self):
        serial, _slash, year = self.cleaned_data["target"].strip().partition("/")
        found = None
        if serial.isdecimal() and year.isdecimal():
            found = Question.objects.filter(
                site=self.question.site_id, serial=int(serial), year=int(year)
            ).first()
        if found is None:
            raise forms.ValidationError(_("There is no question with this number."))
        return found

    def perform(self, by):
        moderation.merge(self.question, self.cleaned_data["target"], by=by)


class SplitForm(ActForm):
    button = gettext_lazy("Split into two…")
    first_title = forms.CharField(
        label=gettext_lazy("Title of the first part"), max_length=200
    )
    first_content = reason_field(gettext_lazy("First part"))
    second_title = forms.CharField(
        label=gettext_lazy("Title of the second part"), max_length=200
    )
    second_content = reason_field(gettext_lazy("Second part"))

    def perform(self, by):
        told = self.cleaned_data
        parts = [
            (told[f"{which}_title"], told[f"{which}_content"])
            for which in ("first", "second")
        ]
        moderation.split(self.question, parts, by=by)


class AcceptForMeetingForm(ActForm):
    button = gettext_lazy("Put on the list of a conference…")
    conference = forms.ModelChoiceField(
        Conference.objects.none(), label=gettext_lazy("Conference")
    )

    def narrow(self):
        field = self.fields["conference"]
        field.queryset = open_conferences_of(self.question.site)
        field.initial = self.question.conference_id

    def perform(self, by):
        conference = self.cleaned_data["conference"]
        moderation.accept_for_meeting(self.question, conference, by=by)


class UnitForm(ActForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Unit"))

    def narrow(self):
        field = self.fields["unit"]
        field.queryset = units_of(self.question.site_id)
        topic = self.question.topic
        field.initial = self.question.unit_id or (topic and topic.unit_id)


class AssignForm(UnitForm):
    button = gettext_lazy("Assign to a unit…")
    note = reason_field(
        gettext_lazy("Note for the unit"),
        gettext_lazy("Stays inside the office."),
        required=False,
    )

    def perform(self, by):
        told = self.cleaned_data
        moderation.assign(self.question, told["unit"], by=by, note=told["note"])


class DeclineForm(ActForm):
    button = gettext_lazy("Not ours: hand back…")
    reason = reason_field(gettext_lazy("Why, and whose it is"))

    def perform(self, by):
        moderation.decline(self.question, by=by, reason=self.cleaned_data["reason"])


class SendBackForm(ActForm):
    button = gettext_lazy("Send the draft back…")
    comment = reason_field(gettext_lazy("What is to be changed"))

    def perform(self, by):
        answering.send_back(self.question, by=by, comment=self.cleaned_data["comment"])


class ApproveForm(ActForm):
    button = gettext_lazy("Approve the answer")

    def perform(self, by):
        answering.approve(self.question, by=by)


class AnswerInHallForm(ActForm):
    button = gettext_lazy("Answered at the conference…")
    answer = reason_field(
        gettext_lazy("What was answered"), gettext_lazy("The sender reads this.")
    )

    def perform(self, by):
        answering.answer_in_hall(self.question, self.cleaned_data["answer"], by=by)


class LeaveTheHallForm(UnitForm):
    button = gettext_lazy("To be answered in writing…")

    def perform(self, by):
        answering.leave_the_hall(self.question, self.cleaned_data["unit"], by=by)


class ReferForm(LetterFields, ActForm):
    button = gettext_lazy("Refer to a higher authority…")
    authority = forms.CharField(label=gettext_lazy("Authority"), max_length=120)
    field_order = ["authority", "letter_number", "letter_day"]

    def perform(self, by):
        authority = self.cleaned_data["authority"]
        answering.refer(self.question, authority, self.letter, by=by)


class ChaseForm(LetterFields, ActForm):
    button = gettext_lazy("Remind the authority…")

    def perform(self, by):
        answering.chase(self.question, self.letter, by=by)


class RegisterReplyForm(ActForm):
    button = gettext_lazy("Record the authority's reply…")
    reply = reason_field(
        gettext_lazy("What the authority replied"),
        gettext_lazy("The sender reads this."),
    )

    def perform(self, by):
        answering.register_reply(self.question, self.cleaned_data["reply"], by=by)


class PromiseForm(ActForm):
    button = gettext_lazy("Promise with a date…")
    what = reason_field(
        gettext_lazy("What is promised"), gettext_lazy("The sender reads this.")
    )
    until = forms.DateField(
        label=gettext_lazy("To be done by"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def perform(self, by):
        told = self.cleaned_data
        words = _("%(what)s To be done by %(day)s.") % {
            "what": told["what"],
            "day": f"{told['until']:%d/%m/%Y}",
        }
        answering.promise(self.question, words, by=by)


class AcceptEvidenceForm(ActForm):
    button = gettext_lazy("Confirm that the promise was kept…")
    evidence = reason_field(
        gettext_lazy("What proves it"), gettext_lazy("The sender reads this.")
    )

    def perform(self, by):
        answering.accept_evidence(self.question, self.cleaned_data["evidence"], by=by)


class WithholdForm(ActForm):
    button = gettext_lazy("Mark as sensitive…")
    reason = reason_field(gettext_lazy("Why nothing of it may be public"))

    def perform(self, by):
        moderation.withhold(self.question, by=by, reason=self.cleaned_data["reason"])


class ReleaseForm(ActForm):
    button = gettext_lazy("No longer sensitive…")
    reason = reason_field(gettext_lazy("Why it may be seen again"))

    def perform(self, by):
        moderation.release(self.question, by=by, reason=self.cleaned_data["reason"])
