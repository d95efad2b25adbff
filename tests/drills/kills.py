"""Residents send without end while processes of the server are killed, one after another.

A resident who gets no answer sends the same form again, as a browser does on “reload”,
until a receipt comes. Afterwards the database is read past the portal.
"""

import os
import random
import re
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from os import kill
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from .pictures import JPEG
from .portal import Portal
from .residents import (
    FORM,
    SECONDS_BEFORE_SENDING,
    TITLE,
    Form,
    Line,
    Tally,
    any_address,
    number_in,
    rush,
)

PROCESSES = 8
WITH_FILE = 0.25  # of the messages, and the first of each process
SECONDS_FOR_A_KILL = 10  # fewer kills than that prove nothing
DAYS_UNTIL_SWEPT = 3
LAST_TRY = 60  # seconds after the end, for those who still wait for a receipt
BETWEEN_TRIES = 0.3
_APP = "dialogue_pages_"
_HELD = re.compile(r'name="held" value="([^"]+)"')


@dataclass
class Report:
    processes: int
    receipts: int
    with_file: int
    kills: int
    retries: int
    lost: int  # receipts without a row
    doubled: int  # messages or numbers with two
    unknown: int  # rows that nobody has a receipt of
    broken: int  # rows without event, clock, words, or the very file that was sent
    rows_without_file: int
    files_without_row: int  # that the sweep of old files leaves behind
    swept_files: int  # left by a killed process between file and row
    locked: int  # times that the database was said to be locked, in answers and log
    tracebacks: int  # in the log of the server
    errors: int  # answers other than a receipt
    seconds: float

    @property
    def is_clean(self) -> bool:
        found = asdict(self)
        is_drilled = self.with_file and self.kills >= self.seconds // SECONDS_FOR_A_KILL
        return bool(is_drilled) and not any(found[name] for name in _FAULTS)


_FAULTS = ("lost", "doubled", "unknown", "broken", "rows_without_file")
_FAULTS += ("files_without_row", "locked", "tracebacks", "errors")


def drill(portal: Portal, seconds: float) -> Report:
    """Let 8 processes send to a prepared portal, and kill what serves them meanwhile."""
    portal.start()
    try:
        form = Form.opened(portal.port)
        time.sleep(SECONDS_BEFORE_SENDING)
        start = time.monotonic()
        stop = start + seconds
        killer = Killer(portal, stop)
        killer.start()
        tallies = rush(
            send_until_received, PROCESSES, stop, portal.port, form, processes=PROCESSES
        )
        killer.is_over.set()
        killer.join()
        return report(portal, tallies, killer.kills, time.monotonic() - start)
    finally:
        portal.stop()


class Killer(threading.Thread):
    """Kills a worker most of the time, the whole server now and then.

    What ended is started again, as a service manager does: granian replaces a worker,
    and ends itself where one falls twice within seconds.
    """

    def __init__(self, portal: Portal, stop: float):
        super().__init__()
        self.portal, self.stop_at, self.kills = portal, stop, 0
        self.is_over = threading.Event()

    def run(self):
        next_kill = time.monotonic() + 1
        while not self.is_over.wait(0.2):
            if self.portal.has_ended:
                self.portal.kill()
                self.portal.start()
            elif next_kill < time.monotonic() < self.stop_at:
                next_kill = time.monotonic() + random.uniform(1, 4)
                self._kill()

    def _kill(self):
        workers = self.portal.workers()
        if self.kills % 4 == 3:
            self.portal.kill()
        elif workers:
            with suppress(ProcessLookupError):
                kill(random.choice(workers), signal.SIGKILL)
        self.kills += 1


def send_until_received(stop: float, port: int, form: Form) -> Tally:
    tally, line = Tally(), Line(port)
    while time.monotonic() < stop:
        title = f"{TITLE} {uuid4().hex}"
        told = form.message(title=title)
        address = any_address()
        if not tally.receipts or random.random() < WITH_FILE:
            told["held"] = attached(line, form, told, address, tally, stop)
        body = urlencode({name: value for name, value in told.items() if value})
        answer = patiently(
            lambda a=address, b=body: line.post(FORM, a, form.cookie, b.encode()),
            stop,
            tally,
        )
        number = number_in(answer) if answer and answer.status == 302 else None
        if number:
            tally.receipts.append((number, title, bool(told.get("held"))))
        elif answer:
            tally.refused.append(f"{answer.status} {answer.body[:2000]!r}")
        else:
            tally.refused.append("no answer")
    line.close()
    return tally


def attached(line, form, told, address, tally, stop) -> str:
    """Send the file with the preview; what names it in the message itself."""
    bound = "a-resident-and-a-picture"
    fields = "".join(
        f'--{bound}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (told | {"step": "preview"}).items()
    )
    head = 'Content-Disposition: form-data; name="files"; filename="anh.jpg"'
    body = f"{fields}--{bound}\r\n{head}\r\nContent-Type: image/jpeg\r\n\r\n".encode()
    body += JPEG + f"\r\n--{bound}--\r\n".encode()
    kind = f"Content-Type: multipart/form-data; boundary={bound}\r\n"
    answer = patiently(
        lambda: line.ask("POST", FORM, address, form.cookie, body, kind), stop, tally
    )
    held = _HELD.search(answer.body.decode()) if answer else None
    if held is None:
        tally.refused.append("no file held")
    return held[1] if held else ""


def patiently(ask, stop: float, tally: Tally):
    """An answer, however often the line breaks; None after `LAST_TRY` seconds."""
    while time.monotonic() < stop + LAST_TRY:
        try:
            return ask()
        except OSError:
            tally.retries += 1
            time.sleep(BETWEEN_TRIES)
    return None


def report(portal: Portal, tallies: list[Tally], kills: int, seconds: float) -> Report:
    receipts = [receipt for tally in tallies for receipt in tally.receipts]
    refused = [words for tally in tallies for words in tally.refused]
    rows = portal.rows("SELECT id, serial, year, title FROM dialogue_pages_question")
    stored = [row for row in rows if row[3].startswith(TITLE)]
    titles = {title: (pk, f"{serial:04}/{year}") for pk, serial, year, title in stored}
    numbers = [number for _pk, number in titles.values()]
    stored_right = [r for r in receipts if titles.get(r[1], (0, ""))[1] == r[0]]
    whole, (files, missing) = whole_cases(portal), files_of(portal)
    broken = [
        title
        for _number, title, has_file in stored_right
        if titles[title][0] not in whole or has_file != files[titles[title][0]]
    ]
    swept = swept_files(portal)
    log = portal.log() + " ".join(refused)
    return Report(
        processes=PROCESSES,
        receipts=len(receipts),
        with_file=sum(has_file for _number, _title, has_file in receipts),
        kills=kills,
        retries=sum(tally.retries for tally in tallies),
        lost=len(receipts) - len(stored_right),
        doubled=len(stored) - len(titles) + len(numbers) - len(set(numbers)),
        unknown=len(set(titles) - {title for _number, title, _file in receipts}),
        broken=len(broken),
        rows_without_file=missing,
        files_without_row=len(files_without_row(portal)),
        swept_files=swept,
        locked=sum(map(log.count, ("is locked", "deadlock detected"))),
        tracebacks=log.count("Traceback (most recent call last)"),
        errors=len(refused),
        seconds=round(seconds, 1),
    )


def whole_cases(portal: Portal) -> set[int]:
    """Questions with all that is stored together with them."""
    tables = ("questionevent", "questionclock", "questionwords")
    return set.intersection(
        *(
            {pk for (pk,) in portal.rows(f"SELECT question_id FROM {_APP}{table}")}  # noqa: S608
            for table in tables
        )
    )


def swept_files(portal: Portal) -> int:
    """Let the days pass after which the portal deletes what belongs to no question."""
    left = files_without_row(portal)
    old = time.time() - DAYS_UNTIL_SWEPT * 86_400
    for path in left:
        os.utime(path, (old, old))
    portal.manage("sweep_held_files")
    return len(left)


def files_without_row(portal: Portal) -> list[Path]:
    named = {name for (name,) in portal.rows(f"SELECT file FROM {_APP}questionfile")}  # noqa: S608
    private = private_folder(portal)
    lying = [path for path in (private / "questions").rglob("*") if path.is_file()]
    return [path for path in lying if str(path.relative_to(private)) not in named]


def files_of(portal: Portal) -> tuple[Counter, int]:
    """Files of each question that lie where the row says, unchanged; rows without one."""
    rows = portal.rows(
        "SELECT question_id, file, digest FROM dialogue_pages_questionfile"
    )
    whole = [
        question
        for question, name, digest in rows
        if digest == digest_of(private_folder(portal) / name)
    ]
    return Counter(whole), len(rows) - len(whole)


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def private_folder(portal: Portal) -> Path:
    return Path(portal.env["MEDIA_ROOT"]).parent / "private"
