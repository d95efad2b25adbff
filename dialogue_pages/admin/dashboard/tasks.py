"""What waits for a person today, in words, with the screen where it is done."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.clock.calendar import WorkingCalendar

from ..desk.chips import SOON

_ICONS = {"late": "warning", "soon": "time", "calm": "calendar-alt"}


@dataclass(frozen=True, slots=True)
class Task:
    """One line: what to do and where, how it stands, what it belongs to, and why then.

    `count` is for work that is told by its number only.
    """

    words: str
    url: str
    tone: str = "calm"
    count: int = 0
    stands: str = ""
    about: str = ""
    why: tuple[str, ...] = ()

    @property
    def icon(self) -> str:
        return _ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    tasks: list[Task]


def tone_of(due_on: date, today: date, calendar: WorkingCalendar) -> str:
    if due_on < today:
        return "late"
    return "soon" if due_on <= calendar.add_working_days(today, SOON) else "calm"


def stands_of(due_on: date, today: date) -> str:
    """`quá hạn 3 ngày`, `hạn hôm nay`, `còn 5 ngày`"""
    left = (due_on - today).days
    if left == 0:
        return _("due today")
    if left < 0:
        words = ngettext("%(count)d day overdue", "%(count)d days overdue", -left)
        return words % {"count": -left}
    return ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left}
