from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from dialogue_pages.models import DialoguePlanIndexPage, DialoguePlanPage
from dialogue_pages.models.page_forms import SlugFromTitleForm, title_panel


class HomePage(Page):
    """The commune's front page."""

    introduction = models.TextField(_("introduction"), blank=True)

    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction"]
    max_count_per_parent = 1
    subpage_types = [
        "dialogue_pages.DialoguePlanIndexPage",
        "dialogue_pages.QuestionFormPage",
        "dialogue_pages.AnswerIndexPage",
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

    def get_context(self, request, *args, **kwargs):
        plans = DialoguePlanPage.objects.descendant_of(self).live().public()
        return super().get_context(request, *args, **kwargs) | {
            "coming_plans": plans.with_conferences().coming()[:3],
            "plan_lists": DialoguePlanIndexPage.objects.child_of(self).live().public(),
            "today": timezone.localdate(),
        }
