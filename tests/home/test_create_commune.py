"""A commune is opened by one command, and stays apart from all others."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import GroupApprovalTask, Page, Site, TaskState

from dialogue_pages.models import (
    CommuneMember,
    CommuneSettings,
    Hamlet,
    RulePack,
    Topic,
    WorkingDayException,
)
from tests.dialogue_pages.questions.cases import asked
from tests.factories import DialoguePlanPageFactory, UserFactory

HOST, OTHER = "baisay.example", "nuivoi.example"
WORKFLOWS = ("workflow", "workflow_tasks")


def create(*args, **options) -> str:
    out = StringIO()
    call_command("create_commune", *args, stdout=out, **options)
    return out.getvalue()


@override_settings(ALLOWED_HOSTS=["*"])
class OpenedCommuneTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        create(HOST, name="xã Bãi Sậy", province="tỉnh Vân Lĩnh", port=80)
        cls.site = Site.objects.get(hostname=HOST)

    def test_takes_the_place_of_the_empty_welcome(self):
        self.assertEqual(list(Site.objects.all()), [self.site])
        self.assertEqual(Page.objects.filter(depth=2).count(), 1)

    def test_every_page_answers_at_its_host(self):
        pages = self.site.root_page.get_descendants(inclusive=True)
        self.assertGreaterEqual(len(pages), 10)
        for page in pages:
            with self.subTest(page=page.slug):
                response = self.client.get(page.url, headers={"host": HOST})
                self.assertContains(response, "Bãi Sậy")

    def test_knows_its_name_on_paper(self):
        settings = CommuneSettings.for_site(self.site)
        self.assertEqual(settings.agency_lines, "ỦY BAN NHÂN DÂN\nXÃ BÃI SẬY")
        self.assertEqual(settings.place_name, "Bãi Sậy")

    def test_has_what_all_communes_share(self):
        for model in (RulePack, WorkingDayException, Topic):
            self.assertTrue(model.objects.filter(site=self.site).exists(), model)

    def test_a_form_of_it_can_be_opened(self):
        form = self.site.root_page.get_children().get(slug="gui-y-kien")
        response = self.client.get(form.url, headers={"host": HOST})
        self.assertContains(response, "<form")


class RefusalTests(TestCase):
    def refused(self, *args, **options) -> str:
        pages = Page.objects.count()
        with self.assertRaises(CommandError) as caught:
            create(*args, **options)
        self.assertEqual(caught.exception.returncode, 2)
        self.assertEqual(Page.objects.count(), pages)
        return str(caught.exception)

    def test_host_that_is_taken(self):
        create(HOST, name="xã Bãi Sậy")
        self.assertIn(HOST, self.refused(HOST, name="xã Bãi Sậy"))

    def test_rubbish(self):
        for host, name in (
            ("", "xã Bãi Sậy"),
            ("a b", "xã Bãi Sậy"),
            ("-a.example", "xã Bãi Sậy"),
            ("a/../b", "xã Bãi Sậy"),
            (HOST, "Bãi Sậy"),
            (HOST, "xã "),
            (HOST, "xã " + "Sậy " * 30),
        ):
            with self.subTest(host=host, name=name):
                self.refused(host, name=name)

    def test_ports_and_people_that_cannot_be(self):
        UserFactory(username="chu")
        for options in (
            {"port": 0},
            {"port": 70_000},
            {"admin": "moi"},
            {"admin": "moi", "mail": "moi"},
            {"admin": "chu", "mail": "chu@baisay.example"},
        ):
            with self.subTest(**options):
                self.refused(HOST, name="xã Bãi Sậy", **options)

    def test_a_file_with_one_bad_row_makes_nothing_and_names_the_line(self):
        rows = f"host,name\n{HOST},xã Bãi Sậy\n{OTHER},Núi Voi\n"
        twice = f"\n{HOST},xã Bãi Sậy" * 2
        for text in (rows, "tên,xã\n", "host,name\n", f"host,name{twice}"):
            with self.subTest(text=text), TemporaryDirectory() as folder:
                path = Path(folder, "xã.csv")
                path.write_text(text, encoding="utf-8")
                told = self.refused(file=str(path))
                self.assertEqual("3" in told, text == rows)

    def test_a_file_that_is_no_text(self):
        with TemporaryDirectory() as folder:
            path = Path(folder, "communes.xlsx")
            path.write_bytes(b"PK\x03\x04\xff\xfe")
            self.refused(file=str(path))
            self.refused(file=f"{folder}/none.csv")


@override_settings(ALLOWED_HOSTS=["*"])
class ApartTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        create(HOST, name="xã Bãi Sậy", port=80)
        cls.early = UserFactory(username="truoc")
        with TemporaryDirectory() as folder:
            path = Path(folder, "communes.csv")
            lines = ["host,name,province,port"]
            lines += [f"xa{n}.example,xã Đồi {n},tỉnh Vân Lĩnh,80" for n in range(2)]
            path.write_text("\n".join(lines), encoding="utf-8-sig")
            cls.told = create(file=str(path))
        create(
            OTHER,
            name="phường Núi Voi",
            port=80,
            admin="chu",
            mail="chu@nuivoi.example",
        )
        cls.own = Site.objects.get(hostname=OTHER)
        cls.foreign = Site.objects.get(hostname=HOST)
        cls.person = get_user_model().objects.get(username="chu")
        names = ["Kiểm duyệt", "Lãnh đạo duyệt", f"Lãnh đạo – {OTHER}"]
        cls.person.groups.add(*Group.objects.filter(name__in=names))

    def setUp(self):
        self.client.force_login(self.person)

    def get(self, address, host=OTHER):
        return self.client.get(address, headers={"host": host})

    def test_people_of_the_first_commune_become_members_of_its_office(self):
        self.assertTrue(
            CommuneMember.objects.filter(site=self.foreign, user=self.early).exists()
        )
        self.assertFalse(
            CommuneMember.objects.filter(site=self.own, user=self.early).exists()
        )

    def test_the_own_pages_open_in_the_editor_and_no_others(self):
        for site, code in ((self.own, 200), (self.foreign, 302)):
            for page in site.root_page.get_descendants(inclusive=True):
                edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
                with self.subTest(page=page.url_path):
                    self.assertEqual(self.get(edit).status_code, code)

    def test_the_tree_names_no_other_commune(self):
        for name in ("wagtailadmin_explore_root", "wagtailadmin_home"):
            with self.subTest(view=name):
                response = self.client.get(
                    reverse(name), headers={"host": OTHER}, follow=True
                )
                self.assertContains(response, "Núi Voi")
                self.assertNotContains(response, "Bãi Sậy")

    def test_reports_tell_of_no_other_commune(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.foreign.root_page.pk])
        editor = UserFactory(username="ngoai", is_superuser=True, first_name="Lường")
        CommuneMember.objects.create(site=self.foreign, user=editor)
        hamlet = Hamlet.objects.create(site=self.foreign, name="Thôn Xa")
        log(hamlet, "wagtail.edit", user=editor)
        log(self.foreign.root_page, "wagtail.edit", user=editor)
        self.assertEqual(self.get(edit).status_code, 302)
        group = Group.objects.get(name="Quản trị xã")
        self.person.groups.add(group)
        for name in ("site_history", "aging_pages", "locked_pages", *WORKFLOWS):
            with self.subTest(report=name):
                response = self.get(reverse(f"wagtailadmin_reports:{name}"))
                self.assertEqual(response.status_code, 200)
                for word in ("Bãi Sậy", "Thôn Xa", "Lường", HOST):
                    self.assertNotContains(response, word)

    def test_the_settings_of_another_commune_stay_closed(self):
        for site, code in ((self.own, 200), (self.foreign, 302)):
            address = reverse(
                "wagtailsettings:edit",
                args=["dialogue_pages", "communesettings", site.pk],
            )
            with self.subTest(site=site.hostname):
                self.assertEqual(self.get(address).status_code, code)

    def test_desk_and_registries_of_another_commune_stay_closed(self):
        for name in (
            "dialogue_pages_questions",
            "dialogue_pages_hamlet_modeladmin_index",
            "dialogue_pages_rulepack_modeladmin_index",
        ):
            address = reverse(name)
            with self.subTest(view=name):
                self.assertEqual(self.get(address).status_code, 200)
                self.assertEqual(self.get(address, host=HOST).status_code, 302)

    def test_what_is_sent_by_an_editor_is_approved_by_the_own_leaders(self):
        for site in (self.own, self.foreign):
            workflow = site.root_page.get_workflow()
            task = workflow.tasks.get().specific
            leaders = [group.name for group in task.groups.all()]
            self.assertEqual(leaders, [f"Lãnh đạo – {site.hostname}"])

    def test_what_waits_for_a_leader_is_of_the_own_commune_and_asked_for_once(self):
        started = {}
        for site in (self.own, self.foreign):
            home = site.root_page.specific
            home.save_revision()
            started[site] = home.get_workflow().start(home, user=self.early)
        ContentType.objects.get_for_model(GroupApprovalTask)
        with self.assertNumQueries(2):  # whatever the number of communes
            waiting = list(TaskState.objects.reviewable_by(self.person))
        self.assertEqual(waiting, [started[self.own].current_task_state])

    def test_more_communes_ask_no_more_of_the_database(self):
        """Pages and desk of one commune, before and after others get much to show."""
        addresses = [page.url for page in self.own.root_page.get_children()]
        addresses += ["/", "/tim-kiem/?q=duong", reverse("dialogue_pages_questions")]
        few = {address: self.queries(address) for address in addresses}
        for site in Site.objects.exclude(pk=self.own.pk):
            plans = site.root_page.get_children().get(slug="ke-hoach-doi-thoai")
            DialoguePlanPageFactory.create_batch(2, parent=plans, issued=True)
            asked(site=site)
        self.assertEqual({a: self.queries(a) for a in addresses}, few)

    def queries(self, address) -> int:
        self.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            self.assertEqual(self.get(address).status_code, 200)
        return len(caught)
