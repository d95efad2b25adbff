from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from dialogue_pages.stages import Stage

from .access import Seat
from .counting import counted, told


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
        received = Seat.of(request).cases_in_passing().filter(stage=Stage.RECEIVED)
        new = counted({"new": received})["new"]
        if not new:
            return str(self.label)
        return _("%(desk)s (%(count)s)") % {"desk": self.label, "count": told(new)}
