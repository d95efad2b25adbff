"""Values that are worked out once and kept in the process until something is written."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from django.db import connection

from . import mark, office
from .writes import may_keep

_MOST_BYTES = 48 * 1024 * 1024
_OF_AN_OBJECT = 1024  # bytes, about

_T = TypeVar("_T")


class _Values:
    """The values of one mark, the least used of them leaving first."""

    def __init__(self):
        self.mark = None
        self.rows: OrderedDict[Hashable, object] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def get(self, now: str, key: Hashable):
        with self.lock:
            self._turn_to(now)
            if key in self.rows:
                self.rows.move_to_end(key)
                return self.rows[key], True
        return None, False

    def put(self, now: str, key: Hashable, value: object) -> None:
        with self.lock:
            if now != self.mark or key in self.rows:
                return
            self.rows[key] = value
            self.bytes += _weight(value)
            while self.bytes > _MOST_BYTES:
                self.bytes -= _weight(self.rows.popitem(last=False)[1])

    def _turn_to(self, now: str) -> None:
        if now != self.mark:
            self.mark = now
            self.rows.clear()
            self.bytes = 0


_values, _standing = _Values(), _Values()


def kept(key: Hashable, make: Callable[[], _T]) -> _T:
    """What `make` gave under this key since the last write, else what it gives now.

    The value is shared: nobody may change it. Amid a transaction it is made anew each
    time, for only this connection may be able to read what it is made of.
    """
    return _kept(_values, mark.current(), key, make)


def standing(key: Hashable, make: Callable[[], _T]) -> _T:
    """The same for what only the office changes: kept through a rush of messages."""
    return _kept(_standing, office.current(), key, make)


def _kept(
    values: _Values, now: str | None, key: Hashable, make: Callable[[], _T]
) -> _T:
    if now is None or not may_keep(connection):
        return make()
    value, is_there = values.get(now, key)
    if not is_there:
        value = make()
        values.put(now, key, value)
    return value


def _weight(value: object) -> int:
    return len(value) * 2 if isinstance(value, str) else _OF_AN_OBJECT
