"""What `search.py` measures: searches as functions, and the pages that show answers."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from statistics import median
from threading import Thread
from time import perf_counter, sleep

from _kept import told
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test import Client
from wagtail.models import Page, Site

from dialogue_pages.kept import mark, office
from dialogue_pages.models import AnswerPage, Topic
from dialogue_pages.searching.finding import search
from dialogue_pages.searching.suggesting import suggestions
from tests.dialogue_pages.searching.collection import (
    HELD_OUT,
    QUERIES,
    open_collection,
)
from tests.dialogue_pages.searching.recall import found, recall

RUNS = 15
SEARCHED = ["cống", "sổ đỏ", "so do", "cống sổ đỏ", "dduwowngf ngaapj"]
TYPED = ["co", "cống", "sổ đ", "duong ng", "tr"]
COMPARED = "cống"
MOST_SECONDS_OF_WAGTAIL = 300
_addresses = count(1)


def measure(answers: int) -> None:
    """Print medians in milliseconds, what was found, and what the test sets say."""
    call_command("migrate", verbosity=0)
    site = Site.objects.get(is_default_site=True)
    searches = {
        f"“{words}”": partial(search, site, words) for words in SEARCHED
    } | _narrowed(site)
    typed = {f"“{words}”": partial(suggestions, site, words) for words in TYPED}
    row = {
        "searches": medians(searches),
        "suggestions": medians(typed),
        "pages": medians(_pages(answers)),
        "found": {words: _told(search(site, words)) for words in SEARCHED},
        "recall": _recall(),
    }
    if connection.vendor == "sqlite":
        row["Wagtail"] = seconds_of_wagtail()
    print(json.dumps(row, ensure_ascii=False))


def medians(visits: dict[str, Callable]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in visits}
    for turn in range(RUNS + 1):
        for name, visit in visits.items():
            took = seconds(visit)
            if turn:  # the first fills what any process fills once
                times[name].append(took)
    return {name: round(median(some) * 1000, 1) for name, some in times.items()}


def seconds(act: Callable) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def _narrowed(site: Site) -> dict[str, Callable]:
    topic = str(Topic.objects.filter(site=site).first().pk)
    chosen = {"linh-vuc": topic, "nam": "2025"}
    return {
        f"“{COMPARED}”, topic and year": partial(search, site, COMPARED, chosen=chosen),
        f"“{COMPARED}”, page 100": partial(search, site, COMPARED, number=100),
    }


def _pages(answers: int) -> dict[str, Callable]:
    """Each worked out anew, as after a publish."""
    topic = Topic.objects.first().pk
    return {
        name: partial(_visit, Client(), address)
        for name, address in {
            "page of a search": "/tim-kiem/?q=cong",
            "page of suggestions": "/tim-kiem/goi-y/?q=cong",
            "library of answers": "/tra-loi/",
            "library, a topic": f"/tra-loi/?linh-vuc={topic}",
            "library, last page": f"/tra-loi/?trang={-(-answers // 20)}",
            "answer": "/tra-loi/a500/",
            "feed of all": "/theo-doi/moi.atom",
            "feed of a topic": f"/theo-doi/linh-vuc-{topic}.atom",
            "sitemap": "/sitemap.xml",
            "sitemap, a part": "/sitemap-1.xml",
            "open data": "/du-lieu-mo/tra-loi.json",
        }.items()
    }


def _visit(client: Client, address: str) -> None:
    mark.touch()
    office.touch()
    own = f"10.{next(_addresses) >> 8 & 255}.{next(_addresses) & 255}.1"
    response = client.get(address, REMOTE_ADDR=own)
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.status_code}")


def _told(results) -> list:
    return [results.count, [hit.page.pk for hit in results.hits]]


def _recall() -> dict[str, dict]:
    """On a commune of its own, which is gone again after."""
    with transaction.atomic():
        Site.objects.update(is_default_site=False)
        home = Page.get_first_root_node().add_child(
            instance=Page(title="Thử", slug="thu")
        )
        Site.objects.create(
            hostname="thu.example", root_page=home, is_default_site=True
        )
        site, names = open_collection()
        told_sets = {
            "stated": _told_set(site, names, QUERIES),
            "held out": _told_set(site, names, HELD_OUT),
        }
        transaction.set_rollback(True)
    return told_sets


def _told_set(site, names, groups) -> dict:
    rows = list(found(site, names, groups))
    first, few = recall(rows)
    places = {row.words: row.place for row in rows}
    return {"queries": len(rows), "first": first, "few": few, "places": places}


def seconds_of_wagtail() -> float:
    """Of its first ten pages, once; stopped where it takes very long."""
    start = perf_counter()
    stopped = []

    def is_too_long() -> int:
        return int(perf_counter() - start > MOST_SECONDS_OF_WAGTAIL)

    def tell_now_and_then() -> None:
        for second in _every(5, stopped):
            told(second, MOST_SECONDS_OF_WAGTAIL, "seconds of Wagtail's own search")

    Thread(target=tell_now_and_then, daemon=True).start()
    connection.connection.set_progress_handler(is_too_long, 10_000)
    try:
        found = list(AnswerPage.objects.live().search(COMPARED)[:10])
        if len(found) != 10:
            raise SystemExit(f"Wagtail's own search found {len(found)}")
    except OperationalError:
        pass
    finally:
        stopped.append(True)
        connection.connection.set_progress_handler(None, 0)
    return perf_counter() - start


def _every(step: int, stopped: list) -> Iterator[int]:
    second = 0
    while not stopped:
        sleep(1)
        second += 1
        if second % step == 0:
            yield second
