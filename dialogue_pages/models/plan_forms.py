from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue_pages.official.document import Section
from dialogue_pages.official.text import Text

from ..choices import ConferenceStatus
from ..papers.plan import plan_document
from ..papers.plan_body import body_of
from .paper_forms import OfficialPaperForm

_PUBLIC_CONFERENCE_FIELDS = {
    "name",
    "precision",
    "day",
    "starts_at",
    "schedule_text",
    "venue_text",
    "expected_min",
    "expected_max",
    "mode",
}
_USUAL_SECTIONS = [
    Section("I.", Text.of("MỤC ĐÍCH, YÊU CẦU")),
    Section("II.", Text.of("NỘI DUNG")),
    Section("III.", Text.of("TỔ CHỨC THỰC HIỆN")),
]


class DialoguePlanForm(OfficialPaperForm):
    """The editor's form of a plan: its conferences belong to what was issued.

    How a conference stands may change at any time: the page tells since when and why.
    """

    public_fields = (
        *OfficialPaperForm.public_fields,
        "questions_open_on",
        "questions_close_on",
        "questions_close_days",
    )

    def fill_from_commune(self, commune):
        super().fill_from_commune(commune)
        if not self.initial.get("body"):
            body = type(self.instance).body.field.stream_block
            self.initial["body"] = body.normalize(body_of(_USUAL_SECTIONS))

    def changes(self, issued):
        changed = super().changes(issued)
        if any(map(_moves_a_conference, self.formsets.get("conferences", []))):
            changed.append(_("the conferences"))
        return changed

    def save(self, commit=True):
        for form in self.formsets.get("conferences", []):
            _date_status(form)
        return super().save(commit=commit)

    def document_of(self, page):
        return plan_document(page, page.letterhead)


def _moves_a_conference(form) -> bool:
    if not form.is_valid():
        return False
    if not form.instance.pk:
        return form.has_changed()
    if form.cleaned_data.get("DELETE", False) or "hamlets" in form.changed_data:
        return True
    return any(
        _plain(form.initial.get(name)) != _plain(form.cleaned_data.get(name))
        for name in _PUBLIC_CONFERENCE_FIELDS
    )


def _date_status(form) -> None:
    """A status changed without a day of its own counts from today."""
    if "status" not in form.changed_data or "status_on" in form.changed_data:
        return
    is_planned = form.instance.status == ConferenceStatus.PLANNED
    form.instance.status_on = None if is_planned else timezone.localdate()


def _plain(value):
    """A value as it is printed: browsers send other line ends than are stored."""
    return value.split() if isinstance(value, str) else value
