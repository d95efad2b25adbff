from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from dialogue_pages.stages import Stage

from .access import Seat


class DeskMenuItem(MenuItem):
    """“Hỏi – đáp” with the number of new questions; for people with a seat."""

    def __init__(self, url: str):
        super().__init__(
            gettext_lazy("Questions and answers"),
            url,
            name="dialogue-questions",
            icon_name="comment",
            order=120,
        )

    def is_shown(self, request):
        return Seat.of(request).is_taken

    def render_component(self, request):
        return LinkMenuItem(
            self.name, self._label(request), self.url, icon_name=self.icon_name
        )

    def _label(self, request) -> str:
        new = Seat.of(request).cases().filter(stage=Stage.RECEIVED).count()
        if not new:
            return str(self.label)
        return _("%(desk)s (%(count)d)") % {"desk": self.label, "count": new}
