from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..facets import canonical_query
from .answer_facets import PARAMETERS, chosen_query, count_of, narrowed
from .answers import AnswerPage
from .page_forms import SlugFromTitleForm, title_panel
from .visibility import GuardedAtOnce

ANSWERS_ON_A_PAGE = 20
PAGE_PARAMETER = "trang"


class KeysFirst:
    """A long list in parts: the keys are sorted, and only what is shown is read whole.

    Whole rows take seconds to sort where there are 100,000.
    """

    def __init__(self, pages: QuerySet, count: int):
        self.pages, self.count_of_all = pages, count

    def __len__(self) -> int:
        return self.count_of_all

    def __getitem__(self, part: slice) -> list:
        keys = list(self.pages.values_list("pk", flat=True)[part])
        pages = self.pages.model.objects.filter(pk__in=keys).for_cards().in_bulk()
        return [pages[key] for key in keys if key in pages]


class AnswerIndexPage(GuardedAtOnce, Page):
    """Lists the published answers beneath it, the newest first."""

    introduction = models.TextField(_("introduction"), blank=True)

    reads_parameters = (*PARAMETERS, PAGE_PARAMETER)
    base_form_class = SlugFromTitleForm
    content_panels = [title_panel, "introduction"]
    subpage_types = ["dialogue_pages.AnswerPage"]

    class Meta:
        verbose_name = _("list of answers")
        verbose_name_plural = _("lists of answers")

    @property
    def answers(self):
        """What visitors may read, the newest first."""
        return AnswerPage.objects.child_of(self).live().public().newest_first()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | self._shown(request) if request.GET else context

    def body_context(self, request):
        """The list as it is without any choice, asked for where it is drawn."""
        return {} if request.GET else self._shown(request)

    def _shown(self, request):
        answers, facets = narrowed(self.answers, request.GET, kept_as=self.pk)
        pages = Paginator(KeysFirst(answers, count_of(facets)), ANSWERS_ON_A_PAGE)
        shown = pages.get_page(request.GET.get(PAGE_PARAMETER))
        narrowing = chosen_query(facets)
        return {
            "answers": shown,
            "facets": facets,
            "chosen": [facet for facet in facets if facet.chosen],
            "page_parameter": PAGE_PARAMETER,
            "narrowing": narrowing,
            "canonical_query": canonical_query(PAGE_PARAMETER, shown, narrowing),
        }
