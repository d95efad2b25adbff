"""Every act: who may, from where, what it changes, what it records."""

from datetime import date, timedelta

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages import answering, following, moderation, referring
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Message, Question, QuestionEvent, ReplyDraft
from dialogue_pages.question_choices import Outcome, Visibility
from dialogue_pages.stages import Act, Role, Stage
from tests.factories import ConferenceFactory, UnitFactory, open_portal

from .cases import (
    approver,
    asked,
    letter,
    moderator,
    person,
    refusal_reason,
    reply_from_above,
    said_in_hall,
    unit_officer,
)


class ActTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.office = moderator()
        cls.unit = UnitFactory()

    def taken(self, **fields):
        return moderation.take(asked(**fields), by=self.office)

    def assigned(self):
        return moderation.assign(self.taken(), self.unit, by=self.office)

    def drafted(self, by=None):
        question = self.assigned()
        draft = ReplyDraft(text="Xã sẽ nạo vét cống trong tháng 9.")
        answering.submit_draft(question, draft, by=by or unit_officer())
        question.refresh_from_db()
        return question

    def answered(self):
        return answering.approve(self.drafted(), by=approver())

    def assert_stage(self, question, stage):
        question.refresh_from_db()
        self.assertEqual(question.stage, stage)

    def test_the_whole_way_in_writing(self):
        question = self.answered()
        self.assert_stage(question, Stage.ANSWERED)
        self.assertEqual(question.outcome, Outcome.EXPLAINED)
        self.assertIsNotNone(question.answered_at)
        acts = [event.act for event in question.events.all()]
        self.assertEqual(
            acts,
            [Act.SUBMIT, Act.TAKE, Act.ASSIGN, Act.SUBMIT_DRAFT, Act.APPROVE],
        )

    def test_every_event_tells_the_axes_before_and_after(self):
        question = self.answered()
        events = list(question.events.all())
        for earlier, later in zip(events, events[1:], strict=False):
            self.assertEqual(later.before, earlier.after)
        self.assertEqual(events[-1].after["stage"], question.stage)
        self.assertEqual(events[-1].after["outcome"], question.outcome)

    def test_events_are_neither_changed_nor_deleted(self):
        event = asked().events.get()
        with self.assertRaises(PermissionDenied):
            event.save()
        with self.assertRaises(PermissionDenied):
            event.delete()
        with self.assertRaises(PermissionDenied):
            event.question.events.update(note="khác")
        with self.assertRaises(PermissionDenied):
            event.question.events.all().delete()

    def test_nobody_approves_a_draft_of_their_own(self):
        both = person(Role.UNIT, Role.APPROVER)
        question = self.drafted(by=both)
        with self.assertRaises(ActRefusedError):
            answering.approve(question, by=both)
        self.assert_stage(question, Stage.TO_APPROVE)

    def test_a_draft_sent_back_can_be_handed_in_again(self):
        question = self.drafted()
        answering.send_back(question, by=approver(), comment="Nêu rõ thời hạn.")
        self.assert_stage(question, Stage.ASSIGNED)
        answering.submit_draft(question, ReplyDraft(text="Lần hai"), by=unit_officer())
        answering.approve(question, by=approver())
        self.assert_stage(question, Stage.ANSWERED)

    def test_an_act_out_of_turn_changes_nothing(self):
        question = asked()
        with self.assertRaises(ActRefusedError):
            moderation.assign(question, self.unit, by=self.office)
        self.assert_stage(question, Stage.RECEIVED)
        self.assertEqual(question.events.count(), 1)

    def test_an_act_without_the_role_changes_nothing(self):
        question = asked()
        with self.assertRaises(ActRefusedError):
            moderation.take(question, by=unit_officer())
        self.assertEqual(question.events.count(), 1)

    def test_a_refusal_tells_the_sentence_of_its_reason(self):
        question = moderation.refuse(self.taken(), refusal_reason(), by=self.office)
        event = question.events.last()
        self.assertIn("chưa rõ", event.public_note)
        self.assertIsNotNone(question.closed_at)

    def test_a_grave_reason_needs_a_second_person(self):
        grave = refusal_reason(name="Là tố cáo", needs_second_person=True)
        question = self.taken()
        with self.assertRaises(ActRefusedError):
            moderation.refuse(question, grave, by=self.office)
        moderation.refuse(question, grave, by=moderator())
        self.assert_stage(question, Stage.NOT_ACCEPTED)

    def test_a_merged_question_follows_an_open_one_of_its_commune(self):
        target, question = asked(), self.taken()
        moderation.merge(question, target, by=self.office)
        self.assert_stage(question, Stage.MERGED)
        self.assertEqual(question.merged_into, target)

    def test_merging_into_itself_a_closed_or_a_withheld_one_is_refused(self):
        question = self.taken()
        withheld = moderation.withhold(asked(), by=self.office, reason="Nhạy cảm")
        withdrawn = following.withdraw(asked())
        for target in (question, withheld, withdrawn):
            with self.subTest(target.stage), self.assertRaises(ActRefusedError):
                moderation.merge(question, target, by=self.office)

    def test_split_parts_inherit_sender_and_keep_the_first_text(self):
        question = self.taken(content="Hai việc: đường và điện")
        parts = moderation.split(
            question, [("Đường", "Đường ngập"), ("Điện", "Điện yếu")], by=self.office
        )
        self.assertEqual([part.stage for part in parts], [Stage.TRIAGE] * 2)
        self.assertEqual({part.sender_name for part in parts}, {question.sender_name})
        question.refresh_from_db()
        self.assertEqual(question.content, "Hai việc: đường và điện")
        self.assertEqual(question.parts.count(), 2)
        self.assertEqual(question.stage, Stage.DIVIDED)
        self.assertFalse(question.clocks.filter(met_on=None, ended_on=None).exists())

    def test_the_sender_of_a_split_question_is_told_once(self):
        question = self.taken(sender_email="la@songtrang.example")
        before = Message.objects.count()
        moderation.split(question, [("A", "Ngập"), ("B", "Tối")], by=self.office)
        self.assertEqual(Message.objects.count(), before + 1)

    def test_split_parts_inherit_dates_stops_and_the_mark_of_sensitivity(self):
        question = self.taken(on=date(2026, 6, 25))
        question.clocks.update(
            due_on=date(2026, 7, 9), pauses=[["2026-06-26", "2026-06-29"]]
        )
        question.visibility = Visibility.WITHHELD
        question.save()
        parts = moderation.split(question, [("Đường", "Ngập")], by=self.office)
        self.assertEqual(parts[0].received_at, question.received_at)
        self.assertTrue(parts[0].is_withheld)
        shown = ("duty", "started_on", "due_on", "pauses")
        whole, part = (
            list(one.clocks.values_list(*shown)) for one in (question, parts[0])
        )
        self.assertEqual(part, whole)

    def test_the_fourth_decline_is_for_the_office_to_decide(self):
        question = self.assigned()
        for _ in range(3):
            moderation.decline(question, by=unit_officer(), reason="Không thuộc đơn vị")
            question = moderation.assign(question, self.unit, by=self.office)
        with self.assertRaises(ActRefusedError):
            moderation.decline(question, by=unit_officer(), reason="Vẫn không")

    def test_a_cancelled_conference_and_one_elsewhere_take_no_question(self):
        off = ConferenceFactory(status="cancelled")
        elsewhere = ConferenceFactory()
        there = Site.objects.create(
            hostname="khac.example", root_page=elsewhere.plan.get_parent()
        )
        self.addCleanup(Site.clear_site_root_paths_cache)
        self.assertEqual(elsewhere.plan.get_site(), there)
        for conference in (off, elsewhere):
            with self.assertRaises(ActRefusedError):
                moderation.accept_for_meeting(self.taken(), conference, by=self.office)

    def test_a_long_request_is_refused(self):
        with self.assertRaises(ActRefusedError):
            moderation.ask_more(self.taken(), "x" * 401, by=self.office)

    def test_withheld_is_released_by_a_second_person_only(self):
        first = person(Role.MODERATOR, Role.APPROVER)
        question = moderation.withhold(asked(), by=first, reason="Có tên người khác")
        self.assertEqual(question.visibility, Visibility.WITHHELD)
        self.assertEqual(question.stage, Stage.RECEIVED)
        with self.assertRaises(ActRefusedError):
            moderation.release(question, by=first, reason="Đã xem lại")
        moderation.release(question, by=approver(), reason="Đã xem lại")
        question.refresh_from_db()
        self.assertEqual(question.visibility, Visibility.PRIVATE)

    def test_at_the_conference_answered_or_left_for_writing(self):
        secretary = person(Role.SECRETARY)
        conference = ConferenceFactory(day=timezone.localdate())
        for act in ("answer_in_hall", "leave_the_hall"):
            question = moderation.accept_for_meeting(
                self.taken(), conference, by=self.office
            )
            if act == "answer_in_hall":
                answering.record_in_hall(question, said_in_hall(), by=secretary)
                answering.answer_in_hall(question, by=person(Role.SECRETARY))
                self.assert_stage(question, Stage.ANSWERED)
            else:
                answering.leave_the_hall(question, self.unit, by=secretary)
                self.assert_stage(question, Stage.ASSIGNED)

    def test_a_referred_question_waits_for_the_reply(self):
        question = referring.refer(self.taken(), letter(), by=approver())
        referring.chase(question, letter(number="15/UBND-VP"), by=self.office)
        self.assert_stage(question, Stage.REFERRED)
        referring.register_reply(question, reply_from_above(), by=self.office)
        self.assert_stage(question, Stage.ANSWERED)

    def test_a_promise_is_confirmed_by_another_person(self):
        chair = person(Role.APPROVER, Role.MODERATOR)
        until = timezone.localdate() + timedelta(days=30)
        question = answering.promise(self.answered(), "Sửa cống.", until, by=chair)
        with self.assertRaises(ActRefusedError):
            answering.accept_evidence(question, "Ảnh hiện trường", by=chair)
        answering.accept_evidence(question, "Ảnh hiện trường", by=self.office)
        self.assert_stage(question, Stage.DONE)

    def test_an_objection_reopens_once_and_keeps_the_first_answer_date(self):
        question = self.answered()
        first = question.answered_at
        following.object_to_answer(question, "Chưa thấy sửa")
        self.assert_stage(question, Stage.REOPENED)
        moderation.assign(question, self.unit, by=self.office)
        answering.submit_draft(question, ReplyDraft(text="Đã sửa"), by=unit_officer())
        answering.approve(question, by=approver())
        self.assert_stage(question, Stage.ANSWERED)
        self.assertEqual(question.answered_at, first)
        with self.assertRaises(ActRefusedError):
            following.object_to_answer(question, "Lần nữa")

    def test_a_form_opened_on_an_older_state_is_refused(self):
        question = asked()
        moderation.take(question, by=self.office, version=0)
        with self.assertRaises(ActRefusedError):
            moderation.take(question, by=self.office, version=0)

    def test_the_sender_with_an_address_is_told_after_commit(self):
        question = asked(sender_email="la@example.vn")
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            moderation.take(question, by=self.office)
        self.assertEqual([message.to for message in mail.outbox], [["la@example.vn"]])

    def test_nothing_internal_is_mailed(self):
        question = asked(sender_email="la@example.vn")
        moderation.take(question, by=self.office)
        mail.outbox.clear()
        with self.captureOnCommitCallbacks(execute=True):
            moderation.assign(question, self.unit, by=self.office, note="Nội bộ: gấp")
        self.assertNotIn("Nội bộ", mail.outbox[0].body)

    def test_a_refused_act_leaves_no_event_behind(self):
        before = QuestionEvent.objects.count()
        with self.assertRaises(ActRefusedError):
            answering.approve(self.assigned_without_draft(), by=approver())
        self.assertEqual(QuestionEvent.objects.count(), before + 3)

    def assigned_without_draft(self):
        question = self.assigned()
        Question.objects.filter(pk=question.pk).update(stage=Stage.TO_APPROVE)
        return question
