"""What a reply template becomes on a case, and that no answer goes out with a gap."""

from datetime import timedelta
from functools import partial

from django.test import TestCase
from django.utils import timezone

from dialogue_pages import (
    anonymising,
    answering,
    extending,
    moderation,
    referring,
    reply_templates,
)
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import CommuneSettings, ReplyDraft, ReplyTemplate
from dialogue_pages.question_choices import AnswerKind, DraftState, TemplatePlace
from dialogue_pages.stages import Role, Stage
from tests.dialogue_pages.admin.desk.office import (
    answered,
    assigned,
    drafted,
    other_site,
    taken,
)
from tests.factories import (
    HamletFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

from .cases import letter, person, reply_from_above, said_in_hall

GAP = "[…: ngày]"


def template(**fields):
    told = {"site": default_site(), "name": "Mẫu", "text": "Xã đã làm."}
    return ReplyTemplate.objects.create(**told | fields)


class ValueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        office = CommuneSettings.for_site(default_site())
        office.commune_name = "xã Sông Trăng"
        office.save()

    def test_what_is_known_of_a_case(self):
        case = assigned(
            UnitFactory(name="Phòng Kinh tế"),
            hamlet=HamletFactory(label="bản", name="Bến Lau"),
            topic=TopicFactory(name="Đất đai"),
        )
        due = case.clocks.get(duty="answer").due_on
        self.assertEqual(
            reply_templates.values_of(case),
            {
                "số": case.number,
                "tiêu đề": case.title,
                "ngày gửi": f"{timezone.localdate():%d/%m/%Y}",
                "ngày hẹn": f"{due:%d/%m/%Y}",
                "thôn": "bản Bến Lau",
                "lĩnh vực": "Đất đai",
                "đơn vị": "Phòng Kinh tế",
                "xã": "xã Sông Trăng",
            },
        )

    def test_a_day_that_is_past_or_stands_still_is_promised_to_nobody(self):
        late = taken()
        late.clocks.update(due_on=timezone.localdate() - timedelta(days=1))
        waiting = moderation.ask_more(taken(), "Ở đâu?", by=person(Role.MODERATOR))
        for case in (late, waiting, answered(UnitFactory())):
            self.assertEqual(reply_templates.values_of(case)["ngày hẹn"], "")

    def test_nothing_of_the_sender_is_filled_in(self):
        case = taken(
            sender_name="Quàng Thị Lả",
            sender_phone="0912345678",
            sender_email="la@vidu.vn",
            sender_address="Số 5, ngõ 2",
            title="Tôi là quàng thị lả, gọi 0912 345 678 về đường ngập",
        )
        told = reply_templates.values_of(case)
        self.assertEqual(told["tiêu đề"], "")
        written = " ".join(told.values()).casefold()
        for secret in ("lả", "0912", "la@vidu", "ngõ 2"):
            self.assertNotIn(secret, written)
        case.public_title = "Đường vào thôn ngập\nkhi mưa"
        told = reply_templates.values_of(case)
        self.assertEqual(told["tiêu đề"], "Đường vào thôn ngập khi mưa")


class OfferedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def test_those_for_such_a_question_come_first_and_no_others(self):
        topic, other = TopicFactory(), TopicFactory()
        written, spoken = AnswerKind.WRITTEN, AnswerKind.AT_MEETING
        made = {
            "d chung": {},
            "c loại": {"kind": written},
            "b lĩnh vực": {"topic": topic},
            "a cả hai": {"topic": topic, "kind": written},
            "lĩnh vực khác": {"topic": other},
            "loại khác": {"kind": spoken},
            "nơi khác": {"place": TemplatePlace.REQUEST},
            "xã khác": {"site": other_site()},
        }
        for name, fields in made.items():
            template(name=name, **fields)
        case = taken(topic=topic)
        kinds = (written, AnswerKind.STANDING)
        offered = reply_templates.offered(case, TemplatePlace.ANSWER, kinds)
        self.assertEqual(
            [one.name for one in offered],
            ["a cả hai", "b lĩnh vực", "c loại", "d chung"],
        )
        asking = reply_templates.offered(case, TemplatePlace.REQUEST)
        self.assertEqual([one.name for one in asking], ["nơi khác"])


class GapTests(TestCase):
    """Each act that takes words for the sender refuses them while a gap is left."""

    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.unit = UnitFactory()

    def refused(self, case, act):
        stage = case.stage
        with self.assertRaisesMessage(ActRefusedError, GAP):
            act()
        case.refresh_from_db()
        self.assertEqual(case.stage, stage)

    def test_drafts(self):
        case = assigned(self.unit)
        unit = person(Role.UNIT)
        for field in ("text", "short_answer", "legal_basis"):
            draft = ReplyDraft(**{"text": "Xong."} | {field: f"Xong {GAP}."})
            self.refused(case, partial(answering.submit_draft, case, draft, by=unit))
        self.assertFalse(case.drafts.exists())

    def test_approving_what_was_handed_in_before(self):
        case = drafted(self.unit)
        case.drafts.update(text=f"Xong {GAP}.")
        by = person(Role.APPROVER)
        self.refused(case, lambda: answering.approve(case, by=by))
        self.assertEqual(case.drafts.get().state, DraftState.SUBMITTED)

    def test_answers_in_the_hall(self):
        case = taken()
        case.stage = Stage.FOR_MEETING
        case.save()
        secretary = person(Role.SECRETARY)
        reply = said_in_hall(text=f"Sửa xong {GAP}.")
        self.refused(case, lambda: answering.record_in_hall(case, reply, by=secretary))
        answering.record_in_hall(case, said_in_hall(), by=secretary)
        case.refresh_from_db()
        case.drafts.update(text=f"Sửa xong {GAP}.")
        by = person(Role.SECRETARY)
        self.refused(case, lambda: answering.answer_in_hall(case, by=by))

    def test_replies_from_above(self):
        leader = person(Role.APPROVER)
        case = referring.refer(taken(), letter(), by=leader)
        reply = reply_from_above(text=f"Sửa {GAP}.")
        self.refused(case, lambda: referring.register_reply(case, reply, by=leader))

    def test_questions_to_the_sender_and_reasons_for_longer(self):
        office, leader = person(Role.MODERATOR), person(Role.APPROVER)
        case = taken()
        self.refused(case, lambda: moderation.ask_more(case, GAP, by=office))
        self.refused(
            case, lambda: extending.extend(case, 3, by=leader, reason=f"Vì {GAP}")
        )

    def test_promises_and_what_proves_them(self):
        case, leader = answered(self.unit), person(Role.APPROVER)
        until = timezone.localdate() + timedelta(days=9)
        self.refused(case, lambda: answering.promise(case, GAP, until, by=leader))
        answering.promise(case, "Sửa cống.", until, by=leader)
        case.refresh_from_db()
        office = person(Role.MODERATOR)
        self.refused(case, lambda: answering.accept_evidence(case, GAP, by=office))


class UseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()

    def setUp(self):
        self.template = template(text="Xã tiếp thu ý kiến và giao {đơn vị} kiểm tra.")
        self.case = assigned(UnitFactory())
        self.draft = ReplyDraft(text="Xã tiếp thu ý kiến và đã làm xong hôm qua.")
        reply_templates.note_use(self.draft, self.template)
        answering.submit_draft(self.case, self.draft, by=person(Role.UNIT))

    def test_the_share_of_changed_words_is_kept(self):
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.template, self.template)
        self.assertEqual(self.draft.template_changed, 33)

    def test_a_template_that_goes_leaves_its_answers_as_they_are(self):
        self.template.delete()
        self.draft.refresh_from_db()
        self.assertIsNone(self.draft.template)
        self.assertIn("tiếp thu", self.draft.text)

    def test_a_template_that_is_changed_leaves_its_answers_as_they_are(self):
        self.template.text = "Khác hẳn."
        self.template.save()
        self.draft.refresh_from_db()
        self.assertIn("tiếp thu", self.draft.text)
        self.assertEqual(self.draft.template_changed, 33)

    def test_what_is_forgotten_of_people_keeps_the_figures(self):
        anonymising.anonymise(self.case)
        self.draft.refresh_from_db()
        self.assertEqual((self.draft.text, self.draft.template_changed), ("", 33))
