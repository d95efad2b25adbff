"""Databases that are filled once and kept in a folder, as long as they would be the same.

They are known by what they are filled with and by: the texts of these files. Tables are
brought up to date by whoever measures.
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from _workshop import ROOT, server_if_any

FOLDER = ROOT / "var/bench"
DATABASES = ("SQLite", "PostgreSQL")


def fingerprint(files: Iterable[str], made_with="") -> str:
    """Of files and folders beneath the checkout, and of a sample of what fills."""
    texts = sha256(made_with.encode())
    for name in files:
        place = ROOT / name
        paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
        for path in paths:
            texts.update(path.read_bytes())
    return texts.hexdigest()[:10]


@contextmanager
def database(kind: str, place: Path, fill: Callable[[str], None]) -> Iterator[str]:
    """The address of a filled database at this place; None where no server is installed.

    What was left half filled is thrown away.
    """
    mark = place / f"{kind}.filled"
    folder = place / kind
    if not mark.exists():
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    with _server(kind, folder) as address:
        if address and not mark.exists():
            fill(address)
            mark.touch()
        yield address


@contextmanager
def _server(kind: str, folder: Path) -> Iterator[str]:
    if kind == "SQLite":
        yield f"sqlite:///{folder.resolve()}/db.sqlite3"
        return
    with server_if_any(kept_in=folder) as address:
        yield address


def told(done: int, of: int, what: str) -> None:
    """How far it is, on the line before, beside what is measured."""
    if sys.stderr.isatty() or done == of or done % max(of // 10, 1) == 0:
        print(f"   {what}: {done:,} of {of:,}", file=sys.stderr, flush=True)
