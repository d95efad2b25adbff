"""Reply templates where the same is asked on many questions."""

from django.test import TestCase

from dialogue_pages.models import ReplyTemplate
from dialogue_pages.stages import Act
from tests.dialogue_pages.admin.desk.office import (
    MODERATOR,
    officer,
    other_site,
    taken,
)
from tests.dialogue_pages.pages import soup_of
from tests.factories import TopicFactory, default_site, open_portal

from .steps import BulkSteps, bulk_url

PLACE = "Xin cho biết chỗ hỏng ở đâu."


class BulkTemplateTests(BulkSteps, TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.template = cls.made("Hỏi chỗ", text=PLACE)

    def setUp(self):
        self.client.force_login(officer(MODERATOR))
        self.cases = [taken(), taken()]

    @staticmethod
    def made(name, site=None, place="request", **fields):
        return ReplyTemplate.objects.create(
            name=name, site=site or default_site(), place=place, **fields
        )

    def shown(self, bulk):
        return soup_of(self.client.get(bulk_url(bulk)))

    def test_only_those_that_say_the_same_to_everybody_are_offered(self):
        self.made("Có biến", text="Ở {thôn} chỗ nào?")
        self.made("Lĩnh vực", text="x", topic=TopicFactory())
        self.made("Trả lời", text="x", place="answer")
        self.made("Xã khác", text="x", site=other_site())
        options = self.shown(self.begun("ask_more", *self.cases)).select(
            "[name=template] option"
        )
        self.assertEqual([o.text for o in options if o["value"]], ["Hỏi chỗ"])

    def test_without_any_nothing_is_said_of_them(self):
        ReplyTemplate.objects.all().delete()
        shown = self.shown(self.begun("ask_more", *self.cases))
        self.assertFalse(shown.select("[name=template], [name=copy]"))

    def test_its_text_is_copied_to_the_end_and_asked_everywhere(self):
        bulk = self.begun("ask_more", *self.cases)
        sent = {"template": self.template.pk, "request": "Chào ông bà."}
        copied = self.client.post(bulk_url(bulk), sent | {"copy": "1"})
        text = soup_of(copied).select_one("[name=request]").text.strip()
        self.assertEqual(text, f"Chào ông bà.\n\n{PLACE}")
        bulk.refresh_from_db()
        self.assertIsNone(bulk.options)
        self.step(bulk, "plan", request=text, template="")
        self.done(bulk)
        for case in self.cases:
            event = case.events.get(act=Act.ASK_MORE)
            self.assertIn(PLACE, event.public_note or event.reason)

    def test_a_copy_asked_for_where_there_is_none_changes_nothing(self):
        bulk = self.begun("assign", *self.cases)
        response = self.client.post(bulk_url(bulk), {"copy": "1"})
        self.assertEqual(response.status_code, 200)
        bulk.refresh_from_db()
        self.assertIsNone(bulk.options)
