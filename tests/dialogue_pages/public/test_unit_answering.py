from django.core.cache import cache
from django.test import TestCase

from dialogue_pages import answering, moderation, unit_links
from dialogue_pages.models import UnitLink
from dialogue_pages.public.link_doors import WRONG_FROM_ADDRESS
from dialogue_pages.public.unit_answering import SENT_BY_LINK
from dialogue_pages.stages import Act, Stage
from tests.dialogue_pages.admin.desk.office import assigned, other_site
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import approver, moderator
from tests.factories import UnitFactory, open_portal

ANSWER = {
    "text": "Trạm mở cửa cả sáng thứ Bảy từ tháng 12.",
    "legal_basis": "Luật Khám bệnh, chữa bệnh 2023",
    "outcome": "explained",
}


class UnitPageTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()
        cls.unit = UnitFactory(name="Trạm Y tế")

    def setUp(self):
        cache.clear()
        self.question = assigned(
            self.unit, content="Tôi là Quàng Thị Lả, gọi 0912345678. Trạm đóng cửa."
        )

    def issue(self, **options):
        token = unit_links.issue(self.question, by=self.office, **options)
        self.link = UnitLink.objects.latest("pk")
        self.url = f"/don-vi/{self.link.pk}/"
        return token

    def enter(self, **options):
        response = self.client.get(f"/don-vi/{self.issue(**options)}/")
        self.assertRedirects(response, self.url)
        return self.client.get(self.url)

    def send(self, act="submit", **changes):
        self.question.refresh_from_db()
        self.link.refresh_from_db()
        now = {"version": self.question.version, "saves": self.link.saves, "act": act}
        return self.client.post(self.url, now | ANSWER | changes)

    def said(self, response):
        return soup_of(response).main.get_text(" ", strip=True)


class UnitPageTests(UnitPageTestCase):
    def test_the_question_is_read_without_personal_data(self):
        said = self.said(self.enter())
        self.assertIn("Trạm đóng cửa", said)
        for kept in ("Quàng Thị Lả", "0912345678", self.question.sender_phone):
            self.assertNotIn(kept, said)

    def test_who_asks_is_shown_only_when_the_office_says_so(self):
        said = self.said(self.enter(shows_sender=True))
        self.assertIn(self.question.sender_phone, said)

    def test_the_secret_stands_in_no_further_address_and_nobody_keeps_the_page(self):
        token = self.issue()
        entered = self.client.get(f"/don-vi/{token}/")
        self.assertNotIn(token, entered["Location"])
        for response in (entered, self.client.get(self.url)):
            self.assertEqual(response["Cache-Control"], "private, no-store")
            self.assertEqual(response["X-Robots-Tag"], "noindex")
            self.assertEqual(response["Referrer-Policy"], "same-origin")
            self.assertNotIn(token, response.content.decode())

    def test_a_browser_that_has_not_opened_the_link_reads_nothing(self):
        self.issue()
        said = self.said(self.client.get(self.url))
        self.assertNotIn("Trạm đóng cửa", said)
        self.send()
        self.assertFalse(self.question.drafts.exists())

    def test_the_cookie_of_one_link_opens_no_other(self):
        self.enter()
        cookie = self.client.cookies[f"dialogue_unit_{self.link.pk}"].value
        self.question = assigned(UnitFactory())
        self.issue()
        self.client.cookies[f"dialogue_unit_{self.link.pk}"] = cookie
        self.assertNotIn('name="text"', self.client.get(self.url).content.decode())

    def test_a_link_of_another_commune_opens_nothing_here(self):
        elsewhere = other_site()
        question = assigned(UnitFactory(site=elsewhere), site=elsewhere)
        token = unit_links.issue(question, by=self.office)
        said = self.said(self.client.get(f"/don-vi/{token}/"))
        self.assertNotIn(question.title, said)

    def test_guessing_is_stopped(self):
        for _try in range(WRONG_FROM_ADDRESS.times):
            self.client.get("/don-vi/khong-co/")
        token = self.issue()
        self.assertEqual(self.client.get(f"/don-vi/{token}/").status_code, 429)

    def test_every_visit_is_an_event_of_the_case(self):
        self.enter()
        self.client.get(self.url)
        acts = [event.act for event in self.question.events.all()]
        self.assertEqual(acts.count(Act.OPEN_LINK), 1)


class UnitAnswersTests(UnitPageTestCase):
    def test_an_answer_is_handed_in_and_the_page_says_so(self):
        self.enter()
        self.assertRedirects(self.send(), f"{self.url}?done=submit")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.TO_APPROVE)
        draft = self.question.drafts.get()
        self.assertEqual(draft.text, ANSWER["text"])
        self.assertEqual(draft.answered_by, "Trạm Y tế")
        page = self.client.get(self.url)
        self.assertNotIn('name="text"', page.content.decode())

    def test_without_basis_it_is_refused_and_all_that_was_typed_stays(self):
        self.enter()
        page = self.send(legal_basis="")
        self.assertContains(page, ANSWER["text"])
        self.assertFalse(self.question.drafts.exists())
        self.send(legal_basis="", no_legal_basis="on")
        self.assertTrue(self.question.drafts.exists())

    def test_a_gap_is_told_beside_its_field_and_can_be_saved_for_later(self):
        self.enter()
        gaps = {"text": "Trạm mở cửa từ […: ngày].", "short_answer": "Từ {ngày hẹn}."}
        page = self.send(**gaps)
        errors = page.context["form"].errors
        self.assertEqual(set(errors), set(gaps))
        self.assertIn("[…: ngày]", errors["text"][0])
        self.assertContains(page, gaps["text"])
        self.assertFalse(self.question.drafts.exists())
        self.send("save", **gaps)
        self.assertContains(self.client.get(self.url), gaps["text"])

    def test_what_is_saved_is_there_the_next_time(self):
        self.enter()
        self.send("save", legal_basis="")
        self.assertContains(self.client.get(self.url), ANSWER["text"])
        self.assertFalse(self.question.drafts.exists())

    def test_a_stale_form_is_refused_once_and_keeps_the_text(self):
        self.enter()
        old = self.question.version
        moderation.assign(self.question, self.unit, by=self.office, note="Gấp")
        page = self.send(version=old)
        self.assertContains(page, ANSWER["text"])
        self.assertContains(page, "Gấp")
        self.assertFalse(self.question.drafts.exists())
        shown = soup_of(page).select_one("input[name=version]")["value"]
        self.send(version=shown)
        self.assertTrue(self.question.drafts.exists())

    def test_when_the_question_has_moved_on_the_text_stays_readable(self):
        self.enter()
        moderation.assign(self.question, UnitFactory(), by=self.office)
        page = self.send()
        self.assertContains(page, ANSWER["text"])
        self.assertFalse(self.question.drafts.exists())
        self.assertNotContains(page, 'value="submit"')

    def test_sent_back_it_begins_with_what_was_handed_in(self):
        self.enter()
        self.send()
        answering.send_back(self.question, by=approver(), comment="Nêu rõ giờ")
        page = self.client.get(self.url)
        self.assertContains(page, ANSWER["text"])
        self.assertContains(page, "Nêu rõ giờ")

    def test_the_office_is_asked_and_the_question_given_back(self):
        self.enter()
        self.question.refresh_from_db()
        told = {"ask-words": "Trạm nào?", "ask-version": self.question.version}
        self.assertRedirects(self.send("ask", **told), f"{self.url}?done=ask")
        self.question.refresh_from_db()
        told = {"back-words": "Không phải", "back-version": self.question.version}
        self.assertRedirects(self.send("back", **told), f"{self.url}?done=back")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.TRIAGE)

    def test_sending_without_end_is_stopped(self):
        self.enter()
        for _try in range(SENT_BY_LINK.times):
            SENT_BY_LINK.count(str(self.link.pk))
        page = self.send()
        self.assertContains(page, ANSWER["text"])
        self.assertFalse(self.question.drafts.exists())

    def test_nonsense_is_told_not_raised(self):
        self.enter()
        for told in (
            {"act": "save", "saves": "x" * 50},
            {"act": "submit", "version": "abc"},
            {"act": "nothing", "outcome": "none"},
            {"act": "ask"},
            {},
        ):
            with self.subTest(told):
                self.assertEqual(self.client.post(self.url, told).status_code, 200)

    def test_a_link_taken_back_shows_nothing_more(self):
        self.enter()
        unit_links.revoke(self.question, by=self.office)
        said = self.said(self.client.get(self.url))
        self.assertNotIn("Trạm đóng cửa", said)
