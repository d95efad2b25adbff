"""Which files of a case the public may open beside its answer."""

from pathlib import PurePosixPath

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import claiming
from dialogue_pages.attachments.reencoding import EXTENSIONS
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.releasing import RELEASERS, people_in_names, release_files
from dialogue_pages.vietnamese.visible_text import clean_line

from .case_page import CasePage

LONGEST_NAME = 80


class PublicFilesForm(forms.Form):
    """One tick and one name for each file; all are private until somebody decides."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    is_looked_at = forms.BooleanField(
        label=gettext_lazy(
            "I have opened every page of what becomes public: no face, name, number or "
            "address of a person is in it"
        ),
        required=False,
    )

    def __init__(self, question: Question, *args, **kwargs):
        initial = {"version": question.version}
        super().__init__(*args, initial=initial, **kwargs)
        self.question = question
        self.files = list(question.files.all())
        for number, file in enumerate(self.files, 1):
            self.fields[f"shown-{file.pk}"] = forms.BooleanField(
                label=_("The public may open it"),
                required=False,
                initial=file.is_released,
            )
            self.fields[f"name-{file.pk}"] = forms.CharField(
                label=_("Name for the public"),
                required=False,
                max_length=LONGEST_NAME,
                initial=file.public_name or _neutral_name(file, number),
            )

    @property
    def rows(self):
        """Each file with its two fields."""
        for file in self.files:
            yield file, self[f"shown-{file.pk}"], self[f"name-{file.pk}"]

    def clean(self):
        told = super().clean()
        for file in self.files:
            name = told.get(f"name-{file.pk}", "")
            if told.get(f"shown-{file.pk}") and people_in_names(self.question, [name]):
                error = _("Take out of the name what tells of a person.")
                self.add_error(f"name-{file.pk}", error)
        if self.names and not told.get("is_looked_at"):
            self.add_error("is_looked_at", _("Open each file first, then tick this."))
        return told

    @property
    def names(self) -> dict[int, str]:
        """The released files with their names, which tell what kind of file it is."""
        told = self.cleaned_data
        return {
            file.pk: _named(file, number, told.get(f"name-{file.pk}", ""))
            for number, file in enumerate(self.files, 1)
            if told.get(f"shown-{file.pk}")
        }


class PublicFilesView(CasePage):
    """Edits which files of a case are public."""

    template_name = "dialogue_pages/admin/desk/public_files.html"
    step_title = gettext_lazy("Files for the public")
    form: PublicFilesForm | None = None

    def dispatch(self, request, *args, **kwargs):
        if self.seat.is_taken and (self.is_masked or not self.actor.roles & RELEASERS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = PublicFilesForm(self.question, request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            claiming.require_free(self.question, self.actor)
            release_files(
                self.question,
                self.form.names,
                by=self.actor,
                version=self.form.cleaned_data["version"],
            )
        except ActRefusedError as error:
            data = request.POST.copy()
            data["version"] = Question.objects.get(pk=self.question.pk).version
            self.form = PublicFilesForm(self.question, data)
            self.form.add_error(None, str(error))
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Your choice of public files is kept."))
        return redirect(self.case_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "question": self.question,
            "form": self.form or PublicFilesForm(self.question),
        }


def _neutral_name(file: QuestionFile, number: int) -> str:
    is_picture = file.content_type.startswith("image/")
    told = {"number": number}
    return (
        _("Picture %(number)s") % told if is_picture else _("Paper %(number)s") % told
    )


def _named(file: QuestionFile, number: int, name: str) -> str:
    extension = EXTENSIONS[file.content_type]
    stem = PurePosixPath(clean_line(name).replace("/", " ").replace("\\", " ")).name
    stem = stem.removesuffix(f".{extension}").strip(" .")
    return f"{stem or _neutral_name(file, number)}.{extension}"
