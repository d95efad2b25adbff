"""100,000 invented answers, each word of the subjects in 8,000 of them."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from _kept import told
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models.sql import InsertQuery
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from dialogue_pages.choices import SearchKind
from dialogue_pages.models import AnswerIndexPage, AnswerPage, Hamlet, Topic, Unit
from dialogue_pages.question_choices import AnswerKind, Outcome
from dialogue_pages.searching import index
from dialogue_pages.searching.page_texts import PageText
from dialogue_pages.searching.weights import weighed
from dialogue_pages.seeding import seed_synonyms, seed_topics

MATCHES_IN = 100_000 / 8_000
AT_ONCE = 5_000
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
KINDS = (AnswerKind.WRITTEN, AnswerKind.AT_MEETING)
OUTCOMES = (Outcome.EXPLAINED, Outcome.SETTLED, Outcome.COMMITTED)


def fill(count: int) -> None:
    """Make tables, a commune and its answers in an empty database; both indexes."""
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # only while it is filled
            cursor.execute("PRAGMA cache_size = -524288")
            cursor.execute("PRAGMA synchronous = OFF")
    site = Site.objects.get(is_default_site=True)
    home = Page.objects.get(pk=site.root_page_id)
    parent = AnswerIndexPage(title="Trả lời", slug="tra-loi")
    home.add_child(instance=parent)
    office = _Office(site)
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        pages = [office.answer(parent, number) for number in numbers]
        _insert(pages)
        index.add([(page.pk, site.pk, _text_of(page)) for page in pages])
        if connection.vendor == "sqlite":
            get_search_backend().get_index_for_model(AnswerPage).add_items(
                AnswerPage, pages
            )
        told(numbers.stop, count, "answers")
    home.numchild, parent.numchild = 1, count
    home.save(update_fields=["numchild"])
    parent.save(update_fields=["numchild"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def sample() -> list:
    """What the search index would hold of some answers: other ways give other figures."""
    return [
        sorted(weighed(PageText(SearchKind.ANSWER, date(2026, 1, 1), *texts)).items())
        for texts in map(_in_three_parts, range(20))
    ]


class _Office:
    def __init__(self, site: Site):
        seed_synonyms(site)
        seed_topics(site)
        self.topics = list(Topic.objects.filter(site=site))
        self.hamlets = [
            Hamlet.objects.create(site=site, name=f"Đồi {n}") for n in range(12)
        ]
        self.units = [Unit.objects.create(site=site, name=f"Tổ {n}") for n in range(6)]
        self.kind = ContentType.objects.get_for_model(AnswerPage)

    def answer(self, parent: AnswerIndexPage, number: int) -> AnswerPage:
        title, question, short, answer = _words(number)
        day = date(2026, 11, 1) - timedelta(days=number % 1500)
        moment = datetime(day.year, day.month, day.day, 3, number % 60, tzinfo=UTC)
        chance = random.Random(-number)  # noqa: S311 (nothing secret)
        return AnswerPage(
            id=1000 + number,
            page_ptr_id=1000 + number,
            path=AnswerPage._get_path(parent.path, parent.depth + 1, number + 1),
            depth=parent.depth + 1,
            title=title,
            draft_title=title,
            slug=f"a{number}",
            url_path=f"{parent.url_path}a{number}/",
            content_type=self.kind,
            locale=parent.locale,
            first_published_at=moment,
            last_published_at=moment,
            question_text=question,
            short_answer=short,
            answer=answer,
            answered_on=day,
            topic=chance.choice(self.topics),
            hamlet=chance.choice(self.hamlets),
            unit=chance.choice(self.units),
            kind=chance.choice(KINDS),
            outcome=chance.choice(OUTCOMES),
        )


def _words(number: int) -> Iterator[str]:
    """Title, question, short answer and answer of one, the same in every run."""
    chance = random.Random(number)  # noqa: S311 (nothing secret)
    subjects = [
        subject
        for place, subject in enumerate(SUBJECTS)
        if (number + place * 3) % MATCHES_IN < 1
    ]
    yield " ".join([*subjects[number % 2 :], *chance.choices(WORDS, k=6)]).capitalize()
    yield " ".join([*chance.choices(WORDS, k=8), *subjects])
    yield " ".join(chance.choices(WORDS, k=5))
    yield " ".join(chance.choices(WORDS, k=10))


def _in_three_parts(number: int) -> tuple[str, str, str]:
    title, question, short, answer = _words(number)
    return title, f"{question} – {short}", answer


def _text_of(page: AnswerPage) -> PageText:
    return PageText(
        SearchKind.ANSWER,
        page.answered_on,
        page.title,
        f"{page.question_text} – {page.short_answer}",
        f"{page.answer} – {page.topic}, {page.hamlet}, {page.unit}",
        page.topic_id,
    )


def _insert(pages: list[AnswerPage]) -> None:
    names = [field.attname for field in Page._meta.concrete_fields]
    Page.objects.bulk_create(
        Page(**{name: getattr(page, name) for name in names}) for page in pages
    )
    _insert_own(AnswerPage, pages)


def _insert_own(model, pages) -> None:
    """The rows of a page type itself, which Django creates one at a time only."""
    fields = model._meta.local_concrete_fields
    most = connection.ops.bulk_batch_size(fields, pages)
    for start in range(0, len(pages), most):
        query = InsertQuery(model)
        query.insert_values(fields, pages[start : start + most])
        query.get_compiler("default").execute_sql()
