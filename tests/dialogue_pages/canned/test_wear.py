"""How much of a template an answer still has."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.canned.variables import NAMES, filled
from dialogue_pages.canned.wear import changed_percent, is_worn

TEMPLATE = (
    "UBND xã tiếp thu ý kiến số {số} về {lĩnh vực} và sẽ sửa xong trước […: ngày]."
)
WORDS = st.lists(st.sampled_from("cống đường mương xã sửa nạo vét".split()), min_size=1)


class ChangedTests(SimpleTestCase):
    def test_filling_in_and_adding_change_nothing_of_it(self):
        values = {"số": "0012/2026", "lĩnh vực": "Môi trường"}
        text = filled(TEMPLATE, values).replace("[…: ngày]", "ngày 30/11/2026")
        self.assertEqual(changed_percent(TEMPLATE, text), 0)
        self.assertEqual(
            changed_percent(TEMPLATE, f"Kính gửi bà con.\n\n{text}\r\nTrân trọng."), 0
        )

    def test_what_was_reworded_counts(self):
        text = "UBND xã tiếp thu ý kiến số 1 về đất và đã giao đơn vị kiểm tra."
        self.assertEqual(changed_percent(TEMPLATE, text), 38)
        self.assertEqual(changed_percent(TEMPLATE, "Đã làm."), 100)
        self.assertEqual(changed_percent(TEMPLATE, ""), 100)

    def test_a_template_without_words_of_its_own_cannot_be_changed(self):
        self.assertEqual(changed_percent("{thôn} […]", "Bến Lau"), 0)
        self.assertEqual(changed_percent("{thôn}: có", "Bến Lau: có"), 0)
        self.assertEqual(changed_percent("{thôn}: có", "Bến Lau: không"), 100)

    @given(WORDS, WORDS, WORDS)
    def test_what_stands_whole_is_unchanged(self, before, own, after):
        text = " ".join([*before, *own, *after])
        self.assertEqual(changed_percent(" ".join(own), text), 0)

    @given(st.text(), st.text())
    def test_it_is_a_share(self, template, text):
        self.assertIn(changed_percent(template, text), range(101))

    @given(WORDS, st.sampled_from(NAMES))
    def test_none_of_it_is_left(self, own, name):
        self.assertEqual(changed_percent(f"{' '.join(own)} {{{name}}}", "khác"), 100)


class WornTests(SimpleTestCase):
    def test_most_uses_and_not_too_few(self):
        for used, rewritten, worn in [(0, 0, 0), (2, 2, 0), (3, 2, 1), (4, 2, 0)]:
            self.assertEqual(is_worn(used, rewritten), bool(worn), (used, rewritten))
