from django.test import RequestFactory, TestCase

from dialogue_pages.admin.office_mails import MailWishPanel
from dialogue_pages.models import MailWish, OfficeMail
from dialogue_pages.models.office_mails import OfficeMailKind
from tests.factories import UserFactory, default_site, open_portal

from .desk.office import ADMINISTRATOR, MODERATOR, officer, other_site

LIST = "/admin/dialogue_pages/officemail/"


class MailWishPanelTests(TestCase):
    def choose(self, user, **ticked):
        sent = {f"dialogue_mails-{name}": "on" for name in ticked}
        request = RequestFactory().post("/", sent)
        form = MailWishPanel(request, user, None).get_form()
        self.assertTrue(form.is_valid())
        form.save()
        return MailWish.objects.get()

    def test_a_person_chooses_which_mails_to_get_and_may_change_it(self):
        user = UserFactory()
        wish = self.choose(user, wants_instant=True)
        self.assertEqual((wish.person, wish.wants_digest), (user, False))
        self.assertTrue(wish.wants_instant)
        self.assertTrue(self.choose(user, wants_digest=True).wants_digest)

    def test_without_a_choice_both_are_ticked(self):
        form = MailWishPanel(RequestFactory().get("/"), UserFactory(), None).get_form()
        self.assertTrue(form["wants_digest"].value())
        self.assertTrue(form["wants_instant"].value())


class OfficeMailListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.reader = officer(ADMINISTRATOR)
        for site, name in ((default_site(), "Lò Bình"), (other_site(), "Cà Lương")):
            OfficeMail.objects.create(
                site=site,
                person=UserFactory(username=name),
                address="a@songtrang.example",
                kind=OfficeMailKind.DIGEST,
                key="digest:2026-11-25",
            )

    def test_the_administrator_sees_what_went_to_the_own_office(self):
        self.client.force_login(self.reader)
        page = self.client.get(LIST)
        self.assertContains(page, "Lò Bình")
        self.assertNotContains(page, "Cà Lương")

    def test_others_do_not(self):
        self.client.force_login(officer(MODERATOR))
        self.assertEqual(self.client.get(LIST).status_code, 302)
