"""Messages stored per second through granian, ours against `wagtail.contrib.forms`.

Same machine, server, database and site; runs of both take turns. Measured is what stores:
the POST after our preview, with a form opened before (its stamp is older than the time
trap), by residents without mail address; each answer's receipt number is read. Theirs
answers with its landing page in the same shell. Each resident has an address and a
telephone number of their own, as the limits per address and contact stay as they are; no
proof of work is sent along, as by a browser without JavaScript.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from _workshop import server_if_any, tell

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.drills.portal import Portal  # noqa: E402
from tests.drills.residents import (  # noqa: E402
    CONTENT,
    SECONDS_BEFORE_SENDING,
    TITLE,
    Form,
    Line,
    Tally,
    any_address,
    rush,
    send_until,
)

TIMES = 8
CLIENTS = (8, 64)
ROUNDS = 3
SECONDS = 6
THEIRS = "/wagtail-forms/"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--only", choices=["SQLite", "PostgreSQL"])
    options = parser.parse_args()
    if options.only != "PostgreSQL":
        with tempfile.TemporaryDirectory() as folder:
            measure("SQLite", f"sqlite:///{folder}/send.sqlite3", folder, options)
    if options.only != "SQLite":
        with server_if_any() as address, tempfile.TemporaryDirectory() as folder:
            if address:
                measure("PostgreSQL", address, folder, options)


def measure(database: str, address: str, folder: str, options) -> None:
    portal = Portal(
        address,
        folder,
        DJANGO_SETTINGS_MODULE="benchmarks._send_settings",
        STATIC_FOLDER=f"{folder}/static",
    )
    portal.prepare(["load_demo", "--force"], ["shell", "-v0", "-c", ADD_THEIR_PAGE])
    portal.start()
    try:
        form = Form.opened(portal.port)
        time.sleep(SECONDS_BEFORE_SENDING)
        for clients in CLIENTS:
            compare(portal, form, f"{database}, {clients} clients", clients, options)
    finally:
        portal.stop()


def compare(portal: Portal, form: Form, where: str, clients: int, options) -> None:
    ours, theirs, shown = [], [], []
    refused = lost = 0
    for _round in range(options.rounds):
        for speeds, act, table in (
            (theirs, send_theirs, "wagtailforms_formsubmission"),
            (ours, send_until, "dialogue_pages_question"),
            (shown, send_and_look, "dialogue_pages_question"),
        ):
            before = count(portal, table)
            deadline = time.monotonic() + options.seconds
            tallies = rush(act, clients, deadline, portal.port, form)
            receipts = [number for tally in tallies for number in tally.receipts]
            refused += sum(len(tally.refused) for tally in tallies)
            lost += abs(count(portal, table) - before - len(receipts))
            lost += missing(portal, receipts) if act is not send_theirs else 0
            longest = max(tally.seconds for tally in tallies)
            speeds.append(len(receipts) / longest)
    ratio = median(ours) / median(theirs)
    tell(f"messages stored per second, {where}", round(median(ours)))
    tell(f"the same by wagtail.contrib.forms, {where}", round(median(theirs)))
    tell(f"times wagtail.contrib.forms, {where}", round(ratio, 1), at_least=TIMES)
    tell(f"refused, {where}", refused, at_most=0)
    tell(f"lost, doubled or without receipt, {where}", lost, at_most=0)
    tell(f"stored and receipt page read per second, {where}", round(median(shown)))


def send_and_look(deadline, port, form) -> Tally:
    return send_until(deadline, port, form, with_receipt=True)


def send_theirs(deadline, port, form) -> Tally:
    tally, line = Tally(), Line(port)
    start = time.monotonic()
    while time.monotonic() < deadline:
        told = form.message()
        body = {"csrfmiddlewaretoken": told["csrfmiddlewaretoken"]}
        body |= {name: told.get(name, "") for name in NAMES} | FIXED
        answer = line.post(THEIRS, any_address(), form.cookie, urlencode(body).encode())
        if answer.status == 200 and RECEIVED in answer.body:
            tally.receipts.append(("", ""))
        else:
            tally.refused.append(f"{answer.status}")
    tally.seconds = time.monotonic() - start
    line.close()
    return tally


def count(portal: Portal, table: str) -> int:
    return portal.rows(f"SELECT COUNT(*) FROM {table}")[0][0]  # noqa: S608


def missing(portal: Portal, receipts: list[tuple[str, str]]) -> int:
    """How many receipt numbers belong to no row, or to two."""
    rows = portal.rows("SELECT serial, year FROM dialogue_pages_question")
    known = {f"{serial:04}/{year}" for serial, year in rows}
    numbers = [number for number, _key in receipts]
    return len(set(numbers) - known) + len(numbers) - len(set(numbers))


RECEIVED = "Đã nhận ý kiến".encode()
NAMES = ("topic", "title", "content", "conference", "sender_name", "sender_phone")
NAMES += ("sender_email", "hamlet", "sender_age", "consents_to_handling")
FIXED = {"message_kind": "opinion", "title": TITLE, "content": CONTENT}
FIXED |= {"topic": "1", "hamlet": "1", "conference": "1", "sender_email": ""}
ADD_THEIR_PAGE = """
from wagtail.models import Site
from benchmarks._contrib_form.models import ContribFormPage, FormField

FIELDS = [
    ("message_kind", "radio", True, "opinion,complaint,denunciation"),
    ("topic", "dropdown", False, "1,2,3,4,5,6"),
    ("title", "singleline", True, ""),
    ("content", "multiline", True, ""),
    ("conference", "dropdown", False, "1,2"),
    ("wants_to_speak", "checkbox", False, ""),
    ("sender_name", "singleline", True, ""),
    ("sender_phone", "singleline", False, ""),
    ("sender_email", "email", False, ""),
    ("hamlet", "dropdown", False, "1,2,3,4,5,6"),
    ("sender_age", "radio", True, "adult,representative"),
    ("consents_to_handling", "checkbox", True, ""),
    ("may_publish_name", "checkbox", False, ""),
]
page = ContribFormPage(title="Ý kiến", slug="wagtail-forms")
Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
for order, (name, kind, required, choices) in enumerate(FIELDS):
    FormField.objects.create(
        page=page, sort_order=order, clean_name=name, label=name, field_type=kind,
        required=required, choices=choices,
    )
"""


if __name__ == "__main__":
    main()
