"""Search over 100,000 answers with 8,000 matches, against Wagtail's own on SQLite.

Each database gets the same invented answers, in a process of its own. Ours is the whole
search: pages in order, facets, ten hits with marks. Wagtail's is its first ten pages,
stopped once it has taken long enough to miss nothing of the comparison.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from _workshop import environment, server_if_any, tell

ROOT = Path(__file__).resolve().parents[1]
ANSWERS, MATCHES = 100_000, 8_000
MOST_MILLISECONDS = 60
TIMES_FASTER = 100
RUNS = 15
AT_ONCE = 500
MEASURED = ["cống", "sổ đỏ", "so do", "cống sổ đỏ", "dduwowngf ngaapj"]
COMPARED = "cống"
# Words of the office, drawn at random; each subject stands in one answer of 12.5.
WORDS = (
    "xã thôn bản người dân gia đình năm tháng ngày tuyến đoạn khu vực nhà ruộng vườn "
    "trường trạm chợ cầu kênh mương điện nước rác cây đất rừng sông suối thủ tục hồ sơ "
    "giấy tờ đơn phiếu trả lời kiến nghị đề xuất kiểm tra sửa chữa lắp đặt xây dựng "
    "hoàn thành bố trí kinh phí kế hoạch quý đơn vị phụ trách cán bộ chuyên môn phòng "
    "ban lãnh đạo chủ tịch hội nghị đối thoại ý nguyện vọng nhân khẩu hộ nghèo chính "
    "sách hỗ trợ vay vốn chăn nuôi trồng trọt lúa ngô chè quế bò trâu gà vịt thú y"
).split()
SUBJECTS = ["cống", "sổ đỏ", "đường ngập", "khai sinh"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--here", action="store_true", help="measure DATABASE_URL")
    if parser.parse_args().here:
        measure()
        return
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        rows["SQLite"] = measured(f"sqlite:///{folder}/search.sqlite3")
    with server_if_any() as address:
        if address:
            rows["PostgreSQL"] = measured(address)
    for name, row in rows.items():
        slowest = max(row["milliseconds"].values())
        tell(
            f"search on {name}, slowest median in ms",
            slowest,
            at_most=MOST_MILLISECONDS,
        )
        print(name, row["milliseconds"], "indexed in", row["seconds_to_index"], "s")
    ratio = rows["SQLite"]["times_faster"]
    figure = "search on SQLite, times faster than Wagtail's (at least)"
    tell(figure, ratio, at_least=TIMES_FASTER)
    if "PostgreSQL" in rows:
        same = rows["SQLite"]["found"] == rows["PostgreSQL"]["found"]
        figure = "searches with other pages on PostgreSQL than on SQLite"
        tell(figure, int(not same), at_most=0)


def measured(address: str) -> dict:
    done = subprocess.run(
        [sys.executable, __file__, "--here"],
        cwd=ROOT,
        env=environment(address),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure():
    import django  # noqa: PLC0415 (only in the process that measures)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from dialogue_pages.searching.finding import search  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    site, parent = portal()
    texts = list(answers())
    start = perf_counter()
    fill(site, parent, texts)
    took = round(perf_counter() - start)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if is_postgres() else "ANALYZE")
    connection.close()  # and with it what was set for the filling
    row = {"milliseconds": {}, "found": {}, "seconds_to_index": took}
    for words in MEASURED:
        results = search(site, words)
        row["found"][words] = [results.count, [hit.page.pk for hit in results.hits]]
        if not MATCHES * 0.05 < results.count < MATCHES * 1.6:
            sys.exit(f"{words}: {results.count} matches")
        times = [seconds(lambda words=words: search(site, words)) for _ in range(RUNS)]
        row["milliseconds"][words] = round(median(times) * 1000, 1)
    if not is_postgres():
        row["times_faster"] = times_faster(row["milliseconds"][COMPARED] / 1000)
    print(json.dumps(row, ensure_ascii=False))


def is_postgres() -> bool:
    return os.environ["DATABASE_URL"].startswith("postgres")


def portal():
    from wagtail.models import Page, Site  # noqa: PLC0415

    from dialogue_pages.models import AnswerIndexPage  # noqa: PLC0415
    from dialogue_pages.seeding import seed_synonyms  # noqa: PLC0415

    site = Site.objects.get(is_default_site=True)
    seed_synonyms(site)
    home = Page.objects.get(pk=site.root_page_id)
    parent = AnswerIndexPage(title="Trả lời", slug="tra-loi")
    home.add_child(instance=parent)
    return site, parent


def answers():
    """Texts of answers, the same in every run: (title, question, short, answer, day)."""
    chance = random.Random(20261122)  # noqa: S311 (nothing secret)
    for number in range(ANSWERS):
        subjects = [
            subject
            for place, subject in enumerate(SUBJECTS)
            if (number + place * 3) * MATCHES % ANSWERS < MATCHES
        ]
        title = [*subjects[number % 2 :], *chance.choices(WORDS, k=6)]
        question = [*chance.choices(WORDS, k=8), *subjects]
        day = date(2026, 11, 1) - timedelta(days=number % 1500)
        yield (
            " ".join(title).capitalize(),
            " ".join(question),
            " ".join(chance.choices(WORDS, k=5)),
            " ".join(chance.choices(WORDS, k=10)),
            day,
        )


def fill(site, parent, texts) -> None:
    """The pages as Wagtail keeps them, and both indexes."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from wagtail.models import Page  # noqa: PLC0415

    from dialogue_pages.choices import SearchKind  # noqa: PLC0415
    from dialogue_pages.models import AnswerPage  # noqa: PLC0415
    from dialogue_pages.searching import index  # noqa: PLC0415
    from dialogue_pages.searching.page_texts import PageText  # noqa: PLC0415

    kind = ContentType.objects.get_for_model(AnswerPage)
    if not is_postgres():
        with connection.cursor() as cursor:  # only while it is filled
            cursor.execute("PRAGMA cache_size = -262144")
            cursor.execute("PRAGMA synchronous = OFF")
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        pages = [
            AnswerPage(
                id=1000 + number,
                page_ptr_id=1000 + number,
                path=AnswerPage._get_path(parent.path, parent.depth + 1, number + 1),
                depth=parent.depth + 1,
                title=text[0],
                draft_title=text[0],
                slug=f"a{number}",
                url_path=f"{parent.url_path}a{number}/",
                content_type=kind,
                locale=parent.locale,
                question_text=text[1],
                short_answer=text[2],
                answer=text[3],
                answered_on=text[4],
            )
            for number, text in enumerate(some, start)
        ]
        names = [field.attname for field in Page._meta.concrete_fields]
        Page.objects.bulk_create(
            Page(**{name: getattr(page, name) for name in names}) for page in pages
        )
        insert_own(AnswerPage, pages)
        index.add(
            [
                (
                    page.pk,
                    site.pk,
                    PageText(
                        SearchKind.ANSWER,
                        page.answered_on,
                        page.title,
                        f"{page.question_text} – {page.short_answer}",
                        page.answer,
                    ),
                )
                for page in pages
            ]
        )


def insert_own(model, pages) -> None:
    """The rows of a page type itself, which Django creates one at a time only."""
    from django.db.models.sql import InsertQuery  # noqa: PLC0415

    query = InsertQuery(model)
    query.insert_values(model._meta.local_concrete_fields, pages)
    query.get_compiler("default").execute_sql()


def times_faster(ours: float) -> float:
    """How many times as long Wagtail takes, which is stopped well behind the goal."""
    from django.db import OperationalError, connection  # noqa: PLC0415
    from wagtail.search.backends import get_search_backend  # noqa: PLC0415

    from dialogue_pages.models import AnswerPage  # noqa: PLC0415

    backend = get_search_backend()
    writer = backend.get_index_for_model(AnswerPage)
    keys = AnswerPage.objects.values_list("pk", flat=True)
    for start in range(0, len(keys), AT_ONCE):
        writer.add_items(
            AnswerPage,
            list(AnswerPage.objects.filter(pk__in=keys[start : start + AT_ONCE])),
        )
    most = ours * TIMES_FASTER * 2
    start = perf_counter()
    connection.connection.set_progress_handler(
        lambda: int(perf_counter() - start > most), 10_000
    )
    with suppress(OperationalError):
        list(AnswerPage.objects.live().search(COMPARED)[:10])
    connection.connection.set_progress_handler(None, 0)
    return round((perf_counter() - start) / ours)


def seconds(act) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
