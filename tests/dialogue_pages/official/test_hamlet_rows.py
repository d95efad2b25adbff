from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.hamlet_rows import (
    FIELDS,
    LONGEST_TITLE,
    read_row,
    says_nothing,
    title_of,
)

GOOD = {
    "name": "Lò Thị Mai",
    "content": "Cống đầu thôn tắc từ tháng 8, đề nghị nạo vét.",
}

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=()), max_size=200),
    st.dates(),
    st.datetimes(),
)
rows = st.dictionaries(st.sampled_from([*FIELDS, "number", "other"]), cells)


def faults(**changes):
    return [fault.key for fault in read_row(1, GOOD | changes).faults]


@given(rows)
def test_any_row_is_read_or_told_what_is_wrong(cells):
    read = read_row(7, cells)
    if read is None:
        return
    assert read.row.number == 7
    for fault in read.faults:
        assert fault.message % fault.params
    if not read.faults:
        assert read.row.name and len(read.row.content) >= 10
        assert 0 < len(read.row.title) <= LONGEST_TITLE
        assert not any(ord(letter) < 32 for letter in read.row.name + read.row.title)


@given(rows)
def test_reading_what_was_read_changes_nothing(cells):
    if read := read_row(1, cells):
        told = {key: getattr(read.row, key) for key in FIELDS if key != "speaks"}
        again = read_row(1, told | {"speaks": "x" if read.row.speaks else ""})
        assert again == read


@given(st.text())
def test_a_title_is_one_short_line(content):
    title = title_of(content)
    assert len(title) <= LONGEST_TITLE
    assert "\n" not in title


def test_a_good_row_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize("blank", [{}, {"number": 3}, {"name": "  ", "content": "\n"}])
def test_a_row_where_nobody_wrote_is_no_row(blank):
    assert read_row(1, blank) is None


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        (912345678, "0912345678"),
        (912345678.0, "0912345678"),
        (2033812345, "02033812345"),
        (None, ""),
        ("Không có", ""),
        ("(ko)", ""),
    ],
)
def test_a_telephone_number_is_kept_as_digits(written, digits):
    read = read_row(1, GOOD | {"phone": written})
    assert read.row.phone == digits
    assert not read.faults


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 121}, "name"),
        ({"content": ""}, "content"),
        ({"content": "Cống tắc"}, "content"),
        ({"content": "a" * 5001}, "content"),
        ({"phone": "hỏi trưởng thôn"}, "phone"),
        ({"phone": "0912 345 678 / 0988 111 222"}, "phone"),
    ],
)
def test_what_is_wrong_is_told_by_its_column(changes, key):
    assert faults(**changes) == [key]


@pytest.mark.parametrize(
    "written", ["x", "X", "(x)", "có", "Đúng", "✔", "☑", "√", True, 1]
)
def test_a_cross_means_to_speak(written):
    assert read_row(1, GOOD | {"speaks": written}).row.speaks


@pytest.mark.parametrize("written", ["", None, "không", "-", "0", False])
def test_anything_else_does_not(written):
    assert not read_row(1, GOOD | {"speaks": written}).row.speaks


@pytest.mark.parametrize(
    "written",
    [
        "Không có ý kiến",
        "không có ý kiến gì.",
        "Thôn Bến Lau không có ý kiến, kiến nghị nào",
        "Bà con không có câu hỏi nào khác",
        "KHÔNG CÓ KIẾN NGHỊ",
    ],
)
def test_a_row_that_says_there_is_no_question_is_none(written):
    assert says_nothing(written)
    assert faults(content=written) == ["content"]


@pytest.mark.parametrize(
    "written",
    [
        GOOD["content"],
        "Thôn không có nước sạch, ý kiến của bà con là xã sớm lắp đường ống.",
        "Không có ý kiến về đất, chỉ hỏi bao giờ sửa cầu.",
        "Không có ý kiến nào của xã trả lời việc hỏi năm ngoái, vì sao?",
    ],
)
def test_a_question_with_such_words_stays_one(written):
    assert not says_nothing(written)
    assert faults(content=written) == []


@given(st.text())
def test_any_words_say_something_or_nothing(written):
    assert says_nothing(written) in (True, False)


def test_the_title_is_the_first_sentence():
    content = "Cống đầu thôn tắc. Đề nghị xã nạo vét trước mùa mưa."
    assert title_of(content) == "Cống đầu thôn tắc"
    long = "Đề nghị xã " + "sửa đường " * 40
    assert title_of(long).endswith("…")
    assert not title_of(long)[:-1].endswith(" ")


def test_a_day_in_a_cell_is_written_as_here():
    read = read_row(1, GOOD | {"topic": date(2026, 2, 3)})
    assert read.row.topic == "03/02/2026"
    assert read_row(1, GOOD | {"topic": datetime(2026, 2, 3)}).row.topic == "03/02/2026"
