"""Strategies for any document at all, sound or not, for property tests."""

from datetime import date, time

from hypothesis import strategies as st

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.official.checking import CheckContext
from dialogue_pages.official.document import (
    Banner,
    Bullet,
    Conference,
    ConferenceFact,
    Deadline,
    Document,
    FactKind,
    IssueDate,
    Item,
    Paragraph,
    Recipient,
    Section,
    Signature,
    Table,
)
from dialogue_pages.official.text import Text
from dialogue_pages.vietnamese.fuzzy_dates import FuzzyDate, Precision

_PIECES = [
    "Nhân dân", "nhân dân", "thôn Cổ Chằm 1", "CỔ CHÂM 1", "ngày 31/6/2026", "Thứ Hai,",
    "25/06/2026", "trước ngày...", "ngày 5 tháng 06 năm 2026", "Luật tổ chức chính quyền",
    "Luật Thực hiện dân chủ ở cơ sở", "năm 2021", "số 10/2022/QH15", "59/2023/NĐ-CP",
    "t  nh", "T ưởng", "của của", "HÌNH THỨC, THỜI GIAN", "20/KH – UBND", "uỷ", "ủy",
    "trả lời của đoàn viên", "UBND huyện", "./.", ";", "Lưu: VT", "%(x)s %", "I", "4.",
]  # fmt: skip
words = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=6).map(
    " ".join
)
texts = words.map(Text.of)
labels = (
    st.sampled_from(["I.", "II", "1.", "4.", "1.2.", "a)", "Phần I", "", "."]) | words
)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
deadlines = st.builds(
    Deadline,
    words,
    on=st.none() | days,
    offset=st.none() | st.integers(-5, 10**9),
    unit=st.sampled_from(["day", "working_day", "month"]),
    direction=st.sampled_from(["before", "after", ""]),
)


def _fuzzy(day, at, precision):
    return FuzzyDate(
        precision, day.year, (day.month + 2) // 3, day.month, day.day, at or time(7)
    )


schedules = st.builds(
    _fuzzy, days, st.none() | st.times(), st.sampled_from(Precision)
) | st.just(FuzzyDate())
rows = st.lists(st.lists(texts, max_size=2), max_size=2)
blocks = st.recursive(
    st.builds(Paragraph, texts)
    | st.builds(Bullet, st.sampled_from(["-", "+", "- +"]), texts)
    | st.builds(
        ConferenceFact, labels, words, st.sampled_from(FactKind), st.integers(-1, 3)
    )
    | st.builds(Banner, st.lists(texts, max_size=3))
    | st.builds(Table, rows, rows),
    lambda inner: st.builds(
        Item,
        labels,
        texts,
        texts,
        st.lists(inner, max_size=3),
        due=st.lists(deadlines, max_size=2),
    ),
    max_leaves=6,
)
documents = st.builds(
    Document,
    agency=st.lists(words, max_size=2),
    number=st.none() | words,
    symbol=st.none() | words,
    issued=st.builds(
        IssueDate,
        st.none() | st.integers(0, 40),
        st.none() | st.integers(0, 14),
        st.none() | st.integers(2000, 2040),
    ),
    document_type=st.none() | st.sampled_from(["KẾ HOẠCH", "GIẤY MỜI"]) | words,
    subject=st.none() | words,
    bases=st.lists(texts, max_size=3),
    opening=texts,
    sections=st.lists(
        st.builds(Section, labels, texts, st.lists(blocks, max_size=4)), max_size=3
    ),
    closing=st.lists(texts, max_size=2),
    conferences=st.lists(
        st.builds(
            Conference, schedules, texts, texts, words, st.lists(words, max_size=2)
        ),
        max_size=2,
    ),
    question_deadline=st.none() | deadlines,
    recipients=st.lists(st.builds(Recipient, words), max_size=3),
    archive=st.none() | words,
    signature=st.builds(
        Signature,
        st.lists(words, max_size=2),
        st.none() | st.sampled_from(["CHỦ TỊCH", "PHÓ CHỦ TỊCH"]) | words,
        st.none() | words,
    ),
)
contexts = st.builds(
    CheckContext,
    calendar=st.just(WorkingCalendar({})),
    published_on=st.none() | days,
    today=st.none() | days,
)
