from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from dialogue_pages.models.page_forms import SlugFromTitleForm, title_panel
from dialogue_pages.models.visibility import StaysPublic
from home.blocks import FrontBlock

from .front import default_front


class HomePage(StaysPublic, Page):
    """The commune's front page."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(
        FrontBlock(),
        verbose_name=_("parts of the page"),
        blank=True,
        default=default_front,
    )

    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction", "body"]
    max_count_per_parent = 1
    subpage_types = [
        "dialogue_pages.DialoguePlanIndexPage",
        "dialogue_pages.QuestionFormPage",
        "dialogue_pages.AnnouncementIndexPage",
        "dialogue_pages.AnswerIndexPage",
        "home.InformationPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Go straight to the page of an address: two queries, however deep it lies."""
        addresses = [
            f"{self.url_path}{'/'.join(path_components[:length])}/"
            for length in range(1, len(path_components) + 1)
        ]
        found = Page.objects.descendant_of(self).filter(url_path__in=addresses)
        page = found.order_by("-depth").first()
        if page is None:
            return super().route(request, path_components)
        return page.specific.route(request, path_components[page.depth - self.depth :])
