import unicodedata
from unittest import TestCase

from dialogue_pages.vietnamese.personal_data import find_personal_data, mask, masked
from tests.places import SEEDS, needs_seeds

from .personal_data_samples import MARKED, QUIET, decomposed, lines, unmarked


def found(text):
    return [
        (span.kind.value, span.start, span.end) for span in find_personal_data(text)
    ]


class PersonalDataSamplesTests(TestCase):
    def test_the_collection_is_large_enough_to_mean_something(self):
        self.assertGreaterEqual(len(lines(MARKED)), 120)
        self.assertGreaterEqual(len(lines(QUIET)), 80)

    def test_every_sample_gives_exactly_its_spans(self):
        for line in lines(MARKED):
            text, expected = unmarked(line)
            with self.subTest(text=text):
                self.assertEqual(found(text), expected)

    def test_decomposed_samples_give_offsets_of_the_text_as_given(self):
        for line in lines(MARKED):
            text, expected = unmarked(decomposed(line))
            with self.subTest(text=text):
                self.assertEqual(found(text), expected)

    def test_upper_case_samples_give_the_same_spans(self):
        for line in lines(MARKED):
            text, expected = unmarked(line)
            with self.subTest(text=text):
                self.assertEqual(found(text.upper()), expected)

    def test_harmless_samples_are_left_alone(self):
        for line in lines(QUIET):
            for text in (line, decomposed(line)):
                with self.subTest(text=text):
                    self.assertEqual(found(text), [])

    def test_samples_one_after_another_lose_nothing(self):
        texts = [unmarked(line) for line in lines(MARKED)]
        whole, expected = "", []
        for text, spans in texts:
            shift = len(whole)
            expected += [(kind, a + shift, b + shift) for kind, a, b in spans]
            whole += f"{text}.\n\n– "
        self.assertEqual(found(whole), expected)

    @needs_seeds
    def test_real_plans_hold_no_personal_data(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(path=path.name):
                text = path.read_text(encoding="utf-8")
                self.assertEqual(found(text), [])
                self.assertEqual(found(unicodedata.normalize("NFD", text)), [])


class MaskTests(TestCase):
    text = "SĐT 0901234567, CCCD 001085012345, xe 29A-123.45."

    def test_words_stand_where_the_data_stood(self):
        self.assertEqual(
            mask(self.text, find_personal_data(self.text)),
            "SĐT [số điện thoại], CCCD [số giấy tờ], xe [biển số xe].",
        )

    def test_places_in_the_masked_text_let_the_original_be_restored(self):
        spans = find_personal_data(self.text)
        result = masked(self.text, spans)
        restored = result.text
        for was, now in reversed(list(zip(spans, result.spans, strict=True))):
            original = self.text[was.start : was.end]
            restored = restored[: now.start] + original + restored[now.end :]
        self.assertEqual(restored, self.text)

    def test_a_masked_text_holds_nothing_more(self):
        for line in lines(MARKED):
            text, _ = unmarked(line)
            once = mask(text, find_personal_data(text))
            with self.subTest(text=text):
                self.assertEqual(mask(once, find_personal_data(once)), once)

    def test_overlapping_spans_are_refused(self):
        span = find_personal_data("0901234567")[0]
        with self.assertRaises(ValueError):
            mask("0901234567", [span, span])

    def test_without_spans_nothing_changes(self):
        self.assertEqual(mask("Đường hỏng", []), "Đường hỏng")
