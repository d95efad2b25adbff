"""Pages as files, for a web server that hands them out without asking the portal.

The server names in a header of each request the hour that it has and its own name; a
page is written below both, inside the folder of the mark under which it was made:

    READY_FOLDER/current/2026-11-22T18/portal.example.vn.443/thong-bao/index.html{,.br,.gz}

What is written anywhere moves `current`; a page that would change by itself before the
hour is over is not written. So nothing outdated and nothing private is ever in reach.
"""

import os
import re
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone
from wagtail.models import Site

from ..kept import mark
from .entries import Entry, brotli
from .usual_headers import has_only_usual_headers, may_be_baked

HEADER = "HTTP_X_READY_SHELF"
# `$time_iso8601 $host.$server_port` of nginx.
_SHELF = re.compile(r"(\S{13,19}\S{6}) ([a-z0-9.-]{1,200})\.(\d{1,5})", re.ASCII)
_PATH = re.compile(r"/(?:[a-zA-Z0-9_-]{1,200}/)*", re.ASCII)
_MOST_SECONDS_OFF = 10
_LONGEST_PATH = 1000
_ENDS = [(".gz", "gzip"), *([(".br", "br")] if brotli else [])]


def bake(now: str, request, entry: Entry) -> None:
    """Write a ready page below the shelf that the web server names, if it does."""
    told = request.META.get(HEADER)
    if told is None or not may_be_baked():
        return
    shelf = _shelf(told, request)
    if shelf is None or shelf in entry.baked or entry.until < shelf.ends:
        return
    if not (_PATH.fullmatch(request.path) and len(request.path) < _LONGEST_PATH):
        return
    if not (entry.is_compressed and has_only_usual_headers(entry)):
        return
    with suppress(FileNotFoundError):  # outdated meanwhile: its folder is gone
        _write(mark.folder() / now.partition("/")[0], shelf, request.path, entry)
        entry.baked.add(shelf)


class _Shelf(tuple):
    """Where the web server looks in this hour: (hour, place)."""

    ends: float


def _shelf(told: str, request) -> _Shelf | None:
    matched = _SHELF.fullmatch(told)
    if not matched or not _is_own_name(matched[2], request):
        return None
    try:
        at = datetime.fromisoformat(matched[1])
    except ValueError:
        return None
    if (
        at.tzinfo is None
        or abs((timezone.now() - at).total_seconds()) > _MOST_SECONDS_OFF
    ):
        return None
    shelf = _Shelf((matched[1][:13], f"{matched[2]}.{matched[3]}"))
    hour = at.replace(minute=0, second=0, microsecond=0)
    shelf.ends = (hour + timedelta(hours=1)).timestamp()
    return shelf


def _is_own_name(host: str, request) -> bool:
    """Whether the page belongs to a site of this name: no other names fill the disk."""
    site = Site.find_for_request(request)
    asked = request.get_host().rpartition(":")[0] or request.get_host()
    return site is not None and host == asked.lower() == site.hostname.lower()


def _write(folder: Path, shelf: _Shelf, path: str, entry: Entry) -> None:
    hour, place = shelf
    if not (folder / hour).exists():
        _forget_hours(folder, hour)
    below = folder
    for name in (hour, place, *filter(None, path.split("/"))):
        below /= name
        with suppress(FileExistsError):
            below.mkdir()
    # The page itself last: nginx looks for the others only beside it.
    for end, coding in (*_ENDS, ("", "")):
        _put(below / f"index.html{end}", entry.coded(coding), entry.number)


def _put(file: Path, content: bytes, number: int) -> None:
    """All of it at once, with a time that nginx makes the same ETag of as the portal."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    beside.write_bytes(content)
    os.utime(beside, (number, number))
    beside.replace(file)


def _forget_hours(folder: Path, but: str) -> None:
    for entry in os.scandir(folder):
        if entry.name != but:
            shutil.rmtree(entry.path, ignore_errors=True)
