"""Who gets in: each role on each screen, and nobody from another commune."""

from unittest import mock

from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.test import TestCase
from wagtail.models import Site

from dialogue_pages import moderation
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.stages import Role
from tests.dialogue_pages.questions.cases import asked, person
from tests.factories import UserFactory, open_portal

from .office import (
    ADMINISTRATOR,
    APPROVER,
    GROUPS,
    HAMLET_HEAD,
    LIST,
    MODERATOR,
    SUPERVISOR,
    UNIT,
    act_data,
    act_url,
    assigned,
    case_url,
    hamlet_of,
    officer,
    other_site,
    unit_of,
)

OPEN, HOME, ABSENT = 200, 302, 404


def with_file(question, name="anh.png", content_type="image/png"):
    file = QuestionFile(
        question=question, name=name, content_type=content_type, size=4, digest="x"
    )
    file.file.save(name, ContentFile(b"\x89PNG"), save=True)
    return file


def keep_files_in_memory(case):
    """Let the residents' files of a test case never reach the disk."""
    memory = mock.patch.object(
        QuestionFile._meta.get_field("file"), "storage", InMemoryStorage()
    )
    memory.start()
    case.addClassCleanup(memory.stop)


class AccessTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        keep_files_in_memory(cls)
        open_portal()
        cls.people = {group: officer(group) for group in GROUPS}
        unit = unit_of(cls.people[UNIT])
        hamlet = hamlet_of(cls.people[HAMLET_HEAD])
        cls.case = assigned(unit, hamlet=hamlet, source="hamlet")
        cls.file = with_file(cls.case)
        cls.stranger = asked()
        withheld = assigned(unit, hamlet=hamlet, source="hamlet")
        cls.withheld = moderation.withhold(
            withheld, by=person(Role.MODERATOR), reason="Có tên"
        )

    def urls(self, case=None, file=None):
        case, file = case or self.case, file or self.file
        return {
            "list": LIST,
            "case": case_url(case),
            "public": case_url(case, "public-text"),
            "file": case_url(case, "files", str(file.pk)),
            "enter": LIST + "new/",
        }

    def answers(self, user, urls=None):
        self.client.force_login(user)
        urls = urls or self.urls()
        return {name: self.client.get(url).status_code for name, url in urls.items()}

    def test_each_role_opens_what_is_its_own(self):
        rows = {
            MODERATOR: (OPEN, OPEN, OPEN, OPEN, OPEN),
            ADMINISTRATOR: (OPEN, OPEN, OPEN, OPEN, OPEN),
            APPROVER: (OPEN, OPEN, OPEN, OPEN, OPEN),
            UNIT: (OPEN, OPEN, HOME, OPEN, HOME),
            HAMLET_HEAD: (OPEN, OPEN, HOME, OPEN, OPEN),
            SUPERVISOR: (OPEN, OPEN, HOME, ABSENT, HOME),
        }
        for group, expected in rows.items():
            with self.subTest(group):
                answered = tuple(self.answers(self.people[group]).values())
                self.assertEqual(answered, expected)

    def test_units_and_hamlet_heads_do_not_open_the_cases_of_others(self):
        for group in (UNIT, HAMLET_HEAD):
            with self.subTest(group):
                self.client.force_login(self.people[group])
                url = case_url(self.stranger)
                self.assertEqual(self.client.get(url).status_code, ABSENT)

    def test_supervisor_and_hamlet_head_do_not_open_what_is_withheld(self):
        for group in (SUPERVISOR, HAMLET_HEAD):
            with self.subTest(group):
                self.client.force_login(self.people[group])
                url = case_url(self.withheld)
                self.assertEqual(self.client.get(url).status_code, ABSENT)

    def test_whoever_has_no_role_gets_nowhere(self):
        editor = officer()
        editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
        for user in (editor, UserFactory()):
            self.assertEqual(set(self.answers(user).values()), {HOME})
        self.client.force_login(editor)
        self.assertNotContains(self.client.get("/admin/"), LIST)

    def test_nobody_gets_in_without_signing_in(self):
        for name, url in self.urls().items():
            with self.subTest(name):
                response = self.client.get(url)
                self.assertEqual(response.status_code, HOME)
                self.assertIn("login", response.url)

    def test_the_office_of_another_commune_gets_nowhere(self):
        there = other_site()
        for group in GROUPS:
            with self.subTest(group):
                answered = self.answers(officer(group, site=there))
                self.assertEqual(set(answered.values()), {HOME})

    def test_from_its_own_address_it_does_not_reach_this_commune_either(self):
        there = other_site()
        self.addCleanup(Site.clear_site_root_paths_cache)
        for group in (MODERATOR, APPROVER, ADMINISTRATOR, SUPERVISOR):
            self.client.force_login(officer(group, site=there))
            for name in ("case", "public", "file"):
                with self.subTest(group=group, screen=name):
                    answer = self.client.get(
                        self.urls()[name], headers={"host": there.hostname}
                    )
                    self.assertIn(answer.status_code, (HOME, ABSENT))

    def test_nor_does_it_act_here(self):
        there = other_site()
        case = asked()
        for user in (officer(MODERATOR, site=there), officer()):
            for host in ("localhost", there.hostname):
                self.client.force_login(user)
                self.client.post(
                    act_url(case, "take"),
                    act_data(case, "take"),
                    headers={"host": host},
                )
        case.refresh_from_db()
        self.assertEqual(case.stage, "received")
        self.assertEqual(Question.objects.get(pk=case.pk).events.count(), 1)

    def test_a_file_is_fetched_with_its_own_case_only(self):
        self.client.force_login(self.people[MODERATOR])
        url = case_url(self.stranger, "files", str(self.file.pk))
        self.assertEqual(self.client.get(url).status_code, ABSENT)

    def test_a_file_is_handed_out_so_that_nothing_runs_in_it(self):
        self.client.force_login(self.people[MODERATOR])
        page = with_file(self.case, "trang.html", "text/html")
        response = self.client.get(case_url(self.case, "files", str(page.pk)))
        self.assertIn("attachment", response["Content-Disposition"])
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertIn("no-store", response["Cache-Control"])

    def test_a_file_that_is_gone_is_not_a_fault(self):
        self.client.force_login(self.people[MODERATOR])
        gone = with_file(self.case, "mat.png")
        gone.file.storage.delete(gone.file.name)
        url = case_url(self.case, "files", str(gone.pk))
        self.assertEqual(self.client.get(url).status_code, ABSENT)

    def test_the_menu_counts_the_new_ones(self):
        self.client.force_login(self.people[MODERATOR])
        response = self.client.get("/admin/")
        self.assertContains(response, LIST)
        self.assertContains(response, "(1)")
