from datetime import date

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from dialogue_pages import moderation, tidying
from dialogue_pages.acting import Actor
from dialogue_pages.models import RefusalReason, ReplyTemplate
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person, refusal_reason
from tests.factories import (
    ConferenceFactory,
    DialoguePlanPageFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)
from tests.uncached import nothing_kept

from .office import (
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    case_url,
    drafted,
    hamlet_of,
    officer,
    other_site,
    taken,
    unit_of,
)


class CaseScreenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.moderator = officer(MODERATOR)

    def test_wording_of_a_complaint_is_pointed_at_until_somebody_decides(self):
        case = asked(content="Tôi khiếu nại quyết định thu hồi đất của nhà tôi.")
        self.assertContains(self.open(case), "<q>Tôi khiếu nại</q>")
        self.assertNotContains(self.open(asked()), "<q>")
        self.assertNotContains(self.open(case, officer(SUPERVISOR)), "<q>")
        moderation.take(case, by=person(Role.MODERATOR))
        moderation.assign(case, UnitFactory(), by=person(Role.MODERATOR))
        self.assertNotContains(self.open(case), "<q>")

    def open(self, case, user=None):
        self.client.force_login(user or self.moderator)
        response = self.client.get(case_url(case))
        self.assertEqual(response.status_code, 200)
        return response

    def acts(self, response):
        return [offer.act.value for offer in response.context["offers"]]

    def form(self, response, act):
        (form,) = [o.form for o in response.context["offers"] if o.act == act]
        return form

    def test_text_sender_and_history_stand_on_one_screen(self):
        case = assigned(UnitFactory(name="Phòng Kinh tế"))
        response = self.open(case)
        for shown in (case.content, case.sender_name, "Phòng Kinh tế", case.number):
            self.assertContains(response, shown)
        told = [entry.event.act for entry in response.context["timeline"]]
        self.assertEqual(told, ["assign", "take", "submit"])

    def test_the_history_names_a_topic_as_one_and_begins_in_capitals(self):
        case = taken()
        tidying.set_topic(case, TopicFactory(name="Đất đai"), by=person(Role.MODERATOR))
        entry = self.open(case).context["timeline"][0]
        said = (entry.words, entry.reason_label, entry.reason)
        self.assertEqual(said, ("Đặt lĩnh vực", "Lĩnh vực:", "Đất đai"))

    def test_conferences_are_told_apart_by_their_days_and_places(self):
        plan = DialoguePlanPageFactory(parent=self.plans, issued=True)
        for venue in ("Nhà văn hóa thôn Bến Lau.", "Nhà văn hóa\nthôn Cầu Gỗ"):
            ConferenceFactory(plan=plan, day=date(2099, 1, 5), venue_text=venue)
        form = self.form(self.open(taken()), "accept_for_meeting")
        day = "Thứ Hai, ngày 05/01/2099"
        self.assertEqual(
            [label for key, label in form.fields["conference"].choices if key],
            [
                f"{day} – Nhà văn hóa thôn Bến Lau",
                f"{day} – Nhà văn hóa thôn Cầu Gỗ",
            ],
        )

    def test_markup_in_a_question_is_shown_not_run(self):
        response = self.open(asked(title="<b>x</b>", content="<script>1</script>"))
        self.assertNotContains(response, "<script>1")
        self.assertNotContains(response, "<b>x</b>")

    def test_the_buttons_are_those_of_the_table_and_of_the_person(self):
        unit_officer = officer(UNIT)
        unit = unit_of(unit_officer)
        self.assertEqual(
            self.acts(self.open(asked())),
            ["take", "withhold", "set_topic", "mark_spam", "note"],
        )
        case = assigned(unit)
        self.assertEqual(
            self.acts(self.open(case, unit_officer)),
            ["submit_draft", "decline", "note"],
        )
        self.assertEqual(
            self.acts(self.open(drafted(unit), officer(APPROVER))),
            ["approve", "send_back", "refer", "extend", "withhold", "note"],
        )

    def test_who_drafted_is_not_offered_the_approval(self):
        both = officer(UNIT, APPROVER)
        case = drafted(unit_of(both), by=Actor(frozenset({Role.UNIT}), both))
        self.assertNotIn("approve", self.acts(self.open(case, both)))
        other = self.acts(self.open(case, officer(APPROVER)))
        self.assertIn("approve", other)

    def test_who_marked_a_case_is_not_offered_its_release(self):
        both = officer(MODERATOR, APPROVER)
        by = Actor(frozenset({Role.MODERATOR}), both)
        case = moderation.withhold(asked(), by=by, reason="Có tên người khác")
        self.assertNotIn("release", self.acts(self.open(case, both)))

    def test_a_withheld_case_offers_its_release_instead(self):
        case = moderation.withhold(
            asked(), by=person(Role.MODERATOR), reason="Có tên người khác"
        )
        self.assertEqual(
            self.acts(self.open(case, officer(APPROVER))), ["extend", "release", "note"]
        )

    def test_every_day_on_the_way_to_a_date_is_told(self):
        case = asked()
        case.clocks.exclude(duty="answer").delete()
        case.clocks.update(
            started_on=date(2026, 8, 28), due_on=date(2026, 9, 9), offset=7
        )
        (shown,) = self.open(case).context["clocks"]
        self.assertEqual((shown.days[0].number, shown.days[0].source), (None, ""))
        self.assertIn("Quốc khánh", " ".join(day.name for day in shown.days))
        numbers = [day.number for day in shown.days if day.number]
        self.assertEqual(numbers, [1, 2, 3, 4, 5, 6, 7])

    def test_only_what_belongs_to_the_commune_is_offered(self):
        there = other_site()
        UnitFactory(name="Nơi khác", site=there)
        RefusalReason.objects.create(site=there, name="Lý do khác", sentence="x")
        refusal_reason()
        response = self.open(taken())
        self.assertNotContains(response, "Nơi khác")
        self.assertNotContains(response, "Lý do khác")
        self.assertContains(response, "Không rõ nội dung")

    def test_a_unit_that_is_no_more_is_not_offered(self):
        UnitFactory(name="Phòng cũ", valid_until=date(2025, 6, 30))
        self.assertNotContains(self.open(taken()), "Phòng cũ")

    def test_the_topic_proposes_the_unit(self):
        topic = TopicFactory()
        form = self.form(self.open(taken(topic=topic)), "assign")
        self.assertEqual(form["unit"].value(), topic.unit_id)

    def test_reply_templates_of_the_topic_are_there_to_be_copied(self):
        topic, other = TopicFactory(), TopicFactory()
        for name, of in (("Chung", None), ("Đất", topic), ("Điện", other)):
            ReplyTemplate.objects.create(
                site=default_site(), name=name, topic=of, text=f"Mẫu {name}"
            )
        response = self.open(assigned(UnitFactory(), topic=topic))
        self.assertContains(response, 'data-text="Mẫu Chung"')
        self.assertContains(response, 'data-text="Mẫu Đất"')
        self.assertNotContains(response, "Mẫu Điện")

    def test_personal_data_in_a_draft_is_pointed_out(self):
        case = drafted(UnitFactory())
        case.drafts.update(text="Gọi ông A số 0912 345 678 để được hướng dẫn.")
        (shown,) = self.open(case, officer(APPROVER)).context["drafts"]
        self.assertEqual(shown.found, ["0912 345 678"])

    def test_a_supervisor_reads_no_person_and_is_logged(self):
        supervisor = officer(SUPERVISOR)
        case = taken(
            content="Tôi là quàng thị lả, gọi tôi số 0912 345 678",
            sender_name="Quàng Thị Lả",
        )
        moderation.assign(
            case, UnitFactory(), by=person(Role.MODERATOR), note="Việc trong nhà"
        )
        response = self.open(case, supervisor)
        for hidden in (
            case.sender_name,
            "quàng thị",
            "0912 345",
            case.sender_phone,
            "trong nhà",
        ):
            self.assertNotContains(response, hidden)
        self.assertEqual(self.acts(response), [])
        entry = ModelLogEntry.objects.for_instance(case).get()
        self.assertEqual(entry.action, "dialogue_pages.question.view_masked")
        self.assertEqual((entry.user, entry.label), (supervisor, case.number))

    def test_a_hamlet_head_reads_the_own_list_not_who_wrote_in_past_it(self):
        head = officer(HAMLET_HEAD)
        hamlet = hamlet_of(head)
        wrote_in = asked(hamlet=hamlet)
        on_the_list = asked(hamlet=hamlet, source="hamlet")
        self.assertContains(self.open(on_the_list, head), on_the_list.sender_name)
        self.assertEqual(self.client.get(case_url(wrote_in)).status_code, 404)

    def test_the_code_of_the_sender_is_not_on_screen(self):
        case = asked()
        self.assertNotContains(self.open(case), case.code)

    @nothing_kept
    def test_the_number_of_queries_does_not_grow_with_the_history(self):
        unit = UnitFactory()
        case = assigned(unit)
        self.open(case)
        with CaptureQueriesContext(connection) as short:
            self.open(case)
        for _ in range(5):
            moderation.assign(case, unit, by=person(Role.MODERATOR))
        with CaptureQueriesContext(connection) as long:
            self.open(case)
        self.assertEqual(len(long), len(short))
