"""Public pages under load, in ratios to yardsticks that are built here.

All share one database with the demo commune and one machine, and take turns: a plain
Wagtail page with the same text, made as Wagtail's tutorial does; a constant Django view
behind the same middleware; the same HTML as a static file of nginx; Wagtail's document
view with the same PDF. Each server has one worker.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from _servers import ROOT, free_port, granian, nginx, nginx_program
from _workshop import tell
from _wrk import load, told_of_client

ROUNDS, SECONDS = 5, 2
GOALS = {
    "uncached plan page, times a plain Wagtail page": ("plan", "plain_plan", 4),
    "uncached answer page, times a plain Wagtail page": ("answer", "plain_answer", 4),
    "cached plan page, share of a constant view": ("ready_plan", "constant", 0.6),
    "cached answer page, share of a constant view": ("ready_answer", "constant", 0.6),
    "plan page behind nginx, share of a static file": ("baked_plan", "static", 0.5),
    "the same with gzip, share of the static file": ("baked_gzip", "static", 0.5),
    "PDF of a plan, times Wagtail's document view": ("pdf", "document", 10),
}
MOST_QUERIES = 8


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--queries", nargs="+", help="count those of addresses, here")
    asked = parser.parse_args()
    if asked.queries:
        count_queries(asked.queries)
        return
    install_programs()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.rounds, asked.seconds)


def install_programs() -> None:
    import machine  # noqa: PLC0415 (the workshop's, found through `sys.path`)

    for program in machine.installed("nginx", "wrk", machine.BROTLI_OF_NGINX):
        print(f"not installed: {program}")


def measure(folder: Path, rounds: int, seconds: float) -> None:
    ports = {name: free_port() for name in ("portal", "made", "plain", "nginx")}
    envs = environments(folder, ports)
    paths = prepared(envs["portal"], ports)
    with ExitStack() as stack:
        bases = {
            name: stack.enter_context(granian(ports[name], envs[name]))
            for name in ("portal", "made", "plain")
        }
        page = got(bases["made"] + paths["plan"])
        (folder / "constant.html").write_bytes(page)
        if nginx_program():
            pages = folder / "pages"
            pages.mkdir()
            (pages / "plan.html").write_bytes(page)
            ready = Path(envs["portal"]["READY_FOLDER"])
            server = nginx(folder, ports["nginx"], ports["portal"], ready, pages)
            bases["nginx"] = stack.enter_context(server)
        targets = addresses(bases, paths)
        for address, headers in targets.values():
            got(address, headers), got(address, headers)
        rates, errors = rated(targets, rounds, seconds)
    tell_all(rates, errors)
    tell_queries(envs["made"], paths)


def environments(folder: Path, ports: dict[str, int]) -> dict[str, dict[str, str]]:
    """One installation, three times: as it is, with nothing lying ready, plain."""
    common = os.environ | {
        "PYTHONPATH": str(ROOT),
        "ENV_FILE": os.devnull,
        "DJANGO_SETTINGS_MODULE": "benchmarks.yardstick.settings",
        "SECRET_KEY": "measured-" * 8,
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder}/web.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "READY_FOLDER": f"{folder}/ready",
        "READY_FILES": "true",
        "SECURE_SSL_REDIRECT": "false",
        "BASE_URL": f"http://localhost:{ports['nginx']}",
        "CONSTANT_PAGE": f"{folder}/constant.html",
    }
    plain = {"DJANGO_SETTINGS_MODULE": "benchmarks.yardstick.plain_settings"}
    made = {"READY_MEGABYTES": "0"}
    return {"portal": common, "made": common | made, "plain": common | plain}


def prepared(env: dict[str, str], ports: dict[str, int]) -> dict[str, str]:
    command = [sys.executable, str(ROOT / "benchmarks/yardstick/prepare.py")]
    command += [str(ports["nginx"]), str(ports["plain"])]
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def addresses(bases, paths) -> dict[str, tuple[str, dict]]:
    plain, made, portal = bases["plain"], bases["made"], bases["portal"]
    found = {
        "plain_plan": (plain + paths["plain_plan"], {}),
        "plain_answer": (plain + paths["plain_answer"], {}),
        "plan": (made + paths["plan"], {}),
        "answer": (made + paths["answer"], {}),
        "constant": (portal + "hang-so/", {}),
        "ready_plan": (portal + paths["plan"], {}),
        "ready_answer": (portal + paths["answer"], {}),
        "pdf": (portal + paths["pdf"], {}),
        "document": (plain + paths["document"], {}),
    }
    if "nginx" in bases:
        gzip = {"Accept-Encoding": "gzip"}
        found["static"] = (bases["nginx"] + "tinh/plan.html", {})
        found["baked_plan"] = (bases["nginx"] + paths["plan"], {})
        found["baked_gzip"] = (bases["nginx"] + paths["plan"], gzip)
    return found


def got(address: str, headers: dict[str, str] | None = None) -> bytes:
    with urlopen(Request(address, headers=headers or {})) as response:  # noqa: S310
        return response.read()


def rated(targets, rounds: int, seconds: float):
    rates, errors = {name: [] for name in targets}, 0
    for _ in range(rounds):
        for name, (address, headers) in targets.items():
            measured = load(address, seconds, headers)
            rates[name].append(measured.rate)
            errors += measured.errors
    return {name: median(row) for name, row in rates.items()}, errors


def tell_all(rates: dict[str, float], errors: int) -> None:
    print(told_of_client())
    for figure, (ours, yardstick, goal) in GOALS.items():
        if ours in rates:
            tell(figure, round(rates[ours] / rates[yardstick], 2), at_least=goal)
        else:
            print(f"no nginx here: {figure} not measured")
    tell("answers with an error", errors, at_most=0)
    print("per second:", {name: round(rate) for name, rate in rates.items()})


def tell_queries(env, paths) -> None:
    command = [sys.executable, __file__, "--queries", paths["plan"], paths["answer"]]
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    for name, count in zip(("plan", "answer"), json.loads(done.stdout), strict=True):
        tell(f"queries of an uncached {name} page", count, at_most=MOST_QUERIES)


def count_queries(paths: list[str]) -> None:
    import django  # noqa: PLC0415 (only in the process that counts)

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client, counts = Client(SERVER_NAME="localhost"), []
    for path in paths:
        client.get(f"/{path}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/{path}")
        counts.append(len(captured))
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
