"""The cases that a person sees at one address of the desk: queue, filters, words."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dialogue_pages.exceptions import ActRefusedError

from ..kept_calendar import kept_calendar
from .access import Seat
from .counting import MOST, counted_at_once
from .filters import CaseFilterForm
from .paging import EARLIEST_FIRST, NEWEST_FIRST, Order
from .queues import (
    ALL,
    Queue,
    Today,
    conditions_of,
    counts,
    first_filled,
    queues_for,
)


def listed_cases(seat: Seat, asked) -> QuerySet:
    """Exactly the cases that the desk's list shows at an address, over all its pages.

    `asked` holds the parameters of the address (`queue`, `q`, `unit`, `topic` …), a
    `QueryDict` or a dict of texts; what the list does not understand narrows nothing
    there, and is refused here. Only cases of the seat's commune that the person may open.
    In the order of the list and not cut: there may be a million, so slice first.
    """
    sight = Sight(seat, asked)
    if sight.form.errors:
        raise ActRefusedError(
            _("The list was narrowed by something wrong. Correct it.")
        )
    return sight.cases


class Sight:
    """What the list is narrowed to, read from an address for one person."""

    def __init__(self, seat: Seat, asked):
        self.seat, self.asked = seat, asked
        self.calendar = kept_calendar(seat.site)
        self.today = Today.of(seat, timezone.localdate(), self.calendar)
        self.form = CaseFilterForm(asked, seat)
        self.queues = queues_for(seat)

    @cached_property
    def narrowed(self) -> QuerySet:
        """The cases of all queues that fit the filters and the words."""
        return self.form.narrowed(self.seat.cases())

    @cached_property
    def _narrowed_in_passing(self) -> QuerySet:
        return self.form.narrowed(self.seat.cases_in_passing(), in_passing=True)

    def cases_in(self, queue: Queue) -> QuerySet:
        """What stands in a queue, led to by the queue; by the filters where all do."""
        every = self.narrowed if queue.key == ALL else self._narrowed_in_passing
        return every.filter(queue.condition(self.today))

    @cached_property
    def numbers(self) -> dict[str, int | None]:
        """How many stand in each queue, as `counted` counts; None is not known.

        What matches a common word is not counted: that would take reading it all.
        """
        search = self.form.search
        if search is None:
            led_to = [queue for queue in self.queues if queue.key != ALL]
            every = {ALL: self.narrowed}
            return counts(self._narrowed_in_passing, led_to, self.today, every)
        if not search.is_common:
            conditions = conditions_of(self.queues, self.today)
            return counted_at_once(self.narrowed, conditions)
        unknown = dict.fromkeys(queue.key for queue in self.queues)
        return unknown if self.form.is_filtered else unknown | {ALL: MOST + 1}

    @cached_property
    def queue(self) -> Queue:
        """The one that was asked for, else the first with work."""
        key = self.asked.get("queue")
        named = (queue for queue in self.queues if queue.key == key)
        return next(named, None) or first_filled(
            self.queues, self.numbers, self.seat.roles
        )

    @cached_property
    def order(self) -> Order:
        """Queues stand by their clocks; what is looked up among all, the newest first."""
        if self.queue.key != ALL:
            return EARLIEST_FIRST
        looked_up = NEWEST_FIRST if self.form.looks_up else EARLIEST_FIRST
        orders = {order.key: order for order in (EARLIEST_FIRST, NEWEST_FIRST)}
        return orders.get(self.asked.get("order"), looked_up)

    @cached_property
    def cases(self) -> QuerySet:
        return self.order.of(self.cases_in(self.queue))
