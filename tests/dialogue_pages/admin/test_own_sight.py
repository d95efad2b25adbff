"""Nobody learns in Wagtail's choosers of pages and files that are not theirs to see."""

from django.test import TestCase
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from dialogue_pages.models import DialoguePlanPage
from tests.dialogue_pages.admin.desk.office import MODERATOR, officer, other_site
from tests.dialogue_pages.leaks.planting.people import editors_of
from tests.dialogue_pages.leaks.texts import readable
from tests.factories import (
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HomePageFactory,
    UserFactory,
    default_site,
    open_portal,
)


class OwnSightTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plan = cls.draft(open_portal(), "Dự thảo của xã này")
        site = other_site()
        site.root_page = HomePageFactory(title="Xã khác", slug="xa-khac")
        site.save()
        plans = DialoguePlanIndexPageFactory(parent=site.root_page)
        cls.foreign = cls.draft(plans, "Dự thảo của xã khác")
        cls.editor = officer()
        cls.editor.groups.add(editors_of(default_site()))

    @staticmethod
    def draft(parent, title) -> DialoguePlanPage:
        return DialoguePlanPageFactory(parent=parent, title=title, live=False)

    def doors_to(self, page):
        """Addresses that name the page or what lies above it."""
        yield f"/admin/choose-page/{page.get_parent().pk}/"
        yield f"/admin/choose-page/chosen-multiple/?id={page.pk}"
        yield f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}"

    def assert_doors(self, page, status):
        for url in self.doors_to(page):
            with self.subTest(url=url):
                response = self.client.get(url)
                self.assertEqual(response.status_code, status)
                if status == 200:
                    self.assertIn(page.title, readable(response))

    def found(self, words):
        return readable(self.client.get(f"/admin/choose-page/search/?q={words}"))

    def root(self):
        return readable(self.client.get("/admin/choose-page/"))

    def test_an_editor_chooses_among_the_own_pages(self):
        self.client.force_login(self.editor)
        self.assert_doors(self.plan, 200)
        self.assertIn("Xã Sông Trăng", self.root())
        self.assertIn(self.plan.title, self.found("Dự thảo"))

    def test_and_learns_of_none_of_another_commune(self):
        self.client.force_login(self.editor)
        self.assert_doors(self.foreign, 404)
        self.assertNotIn("Xã khác", self.root())
        self.assertNotIn(self.foreign.title, self.found("Dự thảo"))
        report = self.client.get("/admin/reports/page-types-usage/")
        self.assertEqual(report.status_code, 404)

    def test_who_edits_no_page_learns_of_none(self):
        self.client.force_login(officer(MODERATOR))
        self.assert_doors(self.plan, 404)
        self.assertNotIn(self.plan.title, self.found("Dự thảo"))

    def test_nor_of_a_picture(self):
        picture = Image.objects.create(title="Ảnh", file=get_test_image_file())
        self.client.force_login(officer(MODERATOR))
        url = f"/admin/images/chooser/{picture.pk}/select_format/"
        self.assertEqual(self.client.get(url).status_code, 404)
        self.client.force_login(UserFactory(is_superuser=True, is_staff=True))
        self.assertEqual(self.client.get(url).status_code, 200)

    def test_with_one_commune_the_report_on_types_is_open_to_editors(self):
        Site.objects.exclude(pk=default_site().pk).delete()
        self.client.force_login(self.editor)
        report = self.client.get("/admin/reports/page-types-usage/")
        self.assertEqual(report.status_code, 200)

    def test_an_administrator_sees_all(self):
        self.client.force_login(UserFactory(is_superuser=True, is_staff=True))
        self.assert_doors(self.plan, 200)
        self.assert_doors(self.foreign, 200)
