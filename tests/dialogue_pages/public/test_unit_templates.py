"""Reply templates on the page that a unit opens by its link."""

from dialogue_pages.models import ReplyTemplate
from dialogue_pages.stages import Stage
from tests.dialogue_pages.admin.desk.office import assigned, other_site
from tests.dialogue_pages.pages import soup_of
from tests.factories import HamletFactory, TopicFactory, default_site

from .test_unit_answering import ANSWER, UnitPageTestCase

TEXT = "{đơn vị} sẽ khám lưu động ở {thôn} trước ngày […: ngày]."
FILLED = "Trạm Y tế sẽ khám lưu động ở thôn Bến Lau trước ngày […: ngày]."
WHOLE = FILLED.replace("[…: ngày]", "15/12/2026")


class UnitTemplateTests(UnitPageTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.template = cls.made("Khám lưu động", text=TEXT)
        cls.hamlet = HamletFactory(label="thôn", name="Bến Lau")

    def setUp(self):
        super().setUp()
        self.question = assigned(self.unit, hamlet=self.hamlet)
        self.enter()

    @staticmethod
    def made(name, site=None, **fields):
        return ReplyTemplate.objects.create(
            name=name, site=site or default_site(), **fields
        )

    def copied(self, **typed):
        return self.send("copy", template=str(self.template.pk), **typed)

    def value(self, response, name):
        found = soup_of(response).select_one(f"[name={name}]")
        return found.get_text().lstrip("\n") if name == "text" else found.get("value")

    def stage(self):
        self.question.refresh_from_db()
        return self.question.stage

    def test_what_the_desk_would_offer_is_offered(self):
        self.made("Của xã khác", other_site(), text="x")
        self.made("Lĩnh vực khác", topic=TopicFactory(), text="x")
        self.made("Hỏi thêm", place="request", text="x")
        options = soup_of(self.client.get(self.url)).select("[name=template] option")
        self.assertEqual([o.text for o in options if o["value"]], ["Khám lưu động"])

    def test_without_templates_nothing_is_said_of_them(self):
        ReplyTemplate.objects.all().delete()
        self.assertNotContains(self.client.get(self.url), 'value="copy"')

    def test_its_text_comes_to_the_end_and_nothing_typed_is_lost(self):
        shown = self.copied(legal_basis="Luật A", no_legal_basis="on")
        self.assertEqual(self.value(shown, "text"), f"{ANSWER['text']}\n\n{FILLED}")
        self.assertEqual(self.value(shown, "legal_basis"), "Luật A")
        self.assertFalse(soup_of(shown).select(".errorlist, .field-wrong"))
        self.assertEqual(self.stage(), Stage.ASSIGNED)

    def test_what_is_filled_in_is_looked_at_before_it_is_sent(self):
        inserted = self.value(self.copied(text=""), "inserted")
        refused = self.send(text=WHOLE, inserted=inserted)
        self.assertContains(refused, "đơn vị = Trạm Y tế; thôn = thôn Bến Lau")
        self.assertEqual(self.stage(), Stage.ASSIGNED)
        self.send(text=FILLED, inserted=inserted, looked="on")
        self.assertEqual(self.stage(), Stage.ASSIGNED)
        self.send(text=WHOLE, inserted=inserted, looked="on")
        self.assertEqual(self.stage(), Stage.TO_APPROVE)
        draft = self.question.drafts.get()
        self.assertEqual(draft.template, self.template)

    def test_what_was_written_over_needs_no_tick(self):
        inserted = self.value(self.copied(text=""), "inserted")
        self.send(text="Đã khám xong.", inserted=inserted)
        self.assertEqual(self.stage(), Stage.TO_APPROVE)

    def test_it_is_remembered_with_what_is_saved_for_later(self):
        inserted = self.value(self.copied(text=""), "inserted")
        self.send("save", text=WHOLE, inserted=inserted)
        self.assertContains(self.client.get(self.url), 'name="looked"')

    def test_nonsense_is_passed_over(self):
        for sent in (
            {"template": "x"},
            {"template": "999999"},
            {"inserted": "a,,9" * 99},
        ):
            with self.subTest(sent):
                shown = self.send("copy", **sent)
                self.assertEqual(self.value(shown, "text"), ANSWER["text"])
