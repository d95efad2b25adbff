"""Messages stored per second through granian, ours against `wagtail.contrib.forms`.

Theirs is a form page in a plain project as `wagtail start` gives it
(`_plain_wagtail`), with the same questions and in the frame of the plain page of
`web.py`, on a database of its own in the same server and with the same options; a second
figure, without a goal, is of the options that Django has by itself. Machine, server, workers and client are the same, and runs of both
take turns, the other server idle.

Measured is what stores: our POST after the preview, with a form opened before (its stamp
is older than the time trap), by residents without mail address; each answer's receipt
number is read and looked up. Each resident has an address and a telephone number of
their own, as the limits per address and contact stay as they are; no proof of work is
sent along, as by a browser without JavaScript.
"""

import argparse
import json
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from statistics import median
from urllib.parse import urlencode

from _senders import post, rush
from _workshop import ROOT, server_if_any, tell

sys.path.insert(0, str(ROOT))

from tests.drills.portal import Portal
from tests.drills.residents import (
    CONTENT,
    FORM,
    SECONDS_BEFORE_SENDING,
    TITLE,
    Answer,
    Form,
    any_address,
    number_in,
)

TIMES = 8
CLIENTS = (8, 64)
ROUNDS = 3
SECONDS = 6
MOST_A_SECOND = 3000  # so many are written beforehand
THEIRS = "/form/"
PREPARE = "from benchmarks._plain_wagtail.prepare import prepare; prepare()"
KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
AS_OURS = {
    "SQLite": KEPT
    | {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                " PRAGMA wal_autocheckpoint=8000;"
            ),
        }
    },
    "PostgreSQL": KEPT,
}
_telephones = count(987_000_000)  # of nobody in the demo


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"])
    options = parser.parse_args()
    if options.only != "PostgreSQL":
        with tempfile.TemporaryDirectory() as folder:
            addresses = [f"sqlite:///{folder}/{name}.db" for name in "abc"]
            measure("SQLite", addresses, options)
    if options.only != "SQLite":
        with server_if_any() as address:
            if address:
                addresses = [new_database(address, name) for name in "abc"]
                measure("PostgreSQL", addresses, options)


def new_database(address: str, name: str) -> str:
    import psycopg  # noqa: PLC0415 (only where there is a server)

    host = address.partition("host=")[2]
    with psycopg.connect(host=host, user="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.replace("@/postgres?", f"@/{name}?")


def measure(database: str, addresses: list[str], options) -> None:
    as_ours = AS_OURS[database]
    with (
        portal(addresses[0]) as ours,
        plain(addresses[1], as_ours) as theirs,
        plain(addresses[2], {}) as untuned,
    ):
        our_form = Form.opened(ours.port)
        time.sleep(SECONDS_BEFORE_SENDING)
        for clients in CLIENTS:
            where = f"{database}, {clients} clients"
            compare(ours, our_form, theirs, where, clients, options)
            told = f"by it with Django's own options, {where}, without a goal"
            tell(told, round(their_speed(untuned, clients, options.seconds)[0]))


@contextmanager
def portal(address: str):
    with tempfile.TemporaryDirectory() as folder:
        server = Portal(address, folder)
        server.prepare(["load_demo", "--force"])
        yield from _running(server)


@contextmanager
def plain(address: str, options: dict):
    with tempfile.TemporaryDirectory() as folder:
        server = Portal(
            address,
            folder,
            DJANGO_SETTINGS_MODULE="benchmarks._plain_wagtail.settings",
            DATABASE_OPTIONS=json.dumps(options),
        )
        server.manage("migrate", "-v0")
        server.manage("shell", "-v0", "-c", PREPARE)
        yield from _running(server)


def _running(server: Portal):
    server.start()
    try:
        yield server
    finally:
        server.stop()


def compare(ours, form: Form, theirs, where: str, clients: int, options) -> None:
    speeds: list[float] = []
    their_speeds: list[float] = []
    refused = lost = 0
    for _round in range(options.rounds):
        speed, failed = their_speed(theirs, clients, options.seconds)
        their_speeds.append(speed)
        refused += failed
        speed, failed, missing = our_speed(ours, form, clients, options.seconds)
        speeds.append(speed)
        refused += failed
        lost += missing
    ratio = median(speeds) / median(their_speeds)
    tell(f"messages stored per second, {where}", round(median(speeds)))
    tell(f"by wagtail.contrib.forms, {where}", round(median(their_speeds)))
    tell(f"times wagtail.contrib.forms, {where}", round(ratio, 1), at_least=TIMES)
    tell(f"refused, {where}", refused, at_most=0)
    tell(f"lost, doubled or without receipt, {where}", lost, at_most=0)


def our_speed(server, form: Form, clients: int, seconds: float):
    """Stored per second, refused, and lost, doubled or without the right receipt."""
    messages, requests = [], []
    for _number in range(round(seconds * MOST_A_SECOND)):
        messages.append(form.message(sender_phone=f"0{next(_telephones)}"))
        body = urlencode(messages[-1]).encode()
        address = any_address()
        requests.append(
            post(FORM, server.port, body, cookie=form.cookie, address=address)
        )
    before = stored(server, "dialogue_pages_question")
    done = rush(server.port, requests, clients, seconds)
    receipts = {
        told["sender_phone"]: number_in(Answer(302, b"", answer))
        for told, answer in zip(messages, done.answers, strict=False)
        if answer.startswith(b"HTTP/1.1 302")
    }
    rows = server.rows("SELECT sender_phone, serial, year FROM dialogue_pages_question")
    numbers: dict[str, list[str]] = {}
    for telephone, serial, year in rows:
        numbers.setdefault(telephone, []).append(f"{serial:04}/{year}")
    wrong = sum(numbers.get(who) != [number] for who, number in receipts.items())
    more = stored(server, "dialogue_pages_question") - before - len(receipts)
    return (
        len(receipts) / done.seconds,
        len(done.answers) - len(receipts),
        wrong + abs(more),
    )


def their_speed(server, clients: int, seconds: float) -> tuple[float, int]:
    """Stored per second, and refused."""
    form = Form.opened(server.port, THEIRS)
    told = form.message() | FIXED
    body = urlencode({name: told[name] for name in (*NAMES, *FIXED)}).encode()
    request = post(THEIRS, server.port, body, cookie=form.cookie, address=any_address())
    before = stored(server, "wagtailforms_formsubmission")
    done = rush(
        server.port, [request] * round(seconds * MOST_A_SECOND), clients, seconds
    )
    added = stored(server, "wagtailforms_formsubmission") - before
    return added / done.seconds, len(done.answers) - added


def stored(server: Portal, table: str) -> int:
    return server.rows(f"SELECT COUNT(*) FROM {table}")[0][0]  # noqa: S608


NAMES = ("csrfmiddlewaretoken", "sender_name", "sender_phone", "sender_age")
NAMES += ("consents_to_handling",)
FIXED = {"message_kind": "opinion", "title": TITLE, "content": CONTENT}
FIXED |= {"topic": "1", "hamlet": "1", "conference": "1", "sender_email": ""}


if __name__ == "__main__":
    main()
