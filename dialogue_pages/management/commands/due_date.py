import json
import re
from datetime import date

from django.db import DatabaseError
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.official_days import official_calendar
from dialogue_pages.clock.periods import DayUnit, Direction, DueDate, due_date
from dialogue_pages.models.calendar import office_calendar
from dialogue_pages.wording import due_date_data, step_reason

from ..plain_errors import PlainCommand, refusal, site_of

_UNITS = {"working_days": DayUnit.WORKING, "calendar_days": DayUnit.CALENDAR}
_LONGEST_OFFSET = 3660


class Command(PlainCommand):
    """Counts a time limit and tells every day on the way to its end."""

    help = "Count a time limit on the office's calendar; the start day is not counted."

    def add_arguments(self, parser):
        parser.add_argument("start", metavar="START", help="for example 2026-06-25")
        parser.add_argument("offset", metavar="OFFSET", help="how many days")
        parser.add_argument("unit", metavar="|".join(_UNITS))
        parser.add_argument(
            "--before", action="store_true", help="count back from the start"
        )
        parser.add_argument("--site", metavar="HOST", help="site whose days off count")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, start, offset, unit, **options):
        direction = Direction.BEFORE if options["before"] else Direction.AFTER
        period = _day(start), _offset(offset), _unit(unit), direction
        try:
            due = due_date(*period, self._calendar(options["site"]))
        except OverflowError as error:
            raise refusal(_("No calendar reaches that far.")) from error
        if options["format"] == "json":
            told = json.dumps(due_date_data(due), ensure_ascii=False, indent=2)
        else:
            told = "\n".join(_lines(due))
        self.stdout.write(told)

    def _calendar(self, host: str | None) -> WorkingCalendar:
        """The calendar of the site; the official days where there is no database."""
        try:
            if host or Site.objects.exists():
                return office_calendar(site_of(host))
        except DatabaseError as error:
            unread = _("The days off of the commune cannot be read from the database.")
            if host:
                raise refusal(unread) from error
            self.stderr.write(unread)
        return official_calendar()


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise refusal(
        _("“%(text)s” is not a day; write it like 2026-06-25.") % {"text": text}
    )


def _offset(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,4}", text) and int(text) <= _LONGEST_OFFSET:
        return int(text)
    raise refusal(
        _("“%(text)s” is not a number of days from 0 to %(longest)s.")
        % {"text": text, "longest": _LONGEST_OFFSET}
    )


def _unit(text: str) -> DayUnit:
    if text in _UNITS:
        return _UNITS[text]
    raise refusal(
        _("“%(text)s” is no kind of days; write %(known)s.")
        % {"text": text, "known": " / ".join(_UNITS)}
    )


def _lines(due: DueDate) -> list[str]:
    lines = [_("Due on %(day)s") % {"day": _written(due.due_on)}]
    if due.rolled_from:
        moved_from = _written(due.rolled_from)
        lines.append(_("moved from %(day)s, a day off") % {"day": moved_from})
    lines += [
        f"  {'+' if step.counted else '·'} {_written(step.on)}  {step_reason(step, due)}"
        for step in due.steps
    ]
    return lines


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
