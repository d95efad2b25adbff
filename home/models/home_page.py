from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from dialogue_pages.kept.places import FoundByAddress, ReadLight
from dialogue_pages.models.kept_papers import StaysPublic
from dialogue_pages.models.page_forms import SlugFromTitleForm, title_panel
from dialogue_pages.models.visibility import GuardedAtOnce
from home.blocks import FrontBlock, PictureBlock

from .front import default_front


class HomePage(FoundByAddress, StaysPublic, GuardedAtOnce, ReadLight, Page):
    """The commune's front page."""

    introduction = models.TextField(_("introduction"), blank=True)
    picture = StreamField(
        [("picture", PictureBlock())],
        verbose_name=_("picture"),
        blank=True,
        max_num=1,
        help_text=_("Beside the introduction; wide pictures fit best."),
    )
    body = StreamField(
        FrontBlock(),
        verbose_name=_("parts of the page"),
        blank=True,
        default=default_front,
    )

    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction", "picture", "body"]
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
