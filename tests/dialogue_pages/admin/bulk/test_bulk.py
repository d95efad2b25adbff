from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from dialogue_pages import moderation, tidying
from dialogue_pages.bulk import carrying_out, planning
from dialogue_pages.bulk.kinds import kind_of
from dialogue_pages.models import BulkAct, CaseClaim, Question, QuestionEvent
from dialogue_pages.question_choices import BulkState
from dialogue_pages.stages import Act, Role, Stage
from tests.dialogue_pages.admin.desk.office import (
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    hamlet_of,
    officer,
    other_site,
    taken,
    unit_of,
)
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import TopicFactory, UnitFactory, default_site, open_portal

from .steps import BulkSteps, bulk_url


class BulkTests(BulkSteps, TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)
        cls.unit = UnitFactory()

    def setUp(self):
        self.client.force_login(self.moderator)

    def test_nothing_changes_before_the_preview_is_confirmed(self):
        case = taken()
        bulk = self.planned("assign", case, unit=self.unit.pk)
        response = self.client.get(bulk_url(bulk))
        self.assertContains(response, case.number)
        case.refresh_from_db()
        self.assertEqual(case.stage, Stage.TRIAGE)
        self.assertFalse(QuestionEvent.objects.filter(batch=bulk.pk).exists())

    def test_a_second_click_does_nothing_more(self):
        case = taken()
        bulk = self.planned("assign", case, unit=self.unit.pk)
        for _ in range(2):
            self.assertRedirects(self.step(bulk, "start"), bulk_url(bulk))
        self.assertEqual(case.events.filter(act=Act.ASSIGN).count(), 1)

    def test_it_cannot_be_started_without_a_preview(self):
        case = taken()
        bulk = self.begun("assign", case)
        self.step(bulk, "start")
        bulk.refresh_from_db()
        self.assertIsNone(bulk.started_at)

    def test_exactly_the_filtered_rows_over_all_pages(self):
        topic = TopicFactory()
        meant = [taken(topic=topic) for _ in range(31)]
        taken(), asked(topic=topic)
        bulk = self.begun(
            "assign", address=f"queue=triage&topic={topic.pk}", scope="filtered"
        )
        self.assertEqual(set(self.states(bulk)), {case.pk for case in meant})

    def test_the_way_back_leads_to_the_list_as_it_was_narrowed(self):
        bulk = self.begun("assign", taken(), address="queue=triage&q=cầu")
        self.assertContains(
            self.client.get(bulk_url(bulk)),
            '<a href="/admin/questions/?queue=triage&amp;q=cầu">',
        )

    def test_all_of_a_list_with_a_wrong_filter_is_refused(self):
        taken()
        for address in ("received_from=31/02/2026", "q=%25", "unit=999999"):
            with self.subTest(address=address):
                response = self.begin("assign", address=address, scope="filtered")
                self.assertRedirects(response, f"/admin/questions/?{address}")
        self.assertFalse(BulkAct.objects.exists())

    def test_a_row_that_changed_since_the_preview_is_told_and_left(self):
        case, other = taken(), taken()
        bulk = self.planned("assign", case, other, unit=self.unit.pk)
        moderation.ask_more(case, "Ở đâu?", by=person(Role.MODERATOR))
        self.done(bulk)
        self.assertEqual(
            self.states(bulk), {case.pk: BulkState.STALE, other.pk: BulkState.DONE}
        )
        case.refresh_from_db()
        self.assertEqual(case.stage, Stage.WAITING_CITIZEN)
        why = bulk.rows.get(question=case).why
        self.assertContains(self.client.get(bulk_url(bulk)), why)

    def test_what_somebody_is_at_work_on_is_left(self):
        case, later = taken(), taken()
        CaseClaim.objects.create(question=case, holder=officer(MODERATOR))
        bulk = self.planned("assign", case, later, unit=self.unit.pk)
        CaseClaim.objects.create(question=later, holder=officer(MODERATOR))
        self.done(bulk)
        self.assertEqual(
            self.states(bulk), {case.pk: BulkState.LEFT, later.pk: BulkState.REFUSED}
        )

    def test_one_broken_row_does_not_stop_the_others_and_is_tried_again(self):
        broken, fine = taken(), taken()
        bulk = self.planned("assign", broken, fine, unit=self.unit.pk)
        real = moderation.assign

        def breaks(question, *args, **kwargs):
            if question.pk == broken.pk:
                raise RuntimeError
            return real(question, *args, **kwargs)

        with (
            mock.patch.object(moderation, "assign", breaks),
            self.assertLogs("dialogue_pages.bulk", "ERROR"),
        ):
            self.done(bulk)
        self.assertEqual(
            self.states(bulk), {broken.pk: BulkState.FAILED, fine.pk: BulkState.DONE}
        )
        self.step(bulk, "again")
        again = BulkAct.objects.latest("made_at")
        self.assertEqual(set(self.states(again)), {broken.pk})
        self.done(again)
        broken.refresh_from_db()
        self.assertEqual(broken.stage, Stage.ASSIGNED)

    def test_a_unit_that_ended_since_refuses_all(self):
        case = taken()
        bulk = self.planned("assign", case, unit=self.unit.pk)
        type(self.unit).objects.update(valid_until="2020-01-01")
        self.done(bulk)
        self.assertEqual(self.states(bulk), {case.pk: BulkState.REFUSED})

    def test_rights_lost_since_the_preview(self):
        case = taken()
        bulk = self.planned("assign", case, unit=self.unit.pk)
        self.moderator.groups.clear()
        bulk = BulkAct.objects.get(pk=bulk.pk)
        carrying_out.start(bulk)
        carrying_out.go_on(bulk)
        self.assertEqual(self.states(bulk), {case.pk: BulkState.REFUSED})
        self.assertFalse(QuestionEvent.objects.filter(batch=bulk.pk).exists())

    def test_another_commune_is_never_touched(self):
        elsewhere = asked(site=other_site())
        own = asked()
        response = self.begin("spam", own, elsewhere)
        bulk = BulkAct.objects.latest("made_at")
        self.assertEqual(set(self.states(bulk)), {own.pk})
        self.assertContains(self.client.get(response.url), "ngoài phạm vi")
        self.begin("spam", address="queue=all", scope="filtered")
        self.assertEqual(set(self.states(BulkAct.objects.latest("made_at"))), {own.pk})

    def test_who_may_do_what(self):
        unit_person, head = officer(UNIT), officer(HAMLET_HEAD)
        unit = unit_of(unit_person)
        case = assigned(unit)
        hamlet_of(head)
        for user in (unit_person, head, officer(SUPERVISOR)):
            self.client.force_login(user)
            for kind in ("assign", "set_topic", "merge", "spam", "slips", "undo", "x"):
                with self.subTest(user=user.username, kind=kind):
                    self.begin(kind, case)
                    self.assertFalse(BulkAct.objects.filter(by=user).exists())
        self.client.force_login(unit_person)
        self.assertNotContains(self.client.get("/admin/questions/"), "desk-bulk-kind")

    def test_the_bulk_acts_of_others_are_not_opened(self):
        bulk = self.planned("spam", asked())
        self.client.force_login(officer(MODERATOR))
        for parts in ((), ("rows",), ("paper",)):
            with self.subTest(parts):
                response = self.client.get(bulk_url(bulk, *parts))
                self.assertEqual(response.status_code, 404)
        self.assertEqual(self.step(bulk, "start").status_code, 404)

    def test_nothing_ticked_and_too_many(self):
        self.assertRedirects(self.begin("spam"), "/admin/questions/?")
        asked(), asked()
        with mock.patch.object(planning, "MOST_ROWS", 1):
            self.begin("spam", address="queue=all", scope="filtered")
        self.assertFalse(BulkAct.objects.exists())

    def test_nonsense(self):
        sent = {"case": ["x", "9" * 30, "-1", "1" * 18], "kind": "spam"}
        self.client.post("/admin/questions/bulk/", sent)
        self.assertFalse(BulkAct.objects.exists())
        bulk = self.begun("assign", taken())
        for options in ({}, {"unit": "x"}, {"unit": "9" * 30}):
            with self.subTest(options):
                response = self.step(bulk, "plan", **options)
                self.assertContains(response, "error-message")

    def test_an_undo_takes_back_row_by_row(self):
        cases = [taken(), taken()]
        bulk = self.done(self.planned("assign", *cases, unit=self.unit.pk))
        moderation.assign(cases[1], UnitFactory(), by=person(Role.MODERATOR))
        self.step(bulk, "undo")
        undo = BulkAct.objects.latest("made_at")
        self.assertEqual(
            self.states(undo),
            {cases[0].pk: BulkState.PLANNED, cases[1].pk: BulkState.LEFT},
        )
        self.done(undo)
        cases[0].refresh_from_db()
        self.assertEqual((cases[0].stage, cases[0].unit), (Stage.TRIAGE, None))
        events = QuestionEvent.objects.filter(batch=undo.pk)
        self.assertEqual([e.act for e in events], [Act.UNDO])

    def test_every_act_that_can_be_undone_comes_back(self):
        topic, before = TopicFactory(), TopicFactory()
        for kind, options, case in (
            ("set_topic", {"topic": topic.pk}, asked(topic=before)),
            ("ask_more", {"request": "Ở đâu?"}, taken()),
            ("merge", {"target": taken().number}, taken()),
            ("spam", {}, asked()),
        ):
            with self.subTest(kind):
                case.refresh_from_db()
                stood = (case.stage, case.topic_id, case.owner_id, case.merged_into_id)
                clocks = list(case.clocks.values())
                bulk = self.done(self.planned(kind, case, **options))
                self.step(bulk, "undo")
                self.done(BulkAct.objects.latest("made_at"))
                case.refresh_from_db()
                self.assertEqual(
                    (case.stage, case.topic_id, case.owner_id, case.merged_into_id),
                    stood,
                )
                self.assertEqual(list(case.clocks.values()), clocks)

    def test_long_work_goes_on_page_by_page(self):
        cases = [asked() for _ in range(3)]
        bulk = self.planned("spam", *cases)
        with mock.patch.object(carrying_out.time, "monotonic", side_effect=range(99)):
            self.step(bulk, "start")
            bulk.refresh_from_db()
            self.assertIsNone(bulk.ended_at)
            page = self.client.get(bulk_url(bulk))
            self.assertContains(page, "data-bulk-goes-on")
            self.assertLess(page.context["finished"], 3)
        self.done(bulk)
        self.assertEqual(set(self.states(bulk).values()), {BulkState.DONE})

    def test_with_a_task_worker_the_work_is_done_there(self):
        case = asked()
        bulk = self.planned("spam", case)
        with (
            mock.patch.object(carrying_out, "_has_workers", return_value=True),
            mock.patch.object(carrying_out, "work_on") as work_on,
        ):
            with self.captureOnCommitCallbacks(execute=True):
                self.step(bulk, "start")
            work_on.enqueue.assert_called_once_with(str(bulk.pk))
            self.step(bulk, "go_on")
            self.assertEqual(self.states(bulk), {case.pk: BulkState.PLANNED})
            long_ago = timezone.now() - timedelta(minutes=1)
            BulkAct.objects.update(started_at=long_ago, worked_at=None)
            self.step(bulk, "go_on")  # nothing is heard of the worker
        self.assertEqual(self.states(bulk), {case.pk: BulkState.DONE})
        carrying_out.work_on.call(str(bulk.pk))
        self.assertEqual(case.events.filter(act=Act.MARK_SPAM).count(), 1)

    def test_two_workers_do_a_row_once(self):
        case = asked()
        bulk = self.planned("spam", case)
        carrying_out.start(bulk)
        row, kind = bulk.rows.get(), kind_of(bulk)
        for _ in range(2):
            carrying_out._finish(row, bulk, kind)
        self.assertEqual(case.events.filter(act=Act.MARK_SPAM).count(), 1)
        self.assertEqual(self.states(bulk), {case.pk: BulkState.DONE})

    def test_the_preview_asks_no_more_for_more_rows(self):
        def asked_for(count):
            cases = [taken() for _ in range(count)]
            bulk = self.begun("assign", *cases, asked())
            with CaptureQueriesContext(connection) as planned:
                self.step(bulk, "plan", unit=self.unit.pk)
            with CaptureQueriesContext(connection) as shown:
                self.client.get(bulk_url(bulk))
            return len(planned), len(shown)

        asked_for(2)
        self.assertEqual(asked_for(3), asked_for(20))

    def test_old_previews_are_forgotten(self):
        old = self.begun("spam", asked())
        BulkAct.objects.update(made_at=timezone.now() - timedelta(days=2))
        self.begun("spam", asked())
        self.assertFalse(BulkAct.objects.filter(pk=old.pk).exists())


class BulkPropertyTests(PropertyTestCase):
    """What changes is what was previewed and not touched since; all else stays."""

    def setUp(self):
        open_portal()
        self.moderator = officer(MODERATOR)

    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(
        cases=st.lists(
            st.tuples(st.sampled_from(["asked", "taken", "spam"]), st.booleans()),
            min_size=1,
            max_size=6,
        ),
        left_out=st.integers(0, 2),
    )
    def test_exactly_the_previewed_and_untouched(self, cases, left_out):
        topic, by = TopicFactory(), person(Role.MODERATOR)
        made = [_made(kind, by) for kind, _touched in cases]
        others = [asked() for _ in range(left_out)]
        site = default_site()
        chosen = Question.objects.filter(pk__in=[case.pk for case in made])
        bulk = planning.begin(site, "set_topic", chosen, by=self.moderator)
        planning.plan(bulk, {"topic": topic.pk})
        bulk.refresh_from_db()
        planned = set(
            bulk.rows.filter(state="planned").values_list("question", flat=True)
        )
        touched = set()
        for case, (kind, is_touched) in zip(made, cases, strict=True):
            if is_touched and kind != "spam":
                tidying.mark_spam(case, by=by)
                touched.add(case.pk)
        before = dict(Question.objects.values_list("pk", "version"))
        carrying_out.start(bulk)
        carrying_out.go_on(bulk, seconds=None)
        after = dict(Question.objects.values_list("pk", "version"))
        changed = {key for key in after if after[key] != before[key]}
        self.assertEqual(changed, planned - touched)
        self.assertFalse(changed & {case.pk for case in others})
        events = QuestionEvent.objects.filter(batch=bulk.pk)
        self.assertCountEqual(events.values_list("question", flat=True), changed)


def _made(kind, by):
    case = asked() if kind != "taken" else taken()
    return tidying.mark_spam(case, by=by) if kind == "spam" else case
