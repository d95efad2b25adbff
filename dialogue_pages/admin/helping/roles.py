"""For whom there is help: one page for each kind of work in the office."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue_pages import roles

from ..desk.access import Seat
from ..menu import plan_list


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Its text is the template of its key."""

    key: str
    title: Promise
    is_for: Callable

    @property
    def template(self) -> str:
        return f"dialogue_pages/admin/help/{self.key}.html"


def _holds(permission: str) -> Callable:
    return lambda request: request.user.has_perm(permission)


def _writes_plans(request) -> bool:
    plans = plan_list(request)
    return bool(plans) and plans.permissions_for_user(request.user).can_add_subpage()


def _heads_a_hamlet(request) -> bool:
    return request.user.has_perm(roles.REGISTERS) and not Seat.of(request).handles_all


HELP_PAGES = (
    HelpPage(
        "administrator",
        _("Administrator of the commune"),
        _holds("dialogue_pages.change_communesettings"),
    ),
    HelpPage(
        "leader", _("Leader who approves"), _holds("dialogue_pages.approve_answer")
    ),
    HelpPage(
        "moderator",
        _("Moderator of questions"),
        _holds("dialogue_pages.moderate_question"),
    ),
    HelpPage("editor", _("Editor of plans and announcements"), _writes_plans),
    HelpPage("unit", _("Officer of a unit"), _holds(roles.DRAFTS)),
    HelpPage("hamlet", _("Head of a hamlet"), _heads_a_hamlet),
    HelpPage("supervisor", _("Supervisor of the Front"), _holds(roles.SUPERVISES)),
)


def own_pages(request) -> list[HelpPage]:
    """The pages for the work of this person; those of a superuser by the first alone."""
    pages = [page for page in HELP_PAGES if page.is_for(request)]
    return pages[:1] if request.user.is_superuser else pages
