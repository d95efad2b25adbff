import unittest

from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.reading import office_files


def body_words(text):
    """Words between title and `Nơi nhận`, where no column or page number mixes in."""
    plain = text.replace("*", "")
    return words(plain[plain.index("KẾ HOẠCH") : plain.index("Nơi nhận")])


def end_words(text):
    return sorted(
        words(text.replace("*", "")[text.replace("*", "").index("Nơi nhận") :])
    )


def read(data, name):
    source = open_source(data, name)
    return source, "\n".join(line.plain for line in source.lines)


@unittest.skipUnless(office_files.seeds(), "the five real plans are not here")
class RealPlansAsOfficeFilesTests(unittest.TestCase):
    def test_word_gives_back_the_same_words_with_automatic_numbers_written_out(self):
        for seed in office_files.seeds():
            with self.subTest(seed=seed.name):
                text = seed.read_text()
                source, again = read(office_files.office_docx(text), "plan.docx")
                self.assertEqual(body_words(again), body_words(text))
                self.assertEqual(end_words(again), end_words(text))
                self.assertIn("word_numbered", {r.code for r in source.repairs})

    @unittest.skipUnless(office_files.SOFFICE, "LibreOffice is not installed")
    def test_pdf_gives_back_the_same_words(self):
        for seed in office_files.seeds()[1:4:2]:
            with self.subTest(seed=seed.name):
                text = seed.read_text()
                pdf = office_files.as_pdf(office_files.office_docx(text))
                _, again = read(pdf, "plan.pdf")
                self.assertEqual(body_words(again), body_words(text))
                self.assertEqual(end_words(again), end_words(text))
