import unicodedata
import unittest

from hypothesis import assume, given
from hypothesis import strategies as st

from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.legacy import convert_font
from dialogue_pages.official.reading.legacy.tcvn3 import LETTERS as TCVN3
from dialogue_pages.official.reading.legacy.tcvn3 import from_tcvn3
from dialogue_pages.official.reading.legacy.vni import from_vni
from dialogue_pages.official.reading.opening import open_source
from tests.dialogue_pages.official.reading import office_files

BASES, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", b + t) for b in BASES for t in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
PLAN = (
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở; Ủy ban nhân dân xã ban hành kế hoạch đối "
    "thoại giữa người đứng đầu chính quyền với Nhân dân.\n- Những kiến nghị, phản ánh "
    "về đất đai, đường sá, vệ sinh môi trường được giải đáp trực tiếp tại hội nghị.\n"
)
# A letter of VNI is a plain letter and its mark, or one sign for the five odd ones.
VNI_TONES = dict(zip(TONES, ["", "ø", "ù", "õ", "û", "ï"], strict=True))
VNI_SHAPED = {
    "\u0302": dict(zip(TONES, "âàáãåä", strict=True)),
    "\u0306": dict(zip(TONES, "êèéüúë", strict=True)),
}
VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
TCVN3_CODES = {letter: chr(code) for code, letter in TCVN3.items()}


def to_vni(text):
    return "".join(map(vni_letter, text))


def vni_letter(letter):
    small = letter.lower()
    if small in VNI_WHOLE:
        code = VNI_WHOLE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in marks if mark in TONES), "")
        shape = next((mark for mark in marks if mark not in TONES), "")
        if shape == "\u031b":
            code = {"o": "ô", "u": "ö"}[base] + VNI_TONES[tone]
        else:
            code = base + VNI_SHAPED.get(shape, VNI_TONES)[tone]
    return code.upper() if letter.isupper() else code


def to_tcvn3(text):
    return "".join(TCVN3_CODES.get(letter, letter) for letter in text)


def bytes_of(text):
    return text.encode("cp1252")


def read(data):
    return open_source(data, "cu.txt")


def plain(source):
    return "\n".join(line.plain for line in source.lines) + "\n"


class LetterTests(unittest.TestCase):
    def test_every_letter_of_vni(self):
        for letter in LETTERS:
            with self.subTest(letter):
                self.assertEqual(from_vni(to_vni(letter)), letter)

    def test_every_small_letter_of_tcvn3_and_the_seven_capitals(self):
        self.assertEqual(len(set(TCVN3.values())), len(TCVN3))
        for letter in [*(c for c in SMALL if not c.isascii()), *"ĂÂÊÔƠƯĐ"]:
            with self.subTest(letter):
                self.assertEqual(from_tcvn3(to_tcvn3(letter)), letter)

    @given(st.lists(st.sampled_from(LETTERS), max_size=12).map(" ".join))
    def test_any_letters_of_vni_apart(self, text):
        self.assertEqual(from_vni(to_vni(text)), text)


class WholeFileTests(unittest.TestCase):
    def test_known_lines_of_both_standards(self):
        self.assertEqual(
            from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập",
        )
        self.assertEqual(
            from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp"),
            "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập",
        )

    def test_capitals_of_a_capital_font_are_raised(self):
        self.assertEqual(from_tcvn3("Kế hoạch ñy".replace("ế", "Õ")), "Kế hoạch ủy")
        self.assertEqual(from_tcvn3("CéNG HßA X· HéI"), "CỘNG HÒA XÃ HỘI")

    def test_old_files_are_converted_and_told(self):
        capital = PLAN.replace("Ủy", "Uỷ")
        files = {
            "TCVN3": (bytes_of(to_tcvn3(capital)), capital),
            "VNI": (bytes_of(to_vni(PLAN)), PLAN),
            "TCVN3 kept in UTF-8": (to_tcvn3(capital).encode(), capital),
            "UTF-8 read wrongly": (PLAN.encode().decode("latin-1").encode(), PLAN),
        }
        for name, (data, expected) in files.items():
            with self.subTest(name):
                source = read(data)
                self.assertEqual(plain(source), expected)
                self.assertEqual(
                    [repair.code for repair in source.repairs], ["old_encoding"]
                )

    def test_what_cannot_be_told_for_certain_is_refused(self):
        mixed = bytes_of(to_vni(PLAN)) + bytes_of(to_tcvn3(PLAN.replace("Ủ", "U")))
        with self.assertRaises(UnreadableError) as caught:
            read(mixed)
        self.assertEqual(caught.exception.code, "encoding")

    def test_sound_vietnamese_is_left_alone(self):
        for text in (PLAN, "Không dấu: ke hoach doi thoai\n", "Một.\n"):
            with self.subTest(text[:12]):
                source = read(text.encode())
                self.assertEqual(plain(source), text)
                self.assertEqual(source.repairs, [])

    @given(st.lists(st.sampled_from(PLAN.split()), min_size=8, max_size=30))
    def test_any_words_survive_vni(self, words):
        text = " ".join(words)
        assume(len({word for word in words if not word.isascii()}) > 5)
        source = read(bytes_of(to_vni(text)))
        self.assertEqual(plain(source), text + "\n")


class FontTests(unittest.TestCase):
    def test_the_font_of_a_run_tells_its_encoding(self):
        self.assertEqual(convert_font("KÕ ho¹ch", ".VnTime"), "Kế hoạch")
        self.assertEqual(convert_font("kÕ ho¹ch", ".VnTimeH"), "KẾ HOẠCH")
        self.assertEqual(convert_font("Keá hoaïch", "VNI-Times"), "Kế hoạch")
        self.assertEqual(convert_font("Kế hoạch", ".VnTime"), "Kế hoạch")
        self.assertEqual(convert_font("KÕ ho¹ch", "Times New Roman"), "KÕ ho¹ch")

    def test_word_paragraphs_in_old_fonts(self):
        def run(font, words):
            return (
                f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
                f"<w:t>{words}</w:t></w:r>"
            )

        body = "".join(
            f"<w:p>{run(font, words)}</w:p>"
            for font, words in [
                (".VnTimeH", "kÕ ho¹ch"),
                (".VnTime", "§èi tho¹i víi Nh©n d©n x·"),
                ("VNI-Times", "Nôi nhaän"),
                (".VnTime", "có thể là"),
                ("Times New Roman", "Ủy ban nhân dân xã"),
            ]
        )
        source = open_source(office_files.word_file(body), "a.docx")
        self.assertEqual(
            plain(source).split("\n")[:-1],
            [
                "KẾ HOẠCH",
                "Đối thoại với Nhân dân xã",
                "Nơi nhận",
                "có thể là",
                "Ủy ban nhân dân xã",
            ],
        )
        self.assertEqual([r.code for r in source.repairs], ["old_encoding"])
