from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, Site

from dialogue_pages import answering, following, moderation
from dialogue_pages.anonymising import anonymise
from dialogue_pages.extending import extend
from dialogue_pages.models import DataRequest, Question, QuestionRating, ReplyDraft
from dialogue_pages.models.sender_voices import Satisfaction
from dialogue_pages.public.case_words import NOW
from dialogue_pages.public.tracking import WRONG_FOR_CODE
from dialogue_pages.stages import TRANSITIONS, Act, PublicLabel, Stage
from dialogue_pages.told_steps import HAPPENED
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import (
    approver,
    asked,
    moderator,
    refusal_reason,
    unit_officer,
)
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    UnitFactory,
    UserFactory,
)

from .forms import QuestionFormTestCase

LIMIT = 30_000  # bytes


class TrackingTestCase(QuestionFormTestCase):
    def setUp(self):
        super().setUp()
        self.question = asked(sender_phone="0912345678", sender_email="la@vidu.vn")

    def look_up(self, code=None, proof="5678", **options):
        told = {"code": self.question.code if code is None else code, "proof": proof}
        return self.client.post(self.tracking, told, **options)

    def case(self):
        self.assertRedirects(self.look_up(), self.tracking)
        return self.client.get(self.tracking)

    def act(self, name, **told):
        told = {f"{name}-{field}": value for field, value in told.items()}
        return self.client.post(self.tracking, {"act": name} | told)

    def taken(self):
        moderation.take(self.question, by=moderator())

    def asked_more(self):
        self.taken()
        moderation.ask_more(self.question, "Đoạn nào ngập?", by=moderator())

    def answered(self, text="Xã sẽ khơi cống trong tháng này."):
        self.taken()
        moderation.assign(self.question, UnitFactory(), by=moderator())
        draft = ReplyDraft(text=text)
        answering.submit_draft(self.question, draft, by=unit_officer())
        answering.approve(self.question, by=approver())


class LookingUpTests(TrackingTestCase):
    def test_code_with_number_or_address_opens_the_question(self):
        code = self.question.code
        for said, proof in [
            (code, "5678"),
            (code.lower(), "0912 345 678"),
            (f" {code[:4]}-{code[4:]} ", "5678"),
            (code, "LA@vidu.vn"),
        ]:
            with self.subTest(code=said, proof=proof):
                self.client.cookies.clear()
                self.assertRedirects(self.look_up(said, proof), self.tracking)
                page = self.client.get(self.tracking)
                self.assertContains(page, self.question.number)

    def test_says_the_same_of_everything_wrong(self):
        other = asked(sender_phone="0987650000", title="Đèn đường hỏng cả tháng")
        nobody = asked(sender_phone="", sender_email="", title="Việc ghi ở quầy")
        answers = set()
        for code, proof in [
            ("AAAAAAAA", "5678"),
            (self.question.code, "0000"),
            (self.question.code, "678"),
            (self.question.code, "mai@vidu.vn"),
            (self.question.code, "٥٦٧٨"),
            (self.question.number, "5678"),
            (other.code, "5678"),
            (nobody.code, "0000"),
            (nobody.code, "@"),
        ]:
            cache.clear()
            response = self.look_up(code, proof)
            with self.subTest(code=code, proof=proof):
                self.assertEqual(response.status_code, 200)
                self.assertNotIn("dialogue_question", response.cookies)
            answers.add(soup_of(response).select_one("[role=alert]").text)
        self.assertEqual(len(answers), 1)

    def test_a_question_of_another_commune_is_not_found(self):
        root = Page.get_first_root_node().add_child(instance=Page(title="Khác"))
        elsewhere = Site.objects.create(hostname="khac.example", root_page=root)
        other = asked(site=elsewhere, sender_phone="0912345678")
        self.assertEqual(self.look_up(other.code).status_code, 200)

    def test_guessing_is_stopped_even_when_the_guess_is_right(self):
        for _try in range(WRONG_FOR_CODE.times):
            self.look_up(proof="0000")
        self.assertEqual(self.look_up().status_code, 429)

    def test_nothing_secret_stands_in_an_address(self):
        location = self.look_up()["Location"]
        self.assertEqual(location, self.tracking)
        shown = self.client.get(self.tracking).content.decode()
        self.assertNotIn(self.question.code, shown)

    def test_a_page_with_a_persons_words_is_kept_by_nobody(self):
        response = self.case()
        self.assertEqual(response["Cache-Control"], "private, no-store")
        self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_can_be_closed_on_a_borrowed_phone(self):
        self.case()
        self.client.post(self.tracking, {"act": "close"})
        self.assertNotContains(self.client.get(self.tracking), self.question.number)

    def test_nobody_acts_without_having_proved_it(self):
        self.asked_more()
        self.act("reply", words="Đoạn cầu tre")
        self.act("withdraw", words="", is_sure="on")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.WAITING_CITIZEN)


class CasePageTests(TrackingTestCase):
    def test_tells_stage_history_and_time_limits_with_why(self):
        self.taken()
        said = self.said(self.case())
        for told in ["Đang xử lý", "Trả lời ý kiến", "còn", "ngày làm việc, tính"]:
            with self.subTest(told=told):
                self.assertIn(told.casefold(), said.casefold())

    def test_shows_nothing_internal(self):
        self.taken()
        unit = UnitFactory()
        moderation.assign(self.question, unit, by=moderator(), note="GHI-CHU-RIENG")
        moderation.decline(self.question, by=unit_officer(), reason="DUN-DAY")
        moderation.withhold(self.question, by=moderator(), reason="NHAY-CAM")
        page = self.case()
        for secret in ["GHI-CHU-RIENG", "DUN-DAY", "NHAY-CAM", "can-bo-"]:
            self.assertNotContains(page, secret)

    def test_a_draft_is_not_shown_before_it_is_approved(self):
        self.taken()
        moderation.assign(self.question, UnitFactory(), by=moderator())
        answering.submit_draft(
            self.question, ReplyDraft(text="DU-THAO"), by=unit_officer()
        )
        self.assertNotContains(self.case(), "DU-THAO")
        answering.send_back(self.question, by=approver(), comment="SUA-LAI")
        self.assertNotContains(self.case(), "SUA-LAI")

    def test_shows_the_answer_once(self):
        self.answered()
        page = self.case()
        self.assertContains(page, "Xã sẽ khơi cống", count=1)
        self.assertContains(page, "chip-answered")
        self.assertNotContains(page, "chip-settled")

    def test_leads_to_the_published_answer_and_to_no_draft(self):
        self.answered()
        index = AnswerIndexPageFactory(parent=self.page.get_parent())
        answer = AnswerPageFactory(parent=index)
        Question.objects.update(answer_page=answer)
        self.assertContains(self.case(), answer.url)
        answer.unpublish()
        self.assertNotContains(self.case(), answer.url)

    def test_tells_why_it_was_not_accepted(self):
        self.taken()
        moderation.refuse(self.question, refusal_reason(), by=moderator(), note="RIENG")
        page = self.case()
        self.assertContains(page, "Nội dung chưa rõ nên xã chưa xử lý được.")
        self.assertNotContains(page, "RIENG")

    def test_a_merged_question_tells_nothing_of_the_other_sender(self):
        other = asked(title="TIEU-DE-KHAC", content="NOI-DUNG-KHAC", sender_name="BA-X")
        moderation.take(other, by=moderator())
        self.taken()
        moderation.merge(self.question, other, by=moderator())
        page = self.case()
        self.assertContains(page, other.number)
        for secret in ["TIEU-DE-KHAC", "NOI-DUNG-KHAC", "BA-X", other.code]:
            self.assertNotContains(page, secret)

    def test_every_stage_and_act_has_words(self):
        self.assertEqual(set(NOW), set(Stage))
        told = {act for act, row in TRANSITIONS.items() if row.tells_sender}
        self.assertLessEqual(told, set(HAPPENED))

    def test_an_extension_is_told_with_its_reason(self):
        self.taken()
        extend(self.question, 3, by=approver(), reason="Phải đo đạc lại thửa đất")
        self.assertContains(self.case(), "Phải đo đạc lại thửa đất")

    def test_is_small_even_after_a_long_life(self):
        self.question.content = "Đường ngập. " * 400
        self.question.save()
        self.answered("Xã trả lời. " * 200)
        page = self.case()
        self.assertLess(len(page.content), LIMIT)


class ActTests(TrackingTestCase):
    def test_the_sender_replies_when_asked(self):
        self.asked_more()
        page = self.case()
        self.assertContains(page, "Đoạn nào ngập?")
        response = self.act("reply", words="Đoạn cầu tre, sau mưa 30 phút.")
        self.assertRedirects(response, f"{self.tracking}?done=reply")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.TRIAGE)
        self.assertContains(self.client.get(self.tracking), "Đoạn cầu tre")

    def test_a_double_click_replies_once_and_frightens_nobody(self):
        self.asked_more()
        self.case()
        for _click in range(2):
            response = self.act("reply", words="Đoạn cầu tre")
            self.assertEqual(response.status_code, 302)
        self.assertEqual(self.question.events.filter(act=Act.REPLY).count(), 1)

    def test_an_empty_reply_is_asked_for_again_at_the_head_of_the_page(self):
        self.asked_more()
        self.case()
        page = soup_of(self.act("reply", words=" "))
        summary = page.select_one(".error-summary[role=alert]")
        link = summary.select_one("a")
        self.assertIsNotNone(page.select_one(link["href"]))
        self.assertTrue(page.title.text.startswith("Chưa gửi"))

    def test_words_of_a_second_window_are_shown_to_be_kept(self):
        self.asked_more()
        self.case()
        self.act("reply", words="Đoạn cầu tre")
        response = self.act("reply", words="Sau mưa 30 phút, cạnh cây đa")
        notice = soup_of(response).select_one(".notice[role=alert]")
        self.assertIn("Sau mưa 30 phút", notice.text)
        self.assertNotIn("“", notice.text)
        self.assertEqual(self.question.events.filter(act=Act.REPLY).count(), 1)

    def test_the_sender_takes_the_question_back(self):
        self.case()
        self.assertTrue(self.act("withdraw").context["withdraw_form"].errors)
        self.act("withdraw", words="Đã sửa rồi", is_sure="on")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.WITHDRAWN)
        self.assertContains(self.client.get(self.tracking), "chip-closed")

    def test_the_sender_objects_once(self):
        self.answered()
        self.assertContains(self.case(), "object-words")
        self.act("object", words="Chưa nói khi nào xong.")
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.REOPENED)
        self.assertNotContains(self.client.get(self.tracking), "object-words")

    def test_nobody_objects_after_fifteen_days(self):
        self.answered()
        long_ago = timezone.now() - timedelta(days=16)
        Question.objects.update(answered_at=long_ago)
        self.assertNotContains(self.case(), "object-words")
        response = self.act("object", words="Muộn rồi")
        self.assertTrue(response.context["refusal"])

    def test_what_is_not_possible_now_is_refused_in_words(self):
        self.case()
        response = self.act("reply", words="Không ai hỏi")
        self.assertEqual(response.status_code, 200)
        self.assertTrue(response.context["refusal"])
        self.assertEqual(self.act("nothing-like-this").status_code, 200)


class RatingTests(TrackingTestCase):
    def test_an_answer_is_rated_and_the_last_word_counts(self):
        self.answered()
        self.assertContains(self.case(), "rate-satisfaction")
        self.assertTrue(self.act("rate", words="Tốt").context["rate_form"].errors)
        for said in ("pleased", "displeased"):
            response = self.act("rate", satisfaction=said, words="Chưa rõ ngày")
            self.assertRedirects(response, f"{self.tracking}?done=rate")
        rating = QuestionRating.objects.get()
        self.assertEqual(rating.satisfaction, Satisfaction.DISPLEASED)
        self.question.refresh_from_db()
        self.assertEqual(self.question.stage, Stage.ANSWERED)

    def test_without_an_answer_there_is_nothing_to_rate(self):
        self.assertNotContains(self.case(), "rate-satisfaction")
        self.assertTrue(self.act("rate", satisfaction="pleased").context["refusal"])
        self.assertFalse(QuestionRating.objects.exists())


class OwnDataTests(TrackingTestCase):
    def ask(self, kind="delete", words="Xin xóa số điện thoại"):
        return self.act("data", kind=kind, words=words)

    def test_a_request_reaches_the_office_with_its_day(self):
        self.case()
        for _click in range(2):
            self.assertRedirects(self.ask(), f"{self.tracking}?done=data")
        request = DataRequest.objects.get()
        self.assertGreater(request.due_on, timezone.localdate())
        self.assertContains(self.client.get(self.tracking), "chậm nhất")

    def test_the_sender_reads_what_was_done(self):
        self.case()
        self.ask()
        request = DataRequest.objects.get()
        request.result = "Đã xóa số điện thoại."
        request.save()
        self.assertIsNotNone(request.handled_at)
        self.assertContains(self.client.get(self.tracking), "Đã xóa số điện thoại.")

    def test_only_so_many_wait_at_once(self):
        self.case()
        for number in range(following.OPEN_DATA_REQUESTS):
            self.ask(words=f"Lần {number}")
        self.assertTrue(self.ask(words="Lần nữa").context["refusal"])

    def test_the_office_answers_and_nobody_else_reads(self):
        self.case()
        self.ask()
        request = DataRequest.objects.get()
        edit = f"/admin/dialogue_pages/datarequest/edit/{request.pk}/"
        officer = UserFactory()
        officer.groups.add(Group.objects.get(name="Kiểm duyệt"))
        self.client.force_login(officer)
        self.assertContains(
            self.client.get("/admin/dialogue_pages/datarequest/"), "datarequest/edit"
        )
        self.client.post(edit, {"result": "Đã xóa.", "words": "GIA-MAO"})
        request.refresh_from_db()
        self.assertEqual(
            (request.result, request.words), ("Đã xóa.", "Xin xóa số điện thoại")
        )
        for path in (f"delete/{request.pk}/", "create/"):
            response = self.client.get(f"/admin/dialogue_pages/datarequest/{path}")
            self.assertIn(response.status_code, (302, 403, 404))
        stranger = UserFactory()
        stranger.groups.add(Group.objects.get(name="Đơn vị trả lời"))
        self.client.force_login(stranger)
        for url in (edit, "/admin/dialogue_pages/datarequest/"):
            self.assertNotContains(
                self.client.get(url, follow=True), "Xin xóa số điện thoại"
            )

    def test_time_takes_the_words_away(self):
        self.answered()
        self.case()
        self.act("rate", satisfaction="pleased", words="Tôi là bà Lả")
        self.ask()
        anonymise(self.question)
        self.assertEqual(QuestionRating.objects.get().comment, "")
        self.assertEqual(DataRequest.objects.get().words, "")


class DividedTests(TrackingTestCase):
    """One receipt for a message of several matters."""

    def setUp(self):
        super().setUp()
        office = moderator()
        moderation.take(self.question, by=office)
        self.parts = moderation.split(
            self.question, [("Cống thôn Hạ", "Ngập"), ("Đèn đường", "Tối")], by=office
        )

    def test_all_matters_stand_under_the_one_receipt(self):
        page = self.case()
        for part in self.parts:
            self.assertContains(page, part.title)
            self.assertContains(page, part.number)
            self.assertNotContains(page, part.code)

    def test_each_is_opened_with_it_and_leads_back(self):
        self.case()
        part = self.parts[1]
        page = self.client.post(
            self.tracking, {"act": "part", "part": part.pk}, follow=True
        )
        self.assertEqual(page.context["question"], part)
        whole = {"act": "part", "part": self.question.pk}
        page = self.client.post(self.tracking, whole, follow=True)
        self.assertEqual(page.context["question"], self.question)

    def test_no_other_question_is_opened_so(self):
        self.case()
        for key in (asked().pk, "x", "9" * 30, ""):
            page = self.client.post(
                self.tracking, {"act": "part", "part": key}, follow=True
            )
            self.assertEqual(page.context["question"], self.question)

    def test_its_label_is_that_of_its_matters_once_they_agree(self):
        page = self.case()
        self.assertEqual(page.context["case"].label, PublicLabel.IN_WORK)
        Question.objects.filter(split_from=self.question).update(stage=Stage.ANSWERED)
        page = self.client.get(self.tracking)
        self.assertEqual(page.context["case"].label, PublicLabel.ANSWERED)
