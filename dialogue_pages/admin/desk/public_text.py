"""The public title and text, made from the original beside it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import claiming, redacting
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.masked_words import without_people
from dialogue_pages.models import Question

from .case_page import CasePage
from .public_view import public_view


class PublicTextForm(forms.Form):
    """Personal data that can be found stays only where a person says so."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Public title"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Public text"), widget=forms.Textarea({"rows": 12})
    )
    stays = forms.BooleanField(
        label=gettext_lazy("I have read it: what was found is not personal data"),
        required=False,
    )

    def __init__(self, question: Question, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question

    def clean(self):
        told = super().clean()
        texts = [told.get("title", ""), told.get("text", "")]
        found = redacting.left_of_people(self.question, texts)
        if found and not told.get("stays"):
            raise forms.ValidationError(
                _("Personal data may still stand in it: %(found)s"),
                params={"found": ", ".join(f"“{piece}”" for piece in found)},
            )
        return told


class PublicTextView(CasePage):
    """Edits the public text of a case; “mask” proposes, a person keeps."""

    template_name = "dialogue_pages/admin/desk/public_text.html"
    step_title = gettext_lazy("Public text")
    form: PublicTextForm | None = None

    def dispatch(self, request, *args, **kwargs):
        if self.seat.is_taken and not self.actor.roles & redacting.PREPARERS:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def originals(self) -> dict:
        question = self.question
        return {
            "version": question.version,
            "title": question.public_title or question.title,
            "text": question.public_text or question.content,
        }

    def post(self, request, *args, **kwargs):
        if "mask" in request.POST:
            self.form = PublicTextForm(self.question, initial=self._masked())
        else:
            self.form = PublicTextForm(self.question, request.POST)
            if self.form.is_valid() and self._is_kept(self.form.cleaned_data):
                return redirect(self.case_url)
        return self.render_to_response(self.get_context_data())

    def _masked(self) -> dict:
        """What was typed so far, with what can be found masked."""
        told = {
            name: without_people(
                self.question, self.request.POST.get(name, self.originals[name])
            )
            for name in ("title", "text")
        }
        version = self.request.POST.get("version", "")
        return told | {"version": version if version.isdecimal() else ""}

    def _is_kept(self, told: dict) -> bool:
        """False where it is refused: what was typed stays, to be sent once more."""
        try:
            claiming.require_free(self.question, self.actor)
            redacting.prepare(
                self.question,
                told["title"],
                told["text"],
                by=self.actor,
                version=told["version"],
            )
        except ActRefusedError as error:
            data = self.request.POST.copy()
            data["version"] = Question.objects.get(pk=self.question.pk).version
            self.form = PublicTextForm(self.question, data)
            self.form.add_error(None, str(error))
            return False
        messages.success(self.request, _("The public text is kept."))
        return True

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "question": self.question,
            "form": self.form or PublicTextForm(self.question, initial=self.originals),
            "public": public_view(self.question),
        }
