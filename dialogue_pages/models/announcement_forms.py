from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ..papers.announcement import announcement_document
from ..papers.paper import printed_conference
from .page_forms import leads_to_publication
from .paper_forms import OfficialPaperForm


class AnnouncementForm(OfficialPaperForm):
    """The editor's form of an announcement."""

    def clean(self):
        cleaned = super().clean()
        conference, plan = cleaned.get("conference"), cleaned.get("plan")
        if conference and plan and conference.plan_id != plan.pk:
            self.add_error("conference", _("This conference belongs to another plan."))
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if leads_to_publication(self.data) and not self.errors:
            for blank in self.instance.blanks:
                self.add_error(None, _("Still to be filled in: %s") % blank)

    def amendable_page(self):
        """What is no official paper may be corrected with a reason as well."""
        pages = type(self.instance).objects
        return pages.filter(pk=self.instance.pk, live=True).first()

    def printed(self, page):
        return replace(self.document_of(page), question_deadline=None)

    def document_of(self, page):
        return announcement_document(page, page.letterhead)

    def save(self, commit=True):
        page = self.instance
        if page.conference:
            page.plan = page.conference.plan
        if page.is_issued:
            self._freeze_conference(page)
        return super().save(commit=commit)

    def _freeze_conference(self, page):
        """A conference that is moved later must not change a paper that was issued."""
        is_new = not page.issued_schedule or "conference" in self.changed_data
        if page.conference is None:
            page.issued_schedule = page.issued_venue = ""
        elif is_new or self.cleaned_data.get("amendment_kind"):
            printed = printed_conference(page.conference)
            page.issued_schedule = printed.schedule_text.marks
            page.issued_venue = printed.venue_text.marks
