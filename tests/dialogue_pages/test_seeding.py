import io

from django.core.management import CommandError, call_command
from django.test import TestCase
from wagtail.models import Site

from dialogue_pages.clock.official_days import OFFICIAL_DAYS
from dialogue_pages.clock.shipped_packs import LAW, SHIPPED_PACKS, STRICT
from dialogue_pages.models import RulePack, Topic, WorkingDayException
from dialogue_pages.models.calendar import office_calendar
from dialogue_pages.seeding import seed_rule_packs, seed_special_days, seed_topics
from tests.factories import RulePackFactory, TopicFactory, default_site


class SeedingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = default_site()

    def test_the_rows_are_the_shipped_rules(self):
        seed_rule_packs(self.site)
        for pack in SHIPPED_PACKS:
            with self.subTest(pack=pack.key):
                record = RulePack.objects.get(site=self.site, shipped_as=pack.key)
                self.assertEqual(record.as_rules(), list(pack.rules))
                for row in record.rules.all():
                    row.full_clean()

    def test_a_second_run_adds_nothing(self):
        for seed in (seed_rule_packs, seed_special_days, seed_topics):
            with self.subTest(seed=seed.__name__):
                self.assertTrue(seed(self.site))
                self.assertEqual(seed(self.site), [])

    def test_what_the_office_changed_stays(self):
        seed_rule_packs(self.site)
        pack = RulePack.objects.get(shipped_as=STRICT.key)
        pack.name = "Quy chế của xã"
        pack.rules.set([])
        pack.save()
        self.assertEqual(seed_rule_packs(self.site), [])
        pack.refresh_from_db()
        self.assertEqual((pack.name, pack.as_rules()), ("Quy chế của xã", []))

    def test_a_pack_of_the_same_name_made_by_hand_stays_alone(self):
        RulePackFactory(name=LAW.name)
        added = seed_rule_packs(self.site)
        self.assertEqual(len(added), len(SHIPPED_PACKS) - 1)

    def test_special_days_give_the_official_calendar_and_keep_the_offices_rows(self):
        WorkingDayException.objects.create(
            site=self.site,
            day="2026-01-02",
            kind="make_up",
            name="Không hoán đổi",
            source_document="CV 1/UBND",
        )
        added = seed_special_days(self.site)
        self.assertEqual(len(added), len(OFFICIAL_DAYS) - 1)
        for row in added:
            row.full_clean()
        calendar = office_calendar(self.site)
        for day in OFFICIAL_DAYS:
            expected = day.kind.value if f"{day.on}" != "2026-01-02" else "make_up"
            self.assertEqual(calendar.exceptions[day.on].kind, expected)

    def test_topics_of_the_office_stay_alone(self):
        TopicFactory(name="Thủy lợi")
        self.assertEqual(seed_topics(self.site), [])

    def test_the_command_fills_the_named_site_only(self):
        other = Site.objects.create(
            hostname="khac.example", root_page=self.site.root_page
        )
        out = io.StringIO()
        call_command("seed_registries", site="khac.example", stdout=out)
        self.assertIn(str(len(OFFICIAL_DAYS)), out.getvalue())
        for model in (RulePack, WorkingDayException, Topic):
            sites = set(model.objects.values_list("site", flat=True))
            self.assertEqual(sites, {other.pk})

    def test_the_command_refuses_an_unknown_site(self):
        with self.assertRaises(CommandError) as caught:
            call_command("seed_registries", site="khong-co.example")
        self.assertEqual(caught.exception.returncode, 2)
