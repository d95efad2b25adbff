from datetime import date, timedelta
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue_pages import following, moderation
from dialogue_pages.acting import Actor
from dialogue_pages.admin.desk import counting
from dialogue_pages.admin.desk.access import Seat
from dialogue_pages.admin.desk.sight import listed_cases
from dialogue_pages.models import QuestionClock
from dialogue_pages.searching import cases as case_search
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import (
    HamletFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

from .office import (
    APPROVER,
    HAMLET_HEAD,
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    answered,
    assigned,
    drafted,
    hamlet_of,
    officer,
    other_site,
    taken,
    unit_of,
)


class DeskListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.moderator = officer(MODERATOR)

    def shown(self, user=None, **asked_for):
        self.client.force_login(user or self.moderator)
        response = self.client.get(LIST, asked_for)
        self.assertEqual(response.status_code, 200)
        return response

    def cases(self, response):
        return [row.question for row in response.context["rows"]]

    def counts(self, response):
        return {tab.key: count for tab, count, _ in response.context["tabs"]}

    def test_the_first_queue_with_work_is_shown(self):
        case = taken()
        response = self.shown()
        self.assertEqual(response.context["queue"].key, "triage")
        self.assertEqual(self.cases(response), [case])

    def test_an_approver_meets_own_work_first(self):
        asked()
        case = drafted(UnitFactory())
        response = self.shown(officer(APPROVER))
        self.assertEqual(response.context["queue"].key, "approve")
        self.assertEqual(self.cases(response), [case])

    def test_a_unit_meets_what_it_has_to_answer_first(self):
        user = officer(UNIT)
        unit = unit_of(user)
        following.object_to_answer(answered(unit), "Chưa thấy sửa")
        case = assigned(unit)
        response = self.shown(user)
        self.assertEqual(response.context["queue"].key, "units")
        self.assertEqual(self.cases(response), [case])

    def test_own_drafts_do_not_wait_for_own_approval(self):
        chair = officer(APPROVER)
        drafted(UnitFactory(), by=Actor(frozenset({Role.UNIT}), chair))
        self.assertEqual(self.counts(self.shown(chair))["approve"], 0)

    def test_every_queue_is_counted(self):
        asked()
        waiting = moderation.ask_more(taken(), "Ở thôn nào?", by=person(Role.MODERATOR))
        moderation.withhold(taken(), by=person(Role.MODERATOR), reason="Có tên")
        counted = self.counts(self.shown())
        self.assertEqual(
            [counted[key] for key in ("new", "triage", "waiting", "withheld", "all")],
            [1, 1, 1, 1, 3],
        )
        self.assertEqual(self.cases(self.shown(queue="waiting")), [waiting])

    def test_late_soon_and_stopped_ones_are_told_apart(self):
        late, soon = asked(title="Muộn"), asked(title="Sắp")
        stopped = moderation.ask_more(taken(), "Gì?", by=person(Role.MODERATOR))
        today = timezone.localdate()
        clocks = QuestionClock.objects
        clocks.exclude(question=soon).update(due_on=today - timedelta(days=3))
        clocks.filter(question=soon).update(due_on=today)
        self.assertEqual(self.cases(self.shown(queue="overdue")), [late])
        self.assertEqual(self.cases(self.shown(queue="soon")), [soon])
        self.assertNotIn(stopped, self.cases(self.shown(queue="overdue")))

    def test_the_earliest_clock_stands_first(self):
        first, second, third = asked(), asked(), asked()
        today = timezone.localdate()
        for case, days in ((first, 9), (second, 3), (third, 5)):
            case.clocks.update(due_on=today + timedelta(days=days))
        shown = self.cases(self.shown(queue="new"))
        self.assertEqual(shown, [second, third, first])

    def test_search_needs_no_accents(self):
        road, power = asked(), asked(title="Điện yếu", content="Điện chập chờn")
        self.assertEqual(self.cases(self.shown(q="dien yeu")), [power])
        self.assertEqual(self.cases(self.shown(q="đường ngập")), [road])
        self.assertEqual(self.cases(self.shown(q=road.number)), [road])
        named = asked(sender_name="Vàng A Sính", sender_phone="0900000777")
        for sought in ("Vàng", "0777"):
            self.assertEqual(self.cases(self.shown(q=sought)), [named])

    def test_it_is_narrowed_by_unit_topic_and_hamlet(self):
        unit, topic, hamlet = UnitFactory(), TopicFactory(), HamletFactory()
        case = assigned(unit, topic=topic, hamlet=hamlet)
        asked()
        for name, entry in (("unit", unit), ("topic", topic), ("hamlet", hamlet)):
            with self.subTest(name):
                response = self.shown(**{name: entry.pk, "queue": "all"})
                self.assertEqual(self.cases(response), [case])

    def test_nonsense_in_the_address_narrows_nothing(self):
        case = asked()
        response = self.shown(queue="x", unit="x", hamlet=999, p="x", topic="")
        self.assertEqual(self.cases(response), [case])

    def test_what_is_wrong_in_a_filter_is_told_beside_it(self):
        taken()
        wrong = (
            ("received_from", "31/02/2026"),
            ("q", "%"),
            ("q", "a" * 101),
            ("unit", "999999"),
        )
        for name, typed in wrong:
            with self.subTest(filter=name, typed=typed):
                response = self.shown(**{name: typed})
                self.assertContains(response, f'id="id_{name}_error"')
                self.assertEqual(response.context["form"].has_rare, name[0] == "r")

    def test_pages_keep_what_the_list_is_narrowed_to(self):
        for _ in range(31):
            asked()
        first = self.shown(q="duong", queue="new")
        self.assertEqual(len(self.cases(first)), 30)
        place = first.context["page"].after
        self.assertContains(first, f"?q=duong&amp;queue=new&amp;after={place}")
        second = self.shown(q="duong", queue="new", after=place)
        self.assertEqual(len(self.cases(second)), 1)
        place = second.context["page"].before
        self.assertContains(second, f"?q=duong&amp;queue=new&amp;before={place}")

    def test_the_number_of_queries_does_not_grow(self):
        unit = UnitFactory()
        for _ in range(3):
            assigned(unit, hamlet=HamletFactory(), topic=TopicFactory())
        self.shown()
        with CaptureQueriesContext(connection) as with_three:
            self.shown(queue="all")
        for _ in range(27):
            assigned(unit, hamlet=HamletFactory(), topic=TopicFactory())
        self.shown(queue="all")  # reads again what is kept until something is written
        with CaptureQueriesContext(connection) as with_thirty:
            self.shown(queue="all")
        self.assertEqual(len(with_thirty), len(with_three))

    def test_units_and_hamlet_heads_see_their_own(self):
        officer_of_unit, head = officer(UNIT), officer(HAMLET_HEAD)
        ours = assigned(unit_of(officer_of_unit))
        hamlet = hamlet_of(head)
        theirs = asked(hamlet=hamlet, source="hamlet")
        asked(hamlet=hamlet)
        assigned(UnitFactory(), hamlet=HamletFactory())
        self.assertEqual(self.cases(self.shown(officer_of_unit, queue="all")), [ours])
        self.assertEqual(self.cases(self.shown(head, queue="all")), [theirs])

    def test_another_commune_is_not_there(self):
        there = other_site()
        asked(site=there)
        self.assertEqual(self.cases(self.shown(queue="all")), [])

    def test_a_supervisor_reads_and_searches_masked_texts_only(self):
        asked(
            title="Gọi tôi số 0912 345 678", content="Số của tôi 0912 345 678 luôn mở"
        )
        supervisor = officer(SUPERVISOR)
        response = self.shown(supervisor, queue="all")
        self.assertNotContains(response, "345 678")
        self.assertEqual(self.cases(self.shown(supervisor, q="345")), [])

    def test_who_searches_masked_texts_is_told_so(self):
        number = asked().number
        for reader, query, is_told in (
            (officer(SUPERVISOR), "ngập", True),
            (officer(SUPERVISOR), number, False),
            (officer(SUPERVISOR), "", False),
            (officer(MODERATOR), "ngập", False),
        ):
            with self.subTest(reader=reader, query=query):
                shown = self.shown(reader, queue="all", q=query)
                self.assertIs(shown.context["searches_masked"], is_told)

    def test_counts_are_the_lengths_of_the_lists(self):
        unit, hamlet = UnitFactory(), HamletFactory()
        following.withdraw(asked(hamlet=hamlet))
        drafted(unit)
        moderation.withhold(taken(hamlet=hamlet), by=person(Role.MODERATOR), reason="x")
        moderation.ask_more(taken(), "Ở đâu?", by=person(Role.MODERATOR))
        late = assigned(unit, hamlet=hamlet)
        late.clocks.update(due_on=timezone.localdate() - timedelta(days=1))
        narrowings = (
            {},
            {"unit": unit.pk},
            {"q": "ngập"},
            {"hamlet": hamlet.pk, "q": "duong"},
        )
        for narrowing in narrowings:
            counted = self.counts(self.shown(**narrowing))
            for queue, count in counted.items():
                with self.subTest(queue, **narrowing):
                    asked_for = narrowing | {"queue": queue}
                    self.assertEqual(len(self.cases(self.shown(**asked_for))), count)
                    listed = listed_cases(
                        Seat(self.moderator, default_site()), asked_for
                    )
                    self.assertEqual(listed.count(), count)

    def test_filters_combine(self):
        unit, hamlet = UnitFactory(), HamletFactory()
        case = assigned(unit, hamlet=hamlet, source="paper")
        assigned(unit), asked(hamlet=hamlet), asked(source="paper")
        asked_for = {
            "queue": "all",
            "unit": unit.pk,
            "hamlet": hamlet.pk,
            "source": "paper",
            "stage": "assigned",
            "q": "duong",
        }
        self.assertEqual(self.cases(self.shown(**asked_for)), [case])
        self.assertEqual(self.cases(self.shown(**asked_for | {"stage": "done"})), [])

    def test_it_is_narrowed_by_the_days_of_receipt(self):
        early, late = asked(on=date(2026, 3, 2)), asked(on=date(2026, 3, 5))
        days = ("2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06")
        for begin, end, expected in (
            (days[0], days[3], [late, early]),
            (days[0], days[0], [early]),
            (days[1], "", [late]),
            ("", days[2], [late, early]),
            (days[3], "", []),
            ("3/3/2026", "05/03/2026", [late]),
        ):
            with self.subTest(begin=begin, end=end):
                asked_for = {"received_from": begin, "received_to": end}
                response = self.shown(queue="all", **asked_for)
                self.assertEqual(self.cases(response), expected)

    def test_own_cases_are_picked_out(self):
        mine = moderation.take(
            asked(), by=Actor(frozenset({Role.MODERATOR}), self.moderator)
        )
        taken()
        response = self.shown(queue="all", owner=self.moderator.pk)
        self.assertEqual(self.cases(response), [mine])

    def test_what_is_looked_up_stands_newest_first_what_waits_by_its_clock(self):
        old, new = asked(on=date(2026, 3, 2)), asked(on=date(2026, 3, 5))
        new.clocks.update(due_on=date(2026, 3, 6))
        old.clocks.update(due_on=date(2026, 3, 9))
        for asked_for, expected in (
            ({"queue": "new", "q": "duong"}, [new, old]),
            ({"queue": "all"}, [new, old]),
            ({"queue": "all", "order": "newest"}, [new, old]),
        ):
            self.assertEqual(self.cases(self.shown(**asked_for)), expected)
        new.clocks.update(due_on=date(2026, 3, 30))
        for asked_for, expected in (
            ({"queue": "new", "q": "duong"}, [old, new]),
            ({"queue": "all"}, [old, new]),
            ({"queue": "all", "q": "duong"}, [new, old]),
            ({"queue": "all", "q": "duong", "order": "clock"}, [old, new]),
        ):
            self.assertEqual(self.cases(self.shown(**asked_for)), expected)

    def test_counting_stops_in_time_and_says_so(self):
        for _ in range(3):
            asked()
        with (
            patch.object(counting.counted, "__defaults__", (2,)),
            patch.object(counting.told, "__defaults__", (2,)),
        ):
            response = self.shown(queue="new")
        self.assertEqual(self.counts(response)["new"], 3)
        self.assertContains(response, "hơn 2")
        self.assertEqual(len(self.cases(response)), 3)

    def test_what_matches_a_common_word_is_listed_but_not_counted(self):
        case = asked()
        with patch.object(case_search, "FEW", 0):
            response = self.shown(q="duong", queue="new")
        self.assertEqual(self.cases(response), [case])
        self.assertIsNone(self.counts(response)["new"])

    def test_an_empty_queue_says_so(self):
        self.assertContains(self.shown(), "desk-nothing")
