from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .access import DeskMixin


class CasePage(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """The furniture of every screen about one case."""

    header_icon = "comment"
    step_title = ""  # what is done on this screen; empty on that of the case itself

    @property
    def case_url(self) -> str:
        return reverse("dialogue_pages_question", args=[self.question.pk])

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
