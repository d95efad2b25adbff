"""What the search at the desk finds, both by its index and row by row."""

from unittest.mock import patch

from django.db import connection
from django.test import TestCase

from dialogue_pages import anonymising
from dialogue_pages.models import Question, QuestionWords
from dialogue_pages.searching import cases
from tests.dialogue_pages.questions.cases import asked
from tests.factories import HamletFactory, default_site, open_portal


class CaseSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.bridge = asked(
            title="Cầu treo Bến Lau hỏng",
            content="Đề nghị sửa mặt cầu treo trước mùa lũ.",
            sender_name="Vàng A Sính",
            sender_phone="0912 345 678",
        )
        cls.road = asked(
            title="Đường treo biển cấm", content="Xin hỏi cầu dân sinh và đường."
        )

    def found(self, text, *, masked=False):
        """What both ways find; they must agree."""
        ways = []
        for is_common in (False, True):
            with patch.object(cases.CaseSearch, "is_common", is_common):
                search = cases.read_search(text, default_site(), masked=masked)
                found = search.narrowed(Question.objects.order_by("pk"))
                ways.append(list(found))
        self.assertEqual(*ways)
        return ways[0]

    def test_all_words_must_stand_in_a_case_with_or_without_accents(self):
        self.assertEqual(self.found("cầu treo"), [self.bridge, self.road])
        self.assertEqual(self.found("CAU treo lu"), [self.bridge])
        self.assertEqual(self.found("duong"), [self.road])
        self.assertEqual(self.found("đường lũ"), [])

    def test_words_are_found_whole(self):
        self.assertEqual(self.found("ca"), [])

    def test_a_quoted_phrase_stands_side_by_side(self):
        self.assertEqual(self.found('"cầu treo"'), [self.bridge])
        self.assertEqual(self.found('"treo cầu"'), [])
        self.assertEqual(self.found('"hong de nghi"'), [])  # title and text are two

    def test_the_sender_is_found_by_name_and_by_the_end_of_the_number(self):
        for text in ("Vàng", "0912345678", "0912 345 678", "345678", "5678"):
            with self.subTest(text):
                self.assertEqual(self.found(text), [self.bridge])
        self.assertEqual(self.found("678 1234"), [])

    def test_a_hamlet_is_found_by_the_name_it_has_now(self):
        hamlet = HamletFactory(name="Phiêng Ban")
        case = asked(hamlet=hamlet)
        self.assertEqual(self.found("phieng"), [case])
        hamlet.name = "Suối Ngài"
        hamlet.save()
        self.assertEqual(self.found("phiêng"), [])
        self.assertEqual(self.found("Suối Ngài"), [case])

    def test_who_reads_masked_finds_released_words_only(self):
        self.assertEqual(self.found("sinh", masked=True), [])
        self.assertEqual(self.found("treo", masked=True), [])
        self.bridge.public_title = "Cầu treo hỏng"
        self.bridge.save()
        self.assertEqual(self.found("treo", masked=True), [self.bridge])
        self.assertEqual(self.found("~treo"), [self.bridge, self.road])

    def test_who_reads_masked_finds_by_hamlet_what_has_no_released_words(self):
        Question.objects.filter(pk=self.road.pk).update(public_text="Xin hỏi về đường.")
        hamlet = HamletFactory(name="Nà Đường")
        for case in Question.objects.all():
            case.hamlet = hamlet
            case.save()
        both = [self.bridge, self.road]
        self.assertEqual(self.found("đường", masked=True), both)
        self.assertEqual(self.found("nà đường", masked=True), both)
        self.assertEqual(self.found("hỏi đường", masked=True), [self.road])

    def test_changed_and_forgotten_words_are_found_no_more(self):
        self.bridge.title = "Trạm bơm"
        self.bridge.save()
        self.assertEqual(self.found("hong"), [])
        self.assertEqual(self.found("bom"), [self.bridge])
        anonymising.anonymise(self.bridge)
        self.assertEqual(self.found("bom"), [])
        self.assertNotIn("vang", QuestionWords.objects.get(pk=self.bridge.pk).text)

    def test_what_matches_more_than_is_fetched_is_common(self):
        with patch.object(cases, "FEW", 1):
            for text, is_common in (("treo", True), ("bien treo", False)):
                search = cases.read_search(text, default_site(), masked=False)
                self.assertEqual(search.is_common, is_common)

    def test_what_is_no_word_asks_for_nothing(self):
        for text in ("", " ", '"', "~", "''", "%", "_", "*", "\x00"):
            with self.subTest(text):
                read = cases.read_search(text, default_site(), masked=False)
                self.assertIsNone(read)

    def test_signs_of_the_index_are_no_commands(self):
        for text in ('a" OR "b', "NEAR(a b)", "text:cau", "a*", "^a", "(a", "cau AND"):
            with self.subTest(text):
                self.found(text)

    def test_other_texts_of_a_case_do_not_touch_its_words(self):
        with self.assertNumQueries(1):
            self.bridge.version += 1
            self.bridge.save()

    def test_the_index_holds_what_the_cases_hold(self):
        if connection.vendor == "sqlite":
            index = f"{QuestionWords._meta.db_table}_fts"
            with connection.cursor() as cursor:
                check = f"INSERT INTO {index} ({index}) VALUES ('integrity-check')"  # noqa: S608
                cursor.execute(check)
        told = set(QuestionWords.objects.values_list("pk", flat=True))
        self.assertEqual(told, set(Question.objects.values_list("pk", flat=True)))
