"""A poster is one sheet, whatever has to stand on it."""

from io import BytesIO
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from dialogue_pages.official.writing.poster import A3, A4, Poster, render_poster

POSTER = Poster(
    agency="ỦY BAN NHÂN DÂN XÃ SÔNG TRĂNG",
    kind="THÔNG BÁO",
    title="Hội nghị đối thoại với Nhân dân thôn Bến Trăng",
    address="https://songtrang.example/thong-bao/hoi-nghi/",
    hour="07 giờ 30",
    facts=(("Thời gian", "Thứ Năm, ngày 24 tháng 12 năm 2026"),),
    actions=("Đến dự đúng giờ",),
    actions_caption="Bà con có thể",
    scan="Quét mã để đọc thêm",
    notes=("Điện thoại: 0200 000 001",),
)
WORDS = st.text(max_size=300)


def pages_of(content):
    return PdfReader(BytesIO(content)).pages


class PosterTests(TestCase):
    def test_all_words_stand_on_it(self):
        (page,) = pages_of(render_poster(POSTER))
        text = " ".join(page.extract_text().split())
        for words in (POSTER.title, POSTER.hour, "24 tháng 12", "Đến dự đúng giờ"):
            self.assertIn(words, text)
        self.assertNotIn("DỰ THẢO", text)

    def test_what_matters_is_read_from_three_metres(self):
        """Letters of 24 points are 6 mm high, which good eyes read at 4 metres."""
        sizes = {}

        def note(text, _cm, _tm, _font, size):
            sizes[text.strip()] = max(size, sizes.get(text.strip(), 0))

        (page,) = pages_of(render_poster(POSTER))
        page.extract_text(visitor_text=note)
        for words in ("07 giờ 30", "24 tháng 12"):
            size = max(size for text, size in sizes.items() if words in text)
            self.assertGreaterEqual(size, 24)

    def test_a3_is_the_same_sheet_enlarged(self):
        for size in (A4, A3):
            (page,) = pages_of(render_poster(POSTER, size))
            self.assertEqual(
                [round(float(side)) for side in page.mediabox[2:]],
                [round(side) for side in size],
            )

    def test_a_draft_says_so(self):
        draft = Poster("XÃ", "THÔNG BÁO", "Tên", "https://xa.example/", mark="DỰ THẢO")
        self.assertIn("DỰ THẢO", pages_of(render_poster(draft))[0].extract_text())

    def test_the_same_poster_gives_the_same_bytes(self):
        self.assertEqual(render_poster(POSTER), render_poster(POSTER))

    @settings(max_examples=30, deadline=None)
    @given(WORDS, WORDS, st.lists(WORDS, max_size=8))
    def test_any_text_stays_on_one_sheet(self, title, fact, actions):
        poster = Poster(
            agency=title[:80],
            kind="THÔNG BÁO",
            title=title,
            address=POSTER.address,
            facts=(("Nơi", fact),),
            actions=tuple(actions),
        )
        self.assertEqual(len(pages_of(render_poster(poster))), 1)
