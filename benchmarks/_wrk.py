"""Requests per second of an address, by wrk where it is installed."""

import re
import shutil
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from threading import Thread
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit

CLIENTS = 8
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_REFUSED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_SOCKETS = re.compile(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)")


class Load(NamedTuple):
    rate: float
    errors: int


def load(address: str, seconds: float, headers: dict[str, str]) -> Load:
    if shutil.which("wrk"):
        return _wrk(address, seconds, headers)
    return _python(address, seconds, headers)


def told_of_client() -> str:
    if shutil.which("wrk"):
        return f"measured by wrk, {CLIENTS} connections"
    return f"wrk is not installed: measured by {CLIENTS} threads of Python, far slower"


def _wrk(address, seconds, headers) -> Load:
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{max(1, round(seconds))}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    done = subprocess.run(
        [*command, address], check=True, stdout=subprocess.PIPE, text=True
    )
    errors = sum(int(row[1]) for row in _REFUSED.finditer(done.stdout))
    for row in _SOCKETS.finditer(done.stdout):
        errors += sum(map(int, row.groups()))
    return Load(float(_RATE.search(done.stdout)[1]), errors)


def _python(address, seconds, headers) -> Load:
    counts = [[0, 0] for _ in range(CLIENTS)]
    begun = perf_counter()
    threads = [
        Thread(target=_ask, args=(address, begun + seconds, headers, count))
        for count in counts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = perf_counter() - begun
    return Load(sum(done for done, _ in counts) / took, sum(bad for _, bad in counts))


def _ask(address, until, headers, count) -> None:
    where = urlsplit(address)
    connection = HTTPConnection(where.hostname, where.port, timeout=20)
    while perf_counter() < until:
        try:
            connection.request("GET", where.path or "/", headers=headers)
            response = connection.getresponse()
            response.read()
            count[response.status >= 400] += 1
        except (OSError, HTTPException):
            count[1] += 1
            with suppress(OSError):
                connection.close()
    connection.close()


if __name__ == "__main__":
    print(load(sys.argv[1], 2, {}))
