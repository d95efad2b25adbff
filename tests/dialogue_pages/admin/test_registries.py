import io

import openpyxl
from django.contrib.auth import get_user_model
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dialogue_pages.importing import import_plan
from dialogue_pages.models import Hamlet, RulePack, WorkingDayException
from tests.dialogue_pages.official.plans import clean_plan
from tests.factories import (
    HamletFactory,
    RulePackFactory,
    TopicFactory,
    UnitFactory,
    default_site,
    open_portal,
)

LISTS = ("hamlet", "unit", "topic", "workingdayexception", "rulepack")


def list_url(name):
    return f"/admin/dialogue_pages/{name}/"


class RegistryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.admin = get_user_model().objects.create_superuser("quan-tri")
        site = default_site()
        site.pk, site.hostname, site.is_default_site = None, "khac.example", False
        site.save()
        cls.other_site = site

    def setUp(self):
        self.client.force_login(self.admin)

    def test_every_list_opens_empty_and_filled(self):
        for name in LISTS:
            self.assertEqual(self.client.get(list_url(name)).status_code, 200)
        TopicFactory(unit=UnitFactory())
        HamletFactory()
        for name in LISTS:
            self.assertEqual(self.client.get(list_url(name)).status_code, 200)

    def test_a_list_answers_no_question_about_what_it_does_not_show(self):
        unit = UnitFactory()
        unit.members.add(self.admin)
        HamletFactory(head=self.admin)
        asked = {
            "unit": ["members__password__startswith", "site__root_page__title", "name"],
            "hamlet": ["question__sender_phone__contains", "head__email", "xyz"],
            "question": ["sender_phone__startswith", "notes__text__contains"],
            "rulepack": ["is_active__gt", "site"],
        }
        for name, lookups in asked.items():
            for lookup in lookups:
                for value in ("0", "\x00", "9" * 20):
                    with self.subTest(name=name, lookup=lookup, value=value):
                        found = self.client.get(list_url(name), {lookup: value})
                        self.assertEqual(found.status_code, 404)

    def test_a_list_still_takes_its_own_filter_order_and_page(self):
        query = "kind__exact=day_off&o=1&p=0&q="
        found = self.client.get(f"{list_url('workingdayexception')}?{query}")
        self.assertEqual(found.status_code, 200)

    def test_a_day_from_which_nobody_can_count_is_refused(self):
        for day in ("1/1/0001", "31/12/9999", "31/12/1899", "0000-00-00"):
            for name, field in [
                ("workingdayexception", "day"),
                ("unit", "valid_until"),
            ]:
                with self.subTest(name=name, day=day):
                    url = list_url(name) + "create/"
                    told = {field: day, "name": "Lễ", "kind": "day_off"}
                    form = self.client.post(url, told).context["form"]
                    self.assertIn(field, form.errors)

    def test_the_form_says_how_a_day_is_typed(self):
        for name in ("workingdayexception", "unit", "rulepack"):
            with self.subTest(name):
                form = self.client.get(list_url(name) + "create/")
                self.assertContains(form, "25/6/2026")

    def test_a_new_hamlet_belongs_to_the_commune_at_hand(self):
        self.client.post(
            list_url("hamlet") + "create/", {"label": "bản", "name": "Đồng Lau"}
        )
        hamlet = Hamlet.objects.get()
        self.assertEqual(hamlet.site, default_site())
        self.assertEqual(hamlet.folded_name, "dong lau")

    def test_a_hamlet_entered_twice_is_told_beside_the_form(self):
        HamletFactory(name="Đồng Lau", label="bản")
        response = self.client.post(
            list_url("hamlet") + "create/", {"label": "bản", "name": "Đồng Lau"}
        )
        self.assertEqual(response.status_code, 200)
        self.assertEqual(Hamlet.objects.count(), 1)

    def test_another_communes_rows_are_neither_listed_nor_opened(self):
        theirs = HamletFactory(name="Nơi Khác", site=self.other_site)
        self.assertNotContains(self.client.get(list_url("hamlet")), "Nơi Khác")
        for act in ("edit", "delete", "history"):
            response = self.client.get(f"{list_url('hamlet')}{act}/{theirs.pk}/")
            self.assertEqual(response.status_code, 404, act)

    def test_a_topic_is_answered_by_a_unit_of_its_own_commune(self):
        UnitFactory(name="Nơi khác trả lời", site=self.other_site)
        UnitFactory(name="Phòng Kinh tế")
        response = self.client.get(list_url("topic") + "create/")
        self.assertContains(response, "Phòng Kinh tế")
        self.assertNotContains(response, "Nơi khác trả lời")

    def test_a_name_is_found_without_accents(self):
        HamletFactory(name="Đồng Lau")
        HamletFactory(name="Vạn Chài")
        response = self.client.get(list_url("hamlet"), {"q": "dong"})
        self.assertContains(response, "Đồng Lau")
        self.assertNotContains(response, "Vạn Chài")

    def test_the_export_holds_the_rows(self):
        HamletFactory(name="Đồng Lau", label="bản")
        response = self.client.get(list_url("hamlet"), {"export": "xlsx"})
        content = b"".join(response.streaming_content)
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        self.assertIn("Đồng Lau", [cell.value for row in sheet for cell in row])

    def test_a_special_day_needs_its_source(self):
        data = {
            "day": "2027-02-08",
            "kind": "off",
            "name": "Tết",
            "source_document": "",
        }
        url = list_url("workingdayexception") + "create/"
        self.assertEqual(self.client.post(url, data).status_code, 200)
        self.assertFalse(WorkingDayException.objects.exists())
        self.client.post(url, data | {"source_document": "TB 1/TB-BNV"})
        self.assertTrue(WorkingDayException.objects.exists())

    def test_a_rule_pack_is_made_with_its_rules(self):
        rules = [
            {
                "code": "publish_results",
                "text": "",
                "anchor": "conference",
                "offset": "5",
                "unit": "working_day",
                "direction": "after",
                "responsible": "Văn phòng",
                "citation": "",
            }
        ]
        data = {"name": "Quy chế", "citation": "Số 01", "is_active": "on", "note": ""}
        self.client.post(
            list_url("rulepack") + "create/",
            nested_form_data(data | {"rules": inline_formset(rules)}),
        )
        pack = RulePack.objects.get()
        self.assertEqual(pack.site, default_site())
        (rule,) = pack.as_rules()
        self.assertEqual((rule.code, rule.offset), ("publish_results", 5))

    def test_a_plan_is_offered_only_the_packs_of_its_commune(self):
        rules = [{"offset": 7}, {"offset": 9}]
        RulePackFactory(name="Gói nơi khác", site=self.other_site, rules=rules)
        RulePackFactory(name="Gói của xã", rules=rules)
        RulePackFactory(name="Gói câu hỏi", rules=[{"anchor": "received", "offset": 5}])
        url = reverse(
            "wagtailadmin_pages:add",
            args=["dialogue_pages", "dialogueplanpage", self.plans.pk],
        )
        response = self.client.get(url)
        self.assertContains(response, "Gói của xã", count=1)
        self.assertNotContains(response, "Gói nơi khác")
        self.assertNotContains(response, "Gói câu hỏi")

    def test_a_plan_is_saved_with_its_packs(self):
        pack = RulePackFactory(rules=[{"offset": 7}, {"offset": 9}])
        page = import_plan(clean_plan(), self.plans)
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = self.client.get(url).context["form"]
        field = form.fields["rule_packs"]
        self.assertEqual(list(field.clean([pack.pk])), [pack])
