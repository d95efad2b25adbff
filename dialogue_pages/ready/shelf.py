"""The pages that lie ready in this process."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from time import time

from .entries import Entry


class Shelf:
    """Entries of one mark, at most so many bytes; the least used leave first."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.mark: str | None = None
        self.entries: OrderedDict[Hashable, Entry] = OrderedDict()
        self.bytes = 0
        self._lock = Lock()

    def get(self, mark: str, key: Hashable) -> Entry | None:
        with self._lock:
            self._turn_to(mark)
            entry = self.entries.get(key)
            if entry is None:
                return None
            if entry.until <= time():
                self._take_out(key)
                return None
            self.entries.move_to_end(key)
            return entry

    def put(self, mark: str, key: Hashable, entry: Entry) -> None:
        """Keep an entry that was made under this mark, unless it has passed."""
        weight = entry.size * 2  # with what it is compressed to later
        with self._lock:
            if mark != self.mark or weight > self.most_bytes:
                return
            if key in self.entries:
                self._take_out(key)
            self.entries[key] = entry
            entry.weight = weight
            self.bytes += weight
            while self.bytes > self.most_bytes:
                self._take_out(next(iter(self.entries)))

    def clear(self) -> None:
        with self._lock:
            self._turn_to(None)

    def _turn_to(self, mark: str | None) -> None:
        if mark != self.mark:
            self.mark = mark
            self.entries.clear()
            self.bytes = 0

    def _take_out(self, key: Hashable) -> None:
        self.bytes -= self.entries.pop(key).weight
