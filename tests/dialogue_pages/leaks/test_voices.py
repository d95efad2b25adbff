"""Whatever a resident may write has a place where the office reads it."""

from django.test import TestCase

from dialogue_pages import following, moderation, unit_links
from dialogue_pages.models import UnitLink
from dialogue_pages.models.sender_voices import DataRequestKind, Satisfaction
from tests.dialogue_pages.admin.desk.office import (
    ADMINISTRATOR,
    MODERATOR,
    answered,
    case_url,
    officer,
    taken,
)
from tests.dialogue_pages.questions.cases import asked, moderator
from tests.factories import UnitFactory, open_portal


class VoiceTests(TestCase):
    def setUp(self):
        open_portal()
        self.client.force_login(officer(MODERATOR, ADMINISTRATOR))

    def assert_read(self, url, words):
        with self.subTest(words=words):
            self.assertContains(self.client.get(url), words)

    def test_whatever_residents_write_is_read_by_the_office(self):
        question = asked(title="Câu hỏi mới gửi")
        self.assert_read("/admin/questions/", "Câu hỏi mới gửi")
        moderation.take(question, by=moderator())
        moderation.ask_more(question, "Ở đâu?", by=moderator())
        following.reply(question, "Ở đầu cầu treo.")
        self.assert_read(case_url(question), "Ở đầu cầu treo.")
        following.withdraw(question, "Đã tự sửa xong.")
        self.assert_read(case_url(question), "Đã tự sửa xong.")

    def test_what_is_said_of_an_answer_and_of_data(self):
        question = answered(UnitFactory())
        following.rate(question, Satisfaction.DISPLEASED, "Trả lời chung chung.")
        following.ask_about_data(question, DataRequestKind.DELETE, "Xin xóa số máy.")
        following.object_to_answer(question, "Cống vẫn tắc.")
        self.assert_read(case_url(question), "Trả lời chung chung.")
        self.assert_read(case_url(question), "Cống vẫn tắc.")
        self.assert_read("/admin/dialogue_pages/datarequest/", question.number)

    def test_what_a_unit_without_accounts_asks(self):
        question = taken()
        moderation.assign(question, UnitFactory(), by=moderator())
        unit_links.issue(question, by=moderator())
        link = UnitLink.objects.get()
        unit_links.ask_office(link, "Cống này của ai?", version=link.question.version)
        self.assert_read("/admin/questions/?queue=asked", question.number)
        self.assert_read(case_url(question), "Cống này của ai?")
