from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.models import SupervisionRecommendation
from dialogue_pages.stages import Role

from ..desk.access import Seat

_ANSWERS = frozenset({Role.MODERATOR, Role.APPROVER})


def takes_part(seat: Seat) -> bool:
    """Supervisors, and those of the office who answer for all of it."""
    return seat.is_taken and (seat.supervises or seat.handles_all)


def may_answer(seat: Seat) -> bool:
    return bool(seat.actor.roles & _ANSWERS)


class SupervisionMixin(WagtailAdminTemplateMixin):
    """A screen of the recommendations of the own commune."""

    header_icon = "glasses"

    def dispatch(self, request, *args, **kwargs):
        if not takes_part(self.seat):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seat(self) -> Seat:
        return Seat.of(self.request)

    def recommendations(self):
        return SupervisionRecommendation.objects.of_site(self.seat.site)
