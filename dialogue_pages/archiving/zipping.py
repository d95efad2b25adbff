"""An archive that is written while it is read: one piece of a file in memory at a time."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of an archive; `pieces` is read once, when its turn comes."""

    path: str
    pieces: Iterable[bytes]


class _Outlet:
    """Takes what `zipfile` writes, until somebody reads on."""

    def __init__(self):
        self._parts: list[bytes] = []

    def write(self, data) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def zipped(entries: Iterable[Entry], at: datetime) -> Iterator[bytes]:
    """The archive piece by piece, all its entries dated `at` (local time)."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.path, at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w") as file:
                for piece in entry.pieces:
                    file.write(piece)
                    if data := outlet.taken():
                        yield data
    yield outlet.taken()
