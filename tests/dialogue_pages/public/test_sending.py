import time
import uuid
from unittest import mock

from dialogue_pages import answering, moderation, redacting
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Question, QuestionFormPage, ReplyDraft
from dialogue_pages.public import sending
from dialogue_pages.public.limits import Limit
from dialogue_pages.question_choices import Visibility
from dialogue_pages.stages import Stage
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import (
    approver,
    asked,
    moderator,
    unit_officer,
)
from tests.dialogue_pages.questions.published import page_of
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    HamletFactory,
    TopicFactory,
    UnitFactory,
)

from .forms import QuestionFormTestCase, filled, old_stamp


class WritingTests(QuestionFormTestCase):
    def test_asks_for_nothing_it_may_not_ask(self):
        names = {
            field.get("name")
            for field in soup_of(self.client.get(self.page.url)).select(
                "main :is(input, select, textarea)"
            )
        }
        self.assertLessEqual(
            names,
            {
                "csrfmiddlewaretoken", "stamp", "send_key", "proof", "website",
                "message_kind", "title", "content", "files", "sender_name",
                "sender_phone", "sender_email", "sender_age", "consents_to_handling",
                "may_publish_name",
            },
        )  # fmt: skip

    def test_no_consent_is_ticked_beforehand(self):
        page = soup_of(self.client.get(self.page.url))
        self.assertEqual(page.select("main [checked]"), [])

    def test_offers_what_the_commune_has(self):
        hamlet, topic = HamletFactory(), TopicFactory()
        ConferenceFactory(plan__parent=self.plans(), name="Hội nghị sắp tới")
        ConferenceFactory(plan__parent=self.plans(), over=True, name="Hội nghị cũ")
        page = soup_of(self.client.get(self.page.url))
        offered = " ".join(option.text for option in page.select("main option"))
        self.assertIn(str(hamlet), offered)
        self.assertIn(topic.name, offered)
        self.assertIn("Hội nghị sắp tới", offered)
        self.assertNotIn("Hội nghị cũ", offered)

    def plans(self):
        return self.page.get_prev_siblings().first().specific

    def test_the_office_sees_the_form_in_its_preview(self):
        response = QuestionFormPage.objects.get().make_preview_request()
        self.assertEqual(response.status_code, 200)

    def test_a_form_that_sets_a_cookie_is_not_cached_for_others(self):
        response = self.client.get(self.page.url)
        self.assertIn("csrftoken", response.cookies)
        self.assertIn("private", response["Cache-Control"])
        self.assertIn("Cookie", response["Vary"])


class RefusalTests(QuestionFormTestCase):
    def test_tells_what_is_missing_and_keeps_what_was_typed(self):
        cases = {
            "message_kind": None,
            "title": "",
            "content": "ngắn",
            "sender_name": "",
            "sender_phone": "khong co",
            "sender_email": "mai@@x",
            "sender_age": None,
            "consents_to_handling": None,
        }
        for name, value in cases.items():
            with self.subTest(field=name):
                response = self.post(**{name: value})
                page = soup_of(response)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(list(response.context["form"].errors), [name])
                self.assertTrue(page.select_one("[role=alert] li"))
                target = page.select_one("[role=alert] a")["href"]
                self.assertTrue(page.select_one(target), target)
                if name != "content":
                    self.assertIn("Đường ngập mỗi khi", page.textarea.text)
        self.assertFalse(Question.objects.exists())

    def test_one_way_to_answer_is_enough_but_needed(self):
        response = self.post(sender_phone="", sender_email="")
        self.assertEqual(list(response.context["form"].errors), ["sender_phone"])
        self.send(sender_phone="", sender_email="la@example.vn")

    def test_a_long_text_is_refused_but_still_there(self):
        long = "ngập " * 1200
        response = self.post(content=long)
        self.assertIn(long.strip(), soup_of(response).textarea.text)

    def test_what_only_programs_fill_in_is_refused_at_first(self):
        response = self.post(website="https://quang-cao.example")
        self.assertFalse(Question.objects.exists())
        trap = soup_of(response).select_one("[name=website]")
        self.assertFalse(trap.get("value"))

    def test_nobody_writes_that_fast(self):
        stamp = soup_of(self.client.get(self.page.url)).select_one("[name=stamp]")
        self.post(stamp=stamp["value"])
        self.assertFalse(Question.objects.exists())

    def test_a_forged_or_old_stamp_is_replaced(self):
        for stamp in ("", "opened:1:x", old_stamp(25 * 3600)):
            with self.subTest(stamp=stamp):
                response = self.post(stamp=stamp)
                new = soup_of(response).select_one("[name=stamp]")["value"]
                self.assertNotEqual(new, stamp)
        self.assertFalse(Question.objects.exists())

    def test_records_of_another_commune_cannot_be_chosen(self):
        response = self.post(hamlet="999", topic="999")
        self.assertEqual(response.status_code, 302)  # none is offered, none is read
        HamletFactory()
        response = self.post(hamlet="999")
        self.assertEqual(list(response.context["form"].errors), ["hamlet"])

    def test_only_so_many_come_from_one_person(self):
        for number in range(sending.SENT_BY_CONTACT.times):
            self.send(title=f"Đường ngập, lần thứ {number}")
        response = self.post(title="Một lần nữa")
        self.assertEqual(response.status_code, 429)
        self.assertIn("Một lần nữa", response.content.decode())
        self.send(sender_phone="0987654321")

    def test_only_so_many_come_from_one_network(self):
        with mock.patch.object(
            Limit, "is_reached", lambda self, who: who == "127.0.0.1"
        ):
            self.assertEqual(self.post().status_code, 429)
        self.assertFalse(Question.objects.exists())


class PreviewTests(QuestionFormTestCase):
    def test_shows_what_the_public_would_see(self):
        response = self.post(step="preview")
        shown = soup_of(response).select_one(".shown-public").text
        self.assertNotIn("0912", shown)
        self.assertNotIn("Quàng Thị Lả", shown)
        self.assertIn("Đường ngập mỗi khi mưa to", shown)
        self.assertFalse(Question.objects.exists())

    def test_shows_the_name_only_with_the_second_consent(self):
        response = self.post(step="preview", may_publish_name="on")
        shown = soup_of(response).select_one(".shown-public").text
        self.assertIn("Quàng Thị Lả", shown)

    def test_carries_everything_to_the_sending(self):
        response = self.post(step="preview", may_publish_name="on")
        response = self.client.post(
            self.page.url, self.carried(response) | {"step": "send"}
        )
        self.assertRedirects(response, self.receipt)
        question = Question.objects.get()
        self.assertEqual(question.sender_phone, "0912345678")
        self.assertTrue(question.may_publish_name)
        self.assertIn("0912.345.678", question.content)

    def test_leads_back_to_the_form_with_everything(self):
        response = self.post(step="preview")
        response = self.client.post(
            self.page.url, self.carried(response) | {"step": "write"}
        )
        page = soup_of(response)
        self.assertIn("Đường ngập mỗi khi", page.textarea.text)
        self.assertTrue(page.select_one("[name=consents_to_handling][checked]"))
        self.assertFalse(page.select("[role=alert]"))

    def test_markup_is_only_text(self):
        response = self.post(step="preview", content="<script>alert(1)</script> ngập")
        self.assertNotIn("<script>alert", response.content.decode())


class ComplaintTests(QuestionFormTestCase):
    def test_is_shown_the_right_way_and_never_stored(self):
        for kind in ("complaint", "denunciation"):
            for step in ("preview", "send", "write", None):
                with self.subTest(kind=kind, step=step):
                    response = self.post(message_kind=kind, step=step, title="")
                    self.assertIn("Phòng Tiếp công dân", self.said(response))
                    self.assertIn("0200 000 001", self.said(response))
        self.assertFalse(Question.objects.exists())

    def test_who_chose_wrongly_gets_back_what_was_typed(self):
        response = self.post(message_kind="complaint")
        response = self.client.post(
            self.page.url, self.carried(response) | {"step": "write"}
        )
        self.assertIn("Đường ngập mỗi khi", soup_of(response).textarea.text)

    def test_wording_that_accuses_is_asked_about(self):
        told = {"content": "Tôi tố cáo ông Bảy trưởng thôn nhận tiền của dân."}
        response = self.post(step="preview", **told)
        self.assertTrue(soup_of(response).select("[name=really][value=denunciation]"))
        agreed = self.carried(response) | {"really": "denunciation"}
        response = self.client.post(self.page.url, agreed)
        self.assertIn("Phòng Tiếp công dân", self.said(response))
        self.assertFalse(Question.objects.exists())

    def test_who_insists_is_heard_but_nothing_of_it_can_become_public(self):
        told = {"content": "Tôi tố cáo ông Bảy trưởng thôn nhận tiền của dân."}
        self.assertIn("để riêng", self.said(self.post(step="preview", **told)))
        question = self.send(**told)
        self.assertEqual(question.visibility, Visibility.WITHHELD)
        moderation.take(question, by=moderator())
        redacting.prepare(question, "Việc ở thôn", "Việc ở thôn", by=moderator())
        moderation.assign(question, UnitFactory(), by=moderator())
        answering.submit_draft(
            question, ReplyDraft(text="Xã trả lời."), by=unit_officer()
        )
        answering.approve(question, by=approver())
        with self.assertRaises(ActRefusedError):
            page_of(question, AnswerIndexPageFactory(parent=self.page.get_parent()))
        question.refresh_from_db()
        self.assertEqual(question.visibility, Visibility.WITHHELD)


class StoringTests(QuestionFormTestCase):
    def test_stores_what_was_told_and_consented_to(self):
        question = self.send(title="  Đường\u202e vào\x00 thôn \r\n ngập ")
        self.assertEqual(question.title, "Đường vào thôn ngập")
        self.assertEqual(question.stage, Stage.RECEIVED)
        self.assertEqual(question.visibility, Visibility.PRIVATE)
        self.assertIn(self.page.handling_consent, question.consent_text)
        self.assertNotIn(self.page.publishing_consent, question.consent_text)
        self.assertEqual(question.consented_at.date(), question.received_at.date())

    def test_the_same_sent_again_is_one_record(self):
        told = filled()
        for _repeat in range(3):
            self.assertRedirects(self.client.post(self.page.url, told), self.receipt)
        self.assertEqual(Question.objects.count(), 1)

    def test_a_repeat_is_not_counted_against_the_sender(self):
        told = filled()
        for _repeat in range(sending.SENT_BY_CONTACT.times + 2):
            self.assertRedirects(self.client.post(self.page.url, told), self.receipt)

    def test_other_words_from_the_same_page_are_another_record(self):
        told = filled()
        self.client.post(self.page.url, told)
        self.client.post(self.page.url, told | {"title": "Đèn đường thôn Hạ hỏng"})
        self.assertEqual(Question.objects.count(), 2)

    def test_a_broken_send_key_is_replaced(self):
        self.send(send_key="x" * 500)
        self.send(send_key="", title="Đèn đường hỏng")
        self.assertEqual(len(set(Question.objects.values_list("send_key"))), 2)

    def test_a_wish_to_speak_needs_a_conference(self):
        index = self.page.get_prev_siblings().first().specific
        conference = ConferenceFactory(plan__parent=index)
        self.assertFalse(self.send(wants_to_speak="on").wants_to_speak)
        told = {"conference": conference.pk, "send_key": str(uuid.uuid4())}
        self.assertTrue(self.send(wants_to_speak="on", **told).wants_to_speak)

    def test_an_address_with_a_header_in_it_is_refused(self):
        for address in ("a@b.vn\r\nBcc: c@d.vn", "a@b.vn, c@d.vn", "a\x00@b"):
            with self.subTest(address=address):
                self.assertEqual(self.post(sender_email=address).status_code, 200)
        self.assertFalse(Question.objects.exists())

    def test_nothing_is_taken_without_the_token_against_forgery(self):
        self.client.handler.enforce_csrf_checks = True
        self.assertEqual(self.post().status_code, 403)


class ReceiptTests(QuestionFormTestCase):
    def test_shows_number_and_code_to_the_sender(self):
        question = self.send()
        response = self.client.get(self.receipt)
        self.assertIn(question.code, self.said(response))
        self.assertIn(question.number, self.said(response))
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_neither_address_nor_cookie_tells_the_code(self):
        response = self.post()
        code = Question.objects.get().code
        self.assertNotIn(code, response["Location"])
        self.assertNotIn(code, str(response.cookies))

    def test_is_closed_to_everybody_else(self):
        question = self.send()
        self.client.cookies.clear()
        self.assertNotIn(question.code, self.said(self.client.get(self.receipt)))
        self.client.cookies["dialogue_question"] = str(question.pk)
        self.assertNotIn(question.code, self.said(self.client.get(self.receipt)))

    def test_can_be_closed_on_a_borrowed_phone(self):
        question = self.send()
        self.client.post(self.receipt)
        self.assertNotIn(question.code, self.said(self.client.get(self.receipt)))

    def test_is_closed_after_half_an_hour(self):
        question = self.send()
        later = time.time() + 31 * 60
        with mock.patch("django.core.signing.time.time", return_value=later):
            self.assertNotIn(question.code, self.said(self.client.get(self.receipt)))


class SimilarAnswerTests(QuestionFormTestCase):
    """Before sending: what is published on the same matter, and nothing else."""

    def test_a_published_answer_is_offered_in_the_preview(self):
        index = AnswerIndexPageFactory(parent=self.page.get_parent())
        answer = AnswerPageFactory(
            parent=index, title="Đường vào thôn Bến Lau ngập, bao giờ sửa?"
        )
        asked(title="Đường vào thôn Bến Lau ngập khi mưa", sender_name="Người khác")
        answer.save_revision().publish()
        page = self.client.post(self.page.url, filled(step="preview"))
        self.assertEqual(page.context["similar"], [answer])
        self.assertContains(page, answer.title)
        answer.unpublish()
        page = self.client.post(self.page.url, filled(step="preview"))
        self.assertEqual(page.context["similar"], [])
