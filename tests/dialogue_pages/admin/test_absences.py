"""The screen of absences, and what “Việc hôm nay” tells of them to both."""

from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dialogue_pages.models import Absence
from dialogue_pages.roles import full_name
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.test_standing_in import away
from tests.factories import UserFactory, default_site, open_portal
from tests.uncached import nothing_kept

from .desk.office import (
    ADMINISTRATOR,
    APPROVER,
    HAMLET_HEAD,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    assigned,
    officer,
    other_site,
    taken,
    unit_of,
)

SCREEN, HOME = "/admin/absences/", "/admin/"


class AbsenceCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.there = other_site()
        cls.today = timezone.localdate()
        cls.officer, cls.colleague = officer(UNIT), officer(UNIT)

    def announce(self, by, substitute, since=0, until=3, **fields):
        self.client.force_login(by)
        days = {"first_day": since, "last_day": until}
        sent = {
            name: f"{self.today + timedelta(days=number):%d/%m/%Y}"
            for name, number in days.items()
        }
        sent["substitute"] = substitute.pk
        return self.client.post(SCREEN, sent | fields)

    def offered(self, person, name="substitute") -> set[int]:
        self.client.force_login(person)
        options = soup_of(self.client.get(SCREEN)).select(f"[name={name}] option")
        return {int(option["value"]) for option in options if option["value"]}


class AnnouncingTests(AbsenceCase):
    def test_an_officer_announces_the_own_absence(self):
        response = self.announce(self.officer, self.colleague)
        self.assertRedirects(response, SCREEN)
        absence = Absence.objects.get()
        told = (absence.site, absence.person, absence.substitute)
        self.assertEqual(told, (default_site(), self.officer, self.colleague))
        self.assertEqual(absence.last_day, self.today + timedelta(days=3))
        entry = ModelLogEntry.objects.for_instance(absence).get()
        self.assertEqual(entry.action, "dialogue_pages.absence.announce")
        self.assertEqual(entry.user, self.officer)

    def test_nobody_but_an_administrator_announces_the_absence_of_others(self):
        self.announce(self.officer, self.colleague, person=officer(UNIT).pk)
        self.assertEqual(Absence.objects.get().person, self.officer)
        administrator = officer(ADMINISTRATOR)
        self.announce(administrator, self.officer, person=self.colleague.pk, until=9)
        self.assertFalse(Absence.objects.filter(person=self.colleague).exists())
        third = officer(UNIT)
        self.announce(administrator, third, person=self.colleague.pk, until=9)
        self.assertEqual(Absence.objects.get(person=self.colleague).substitute, third)

    def test_who_is_offered(self):
        moderator, leader = officer(MODERATOR), officer(APPROVER)
        for group in (SUPERVISOR, HAMLET_HEAD):
            officer(group)
        officer(UNIT, site=self.there)
        UserFactory()
        able = {self.colleague.pk, moderator.pk, leader.pk}
        self.assertEqual(self.offered(self.officer), able)
        administrator = officer(ADMINISTRATOR)
        everybody = able | {self.officer.pk, administrator.pk}
        self.assertEqual(self.offered(administrator, "person"), everybody)
        self.assertEqual(self.offered(moderator), {administrator.pk})
        self.assertEqual(self.offered(leader), set())
        self.assertContains(self.client.get(SCREEN), "Chưa có đồng nghiệp nào đủ quyền")

    def test_what_cannot_be_is_refused_and_stored_by_nobody(self):
        foreign, watcher = officer(UNIT, site=self.there), officer(SUPERVISOR)
        for substitute, since, until in (
            (foreign, 0, 3),
            (watcher, 0, 3),
            (self.officer, 0, 3),
            (self.colleague, 3, 0),
            (self.colleague, -5, -1),
            (self.colleague, 0, 400),
        ):
            with self.subTest(substitute=substitute, since=since, until=until):
                response = self.announce(self.officer, substitute, since, until)
                self.assertEqual(response.status_code, 200)
                self.assertFalse(Absence.objects.exists())

    def test_two_absences_of_one_person_share_no_day(self):
        away(self.officer, self.colleague, until=3)
        self.announce(self.officer, self.colleague, 3, 5)
        self.assertEqual(Absence.objects.count(), 1)
        self.announce(self.officer, self.colleague, 4, 5)
        self.assertEqual(Absence.objects.count(), 2)

    def test_who_is_away_on_one_of_the_days_does_not_stand_in(self):
        away(self.colleague, officer(UNIT), since=2, until=9)
        response = self.announce(self.officer, self.colleague)
        self.assertContains(response, "cũng vắng mặt vào một số ngày này")
        self.assertFalse(Absence.objects.filter(person=self.officer).exists())

    def test_who_was_to_stand_in_is_told_whose_substitute_is_missing(self):
        away(self.colleague, self.officer, since=1, until=2)
        self.announce(self.officer, officer(UNIT))
        page = self.client.get(SCREEN)
        missing = f"không còn ai thay {full_name(self.colleague)}"
        self.assertContains(page, missing)

    def test_an_absence_is_ended_by_its_person_or_an_administrator(self):
        for by, ends in (
            (self.colleague, False),
            (self.officer, True),
            (officer(ADMINISTRATOR), True),
            (officer(ADMINISTRATOR, site=self.there), False),
        ):
            absence = away(self.officer, self.colleague, since=-2, until=3)
            self.client.force_login(by)
            with self.subTest(by):
                self.client.post(SCREEN, {"end": absence.pk})
                absence.refresh_from_db()
                self.assertEqual(absence.last_day < self.today, ends)
            absence.delete()

    def test_what_has_not_begun_is_taken_back(self):
        absence = away(self.officer, self.colleague, since=2, until=3)
        self.client.force_login(self.officer)
        self.client.post(SCREEN, {"end": absence.pk})
        self.assertFalse(Absence.objects.exists())
        entry = ModelLogEntry.objects.get(action="dialogue_pages.absence.end")
        self.assertEqual(entry.user, self.officer)

    def test_it_is_open_to_officers_of_the_commune_only(self):
        stranger = officer(UNIT, ADMINISTRATOR, site=self.there)
        people = (officer(SUPERVISOR), officer(HAMLET_HEAD), stranger)
        for person in people:
            self.client.force_login(person)
            with self.subTest(person):
                self.assertEqual(self.client.get(SCREEN).status_code, 302)

    def test_a_broken_key_ends_nothing(self):
        self.client.force_login(self.officer)
        for key in ("x", "9" * 30, "999999"):
            response = self.client.post(SCREEN, {"end": key})
            self.assertEqual(response.status_code, 404)

    @nothing_kept
    def test_the_list_takes_as_many_queries_for_many(self):
        def asked_for():
            with CaptureQueriesContext(connection) as queries:
                self.client.get(SCREEN)
            return len(queries)

        self.client.force_login(officer(ADMINISTRATOR))
        away(self.officer, self.colleague)
        asked_for()
        few = asked_for()
        for _number in range(4):
            away(officer(UNIT), officer(UNIT))
        self.assertEqual(asked_for(), few)


class TodayTests(AbsenceCase):
    def panel(self, person):
        self.client.force_login(person)
        return soup_of(self.client.get(HOME)).select_one(".today")

    def notices(self, person) -> list[str]:
        return [text_of(n).strip() for n in self.panel(person).select(".today-notice")]

    def tasks(self, person) -> dict[str, str]:
        links = self.panel(person).select(".today-task a")
        return {text_of(link): link["href"] for link in links}

    def test_both_are_told_while_it_lasts(self):
        away(self.officer, self.colleague, until=3)
        day = f"{self.today + timedelta(days=3):%d/%m/%Y}"
        told = f"Ông/bà đang thay {full_name(self.officer)} đến hết ngày {day}."
        self.assertEqual(self.notices(self.colleague), [told])
        [own] = self.notices(self.officer)
        self.assertIn(f"Ông/bà vắng mặt đến hết ngày {day}", own)
        self.assertIn(full_name(self.colleague), own)
        self.assertEqual(self.notices(officer(MODERATOR)), [])

    def test_nobody_is_told_before_and_after(self):
        away(self.officer, self.colleague, since=1, until=3)
        away(self.officer, self.colleague, since=-3, until=-1)
        self.assertEqual(self.notices(self.colleague), [])
        self.assertEqual(self.notices(self.officer), [])

    def test_the_work_of_the_other_ones_unit_is_listed_with_its_queue(self):
        unit = unit_of(self.officer, name="Phòng Kinh tế")
        question = assigned(unit)
        for substitute in (self.colleague, officer(APPROVER)):
            absence = away(self.officer, substitute)
            with self.subTest(substitute):
                words = "1 câu hỏi Phòng Kinh tế cần dự thảo trả lời"
                url = self.tasks(substitute)[words]
                self.assertContains(self.client.get(url), question.number)
            absence.delete()
            self.assertNotIn(words, self.tasks(substitute))

    def test_what_the_other_one_has_taken_up_is_listed(self):
        absent, second = officer(MODERATOR), officer(MODERATOR)
        question = taken()
        question.owner = absent
        question.save()
        taken()
        away(absent, second)
        url = self.tasks(second)["1 câu hỏi đã nhận, cần phân loại, giao việc"]
        listed = self.client.get(url)
        self.assertContains(listed, question.number)
        self.assertEqual(len(soup_of(listed).select(".desk-table tbody tr")), 1)

    def test_officers_find_the_screen_and_others_do_not(self):
        for person, is_led in (
            (self.officer, True),
            (officer(ADMINISTRATOR), True),
            (officer(SUPERVISOR), False),
            (officer(HAMLET_HEAD), False),
        ):
            with self.subTest(person):
                link = self.panel(person).select_one(f'a[href="{SCREEN}"]')
                self.assertEqual(bool(link), is_led)

    @nothing_kept
    def test_the_case_asks_no_more_while_nobody_is_away(self):
        """Kept between writes; what is asked for otherwise does not grow."""
        unit = unit_of(self.officer)
        question = assigned(unit)
        self.client.force_login(self.officer)
        url = f"/admin/questions/{question.pk}/"
        self.client.get(url)
        with CaptureQueriesContext(connection) as with_none:
            self.client.get(url)
        for _number in range(3):
            away(officer(UNIT), officer(UNIT))
        with self.assertNumQueries(len(with_none)):
            self.client.get(url)
