"""The desk's list: one queue at a time, the earliest clock first."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from ..bulk.offering import offered_to
from .access import DeskMixin
from .flags import flags_of
from .paging import EARLIEST_FIRST, NEWEST_FIRST, PLACES, page_at
from .queues import ALL
from .ratings import ratings_of
from .rows import row_of, with_all_told
from .sight import Sight

PER_PAGE = 30


class DeskListView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "dialogue_pages/admin/desk/list.html"
    page_title = _("Questions and answers")
    header_icon = "comment"

    @cached_property
    def header_buttons(self):
        if not self.seat.enters:
            return []
        url = reverse("dialogue_pages_question_register")
        return [HeaderButton(_("Enter a question"), url, icon_name="plus")]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def sight(self) -> Sight:
        return Sight(self.seat, self.request.GET)

    def get_context_data(self, **kwargs):
        sight = self.sight
        queue, numbers = sight.queue, sight.numbers
        cases = with_all_told(sight.cases)
        page = page_at(cases, sight.order, self.request.GET, PER_PAGE)
        flags = flags_of(page.rows, self.seat)
        return super().get_context_data(**kwargs) | {
            "tabs": [
                (q, numbers[q.key], self._address(queue=q.key))
                for q in sight.queues
                if numbers[q.key] != 0 or q == queue or not q.only_filled
            ],
            "queue": queue,
            "form": sight.form,
            "is_narrowed": bool(sight.form.narrowing),
            "searches_masked": bool(sight.form.search) and not self.seat.reads_people,
            "chosen": [
                (label, words, self._address(**{name: ""}))
                for name, label, words in sight.form.chosen()
            ],
            "count": numbers[queue.key],
            "page": page,
            "orders": self._orders() if queue.key == ALL else [],
            "rows": [
                row_of(case, self.seat, sight.today.day, sight.calendar, flags[case.pk])
                for case in page.rows
            ],
            "address": self._address(),
            "bulk_kinds": offered_to(self.seat),
            "bulk_address": self._address().removeprefix("?"),
            "ratings": ratings_of(sight.narrowed) if queue.key == ALL else [],
        }

    def _orders(self) -> list[tuple]:
        """The two orders of all questions: words, address, whether it is this one."""
        return [
            (words, self._address(order=order.key), order is self.sight.order)
            for words, order in (
                (_("Earliest time limit first"), EARLIEST_FIRST),
                (_("Newest first"), NEWEST_FIRST),
            )
        ]

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        asked = dict(self.request.GET.lists()) | {"queue": [self.sight.queue.key]}
        return {name: some for name, some in asked.items() if name not in PLACES}

    def _address(self, **changed: str) -> str:
        """This list with what it is narrowed to, at its first page."""
        asked = self._asked | {name: [value] for name, value in changed.items()}
        for name, value in changed.items():
            if not value:
                del asked[name]
        return f"?{urlencode(asked, doseq=True)}"
