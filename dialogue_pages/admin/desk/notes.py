"""The own notes of the supervisors on a case; the office does not learn of them."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from dialogue_pages.keys import key_in
from dialogue_pages.models import Question, SupervisionNote
from dialogue_pages.roles import full_name

from .access import DeskMixin, Seat


class NoteForm(forms.ModelForm):
    class Meta:
        model = SupervisionNote
        fields = ["text"]
        labels = {"text": gettext_lazy("New note")}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


def shown_notes(question: Question, seat: Seat) -> dict | None:
    """The notes on a case with who wrote each; None for all but supervisors."""
    if not seat.supervises:
        return None
    notes = question.supervision_notes.select_related("written_by")
    rows = [
        {
            "note": note,
            "who": full_name(note.written_by) if note.written_by else "",
            "is_own": note.written_by == seat.user,
        }
        for note in notes
    ]
    return {"rows": rows, "form": NoteForm()}


class NoteView(DeskMixin, View):
    """Writes a note, or takes back one of the person's own."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not self.seat.supervises:
            raise PermissionDenied
        if "remove" in request.POST:
            return self._removed(request.POST["remove"])
        note = SupervisionNote(question=self.question, written_by=request.user)
        form = NoteForm(request.POST, instance=note)
        if form.is_valid():
            form.save()
            messages.success(request, _("Your note is kept for the supervisors."))
        else:
            messages.error(request, " ".join(form.errors["text"]))
        return self._back()

    def _removed(self, typed: str):
        key = key_in(typed)
        own = self.question.supervision_notes.filter(written_by=self.request.user)
        if key is not None and own.filter(pk=key).delete()[0]:
            messages.success(self.request, _("The note is deleted."))
        return self._back()

    def _back(self):
        return redirect("dialogue_pages_question", self.question.pk)
