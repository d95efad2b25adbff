"""Answer pages and the questions behind them."""

from datetime import date, timedelta

from django.core import mail
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Site

from dialogue_pages import answering, following, moderation, redacting
from dialogue_pages.answer_pages import draft_answer_page
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import AnswerPage, ReplyDraft
from dialogue_pages.publishing import link_standing_answer
from dialogue_pages.question_choices import AnswerKind, Outcome, Visibility
from dialogue_pages.stages import Act, Role, Stage
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    HomePageFactory,
    UnitFactory,
    UserFactory,
    open_portal,
)

from .cases import approver, moderator, person, unit_officer
from .published import (
    ANSWER,
    NOTE,
    PUBLIC_TEXT,
    PUBLIC_TITLE,
    SECRETS,
    again,
    answered,
    drafted,
    page_of,
    publish,
    triaged,
)


class PortalTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = open_portal().get_parent()
        cls.answers = AnswerIndexPageFactory(parent=home)

    def assert_refused(self, question, *, by=None, parent=None):
        with self.assertRaises(ActRefusedError):
            draft_answer_page(question, parent or self.answers, by=by or moderator())
        self.assertFalse(AnswerPage.objects.exists())
        self.assertIsNone(again(question).answer_page)


class DraftingTests(PortalTestCase):
    def test_the_page_holds_the_redacted_question_and_the_approved_answer(self):
        question = answered()
        page = page_of(question, self.answers)
        self.assertFalse(page.live)
        self.assertEqual(page.title, PUBLIC_TITLE)
        self.assertEqual(page.question_text, PUBLIC_TEXT)
        self.assertEqual(page.answer, ANSWER["text"])
        self.assertEqual(page.short_answer, ANSWER["short_answer"])
        self.assertEqual(page.outcome, Outcome.EXPLAINED)
        self.assertEqual(page.unit, question.unit)
        self.assertEqual(page.answered_on, timezone.localdate())
        self.assertEqual(again(question).answer_page, page)
        self.assertEqual(again(question).visibility, Visibility.PRIVATE)

    def test_no_field_and_no_version_of_the_page_holds_a_secret(self):
        page = publish(page_of(answered(), self.answers))
        kept = [str(page.serializable_data())]
        kept += [str(revision.content) for revision in page.revisions.all()]
        for secret in (*SECRETS.values(), NOTE, "Tòng Văn Kín", "Lả"):
            for text in kept:
                self.assertNotIn(secret, text)

    def test_nothing_before_approval(self):
        self.assert_refused(drafted())

    def test_nothing_without_a_public_text(self):
        for title, text in (("", PUBLIC_TEXT), (PUBLIC_TITLE, ""), (" ", " ")):
            question = answered()
            redacting.prepare(question, title, text, by=moderator())
            with self.subTest(title=title, text=text):
                self.assert_refused(question)

    def test_nothing_that_is_withheld(self):
        question = answered()
        moderation.withhold(question, by=moderator(), reason="Có tên người khác")
        self.assert_refused(question)

    def test_personal_data_left_anywhere_is_refused(self):
        for title, text in (
            ("Gọi 0912 345 678", PUBLIC_TEXT),
            (PUBLIC_TITLE, "Tôi ở đây, số 0912 345 678."),
            (PUBLIC_TITLE, "Tôi là quang thi la ở thôn."),
        ):
            question = answered()
            redacting.prepare(question, title, text, by=moderator())
            with self.subTest(title=title, text=text):
                self.assert_refused(question)
        for answer in (
            {"text": "Ông gọi 0987 654 321 nhé."},
            {"short_answer": "Thưa bà Quàng Thị Lả, xã sẽ sửa."},
            {"legal_basis": "Số tài khoản 0123456789012 tại ngân hàng"},
        ):
            with self.subTest(answer=answer):
                self.assert_refused(answered(answer=answer))

    def test_the_offices_own_telephone_may_stand_in_an_answer(self):
        answer = {"text": "Gọi Ủy ban nhân dân xã, số 0200.000.001."}
        page = page_of(answered(answer=answer), self.answers)
        self.assertIn("0200.000.001", page.answer)

    def test_a_name_may_stand_there_with_the_second_consent(self):
        answer = {"text": "Trả lời bà Quàng Thị Lả: xã sẽ sửa cống."}
        page = page_of(answered(answer=answer, may_publish_name=True), self.answers)
        self.assertIn("Quàng Thị Lả", page.answer)

    def test_only_once_by_the_office_and_in_the_own_commune(self):
        question = answered()
        self.assert_refused(question, by=unit_officer())
        home = HomePageFactory(title="Xã khác", slug="xa-khac")
        Site.objects.create(hostname="khac.example", root_page=home)
        self.assert_refused(question, parent=AnswerIndexPageFactory(parent=home))
        page_of(question, self.answers)
        with self.assertRaises(ActRefusedError):
            page_of(question, self.answers)

    def test_two_pages_of_one_title_get_two_addresses(self):
        first = page_of(answered(), self.answers)
        second = page_of(answered(), self.answers)
        self.assertNotEqual(first.slug, second.slug)


class EditingTests(PortalTestCase):
    def test_personal_data_typed_into_the_page_is_refused_by_field(self):
        page = page_of(answered(), self.answers)
        page.answer = "Gọi ông Tòng, 0987 654 321."
        page.short_answer = "Thưa bà Quàng Thị Lả."
        with self.assertRaises(ValidationError) as refused:
            page.full_clean()
        self.assertEqual(set(refused.exception.error_dict), {"answer", "short_answer"})

    def test_a_day_to_come_is_refused(self):
        page = AnswerPageFactory(parent=self.answers)
        page.reviewed_on = timezone.localdate() + timedelta(days=1)
        with self.assertRaises(ValidationError):
            page.full_clean()

    def test_a_copy_is_no_page_of_the_question(self):
        page = page_of(answered(), self.answers)
        self.assertIsNone(page.copy(update_attrs={"slug": "ban-sao"}).made_from)


class PublishingTests(PortalTestCase):
    def test_the_question_follows_its_page_up_and_down(self):
        editor, question = UserFactory(is_superuser=True), answered()
        page = page_of(question, self.answers)
        with LogContext(user=editor):
            publish(page, editor)
        self.assertEqual(again(question).visibility, Visibility.PUBLIC)
        event = question.events.last()
        self.assertEqual(
            (event.act, event.actor, event.role), (Act.PUBLISH, editor, Role.EDITOR)
        )
        self.assertEqual(event.before["visibility"], Visibility.PRIVATE)
        page.unpublish(user=editor)
        self.assertEqual(again(question).visibility, Visibility.HIDDEN)
        self.assertEqual(question.events.last().act, Act.HIDE)
        publish(page)
        self.assertEqual(again(question).visibility, Visibility.PUBLIC)
        self.assertEqual(again(question).stage, Stage.ANSWERED)

    def test_the_schedule_publishes_without_a_person(self):
        question = answered()
        publish(page_of(question, self.answers))
        event = question.events.last()
        self.assertEqual((event.actor, event.role), (None, Role.SYSTEM))

    def test_publishing_a_change_is_no_second_event_and_no_second_mail(self):
        question = answered()
        page = page_of(question, self.answers)
        with self.captureOnCommitCallbacks(execute=True):
            publish(page)
        sent, happened = len(mail.outbox), question.events.count()
        self.assertEqual(mail.outbox[-1].to, [SECRETS["sender_email"]])
        with self.captureOnCommitCallbacks(execute=True):
            publish(page)
        self.assertEqual(len(mail.outbox), sent)
        self.assertEqual(question.events.count(), happened)

    def test_those_whose_question_was_merged_are_told_too(self):
        question = answered()
        other = triaged(sender_email="khac@vidu.example")
        moderation.merge(other, question, by=moderator())
        page = page_of(question, self.answers)
        with self.captureOnCommitCallbacks(execute=True):
            publish(page)
        told = {address for message in mail.outbox for address in message.to}
        self.assertLessEqual({SECRETS["sender_email"], "khac@vidu.example"}, told)

    def test_deleting_the_page_hides_the_question(self):
        question = answered()
        publish(page_of(question, self.answers)).delete()
        self.assertEqual(again(question).visibility, Visibility.HIDDEN)
        self.assertIsNone(again(question).answer_page)

    def test_withholding_takes_the_page_down_and_keeps_it_down(self):
        question = answered()
        page = publish(page_of(question, self.answers))
        moderation.withhold(question, by=moderator(), reason="Lộ người thứ ba")
        page.refresh_from_db()
        self.assertFalse(page.live)
        self.assertEqual(again(question).visibility, Visibility.WITHHELD)
        with self.assertRaises(ValidationError):
            publish(AnswerPage.objects.get(pk=page.pk))
        self.assertFalse(AnswerPage.objects.live().exists())

    def test_withholding_undoes_a_schedule(self):
        question = answered()
        page = page_of(question, self.answers)
        page.go_live_at = timezone.now() + timedelta(days=1)
        publish(page)
        self.assertTrue(page.approved_schedule)
        moderation.withhold(question, by=moderator(), reason="Lộ người thứ ba")
        self.assertFalse(AnswerPage.objects.get(pk=page.pk).approved_schedule)

    def test_a_page_without_a_question_publishes_as_any_other(self):
        page = AnswerPageFactory(parent=self.answers, live=False)
        self.assertTrue(publish(page).live)


class StandingAnswerTests(PortalTestCase):
    def link(self, question, page, by=None):
        return link_standing_answer(question, page, by=by or moderator())

    def test_one_answer_serves_many_and_each_sender_is_told(self):
        page = AnswerPageFactory(parent=self.answers)
        questions = [triaged(sender_email=f"{n}@vidu.example") for n in range(3)]
        with self.captureOnCommitCallbacks(execute=True):
            for question in questions:
                self.link(question, page)
        self.assertEqual(page.questions.count(), 3)
        told = {address for message in mail.outbox for address in message.to}
        self.assertEqual(told, {f"{n}@vidu.example" for n in range(3)})
        for question in map(again, questions):
            self.assertEqual(question.stage, Stage.ANSWERED)
            self.assertEqual(question.answer_kind, AnswerKind.STANDING)
            self.assertEqual(question.outcome, Outcome.EXPLAINED)
            self.assertEqual(question.visibility, Visibility.PRIVATE)
            event = question.events.last()
            self.assertIn(page.answer, event.public_note)
            self.assertEqual(event.reason, page.title)

    def test_its_page_going_up_and_down_does_not_show_the_linked_text(self):
        page = AnswerPageFactory(parent=self.answers)
        question = self.link(triaged(), page)
        page.unpublish()
        publish(page)
        self.assertEqual(again(question).visibility, Visibility.PRIVATE)

    def test_an_objection_to_it_may_lead_to_a_page_of_its_own(self):
        standing = AnswerPageFactory(parent=self.answers)
        question = self.link(triaged(**SECRETS), standing)
        question = following.object_to_answer(question, "Không đúng việc tôi hỏi")
        office = moderator()
        redacting.prepare(question, PUBLIC_TITLE, PUBLIC_TEXT, by=office)
        moderation.assign(question, UnitFactory(), by=office)
        answering.submit_draft(question, ReplyDraft(**ANSWER), by=unit_officer())
        answering.approve(question, by=approver())
        page = page_of(question, self.answers)
        self.assertEqual(again(question).answer_page, page)

    def test_an_answer_reviewed_a_year_ago_or_more_is_refused(self):
        today = timezone.localdate()
        for days, is_fresh in ((364, True), (366, False), (800, False)):
            reviewed = today - timedelta(days=days)
            page = AnswerPageFactory(parent=self.answers, reviewed_on=reviewed)
            question = triaged()
            with self.subTest(days=days):
                if is_fresh:
                    self.link(question, page)
                else:
                    with self.assertRaises(ActRefusedError):
                        self.link(question, page)
                stage = Stage.ANSWERED if is_fresh else Stage.TRIAGE
                self.assertEqual(again(question).stage, stage)

    def test_a_year_ends_on_its_day_also_from_a_leap_day(self):
        page = AnswerPageFactory(parent=self.answers)
        for reviewed, today, is_fresh in (
            (date(2025, 6, 2), date(2026, 6, 1), True),
            (date(2025, 6, 1), date(2026, 6, 1), False),
            (date(2027, 3, 1), date(2028, 2, 29), True),
            (date(2027, 2, 28), date(2028, 2, 29), False),
        ):
            page.reviewed_on = reviewed
            with self.subTest(reviewed=reviewed):
                self.assertEqual(page.is_fresh_on(today), is_fresh)

    def test_drafts_and_answers_elsewhere_are_refused(self):
        draft = AnswerPageFactory(parent=self.answers, live=False)
        home = HomePageFactory(title="Xã khác", slug="xa-khac")
        abroad = AnswerPageFactory(parent=AnswerIndexPageFactory(parent=home))
        for page in (draft, abroad):
            with self.assertRaises(ActRefusedError):
                self.link(triaged(), page)

    def test_only_a_moderator_and_only_while_sorting(self):
        page = AnswerPageFactory(parent=self.answers)
        for by in (unit_officer(), approver(), person(Role.EDITOR)):
            with self.assertRaises(ActRefusedError):
                self.link(triaged(), page, by)
        with self.assertRaises(ActRefusedError):
            self.link(answered(), page)
