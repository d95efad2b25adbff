from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from dialogue_pages.official.document import Document

from ..blocks import SectionBlock
from ..papers.plan import plan_document
from ..papers.plan_calendar import plan_calendar
from ..querysets import DialoguePlanManager
from . import plan_panels
from .amendments import PlanAmendment
from .official_papers import CALENDAR, OfficialPaperPage
from .plan_forms import DialoguePlanForm


class DialoguePlanPage(OfficialPaperPage):
    """A dialogue plan (kế hoạch đối thoại): a published page and an official paper."""

    document_type = models.CharField(
        _("type of document"), max_length=80, default="KẾ HOẠCH"
    )
    symbol = models.CharField(_("symbol"), max_length=40, blank=True, default="KH-UBND")
    body = StreamField(
        [("section", SectionBlock())], verbose_name=_("body"), blank=True
    )
    questions_open_on = models.DateField(_("questions from"), null=True, blank=True)
    questions_close_on = models.DateField(
        _("questions until"),
        null=True,
        blank=True,
        help_text=_("The last day on which questions are still in time."),
    )
    questions_close_days = models.PositiveSmallIntegerField(
        _("or days before the conference"), null=True, blank=True
    )
    rule_packs = ParentalManyToManyField(
        "dialogue_pages.RulePack",
        verbose_name=_("rule packs"),
        blank=True,
        related_name="plans",
        help_text=_("Of several, the strictest binds; the law always applies."),
    )

    objects = DialoguePlanManager()
    base_form_class = DialoguePlanForm

    content_panels = plan_panels.content_panels
    settings_panels = [*Page.settings_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("subject"),
        index.SearchField("body"),
    ]
    parent_page_types = ["dialogue_pages.DialoguePlanIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("dialogue plan")
        verbose_name_plural = _("dialogue plans")

    def clean(self):
        super().clean()
        opens, closes = self.questions_open_on, self.questions_close_on
        if opens and closes and closes < opens:
            told = _("This is before the first day.")
            raise ValidationError({"questions_close_on": told})

    @cached_property
    def document(self) -> Document:
        return plan_document(self, self.letterhead)

    def head_context(self, request):
        self._fetch_at_once(request)
        return {}

    def body_context(self, request):
        """What the text of the page shows, asked for where it is drawn."""
        self._fetch_at_once(request)
        return {
            "document": self.document,
            "conferences": self.conferences.all(),
            "today": timezone.localdate(),
        }

    def _fetch_at_once(self, request):
        """Read what the page shows with a fixed number of queries."""
        self.take_letterhead_of(request)
        if self.pk:
            amendments = PlanAmendment.objects.with_replacements()
            prefetch_related_objects(
                [self], "conferences__hamlets", Prefetch("amendments", amendments)
            )

    @path("ics/", name="ics")
    def serve_calendar(self, request):
        url = request.build_absolute_uri(self.get_url(request))
        content = plan_calendar(self, self.letterhead, url=url)
        if content is None:
            raise Http404
        return self.download(content, CALENDAR)
