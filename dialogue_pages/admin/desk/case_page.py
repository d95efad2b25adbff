from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages import claiming
from dialogue_pages.exceptions import StaleError

from .access import DeskMixin


class CasePage(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """The furniture of every screen about one case."""

    header_icon = "comment"
    step_title = ""  # what is done on this screen; empty on that of the case itself

    @property
    def case_url(self) -> str:
        return reverse("dialogue_pages_question", args=[self.question.pk])

    def require_seen(self) -> None:
        """Refuse a button of a page that shows an older state of the case."""
        seen = self.request.POST.get("version", "")
        if seen and seen != str(self.question.version):
            raise StaleError(
                _("Somebody else has worked on this question; look at it again first.")
            )
        claiming.require_free(self.question, self.actor)

    def get_page_title(self):
        return _("Question no. %(number)s") % {"number": self.question.number}

    def get_page_subtitle(self):
        return self.step_title

    def get_breadcrumbs_items(self):
        desk = reverse("dialogue_pages_questions")
        items = [
            *self.breadcrumbs_items,
            {"url": desk, "label": _("Questions and answers")},
            {"url": self.case_url, "label": self.question.number},
        ]
        if self.step_title:
            items.append({"url": "", "label": self.step_title})
        return items
