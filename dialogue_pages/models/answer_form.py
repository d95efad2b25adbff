from django.utils.translation import gettext as _

from ..canned.gaps import gaps_in
from .page_forms import SlugFromTitleForm, leads_to_publication

GAPS_IN = (
    "short_answer",
    "answer",
    "legal_basis",
    "document_number",
    "answered_by",
    "change_note",
)


class AnswerForm(SlugFromTitleForm):
    """The editor's form of an answer: published only once it is filled in."""

    def clean(self):
        told = super().clean()
        if leads_to_publication(self.data):
            for name in GAPS_IN:
                if gaps := gaps_in(told.get(name) or ""):
                    words = _("Still to be filled in: %s.") % "; ".join(gaps)
                    self.add_error(name, words)
        return told
