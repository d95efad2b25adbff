"""The office enters a question that came on paper, by telephone, at the counter or in the hall."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages import intake
from dialogue_pages.attachments.posted_files import Attachments
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Conference, Hamlet, Question, Topic
from dialogue_pages.question_choices import Source
from dialogue_pages.suspecting import suspicion_of
from dialogue_pages.vietnamese.folding import nfc

from .access import DeskMixin, Seat
from .act_fields import called, open_conferences_of

_OF_THE_OFFICE = (Source.PAPER, Source.PHONE, Source.COUNTER, Source.HALL)


class EntryForm(forms.ModelForm):
    """What a clerk writes down; a hamlet head enters for the own hamlets only."""

    send_key = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why the office enters it"),
        help_text=gettext_lazy(
            "For example: letter handed in at the counter, entered for the sender."
        ),
        max_length=300,
    )
    is_no_complaint = forms.BooleanField(
        label=gettext_lazy(
            "It is no complaint (khiếu nại) and no denunciation (tố cáo)"
        ),
        help_text=gettext_lazy(
            "These go the way of their own laws and are not entered here."
        ),
    )
    is_read_again = forms.BooleanField(
        label=gettext_lazy("I have read it again: it is neither of the two"),
        required=False,
    )

    class Meta:
        model = Question
        fields = [
            "source",
            "sender_name",
            "sender_phone",
            "sender_email",
            "sender_address",
            "hamlet",
            "topic",
            "conference",
            "title",
            "content",
        ]

    def __init__(self, *args, seat: Seat, **kwargs):
        super().__init__(*args, **kwargs)
        self.seat = seat
        self.order_fields(
            [*self.Meta.fields, "reason", "is_no_complaint", "is_read_again"]
        )
        self.fields["sender_address"].required = True
        self.fields["topic"].queryset = Topic.objects.filter(site=seat.site)
        self.fields["conference"].queryset = self._conferences()
        self.fields["conference"].label_from_instance = called
        self._offer_sources_and_hamlets()

    def _conferences(self):
        if self.seat.site.root_page is None:
            return Conference.objects.none()
        return open_conferences_of(self.seat.site)

    def _offer_sources_and_hamlets(self) -> None:
        hamlet, source = self.fields["hamlet"], self.fields["source"]
        sources, hamlets = _OF_THE_OFFICE, Hamlet.objects.filter(site=self.seat.site)
        if not self.seat.enters_for_all:
            sources, hamlets = (Source.HAMLET,), self.seat.own_hamlets
            hamlet.required = True
            hamlet.initial = hamlets.first()
        hamlet.queryset = hamlets
        source.choices = [(source.value, source.label) for source in sources]
        source.initial = sources[0]

    def clean(self):
        told = {
            name: nfc(value) if isinstance(value, str) else value
            for name, value in super().clean().items()
        }
        self.suspicion = suspicion_of(told.get("title", ""), told.get("content", ""))
        if self.suspicion and not told.get("is_read_again"):
            self.add_error("is_read_again", self._warning())
        return told

    def _warning(self) -> str:
        told = {"words": ", ".join(f"“{piece}”" for piece in self.suspicion.words)}
        if self.suspicion.is_denunciation:
            return (
                _(
                    "It reads like a denunciation: %(words)s. If it is none, tick this; "
                    "it is then kept apart as sensitive until the office has looked at it."
                )
                % told
            )
        return (
            _("It reads like a complaint: %(words)s. If it is none, tick this.") % told
        )

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """All but the second look, which is asked for only where the wording says so."""
        fields = self.visible_fields()
        if getattr(self, "suspicion", None):
            return fields
        return [field for field in fields if field.name != "is_read_again"]

    def new_question(self, files: list) -> intake.NewQuestion:
        told = self.cleaned_data
        fields = {name: told[name] for name in self.Meta.fields}
        if self.suspicion:
            fields["visibility"] = self.suspicion.visibility
        return intake.NewQuestion(self.seat.site, fields, told["send_key"], files)


class EntryView(DeskMixin, WagtailAdminTemplateMixin, FormView):
    form_class = EntryForm
    template_name = "dialogue_pages/admin/desk/entry.html"
    page_title = gettext_lazy("Enter a question")
    header_icon = "plus"
    attachments = Attachments()

    def dispatch(self, request, *args, **kwargs):
        if not self.seat.enters:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.attachments = Attachments.posted(request)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"attachments": self.attachments}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"seat": self.seat}

    def get_initial(self):
        return {"send_key": uuid.uuid4()}

    def get_breadcrumbs_items(self):
        desk = reverse("dialogue_pages_questions")
        return [
            *self.breadcrumbs_items,
            {"url": desk, "label": _("Questions and answers")},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form):
        key = form.cleaned_data["send_key"]
        is_repeat = Question.objects.filter(send_key=key).exists()
        files = [] if is_repeat else self.attachments.as_question_files()
        if self.attachments.errors and not is_repeat:
            return self.form_invalid(form)
        try:
            question = intake.register(
                form.new_question(files),
                by=self.seat.actor,
                reason=form.cleaned_data["reason"],
            )
        except ActRefusedError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        self.attachments.forget()
        self._tell(question)
        if self.seat.cases().filter(pk=question.pk).exists():
            return redirect("dialogue_pages_question", question.pk)
        return redirect("dialogue_pages_questions")

    def _tell(self, question: Question) -> None:
        messages.success(
            self.request,
            _("Entered as no. %(number)s. Code for the sender to follow it: %(code)s")
            % {"number": question.number, "code": question.code},
        )
