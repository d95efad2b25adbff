from django.test import TestCase

from dialogue_pages.hamlet_lists.entering import BY_LINK, enter, prospects
from dialogue_pages.hamlet_lists.sheets import Sheet, sheet_of
from dialogue_pages.models import Question
from dialogue_pages.question_choices import Source, Visibility
from dialogue_pages.stages import Act, Role, Stage
from tests.dialogue_pages.admin.desk.office import other_site
from tests.factories import (
    HamletFactory,
    TopicFactory,
    default_site,
    open_portal,
)

from .lists import COMPLAINT, DRAIN, LAMP, coming_conference, list_of, rows

DENUNCIATION = "Tôi tố cáo ông trưởng thôn nhận tiền của dân khi làm hồ sơ."


class EnteringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.conference = coming_conference(cls.plans)
        cls.sheet = list_of(cls.conference, name="Bến Lau")

    def enter(self, *told, confirmed=(), **changes):
        read = rows(*told, **changes)
        return enter(self.sheet, read, by=BY_LINK, confirmed=confirmed)

    def states(self, *told, **changes):
        return [p.state for p in prospects(self.sheet, rows(*told, **changes))]

    def test_a_row_becomes_a_question_of_the_hamlet(self):
        topic = TopicFactory(name="Giao thông")
        told = {"phone": "0912 345 678", "topic": "giao thong", "speaks": "x"}
        [entered] = self.enter(("Lò Thị Mai", DRAIN), **told)
        question = Question.objects.get()
        self.assertEqual(entered.question, question)
        self.assertEqual(question.source, Source.HAMLET)
        self.assertEqual(question.hamlet, self.sheet.hamlet)
        self.assertEqual(question.conference, self.conference)
        self.assertEqual(question.topic, topic)
        self.assertEqual(question.sender_phone, "0912345678")
        self.assertEqual(question.stage, Stage.RECEIVED)
        self.assertTrue(question.wants_to_speak)
        self.assertTrue(question.consented_at)
        event = question.events.get()
        self.assertEqual((event.act, event.role), (Act.REGISTER, Role.HAMLET_HEAD))
        self.assertIn(self.sheet.code, event.reason)

    def test_the_same_list_again_makes_no_second_question(self):
        told = [("Lò Thị Mai", DRAIN), ("Quàng Văn Ín", LAMP)]
        self.enter(*told)
        again = self.enter(*reversed(told))
        self.assertEqual(Question.objects.count(), 2)
        self.assertFalse([entered for entered in again if entered.is_new])
        self.assertIn(
            Question.objects.first().number, again[0].refusal + again[1].refusal
        )

    def test_neither_accents_nor_spaces_make_a_second_question(self):
        self.enter(("Lò Thị Mai", DRAIN))
        self.enter(("LÒ THỊ MAI", DRAIN.replace(" ", "  ")))
        self.assertEqual(Question.objects.count(), 1)

    def test_a_row_that_stands_twice_is_entered_once(self):
        first, second = self.enter(("Lò Thị Mai", DRAIN), ("Lò Thị Mai", DRAIN))
        self.assertTrue(first.is_new)
        self.assertFalse(second.is_new)
        self.assertEqual(Question.objects.count(), 1)

    def test_a_bad_row_keeps_no_good_row_from_being_entered(self):
        results = self.enter(("Lò Thị Mai", DRAIN), ("", LAMP), ("Ín", "ngắn"))
        self.assertEqual([r.is_new for r in results], [True, False, False])
        self.assertTrue(results[1].refusal)

    def test_what_reads_like_a_complaint_needs_a_second_look(self):
        told = [("Lò Thị Mai", COMPLAINT)]
        self.assertEqual(self.states(*told), ["doubtful"])
        self.assertFalse(self.enter(*told)[0].is_new)
        self.assertTrue(self.enter(*told, confirmed={1})[0].is_new)

    def test_what_reads_like_a_denunciation_is_withheld_from_the_start(self):
        self.enter(("Lò Thị Mai", DENUNCIATION), confirmed={1})
        self.assertEqual(Question.objects.get().visibility, Visibility.WITHHELD)

    def test_an_unknown_topic_is_left_to_the_office(self):
        [entered] = self.enter(("Lò Thị Mai", DRAIN), topic="Chuyện khác")
        self.assertIsNone(entered.question.topic)

    def test_looking_at_rows_takes_two_queries_however_many_there_are(self):
        for count in (1, 30):
            told = [(f"Người thứ {n}", f"{DRAIN} Lần {n}") for n in range(count)]
            with self.assertNumQueries(2):
                found = prospects(self.sheet, rows(*told))
            self.assertEqual({p.state for p in found}, {"good"})

    def test_the_code_says_which_list_it_is(self):
        self.assertEqual(sheet_of(self.sheet.code.lower(), default_site()), self.sheet)

    def test_a_code_that_is_mistyped_or_of_another_commune_is_none(self):
        other = HamletFactory(site=other_site())
        codes = [self.sheet.code[:-1] + "2", "1-1-AAAA", "", "x-y-z", "²-1-AAAA"]
        codes.append(Sheet(self.conference, other).code)
        for code in codes:
            with self.subTest(code):
                self.assertIsNone(sheet_of(code, default_site()))

    def test_of_an_unpublished_plan_there_is_no_list(self):
        code = self.sheet.code
        self.conference.plan.unpublish()
        self.assertIsNone(sheet_of(code, default_site()))
