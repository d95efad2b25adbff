"""One commune alone, and the same commune among 100 that hold as much.

Both databases are filled once and kept in a folder. They are visited in turns, each by a
process of its own, so that a slow moment of the machine meets both. What is kept in
memory is put away before every visit: the pages are worked out anew each time.
"""

import argparse
import json
import subprocess
import sys
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from _kept import DATABASES, FOLDER, database, fingerprint
from _workshop import ROOT, environment, tell

COMMUNES = 100
ROUNDS = 25
MOST_TIMES = 1.3
# One address of a visitor may search so often only.
_ADDRESSES = (f"10.0.{n >> 8 & 255}.{n & 255}" for n in count())
FILLED_BY = ["benchmarks/_communes.py", "home/communes"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=COMMUNES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=DATABASES)
    parser.add_argument("--fill", type=int, metavar="N", help="with DATABASE_URL")
    parser.add_argument("--serve", action="store_true", help="with DATABASE_URL")
    options = parser.parse_args()
    if options.fill:
        fill(options.fill)
    elif options.serve:
        serve()
    else:
        for kind in [options.only] if options.only else DATABASES:
            compare(kind, options)


def compare(kind: str, options) -> None:
    with kept(kind, 1, options) as one, kept(kind, options.communes, options) as many:
        if not (one and many):
            return
        for page, (alone, among) in times_at([one, many], options.rounds).items():
            figure = f"{options.communes} communes on {kind}, {page}, times one alone"
            tell(figure, round(median(among) / median(alone), 2), at_most=MOST_TIMES)


def kept(kind: str, communes: int, options):
    place = options.folder / f"communes-{communes}-{fingerprint(FILLED_BY)}"
    return database(
        kind, place, lambda address: started(address, "--fill", str(communes)).wait()
    )


def times_at(addresses: list[str], rounds: int) -> dict[str, list[list[float]]]:
    """Seconds of each page at both addresses, visited in turns."""
    processes = [started(address, "--serve") for address in addresses]
    times: dict[str, list[list[float]]] = {}
    for turn in range(rounds + 1):
        for place, process in enumerate(processes):
            for page, took in ask(process).items():
                rows = times.setdefault(page, [[], []])
                if turn:  # the first visit fills what any process fills once
                    rows[place].append(took)
    for process in processes:
        process.stdin.close()
        process.wait()
    return times


def started(address: str, *options: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, __file__, *options],
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


def fill(communes: int) -> None:
    import django  # noqa: PLC0415 (only in the processes that fill and serve)

    django.setup()
    import _communes  # noqa: PLC0415

    _communes.fill(communes)


def serve() -> None:
    """Answer each line with the seconds of every page."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    visits = pages()
    for _line in sys.stdin:
        print(json.dumps({name: visit(*page) for name, page in visits.items()}))
        sys.stdout.flush()


def pages() -> dict[str, tuple]:
    from _communes import HOST, PERSON  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from wagtail.models import Site  # noqa: PLC0415

    from dialogue_pages.models import Question  # noqa: PLC0415

    resident, officer = Client(headers={"host": HOST}), Client(headers={"host": HOST})
    officer.force_login(get_user_model().objects.get(username=PERSON))
    site = Site.objects.get(hostname=HOST)
    home = site.root_page_id
    case = Question.objects.filter(site=site).order_by("pk").first().pk
    return {
        "front page": (resident, "/"),
        "page of a plan": (resident, "/ke-hoach-doi-thoai/ke-hoach/"),
        "library of answers": (resident, "/tra-loi/"),
        "page of an answer": (resident, "/tra-loi/tra-loi-3/"),
        "search": (resident, "/tim-kiem/?q=duong+ngap"),
        "suggestions": (resident, "/tim-kiem/goi-y/?q=duong+ng"),
        "feed": (resident, "/theo-doi/moi.atom"),
        "sitemap": (resident, "/sitemap.xml"),
        "account of the year": (resident, "/cong-khai/"),
        "today's work": (officer, "/admin/"),
        "desk": (officer, "/admin/questions/?queue=all"),
        "search at the desk": (officer, "/admin/questions/?queue=all&q=duong+ngap"),
        "case": (officer, f"/admin/questions/{case}/"),
        "pages in the office": (officer, f"/admin/pages/{home}/"),
        "search of pages": (officer, "/admin/pages/search/?q=ngap"),
        "pictures": (officer, "/admin/images/"),
        "documents": (officer, "/admin/documents/"),
    }


def visit(client, address: str) -> float:
    from dialogue_pages.kept import mark, office  # noqa: PLC0415

    mark.touch()
    office.touch()
    start = perf_counter()
    response = client.get(address, REMOTE_ADDR=next(_ADDRESSES))
    took = perf_counter() - start
    if response.status_code != 200:
        sys.exit(f"{address}: {response.status_code}")
    return took


if __name__ == "__main__":
    main()
