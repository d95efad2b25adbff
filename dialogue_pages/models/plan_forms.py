from dialogue_pages.official.document import Section
from dialogue_pages.official.text import Text

from ..papers.plan import plan_document
from ..papers.plan_body import body_of
from .paper_forms import OfficialPaperForm

_PRINTED_CONFERENCE_FIELDS = {
    "name",
    "precision",
    "day",
    "starts_at",
    "schedule_text",
    "venue_text",
}
_USUAL_SECTIONS = [
    Section("I.", Text.of("MỤC ĐÍCH, YÊU CẦU")),
    Section("II.", Text.of("NỘI DUNG")),
    Section("III.", Text.of("TỔ CHỨC THỰC HIỆN")),
]


class DialoguePlanForm(OfficialPaperForm):
    """The editor's form of a plan: its conferences belong to what was issued."""

    def fill_from_commune(self, commune):
        super().fill_from_commune(commune)
        if not self.initial.get("body"):
            body = type(self.instance).body.field.stream_block
            self.initial["body"] = body.normalize(body_of(_USUAL_SECTIONS))

    def changes(self, issued):
        conferences = self.formsets.get("conferences", [])
        return super().changes(issued) or any(map(_moves_a_conference, conferences))

    def document_of(self, page):
        return plan_document(page, page.letterhead)


def _moves_a_conference(form) -> bool:
    if not form.is_valid():
        return False
    if not form.instance.pk:
        return form.has_changed()
    return form.cleaned_data.get("DELETE", False) or any(
        _plain(form.initial.get(name)) != _plain(form.cleaned_data.get(name))
        for name in _PRINTED_CONFERENCE_FIELDS
    )


def _plain(value):
    """A value as it is printed: browsers send other line ends than are stored."""
    return value.split() if isinstance(value, str) else value
