"""What senders say of answers and of their data, where the office reads it."""

from django.test import TestCase

from dialogue_pages import following
from tests.dialogue_pages.pages import soup_of, text_of
from tests.factories import UnitFactory, open_portal

from .office import LIST, MODERATOR, SUPERVISOR, answered, case_url, officer, other_site


class VoicesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.unit = UnitFactory()
        cls.question = answered(cls.unit)
        following.rate(cls.question, "displeased", "Chưa thấy ai đến sửa")
        following.ask_about_data(cls.question, "delete")

    def open(self, address, user=None) -> str:
        self.client.force_login(user or self.moderator)
        return text_of(soup_of(self.client.get(address)).main)

    def test_the_case_shows_rating_comment_and_requests(self):
        text = self.open(case_url(self.question))
        for said in ("Không hài lòng", "Chưa thấy ai đến sửa", "xóa dữ liệu"):
            with self.subTest(said):
                self.assertIn(said.lower(), text.lower())

    def test_who_reads_no_people_reads_no_comment(self):
        text = self.open(case_url(self.question), officer(SUPERVISOR))
        self.assertNotIn("Chưa thấy ai đến sửa", text)

    def test_the_list_counts_ratings_of_the_cases_in_sight(self):
        following.rate(answered(self.unit), "pleased")
        text = self.open(f"{LIST}?queue=all")
        self.assertIn("không hài lòng: 1", text.lower())
        self.assertIn("hài lòng: 1", text.lower())
        self.assertNotIn(
            "hài lòng", self.open(f"{LIST}?queue=all&q=khong-co-cau-nay").lower()
        )

    def test_ratings_of_another_commune_are_not_counted(self):
        elsewhere = other_site()
        theirs = answered(UnitFactory(site=elsewhere), site=elsewhere)
        following.rate(theirs, "so_so")
        counted = self.open(f"{LIST}?queue=all").lower()
        self.assertIn("bình thường: 0", counted)
