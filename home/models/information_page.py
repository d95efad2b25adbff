from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from dialogue_pages.kept.places import ReadLight
from dialogue_pages.models.page_forms import SlugFromTitleForm, title_panel
from dialogue_pages.models.visibility import GuardedAtOnce
from home.blocks import InformationBlock


class InformationPage(GuardedAtOnce, ReadLight, Page):
    """What a commune tells of itself: contact, reception of citizens, privacy, help."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(InformationBlock(), verbose_name=_("text"), blank=True)
    reviewed_on = models.DateField(
        _("last reviewed on"),
        default=timezone.localdate,
        help_text=_("Shown at the end: readers see how old the text is."),
    )

    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction", "body", "reviewed_on"]
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
