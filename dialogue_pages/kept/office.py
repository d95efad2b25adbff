"""A second mark, for what the office writes: nothing that a resident sends moves it.

A rush of messages would else drop menu, settings and places of pages with each of them.
It lies beside the first mark, as a link of its own that leads nowhere.
"""

import os
import time
from itertools import count

from . import mark

LINK = "office"
# Tables that acts of residents write; all others that pages show belong to the office.
OF_RESIDENTS = {
    "dialogue_pages_clarityvote",
    "dialogue_pages_question",
    "dialogue_pages_questionclock",
    "dialogue_pages_questionfile",
    "dialogue_pages_questionrating",
    "dialogue_pages_questionwords",
}
_numbers = count()
_unstored = 0


def current() -> str | None:
    """What must stay the same for a kept value to hold; None where nothing may be kept."""
    place = mark.folder()
    if place is None:
        return None
    try:
        name = os.readlink(place / LINK)
    except OSError:
        name = renew()
    return name and f"{name}/{_unstored}"


def touch() -> None:
    """Something was written by this process, perhaps not for others to read yet."""
    global _unstored
    _unstored += 1


def renew() -> str | None:
    """Make what is kept of the office outdated, in all processes at once."""
    place = mark.folder()
    if place is None:
        return None
    name = f"{time.time_ns():x}-{os.getpid():x}-{next(_numbers):x}"
    try:
        place.mkdir(parents=True, exist_ok=True)
        mark.lead(place, LINK, name)
    except OSError:
        mark.logger.exception("The folder of ready pages cannot be written: %s", place)
        return None
    return name
