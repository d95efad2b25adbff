"""“Việc hôm nay”: the first panel of the office's home."""

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from ..absences.access import Attendance
from ..supervision.tasks import recommendation_tasks
from ..unclear_mails import unclear_mail_tasks
from .absences import lasting_absences, notices_of, stood_in_groups
from .announcing import announcement_tasks, hamlet_posting_tasks
from .hamlets import hamlet_list_tasks
from .office import Office
from .outage import outage_tasks
from .personal_data import data_request_tasks
from .plans import coming_tasks, plan_tasks
from .questions import question_tasks
from .tasks import Group


class TodayPanel(Component):
    name = "today"
    order = 50
    template_name = "dialogue_pages/admin/dashboard/today.html"

    def __init__(self, request):
        self.office = Office(request)

    def get_context_data(self, parent_context):
        absences = lasting_absences(self.office)
        return {
            "notices": notices_of(self.office, absences),
            "groups": [
                *with_tasks(stood_in_groups(self.office, absences)),
                *groups_for(self.office),
            ],
            "may_be_away": self.office.is_own
            and Attendance(self.office.request).is_of_officer,
            "coming": coming_tasks(self.office),
            "today": self.office.today,
        }


def groups_for(office: Office) -> list[Group]:
    """The work of one person, by kind; kinds without any are left out."""
    groups = [
        Group(
            "questions",
            _("Questions and answers"),
            [
                *question_tasks(office),
                *hamlet_list_tasks(office),
                *recommendation_tasks(office),
                *data_request_tasks(office),
            ],
        ),
        Group(
            "announcements",
            _("Announcements"),
            [*announcement_tasks(office), *hamlet_posting_tasks(office)],
        ),
        Group("plans", _("Dialogue plans"), plan_tasks(office)),
        Group(
            "site",
            _("This site"),
            [*unclear_mail_tasks(office), *outage_tasks(office)],
        ),
    ]
    return with_tasks(groups)


def with_tasks(groups: list[Group]) -> list[Group]:
    return [group for group in groups if group.tasks]
