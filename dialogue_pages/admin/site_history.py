"""What people of the office did and read, in the words of Wagtail's site history."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from dialogue_pages.redacting import PREPARED
from dialogue_pages.releasing import RELEASED
from dialogue_pages.rescheduling import PLAN_MOVED
from dialogue_pages.unclear_mails import SENT_AGAIN, TAKEN_FOR_SENT

from .desk.case import VIEWED_MASKED
from .desk.case_file import ARCHIVED
from .reception_book import EXPORTED
from .supervision.reading import (
    RECOMMENDATION_READ,
    REPORT_DOWNLOADED,
    REPORT_READ,
)

_ACTIONS = {
    VIEWED_MASKED: (
        _("Read a question, personal data masked"),
        _("Question read, personal data masked"),
    ),
    PREPARED: (
        _("Prepare the public text of a question"),
        _("Public text of a question prepared"),
    ),
    RELEASED: (
        _("Decide which files of a question are public"),
        _("Decided which files of a question are public"),
    ),
    PLAN_MOVED: (
        _("Move time limits of a plan"),
        _("Time limits of the plan moved"),
    ),
    EXPORTED: (_("Export the reception book"), _("Reception book exported")),
    ARCHIVED: (_("Download a case file"), _("Case file downloaded")),
    REPORT_READ: (_("Read the half-year report"), _("Half-year report read")),
    REPORT_DOWNLOADED: (
        _("Download the half-year report"),
        _("Half-year report downloaded"),
    ),
    RECOMMENDATION_READ: (
        _("Read a supervision recommendation"),
        _("Supervision recommendation read"),
    ),
    SENT_AGAIN: (_("Send a mail again"), _("Mail sent again")),
    TAKEN_FOR_SENT: (
        _("Take an unclear mail for sent"),
        _("Unclear mail taken for sent"),
    ),
}


@hooks.register("register_log_actions")
def register_actions(actions):
    for action, (label, message) in _ACTIONS.items():
        actions.register_action(action, label, message)
