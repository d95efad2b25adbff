"""Where a unit is chosen: what each holds already, and which one the topic proposes."""

from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages.admin.desk import unit_loads
from dialogue_pages.admin.desk.unit_loads import Load, loads_of
from dialogue_pages.models import QuestionClock
from dialogue_pages.question_choices import BulkKind
from dialogue_pages.stages import Act
from tests.dialogue_pages.admin.bulk.steps import BulkSteps, bulk_url
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import asked
from tests.factories import TopicFactory, UnitFactory, default_site, open_portal
from tests.uncached import nothing_kept

from .office import (
    MODERATOR,
    act_data,
    act_url,
    answered,
    assigned,
    case_url,
    drafted,
    officer,
    other_site,
    taken,
)


def overdue(question):
    yesterday = timezone.localdate() - timedelta(days=1)
    QuestionClock.objects.filter(question=question).update(due_on=yesterday)


class UnitChoiceCase(BulkSteps, TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.economy = UnitFactory(name="Phòng Kinh tế")
        cls.culture = UnitFactory(name="Phòng Văn hóa")

    def setUp(self):
        self.client.force_login(officer(MODERATOR))

    def offered(self, url) -> list[str]:
        options = soup_of(self.client.get(url)).select("select[name$=unit] option")
        return [option.get_text(strip=True) for option in options if option["value"]]


class LoadTests(UnitChoiceCase):
    def test_what_waits_for_the_answer_of_a_unit_counts(self):
        assigned(self.economy)
        overdue(assigned(self.economy))
        drafted(self.economy)
        answered(self.economy)
        held = {self.economy.pk: Load(held=3, overdue=1)}
        self.assertEqual(loads_of(default_site().pk), held)

    def test_another_commune_has_loads_of_its_own(self):
        assigned(self.economy)
        self.assertEqual(loads_of(other_site().pk), {})

    def test_it_is_one_query_and_stops_in_time(self):
        for _number in range(4):
            overdue(assigned(self.economy))
        site, cut = default_site(), mock.patch.object(unit_loads, "MOST", 2)
        with cut, self.assertNumQueries(1):
            [load] = loads_of(site.pk).values()
        self.assertEqual(load, Load(3, 3, is_cut=True))
        self.assertEqual(str(load), "đang giữ ít nhất 3, quá hạn ít nhất 3")

    def test_every_choice_on_the_case_and_in_bulk_tells_it(self):
        overdue(assigned(self.economy))
        assigned(self.economy)
        told = ["Phòng Kinh tế – đang giữ 2, quá hạn 1", "Phòng Văn hóa"]
        self.assertEqual(self.offered(case_url(taken())), told)
        bulk = self.begun(BulkKind.ASSIGN, taken())
        self.assertEqual(self.offered(bulk_url(bulk)), told)

    def test_what_changes_shows_at_once(self):
        case = taken()
        assigned(self.economy)
        self.offered(case_url(case))
        assigned(self.economy)
        self.assertIn("Phòng Kinh tế – đang giữ 2", self.offered(case_url(case)))

    @nothing_kept
    def test_the_case_asks_no_more_with_more_units_and_questions(self):
        def asked_for():
            with CaptureQueriesContext(connection) as asked_for:
                self.client.get(case_url(case))
            return len(asked_for)

        case = taken(topic=TopicFactory(unit=self.economy))
        assigned(self.economy)
        asked_for()
        few = asked_for()
        for _number in range(5):
            assigned(UnitFactory())
        self.assertEqual(asked_for(), few)


class ProposalTests(UnitChoiceCase):
    def field(self, case):
        page = soup_of(self.client.get(case_url(case)))
        select = page.select_one("select[name=assign-unit]")
        chosen = select.select_one("option[selected]")
        return chosen and chosen["value"], page.select_one("#id_assign-unit-helptext")

    def assert_proposes(self, case, unit):
        chosen, why = self.field(case)
        self.assertEqual(chosen or "", str(unit.pk) if unit else "")
        self.assertEqual(bool(why and "Đề xuất" in why.get_text()), bool(unit))

    def test_the_unit_of_the_topic_is_chosen_beforehand_and_says_why(self):
        topic = TopicFactory(name="Đất đai", unit=self.economy)
        case = taken(topic=topic)
        self.assert_proposes(case, self.economy)
        why = "Đề xuất theo lĩnh vực Đất đai; hãy xem lại trước khi giao."
        self.assertEqual(self.field(case)[1].get_text(strip=True), why)

    def test_nothing_is_assigned_by_itself(self):
        case = taken(topic=TopicFactory(unit=self.economy))
        self.field(case)
        case.refresh_from_db()
        self.assertIsNone(case.unit)
        self.client.post(
            act_url(case, Act.ASSIGN), act_data(case, Act.ASSIGN, unit=self.culture.pk)
        )
        case.refresh_from_db()
        self.assertEqual(case.unit, self.culture)

    def test_without_a_unit_at_the_topic_nothing_is_guessed(self):
        topic = TopicFactory(unit=None)
        for _number in range(3):
            answered(self.economy, topic=topic)
        self.assert_proposes(taken(topic=topic), None)
        self.assert_proposes(taken(), None)

    def test_a_unit_that_has_ended_or_is_of_another_commune_is_not_proposed(self):
        over = timezone.localdate() - timedelta(days=1)
        for unit in (UnitFactory(valid_until=over), UnitFactory(site=other_site())):
            with self.subTest(unit):
                self.assert_proposes(taken(topic=TopicFactory(unit=unit)), None)

    def test_what_a_unit_handed_back_is_not_proposed_to_it_again(self):
        case = taken(topic=TopicFactory(unit=self.economy))
        case.declined_times = 1
        case.save()
        self.assert_proposes(case, None)

    def test_the_registry_offers_units_of_the_own_commune_that_exist(self):
        gone = UnitFactory(valid_until=timezone.localdate() - timedelta(days=1))
        foreign = UnitFactory(site=other_site())
        topic = TopicFactory(unit=None)
        self.client.force_login(officer("Quản trị xã"))
        url = f"/admin/dialogue_pages/topic/edit/{topic.pk}/"
        page = soup_of(self.client.get(url))
        offered = {option["value"] for option in page.select("select option")}
        self.assertIn(str(self.economy.pk), offered)
        self.assertFalse({str(gone.pk), str(foreign.pk)} & offered)
        self.client.post(url, {"name": topic.name, "unit": foreign.pk})
        topic.refresh_from_db()
        self.assertIsNone(topic.unit)

    def test_a_topic_keeps_the_unit_that_has_ended_until_another_is_named(self):
        gone = UnitFactory(valid_until=timezone.localdate() - timedelta(days=1))
        topic = TopicFactory(unit=gone)
        self.client.force_login(officer("Quản trị xã"))
        url = f"/admin/dialogue_pages/topic/edit/{topic.pk}/"
        self.client.post(url, {"name": "Đất ở", "unit": gone.pk})
        topic.refresh_from_db()
        self.assertEqual((topic.name, topic.unit), ("Đất ở", gone))

    def test_asked_on_the_portal_stays_without_a_unit(self):
        self.assertIsNone(asked(topic=TopicFactory(unit=self.economy)).unit)
