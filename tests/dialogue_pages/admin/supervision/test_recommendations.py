from datetime import date, timedelta

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages import supervising
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import SupervisionEvent, SupervisionRecommendation
from dialogue_pages.models.supervision import SupervisionAct
from dialogue_pages.question_choices import Visibility
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    officer,
    other_site,
)
from tests.dialogue_pages.questions.cases import asked
from tests.factories import default_site

LIST = "/admin/supervision/"
WORDS = "Sớm trả lời dứt điểm về tuyến mương."


def recommended(by=None, **fields):
    today = timezone.localdate()
    told = {
        "site": default_site(),
        "number": "12/KN-MTTQ",
        "dated_on": today,
        "received_on": today,
        "title": "Tuyến mương đầu thôn",
        "text": WORDS,
    }
    recommendation = SupervisionRecommendation(**told | fields)
    supervising.record(recommendation, by=by)
    return recommendation


def url_of(recommendation):
    return f"{LIST}{recommendation.pk}/"


class ClockTests(TestCase):
    def test_the_day_of_receipt_is_not_counted(self):
        day = date(2026, 6, 1)
        due = supervising.due_under(recommended(received_on=day, dated_on=day))
        self.assertEqual(due.due_on, date(2026, 6, 16))
        self.assertEqual(due.steps[0].on, date(2026, 6, 2))

    def test_a_last_day_off_moves_to_the_next_working_day(self):
        day = date(2026, 6, 5)  # fifteen days later is a Saturday
        self.assertEqual(recommended(received_on=day).due_on, date(2026, 6, 22))


class ActTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.supervisor = officer(SUPERVISOR, username="giam-sat")
        cls.approver = officer(APPROVER, username="lanh-dao")
        cls.recommendation = recommended(by=cls.supervisor)

    def test_the_history_tells_who_recorded_and_who_answered(self):
        supervising.answer(self.recommendation, "Đã giao.", "3/UBND", by=self.approver)
        told = self.recommendation.events.values_list("act", "by")
        self.assertEqual(
            list(told),
            [
                (SupervisionAct.RECORDED, self.supervisor.pk),
                (SupervisionAct.ANSWERED, self.approver.pk),
            ],
        )

    def test_it_is_answered_once(self):
        supervising.answer(self.recommendation, "Đã giao.", "3/UBND", by=self.approver)
        with self.assertRaises(ActRefusedError):
            supervising.answer(self.recommendation, "Khác.", "4", by=self.approver)
        self.recommendation.refresh_from_db()
        self.assertEqual(self.recommendation.answer, "Đã giao.")

    def test_events_are_neither_changed_nor_deleted(self):
        with self.assertRaises(PermissionDenied):
            SupervisionEvent.objects.update(by=None)
        with self.assertRaises(PermissionDenied):
            SupervisionEvent.objects.all().delete()


class MailTests(TestCase):
    def test_those_who_may_answer_are_told_of_number_and_day_alone(self):
        for group, name in (
            (APPROVER, "lanh-dao"),
            (MODERATOR, "kiem-duyet"),
            (SUPERVISOR, "giam-sat"),
            (UNIT, "don-vi"),
        ):
            officer(group, username=name, email=f"{name}@vidu.example")
        elsewhere = other_site()
        officer(APPROVER, username="khac", email="khac@vidu.example", site=elsewhere)

        with self.captureOnCommitCallbacks(execute=True):
            recommendation = recommended()

        self.assertEqual(
            {message.to[0] for message in mail.outbox},
            {"lanh-dao@vidu.example", "kiem-duyet@vidu.example"},
        )
        told = mail.outbox[0].subject + mail.outbox[0].body
        self.assertIn(recommendation.number, told)
        self.assertIn(f"{recommendation.due_on:%d/%m/%Y}", told)
        self.assertIn(url_of(recommendation), told)
        self.assertNotIn(WORDS, told)
        self.assertNotIn(recommendation.title, told)


class RightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.supervisor = officer(SUPERVISOR, username="giam-sat")
        cls.recommendation = recommended(by=cls.supervisor)

    def opened(self, user, url):
        self.client.force_login(user)
        return self.client.get(url)

    def test_supervisors_and_the_office_read_it(self):
        for user in (self.supervisor, officer(MODERATOR), officer(APPROVER)):
            with self.subTest(user=user.username):
                self.assertContains(self.opened(user, LIST), "Tuyến mương")
                seen = self.opened(user, url_of(self.recommendation))
                self.assertContains(seen, WORDS)

    def test_units_and_other_communes_do_not(self):
        unit = officer(UNIT, username="don-vi")
        answer = self.opened(unit, url_of(self.recommendation))
        self.assertNotIn(WORDS.encode(), answer.content)
        theirs = recommended(site=other_site(), title="Của xã khác")
        self.assertEqual(self.opened(self.supervisor, url_of(theirs)).status_code, 404)
        self.assertNotContains(self.opened(self.supervisor, LIST), "Của xã khác")

    def test_only_the_office_answers(self):
        answer = {"text": "Đã giao.", "number": "3/UBND"}
        self.client.force_login(self.supervisor)
        self.client.post(url_of(self.recommendation), answer)
        self.assertTrue(SupervisionRecommendation.objects.waiting().exists())
        self.client.force_login(officer(APPROVER, username="lanh-dao"))
        self.client.post(url_of(self.recommendation), answer)
        self.assertFalse(SupervisionRecommendation.objects.waiting().exists())

    def test_only_supervisors_record(self):
        answer = self.opened(officer(MODERATOR, username="kiem-duyet"), f"{LIST}new/")
        self.assertEqual(answer.status_code, 302)

    def test_a_question_that_was_withheld_later_is_not_named(self):
        question = asked(visibility=Visibility.WITHHELD)
        hidden = recommended(question=question)
        seen = self.opened(self.supervisor, url_of(hidden))
        self.assertNotContains(seen, question.number)


class RecordingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.supervisor = officer(SUPERVISOR, username="giam-sat")

    def record(self, **fields):
        self.client.force_login(self.supervisor)
        today = f"{timezone.localdate():%d/%m/%Y}"
        told = {
            "number": "12/KN-MTTQ",
            "dated_on": today,
            "received_on": today,
            "title": "Tuyến mương",
            "text": WORDS,
        }
        return self.client.post(f"{LIST}new/", told | fields)

    def test_on_a_question_in_sight(self):
        question = asked()
        self.record(question_number=question.number)
        self.assertEqual(SupervisionRecommendation.objects.get().question, question)

    def test_on_none(self):
        self.record()
        self.assertIsNone(SupervisionRecommendation.objects.get().question)

    def test_what_is_wrong_is_told_and_nothing_recorded(self):
        tomorrow = timezone.localdate() + timedelta(days=1)
        withheld = asked(visibility=Visibility.WITHHELD)
        for wrong in (
            {"question_number": withheld.number},
            {"question_number": "²/²"},
            {"question_number": "9" * 90},
            {"received_on": f"{tomorrow:%d/%m/%Y}"},
            {"received_on": "1/1/2020"},
            {"text": ""},
        ):
            with self.subTest(wrong=wrong):
                self.assertEqual(self.record(**wrong).status_code, 200)
        self.assertFalse(SupervisionRecommendation.objects.exists())


class TodayTests(TestCase):
    def test_both_sides_are_told_of_what_waits(self):
        recommended(
            dated_on=date(2026, 1, 5), received_on=date(2026, 1, 5), number="1/KN"
        )
        for group, words in (
            (SUPERVISOR, "văn phòng chưa trả lời"),
            (APPROVER, "kiến nghị giám sát cần trả lời"),
        ):
            with self.subTest(group=group):
                self.client.force_login(officer(group, username=group))
                self.assertContains(self.client.get("/admin/"), words)

    def test_the_list_asks_no_more_for_more(self):
        self.client.force_login(officer(APPROVER))
        self.client.get(LIST)
        recommended()
        self.client.get(LIST)
        with CaptureQueriesContext(connection) as with_one:
            self.client.get(LIST)
        asked_for_one = len(with_one)
        for number in range(3):
            recommended(number=str(number))
        self.client.get(LIST)
        with self.assertNumQueries(asked_for_one):
            self.client.get(LIST)
