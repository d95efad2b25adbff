"""One commune alone, and the same commune among 100 that hold as much.

Two databases are visited in turns, each by a process of its own, so that a slow moment
of the machine meets both. What is kept in memory is put away before every visit: the
pages are worked out anew each time.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from _workshop import environment, server_if_any, tell

ROOT = Path(__file__).resolve().parents[1]
COMMUNES = 100
ANSWERS, QUESTIONS = 25, 40  # of each commune
ROUNDS = 25
MOST_TIMES = 1.3
HOST = "xa1.example"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=COMMUNES)
    parser.add_argument("--here", type=int, metavar="N", help="serve N communes")
    options = parser.parse_args()
    if options.here:
        serve(options.here)
        return
    with tempfile.TemporaryDirectory() as folder:
        compare("SQLite", [f"sqlite:///{folder}/{n}.sqlite3" for n in (1, 2)], options)
    with server_if_any() as first, server_if_any() as second:
        if first and second:
            compare("PostgreSQL", [first, second], options)


def compare(database: str, addresses: list[str], options) -> None:
    one, many = (
        started(address, communes)
        for address, communes in zip(addresses, (1, options.communes), strict=True)
    )
    times: dict[str, list[list[float]]] = {}
    for turn in range(ROUNDS + 1):
        for place, process in enumerate((one, many)):
            for page, took in ask(process).items():
                rows = times.setdefault(page, [[], []])
                if turn:  # the first visit fills what any process fills once
                    rows[place].append(took)
    for process in (one, many):
        process.stdin.close()
        process.wait()
    for page, (alone, among) in times.items():
        figure = f"{options.communes} communes on {database}, {page}, times one alone"
        tell(figure, round(median(among) / median(alone), 2), at_most=MOST_TIMES)


def started(address: str, communes: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, __file__, "--here", str(communes)],
        cwd=ROOT,
        env=environment(address),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(process: subprocess.Popen) -> dict[str, float]:
    process.stdin.write("visit\n")
    process.stdin.flush()
    told = process.stdout.readline()
    if not told:
        sys.exit("a process of the benchmark ended by itself")
    return json.loads(told)


def serve(communes: int) -> None:
    """Fill the database, then answer each line with the seconds of every page."""
    import django  # noqa: PLC0415 (only in the processes that serve)

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    fill(communes)
    resident, officer = Client(), Client()
    officer.force_login(person_of_first())
    pages = {
        "front page": (resident, "/"),
        "page of a plan": (resident, first_plan()),
        "library of answers": (resident, "/tra-loi/"),
        "search": (resident, "/tim-kiem/?q=duong+ngap"),
        "desk": (officer, "/admin/questions/?queue=all"),
        "search at the desk": (officer, "/admin/questions/?queue=all&q=duong+ngap"),
    }
    for _line in sys.stdin:
        print(json.dumps({name: visit(*page) for name, page in pages.items()}))
        sys.stdout.flush()


def visit(client, address: str) -> float:
    from dialogue_pages.kept import mark  # noqa: PLC0415

    mark.touch()
    start = perf_counter()
    response = client.get(address, headers={"host": HOST})
    took = perf_counter() - start
    if response.status_code != 200:
        sys.exit(f"{address}: {response.status_code}")
    return took


def fill(communes: int) -> None:
    from django.db import connection, transaction  # noqa: PLC0415

    from home.communes.naming import NewCommune  # noqa: PLC0415
    from home.communes.narrowing import narrow_to  # noqa: PLC0415
    from home.communes.opening import only_commune, open_commune  # noqa: PLC0415

    for number in range(1, communes + 1):
        with transaction.atomic():
            if alone := only_commune():
                narrow_to(alone)
            name = f"xã Đồi {number}"
            site = open_commune(NewCommune(f"xa{number}.example", name, port=80))
            fill_one(site)
        if sys.stderr.isatty():
            print(f"\r{number}/{communes} communes", end="", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill_one(site) -> None:
    from dialogue_pages.intake import NewQuestion, submit  # noqa: PLC0415
    from dialogue_pages.models import AnswerPage, DialoguePlanPage  # noqa: PLC0415

    chance = random.Random(20261122)  # noqa: S311 (nothing secret)
    lists = {page.slug: page for page in site.root_page.get_children()}
    plan = DialoguePlanPage(
        title="Kế hoạch đối thoại năm 2026",
        slug="ke-hoach",
        subject="Đối thoại với Nhân dân năm 2026",
        number="12",
        symbol="KH-UBND",
        issued_day=2,
        issued_month=3,
        issued_year=2026,
    )
    lists["ke-hoach-doi-thoai"].add_child(instance=plan)
    for number in range(ANSWERS):
        page = AnswerPage(
            title=f"{sentence(chance)} ({number})",
            slug=f"tra-loi-{number}",
            question_text=sentence(chance),
            short_answer="Xã đã kiểm tra và sẽ sửa.",
            answer=sentence(chance),
            answered_on=date(2026, 11, 1) - timedelta(days=number),
        )
        lists["tra-loi"].add_child(instance=page)
    for number in range(QUESTIONS):
        told = {"sender_name": "Mùa A Dế", "sender_phone": f"09{number:08}"}
        told |= {"title": sentence(chance), "content": sentence(chance)}
        submit(NewQuestion(site, told))


def sentence(chance: random.Random) -> str:
    words = (
        "đường ngập thôn bản kênh mương nước điện trường trạm chợ cầu đất rừng".split()
    )
    return " ".join(chance.choices(words, k=12)).capitalize()


def first_plan() -> str:
    from wagtail.models import Site  # noqa: PLC0415

    from dialogue_pages.models import DialoguePlanPage  # noqa: PLC0415

    home = Site.objects.get(hostname=HOST).root_page
    return DialoguePlanPage.objects.descendant_of(home).get().get_url_parts()[2]


def person_of_first():
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.contrib.auth.models import Group  # noqa: PLC0415
    from wagtail.models import Site  # noqa: PLC0415

    from dialogue_pages.models import CommuneMember  # noqa: PLC0415

    user = get_user_model().objects.create_user("can-bo")
    user.groups.add(Group.objects.get(name="Kiểm duyệt"))
    CommuneMember.objects.create(user=user, site=Site.objects.get(hostname=HOST))
    return user


if __name__ == "__main__":
    main()
