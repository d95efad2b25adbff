from django.test import TestCase

from dialogue_pages import following, moderation
from dialogue_pages.models import Question
from dialogue_pages.question_choices import Visibility
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import moderator
from tests.factories import UnitFactory, open_portal

from .office import LIST, MODERATOR, SUPERVISOR, answered, officer, taken
from .test_access import keep_files_in_memory, with_file


class FlagTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        keep_files_in_memory(cls)

    def flags(self, case, user=None):
        self.client.force_login(user or self.moderator)
        soup = soup_of(self.client.get(LIST, {"queue": "all"}))
        link = soup.select_one(f'.desk-title a[href="{LIST}{case.pk}/"]')
        return [flag.text for flag in link.parent.select(".desk-flags li")]

    def test_a_plain_case_has_none(self):
        self.assertEqual(self.flags(taken(content="Đường ngập 2 ngày nay.")), [])

    def test_files_are_counted(self):
        case = taken()
        for name in ("anh.png", "don.pdf"):
            with_file(case, name)
        self.assertEqual(self.flags(case), ["2 tệp"])

    def test_a_number_of_a_person_in_the_text_is_told_where_people_are_read(self):
        case = taken(content="Gọi cho tôi số 0987 654 321.")
        self.assertEqual(self.flags(case), ["có dữ liệu cá nhân"])
        self.assertEqual(self.flags(case, officer(SUPERVISOR)), [])

    def test_what_was_merged_is_counted_without_what_the_reader_may_not_know(self):
        case, one, other = taken(), taken(), taken()
        for merged in (one, other):
            moderation.merge(merged, case, by=moderator())
        Question.objects.filter(pk=other.pk).update(visibility=Visibility.WITHHELD)
        self.assertEqual(self.flags(case), ["gộp thêm 2 câu"])
        self.assertEqual(self.flags(case, officer(SUPERVISOR)), ["gộp thêm 1 câu"])

    def test_what_came_back_is_there_for_the_second_time(self):
        case = answered(UnitFactory())
        following.object_to_answer(case, "Cống vẫn tắc.")
        self.assertEqual(self.flags(case), ["lần 2"])
