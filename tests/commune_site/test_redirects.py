from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, get_page_models

from dialogue_pages.models import AnswerIndexPage, QuestionFormPage
from home.models import InformationPage
from tests.dialogue_pages.news.portal import Portal
from tests.dialogue_pages.public.forms import QuestionFormPageFactory


class RedirectTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.portal = Portal()
        cls.home = cls.portal.plans.get_parent()
        cls.form = QuestionFormPageFactory(parent=cls.home)
        cls.information = InformationPage(title="Liên hệ", slug="lien-he")
        cls.home.add_child(instance=cls.information)

    def rename(self, page, slug):
        """As an editor does: a new slug in a new published version."""
        page = page.specific_class.objects.get(pk=page.pk)
        page.slug = slug
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    def assert_leads(self, old, new):
        self.assertRedirects(self.client.get(old), new, status_code=301)

    def test_every_kind_of_page_is_found_at_its_old_address(self):
        portal = self.portal
        lists = [portal.plans, portal.announcements, portal.answers]
        pages = [*portal.pages(), *lists, self.form, self.information]
        own = [m for m in get_page_models() if m.__module__.startswith(("home", "dia"))]
        self.assertEqual(
            {type(page) for page in pages} | {type(self.home.specific)}, {*own}
        )
        for page in pages:
            page.refresh_from_db()
            old = page.url
            with self.subTest(kind=type(page).__name__):
                self.assert_leads(old, self.rename(page, f"{page.slug}-moi").url)

    def test_papers_and_links_of_mails_lead_there_too(self):
        plan, form = self.portal.plan.url, self.form.url
        new_plan = self.rename(self.portal.plan, "ten-moi").url
        new_form = self.rename(self.form, "hoi-dap").url

        self.assert_leads(f"{plan}pdf/", f"{new_plan}pdf/")
        self.assert_leads(f"{plan}ics/", f"{new_plan}ics/")
        self.assert_leads(f"{form}tra-cuu/", f"{new_form}tra-cuu/")
        self.assert_leads(
            f"{form}xac-nhan-thu/?k=a:b", f"{new_form}xac-nhan-thu/?k=a:b"
        )

    def test_many_moves_are_one_step(self):
        answer, first = self.portal.answer, self.portal.answer.url
        second = self.rename(answer, "hai").url
        last = self.rename(answer, "ba").url
        self.assert_leads(first, last)
        self.assert_leads(second, last)

    def test_a_page_that_moved_takes_those_below_it_along(self):
        old = self.portal.answer.url
        library = AnswerIndexPage.objects.get(pk=self.portal.answers.pk)
        moved = AnswerIndexPage(title="Hỏi đáp", slug="hoi-dap-moi")
        self.home.add_child(instance=moved)
        with self.captureOnCommitCallbacks(execute=True):
            self.portal.answer.move(moved, pos="last-child")
        self.portal.answer.refresh_from_db()
        self.assert_leads(old, self.portal.answer.url)

        below = self.portal.answer.url
        self.rename(moved, "hoi-dap-nua")
        self.portal.answer.refresh_from_db()
        self.assert_leads(below, self.portal.answer.url)
        self.assertTrue(library.live)

    def test_a_page_that_came_back_and_was_hidden_leads_to_nothing(self):
        answer, address = self.portal.answer, self.portal.answer.url
        self.rename(answer, "khac")
        answer = self.rename(answer, answer.slug)
        answer.unpublish()
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_no_hidden_page_is_named(self):
        old = self.portal.answer.url
        answer = self.rename(self.portal.answer, "ten-can-giau")
        guard = PageViewRestriction.objects.create(
            page=self.portal.answers, restriction_type=PageViewRestriction.LOGIN
        )
        self.assertEqual(self.client.get(old).status_code, 404)
        guard.delete()
        answer.unpublish()
        self.assertEqual(self.client.get(old).status_code, 404)

    def test_a_redirect_of_an_editor_works_as_ever(self):
        Redirect.add_redirect("/cu", redirect_to="/so-do-trang/", is_permanent=False)
        self.assertRedirects(self.client.get("/cu/?a=1"), "/so-do-trang/?a=1")

    def test_a_neighbour_has_redirects_of_its_own(self):
        old = self.portal.answer.url
        self.rename(self.portal.answer, "khac")
        self.portal.neighbour()
        answer = self.client.get(old, headers={"host": "khac.example"})
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(Redirect.objects.exclude(site=self.portal.site).count(), 0)

    def test_the_form_names_all_its_own_addresses(self):
        routes = [f"/{route.pattern}" for route in QuestionFormPage.get_subpage_urls()]
        self.assertEqual(self.form.get_route_paths(), routes)
