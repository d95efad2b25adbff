"""A queue before SQLite's one writer.

SQLite lets a second writer ask again after milliseconds of sleep, in which the first is
long done. A lock of the system wakes the next one at once, and goes with its process.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection

try:
    import fcntl
except ImportError:  # no such locks there: SQLite's own order is enough
    fcntl = None


@contextmanager
def in_turn() -> Iterator[None]:
    """Be the only process of the machine that stores; SQLite itself still guards all."""
    name = connection.settings_dict["NAME"] if connection.vendor == "sqlite" else ""
    if fcntl is None or not os.path.isabs(str(name)) or connection.in_atomic_block:
        yield
        return
    place = _place(f"{name}-turn", os.getpid())
    fcntl.flock(place, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(place, fcntl.LOCK_UN)


@cache
def _place(path: str, _process: int) -> int:
    """Open once in each process; one that is shared with a child would lock nobody out."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
