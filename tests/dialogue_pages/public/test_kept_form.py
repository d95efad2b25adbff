"""What a process keeps of the form is dropped by every change, whoever makes it."""

from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from dialogue_pages.kept import office
from dialogue_pages.models import Question, QuestionFormPage, Topic
from dialogue_pages.seeding import seed_rule_packs
from tests.factories import HamletFactory, TopicFactory

from .forms import filled, open_form


class KeptFormTests(TransactionTestCase):
    serialized_rollback = True

    def setUp(self):
        cache.clear()
        self.page = open_form()
        self.topic, self.hamlet = TopicFactory(name="Đất đai"), HamletFactory()
        seed_rule_packs(Site.objects.get())
        self.look()

    def look(self, address=""):
        return self.client.get(self.page.url + address)

    def test_a_question_is_stored_with_few_statements(self):
        told = filled(topic=self.topic.pk, hamlet=self.hamlet.pk)
        with CaptureQueriesContext(connection) as seen:
            response = self.client.post(self.page.url, told)
        question = Question.objects.get()
        self.assertIn(question.number, response.content.decode())
        self.assertEqual((question.topic, question.hamlet), (self.topic, self.hamlet))
        self.assertTrue(question.clocks.exists())
        self.assertLessEqual(len(seen), 12, [row["sql"] for row in seen])

    def test_a_message_that_comes_in_drops_nothing_of_the_office(self):
        before = office.current()
        self.client.post(self.page.url, filled())
        self.assertTrue(Question.objects.exists())
        self.assertEqual(office.current(), before)

    def test_a_new_topic_is_offered_at_once(self):
        TopicFactory(name="Nước sạch")
        self.assertContains(self.look(), "Nước sạch")
        Topic.objects.filter(name="Nước sạch").update(name="Chợ phiên")
        self.assertContains(self.look(), "Chợ phiên")
        Topic.objects.get(name="Chợ phiên").delete()
        self.assertNotContains(self.look(), "Chợ phiên")

    def test_a_change_that_is_taken_back_is_not_kept(self):
        with transaction.atomic():
            Topic.objects.filter(pk=self.topic.pk).update(name="Ruộng")
            self.assertContains(self.look(), "Ruộng")
            transaction.set_rollback(True)
        self.assertContains(self.look(), "Đất đai")

    def test_a_page_that_leaves_the_site_is_gone(self):
        QuestionFormPage.objects.get().unpublish()
        for address in ("", "da-gui/", "tra-cuu/"):
            self.assertEqual(self.look(address).status_code, 404)

    def test_a_page_that_is_closed_to_the_public_asks_who_is_there(self):
        page = Page.objects.get(pk=self.page.pk)
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        self.assertEqual(self.look().status_code, 302)
        self.assertEqual(self.client.post(self.page.url, filled()).status_code, 302)
        self.assertFalse(Question.objects.exists())

    def test_other_words_of_consent_are_those_that_are_stored(self):
        QuestionFormPage.objects.update(handling_consent="Đồng ý, theo mẫu mới.")
        self.client.post(self.page.url, filled())
        self.assertIn("theo mẫu mới", Question.objects.get().consent_text)
