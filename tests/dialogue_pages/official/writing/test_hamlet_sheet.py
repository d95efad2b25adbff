from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dialogue_pages.official.hamlet_rows import NO_OPINIONS
from dialogue_pages.official.writing.hamlet_sheet import render_sheet
from tests.dialogue_pages.official.hamlet_sheets import SHEET


def pages(sheet):
    return PdfReader(BytesIO(render_sheet(sheet))).pages


@pytest.mark.parametrize(
    "sheet", [SHEET, replace(SHEET, meeting="Gửi đến Hội nghị đối thoại. " * 15)]
)
def test_twenty_rows_stand_on_two_lying_sides_with_the_code_on_each(sheet):
    sides = pages(sheet)
    assert len(sides) == 2
    texts = [side.extract_text() for side in sides]
    for side, text in zip(sides, texts, strict=True):
        assert side.mediabox.width > side.mediabox.height
        assert SHEET.code in text
        assert "Câu hỏi, kiến nghị" in text
    lines = "\n".join(texts).split("\n")
    assert [str(number) in lines for number in range(1, 21)] == [True] * 20


def test_the_first_side_has_a_box_for_no_opinions():
    first, second = (side.extract_text() for side in pages(SHEET))
    assert NO_OPINIONS in first
    assert NO_OPINIONS not in second


def test_what_looks_like_markup_is_printed_as_it_is():
    [first, _second] = pages(replace(SHEET, place="Thôn <b>&"))
    assert "Thôn <b>&" in first.extract_text()


def test_the_same_sheet_gives_the_same_bytes():
    assert render_sheet(SHEET) == render_sheet(SHEET)
