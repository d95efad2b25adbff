"""The cases that a person sees at one address of the desk: queue, filters, words."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from dialogue_pages.models.calendar import office_calendar

from .access import Seat
from .filters import CaseFilterForm
from .queues import (
    Queue,
    Today,
    counts,
    earliest_first,
    first_filled,
    queues_for,
    with_next_due,
)


def listed_cases(seat: Seat, asked) -> QuerySet:
    """Exactly the cases that the desk's list shows at an address, over all its pages.

    `asked` holds the parameters of the address (`queue`, `q`, `unit`, `topic` …), a
    `QueryDict` or a dict of texts; what the list does not understand narrows nothing
    there, and nothing here. Only cases of the seat's commune that the person may open.
    In the order of the list and not cut: there may be a million, so count or slice first.
    """
    return Sight(seat, asked).cases


class Sight:
    """What the list is narrowed to, read from an address for one person."""

    def __init__(self, seat: Seat, asked):
        self.seat, self.asked = seat, asked
        self.calendar = office_calendar(seat.site)
        self.today = Today.of(seat, timezone.localdate(), self.calendar)
        self.form = CaseFilterForm(asked, seat)
        self.queues = queues_for(seat)

    @cached_property
    def narrowed(self) -> QuerySet:
        """The cases of all queues that fit the filters and the words."""
        return self.form.narrowed(with_next_due(self.seat.cases()))

    @cached_property
    def numbers(self) -> dict[str, int]:
        return counts(self.narrowed, self.queues, self.today)

    @cached_property
    def queue(self) -> Queue:
        """The one that was asked for, else the first with work."""
        key = self.asked.get("queue")
        named = (queue for queue in self.queues if queue.key == key)
        return next(named, None) or first_filled(
            self.queues, self.numbers, self.seat.roles
        )

    @cached_property
    def cases(self) -> QuerySet:
        return earliest_first(self.narrowed.filter(self.queue.condition(self.today)))
