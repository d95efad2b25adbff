"""Ways to narrow a list, as a page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue_pages.vietnamese.ordering import order_key


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, with how many answers it would leave."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list, with the values that occur in it."""

    parameter: str
    label: str
    options: list[Option]
    without: str  # the query of the address without this facet
    is_partial: bool = False  # whether some of what is found has none of its values

    @property
    def is_shown(self) -> bool:
        """One value that all have narrows nothing."""
        is_choice = len(self.options) > 1 or (self.options and self.is_partial)
        return bool(is_choice or self.chosen)

    @property
    def chosen(self) -> Option | None:
        return next((o for o in self.options if o.is_chosen), None)


def options_of(
    names: Mapping[str, str],
    counts: Mapping[str, int],
    chosen: str | None,
    *,
    descending: bool = False,
) -> list[Option]:
    """The values that would leave something, and the chosen one in any case.

    `names` tells how each value is called; they stand in Vietnamese order.
    """
    found = [
        Option(value, name, counts.get(value, 0), value == chosen)
        for value, name in names.items()
    ]
    shown = [option for option in found if option.count or option.is_chosen]
    return sorted(shown, key=lambda o: order_key(o.label), reverse=descending)


def canonical_query(parameter: str, shown, narrowing: str) -> str:
    """What of a list's address counts: the number of the part of the whole list.

    A narrowed list shows only what the whole one shows as well. `shown` is a page of
    `django.core.paginator`.
    """
    if narrowing or shown.number == 1:
        return ""
    return f"{parameter}={shown.number}"
