"""One mark for everything that pages show: it changes with every write they may show.

The mark is the name of a folder that the link `current` names. All processes of a
machine read it with one call of the system, a command that publishes moves it, and what
lies ready inside the folder is out of reach the moment the link leads elsewhere.
"""

import logging
import os
import shutil
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

LINK = "current"
_LEFT_OVER_SECONDS = 60
_SWEPT_EVERY_SECONDS = 5
_swept_at = 0.0
_RENEWED_EVERY_SECONDS = 1  # while messages rush in
_renewed_at = 0.0
_is_owed = False
_numbers = count()
_unstored = 0  # writes of this process, also those that are not committed yet


def folder() -> Path | None:
    """Where the mark lies; without such a folder nothing is kept."""
    named = getattr(settings, "DIALOGUE_PAGES_READY_FOLDER", None)
    return Path(named) if named else None


def current() -> str | None:
    """What must stay the same for a kept value to hold; None where nothing may be kept."""
    name = renew() if _is_owed and _is_time() else name_on_disk()
    return name and f"{name}/{_unstored}"


def name_on_disk() -> str | None:
    named = getattr(settings, "DIALOGUE_PAGES_READY_FOLDER", None)
    if not named:
        return None
    try:
        return os.readlink(f"{named}/{LINK}")
    except OSError:
        return renew()


def touch() -> None:
    """Something was written by this process, perhaps not for others to read yet."""
    global _unstored
    _unstored += 1


def renew() -> str | None:
    """Make everything that is kept outdated, in all processes at once.

    A folder that cannot be written fails no act of anybody; it is logged, and what is
    kept lives until its own end.
    """
    global _renewed_at, _is_owed
    place = folder()
    if place is None:
        return None
    _renewed_at, _is_owed = time.monotonic(), False
    name = f"{time.time_ns():x}-{os.getpid():x}-{next(_numbers):x}"
    try:
        os.makedirs(f"{place}/{name}")
        lead(place, LINK, name)
        _sweep_now_and_then(place, name)
    except OSError:
        logger.exception("The folder of ready pages cannot be written: %s", place)
        return None
    return name


def renew_soon() -> None:
    """The same for what changes no more than a count: once a second is enough.

    What comes in within a second of the last time is owed: this process renews with the
    first request after that second.
    """
    global _is_owed
    if _is_time():
        renew()
    else:
        _is_owed = True


def _is_time() -> bool:
    return time.monotonic() - _renewed_at >= _RENEWED_EVERY_SECONDS


def lead(place: Path, link: str, name: str) -> None:
    """Let a link lead to this name: before and after, to nothing in between."""
    following = f"{place}/{name}.{link}"
    os.symlink(name, following)
    os.replace(following, f"{place}/{link}")


def _sweep_now_and_then(place: Path, newest: str) -> None:
    """Hundreds of messages a second leave as many folders: not each looks at them all."""
    global _swept_at
    if time.monotonic() - _swept_at > _SWEPT_EVERY_SECONDS:
        _swept_at = time.monotonic()
        _sweep(place, newest)


def _sweep(place: Path, newest: str) -> None:
    """Delete what no link names any more; a younger folder may be another process's."""
    oldest = time.time_ns() - _LEFT_OVER_SECONDS * 1_000_000_000
    named = {newest, LINK}
    with suppress(OSError):
        named.add((place / LINK).readlink().name)
    for entry in os.scandir(place):
        if entry.name in named or _made_at(entry.name) > oldest:
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            with suppress(OSError):
                os.unlink(entry.path)


def _made_at(name: str) -> int:
    with suppress(ValueError):
        return int(name.partition("-")[0], 16)
    return time.time_ns()  # nothing of ours: leave it alone
