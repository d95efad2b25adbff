"""Acts from the desk: the whole way of four roles, and every form once."""

import re
import uuid
from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import claiming, moderation
from dialogue_pages.admin.desk.acts import FORMS
from dialogue_pages.models import Question
from dialogue_pages.question_choices import AnswerKind, Outcome, Visibility
from dialogue_pages.roles import actor_for
from dialogue_pages.stages import TRANSITIONS, Act, Role, Stage
from tests.dialogue_pages.public.forms import picture
from tests.dialogue_pages.questions.cases import asked, person, refusal_reason
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    UnitFactory,
    open_portal,
)

from .office import (
    APPROVER,
    HAMLET_HEAD,
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    act_data,
    act_url,
    assigned,
    case_url,
    drafted,
    hamlet_of,
    officer,
    taken,
    unit_of,
)
from .test_access import keep_files_in_memory

DRAFT = {
    "text": "Xã sẽ nạo vét cống trong tháng 9.",
    "legal_basis": "Luật Đường bộ 2024",
    "kind": "written",
    "outcome": "explained",
}
SAID = {
    "text": "Chủ tịch trả lời: cống được sửa trong tháng 9.",
    "answered_by": "Bà Lò Thị Mai Hoa, Chủ tịch UBND xã",
    "answered_on": "2026-09-15",
    "outcome": "explained",
}


class ActingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.moderator, cls.approver = officer(MODERATOR), officer(APPROVER)
        cls.unit_officer = officer(UNIT)
        cls.unit = unit_of(cls.unit_officer)

    def do(self, case, act, by, **fields):
        """Send the form of an act as it was on screen; return what is told then."""
        self.client.force_login(by)
        data = act_data(case, act, **fields)
        response = self.client.post(act_url(case, act), data, follow=True)
        self.assertEqual(response.status_code, 200)
        case.refresh_from_db()
        return response

    def shown(self, case, to):
        self.client.force_login(to)
        return self.client.get(case_url(case))

    def assert_stage(self, case, stage):
        case.refresh_from_db()
        self.assertEqual(case.stage, stage)

    def test_four_roles_go_the_whole_way(self):
        case = self.entered_by_a_hamlet_head()
        self.do(case, "take", self.moderator)
        self.assertEqual(case.owner, self.moderator)
        self.do(case, "assign", self.moderator, unit=self.unit.pk, note="Gấp")
        self.do(case, "submit_draft", self.unit_officer, **DRAFT)
        self.do(case, "send_back", self.approver, comment="Nêu rõ ngày.")
        response = self.do(case, "submit_draft", self.unit_officer, **DRAFT)
        self.assertContains(response, case.number)
        self.do(case, "approve", self.approver)
        self.assertEqual(case.stage, Stage.ANSWERED)
        self.assertEqual(case.outcome, Outcome.EXPLAINED)
        until = timezone.localdate() + timedelta(days=30)
        self.do(case, "promise", self.approver, what="Sửa cống.", until=until)
        self.do(case, "accept_evidence", self.moderator, evidence="Ảnh hiện trường")
        self.assert_stage(case, Stage.DONE)

    def entered_by_a_hamlet_head(self):
        head = officer(HAMLET_HEAD)
        self.client.force_login(head)
        entry = {
            "send_key": uuid.uuid4(),
            "source": "hamlet",
            "sender_name": "Quàng Thị Lả",
            "sender_address": "thôn Hạ",
            "hamlet": hamlet_of(head).pk,
            "title": "Cống hỏng",
            "content": "Cống đầu thôn hỏng từ tháng 6.",
            "reason": "Ghi tại buổi họp thôn",
            "is_no_complaint": "on",
        }
        self.client.post(LIST + "new/", entry)
        return Question.objects.get()

    def test_every_act_of_the_office_has_a_form(self):
        people = {Role.MODERATOR, Role.UNIT, Role.APPROVER, Role.SECRETARY}
        of_the_office = {a for a, row in TRANSITIONS.items() if row.roles & people}
        elsewhere = {Act.REGISTER, Act.ISSUE_LINK, Act.REVOKE_LINK}
        elsewhere |= {Act.TAKE_OVER, Act.UNDO}
        self.assertEqual(set(FORMS), of_the_office - elsewhere)

    def test_triage_acts(self):
        refused, waiting, merged, split = taken(), taken(), taken(), taken()
        self.do(refused, "refuse", self.moderator, why=refusal_reason().pk)
        self.assert_stage(refused, Stage.NOT_ACCEPTED)
        self.do(waiting, "ask_more", self.moderator, request="Ở thôn nào?")
        self.assert_stage(waiting, Stage.WAITING_CITIZEN)
        self.do(waiting, "stop_waiting", self.moderator)
        self.assert_stage(waiting, Stage.TRIAGE)
        self.do(merged, "merge", self.moderator, target=waiting.number)
        self.assertEqual(merged.merged_into, waiting)
        parts = {"title_1": "Đường", "content_1": "Đường ngập"}
        parts |= {"title_2": "Điện", "content_2": "Điện yếu"}
        self.do(split, "split", self.moderator, **parts)
        self.assertEqual(split.parts.count(), 2)

    def test_a_question_of_three_matters_becomes_three(self):
        case = taken()
        parts = {
            f"{field}_{part}": f"{words} {part}"
            for part in (1, 2, 3)
            for field, words in (("title", "Việc"), ("content", "Nội dung"))
        }
        self.do(case, "split", self.moderator, **parts)
        self.assert_stage(case, Stage.DIVIDED)
        told = case.parts.order_by("pk").values_list("title", "content")
        self.assertEqual(list(told)[2], ("Việc 3", "Nội dung 3"))

    def test_parts_that_say_the_same_or_half_are_not_made(self):
        case = taken()
        parts = {f"title_{part}": "Việc" for part in (1, 2, 3)}
        parts |= {f"content_{part}": "Cùng một lời" for part in (1, 2)}
        page = self.do(case, "split", self.moderator, **parts)
        self.assert_stage(case, Stage.TRIAGE)
        self.assertContains(page, "Cùng một lời")
        self.assertContains(page, "Phần khác có cùng nội dung")
        self.assertContains(page, "Ghi cả tiêu đề và nội dung")

    def test_a_note_stays_inside_and_needs_no_turn(self):
        case = taken()
        claiming.keep(case, actor_for(officer(MODERATOR), case))
        before = case.version
        self.do(case, "note", self.moderator, words="Đã gọi điện cho trưởng thôn.")
        self.assertEqual(case.version, before)
        event = case.events.get(act=Act.NOTE)
        self.assertEqual(event.note, "Đã gọi điện cho trưởng thôn.")
        self.assertContains(self.shown(case, self.moderator), event.note)
        supervisor = self.shown(case, officer(SUPERVISOR))
        self.assertNotContains(supervisor, event.note)

    def test_conference_acts(self):
        plan = DialoguePlanPageFactory(parent=self.plans, issued=True)
        conference = ConferenceFactory(plan=plan, day=timezone.localdate())
        for act, fields, stage in (
            ("record_in_hall", SAID, Stage.FOR_MEETING),
            ("leave_the_hall", {"unit": self.unit.pk}, Stage.ASSIGNED),
        ):
            case = taken()
            self.do(
                case, "accept_for_meeting", self.moderator, conference=conference.pk
            )
            self.assert_stage(case, Stage.FOR_MEETING)
            self.do(case, act, self.approver, **fields)
            self.assert_stage(case, stage)

    def test_a_second_secretary_confirms_the_minutes(self):
        plan = DialoguePlanPageFactory(parent=self.plans, issued=True)
        case = moderation.accept_for_meeting(
            taken(),
            ConferenceFactory(plan=plan, day=timezone.localdate()),
            by=person(Role.MODERATOR),
        )
        self.do(case, "record_in_hall", self.approver, **SAID)
        self.do(case, "answer_in_hall", self.approver)
        self.assert_stage(case, Stage.FOR_MEETING)
        self.do(case, "answer_in_hall", officer(APPROVER))
        self.assert_stage(case, Stage.ANSWERED)
        self.assertEqual(case.answer_kind, AnswerKind.AT_MEETING)

    def test_acts_on_what_is_beyond_the_authority(self):
        case = taken()
        letter = {"letter_number": "12/UBND", "letter_day": timezone.localdate()}
        self.do(case, "refer", self.approver, authority="Sở Xây dựng", **letter)
        self.assert_stage(case, Stage.REFERRED)
        self.assertIn("12/UBND", case.events.last().public_note)
        chased = letter | {"authority": "Sở Xây dựng", "letter_number": "15/UBND"}
        self.do(case, "chase", self.moderator, **chased)
        self.assertIn("15/UBND", case.events.last().public_note)
        reply = {
            "answered_by": "Sở Xây dựng",
            "document_number": "345/SXD",
            "answered_on": timezone.localdate(),
            "text": "Sở sẽ sửa",
            "outcome": "explained",
        }
        self.do(case, "register_reply", self.moderator, **reply)
        self.assert_stage(case, Stage.ANSWERED)

    def test_scans_of_letters_lie_in_the_case_for_the_office_alone(self):
        keep_files_in_memory(self)
        case = taken()
        told = {
            "authority": "Sở Xây dựng",
            "letter_number": "12/UBND",
            "letter_day": timezone.localdate(),
            "scan": picture("cong-van.jpg", exif=b"Exif\0\0SECRET"),
        }
        self.do(case, "refer", self.approver, **told)
        file = case.files.get()
        self.assertEqual((file.origin, file.visibility), ("letter", "private"))
        with file.file.open() as stored:
            self.assertNotIn(b"SECRET", stored.read())
        reply = {
            "answered_by": "Sở Xây dựng",
            "document_number": "345/SXD",
            "answered_on": timezone.localdate(),
            "text": "Sở sẽ sửa",
            "outcome": "explained",
            "scan": picture("tra-loi.gif", file_format="GIF"),
        }
        refused = self.do(case, "register_reply", self.moderator, **reply)
        self.assertContains(refused, "tra-loi.gif")
        self.assert_stage(case, Stage.REFERRED)
        reply["scan"] = picture("tra-loi.jpg")
        response = self.do(case, "register_reply", self.moderator, **reply)
        self.assertContains(response, "tra-loi.jpg")
        origins = [file.origin for file in case.files.all()]
        self.assertEqual(origins, ["letter", "reply"])

    def test_a_unit_hands_back_what_is_not_its_own(self):
        case = assigned(self.unit)
        response = self.do(case, "decline", self.unit_officer, reason="Việc của VP")
        self.assert_stage(case, Stage.TRIAGE)
        self.assertEqual(response.redirect_chain[-1][0], LIST)

    def test_sensitive_and_no_longer(self):
        case = asked()
        self.do(case, "withhold", self.moderator, reason="Có tên người khác")
        self.assertEqual(case.visibility, Visibility.WITHHELD)
        self.do(case, "release", self.approver, reason="Đã xem lại")
        self.assertEqual(case.visibility, Visibility.PRIVATE)

    def test_a_form_on_an_older_state_is_refused_and_says_so(self):
        case = taken()
        stale = case.version
        moderation.ask_more(case, "Ở đâu?", by=person(Role.MODERATOR))
        case.version = stale
        response = self.do(case, "assign", self.moderator, unit=self.unit.pk)
        self.assert_stage(case, Stage.WAITING_CITIZEN)
        self.assertEqual(len(list(response.context["messages"])), 1)

    def test_a_form_without_its_version_does_nothing(self):
        case = asked()
        self.client.force_login(self.moderator)
        for version in ("", "x", "99999"):
            self.client.post(act_url(case, "take"), {"take-version": version})
            self.assert_stage(case, Stage.RECEIVED)

    def test_a_damaged_form_is_told_of_and_what_was_typed_stays(self):
        case = taken()
        self.client.force_login(self.moderator)
        for version in ("", "x", "\ufffd"):
            with self.subTest(version=version):
                told = {"version": version, "unit": self.unit.pk, "note": "Xem giúp"}
                told = {f"assign-{name}": value for name, value in told.items()}
                response = self.client.post(act_url(case, "assign"), told)
                self.assertContains(response, "Biểu mẫu bị hỏng trên đường gửi")
                self.assertContains(response, "Xem giúp")
                self.assert_stage(case, Stage.TRIAGE)

    def test_what_is_missing_is_told_beside_the_field(self):
        case = taken()
        response = self.do(case, "ask_more", self.moderator, request=" ")
        self.assert_stage(case, Stage.TRIAGE)
        (open_one,) = [o for o in response.context["offers"] if o.is_open]
        self.assertEqual(open_one.act, Act.ASK_MORE)
        self.assertTrue(open_one.form.errors)

    def test_a_draft_cites_a_rule_or_says_there_is_none(self):
        case = assigned(self.unit)
        without = DRAFT | {"legal_basis": ""}
        self.do(case, "submit_draft", self.unit_officer, **without)
        self.assert_stage(case, Stage.ASSIGNED)
        self.do(case, "submit_draft", self.unit_officer, **without, no_legal_basis="on")
        self.assert_stage(case, Stage.TO_APPROVE)

    def test_a_merge_with_nothing_or_elsewhere_is_refused(self):
        case = taken()
        for number in ("", "x", "9999/2026", case.number):
            self.do(case, "merge", self.moderator, target=number)
            self.assert_stage(case, Stage.TRIAGE)

    def test_acts_of_others_change_nothing(self):
        case = drafted(self.unit, by=person(Role.UNIT))
        supervisor = officer(SUPERVISOR)
        for user in (self.moderator, self.unit_officer, supervisor):
            response = self.do(case, "approve", user)
            self.assert_stage(case, Stage.TO_APPROVE)
            self.assertEqual(len(list(response.context["messages"])), 1)

    def test_nobody_approves_a_draft_of_their_own(self):
        both = officer(UNIT, APPROVER)
        self.unit.members.add(both)
        case = assigned(self.unit)
        self.do(case, "submit_draft", both, **DRAFT)
        self.do(case, "approve", both)
        self.assert_stage(case, Stage.TO_APPROVE)

    def test_an_unknown_act_or_case_is_not_there(self):
        case = asked()
        self.client.force_login(self.moderator)
        for url in (act_url(case, "explode"), act_url(case, "submit"), f"{LIST}0/"):
            self.assertEqual(self.client.post(url).status_code in (404, 405), True, url)
        self.assertEqual(self.client.get(act_url(case, "take")).status_code, 405)

    def test_acts_need_the_token_against_forged_requests(self):
        case = asked()
        strict = self.client_class(enforce_csrf_checks=True)
        strict.force_login(self.moderator)
        data = act_data(case, "take")
        self.assertEqual(strict.post(act_url(case, "take"), data).status_code, 403)
        self.assert_stage(case, Stage.RECEIVED)
        page = strict.get(case_url(case)).content.decode()
        for token in re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', page):
            data["csrfmiddlewaretoken"] = token
        strict.post(act_url(case, "take"), data)
        self.assert_stage(case, Stage.TRIAGE)

    def test_two_people_with_one_case_one_wins(self):
        first = asked()
        second = Question.objects.get(pk=first.pk)
        self.do(first, "take", self.moderator)
        response = self.do(second, "take", officer(MODERATOR))
        self.assertEqual(len(list(response.context["messages"])), 1)
        first.refresh_from_db()
        self.assertEqual(first.owner, self.moderator)

    def test_units_of_another_day_cannot_be_chosen(self):
        case = taken()
        gone = UnitFactory(valid_until=timezone.localdate() - timedelta(days=1))
        self.do(case, "assign", self.moderator, unit=gone.pk)
        self.assert_stage(case, Stage.TRIAGE)
