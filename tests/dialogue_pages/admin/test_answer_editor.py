"""A person looks at the draft of an answer in Wagtail's editor and publishes it."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Site
from wagtail.test.utils.form_data import nested_form_data

from dialogue_pages import moderation
from dialogue_pages.exceptions import BlanksLeftError
from dialogue_pages.models import AnswerPage
from dialogue_pages.models.whole_pages import KEPT_BACK
from dialogue_pages.question_choices import Visibility
from dialogue_pages.stages import Act, Role
from tests.dialogue_pages.questions.cases import moderator
from tests.dialogue_pages.questions.published import (
    SECRETS,
    again,
    answered,
    page_of,
    publish,
)
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanIndexPageFactory,
    DialoguePlanPageFactory,
    HomePageFactory,
    TopicFactory,
    open_portal,
)


class AnswerEditorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        cls.index = AnswerIndexPageFactory(parent=cls.plans.get_parent())
        cls.editor = get_user_model().objects.create_superuser("bien-tap")

    def setUp(self):
        self.client.force_login(self.editor)
        self.question = answered()
        self.page = page_of(self.question, self.index)

    @property
    def url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def send(self, action="action-publish", **fields):
        form = self.client.get(self.url).context["form"]
        data = {name: form[name].value() for name in form.fields if form[name].value()}
        told = nested_form_data(
            data
            | fields
            | {action: "1", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
        )
        response = self.client.post(self.url, told)
        self.page.refresh_from_db()
        return response

    def test_publishing_in_the_editor_is_an_act_of_that_person(self):
        self.send()
        self.assertTrue(self.page.live)
        self.assertEqual(again(self.question).visibility, Visibility.PUBLIC)
        event = self.question.events.last()
        self.assertEqual(
            (event.act, event.actor, event.role),
            (Act.PUBLISH, self.editor, Role.EDITOR),
        )

    def test_saving_a_draft_shows_nothing(self):
        self.send("action-save", answer="Xã đang kiểm tra.")
        self.assertFalse(self.page.live)
        self.assertEqual(again(self.question).visibility, Visibility.PRIVATE)

    def test_personal_data_is_told_beside_its_field(self):
        response = self.send(answer="Gọi ông Tòng, 0987 654 321.")
        self.assertIn("answer", response.context["form"].errors)
        self.assertContains(response, "0987 654 321")
        self.assertFalse(self.page.live)

    def test_a_gap_is_told_beside_its_field_and_kept_in_a_draft(self):
        gaps = {"answer": "Xong trước […: ngày].", "change_note": "Sửa […]"}
        response = self.send(**gaps)
        self.assertEqual(set(response.context["form"].errors), set(gaps))
        self.assertContains(response, "[…: ngày]")
        self.assertFalse(self.page.live)
        self.send("action-save", **gaps)
        draft = self.page.get_latest_revision_as_object()
        self.assertEqual(draft.answer, gaps["answer"])
        with self.assertRaises(BlanksLeftError):
            draft.get_latest_revision().publish()

    def test_brackets_in_a_question_keep_nothing_back(self):
        self.send(question_text="Ai nói “[…] sẽ sửa”, còn {thôn} thì sao?")
        self.assertTrue(self.page.live)

    def test_many_at_once_leave_what_has_a_gap(self):
        self.send("action-save", answer="Xong trước […: ngày].")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.client.post(
            f"{url}?id={self.page.pk}&next=/admin/", follow=True
        )
        self.assertContains(response, "[…: ngày]")
        self.page.refresh_from_db()
        self.assertFalse(self.page.live)

    def test_what_became_sensitive_is_refused_in_the_editor(self):
        moderation.withhold(self.question, by=moderator(), reason="Lộ người thứ ba")
        response = self.send()
        self.assertIn("question_text", response.context["form"].errors)
        self.assertFalse(self.page.live)

    def test_many_at_once_leave_what_became_sensitive(self):
        self.send("action-save")
        moderation.withhold(self.question, by=moderator(), reason="Lộ người thứ ba")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = self.client.post(f"{url}?id={self.page.pk}", follow=True)
        self.assertContains(response, "giữ kín vì nhạy cảm")
        self.page.refresh_from_db()
        self.assertFalse(self.page.live)

    def test_the_schedule_leaves_what_became_sensitive_and_goes_on(self):
        self.send("action-save")
        moderation.withhold(self.question, by=moderator(), reason="Lộ người thứ ba")
        whole = AnswerPageFactory(parent=self.page.get_parent(), live=False)
        due = timezone.now() - timedelta(hours=1)
        for page in (self.page, whole):
            revision = page.save_revision(clean=False)
            revision.approved_go_live_at = due
            revision.save()
        call_command("publish_scheduled")
        self.page.refresh_from_db()
        whole.refresh_from_db()
        self.assertEqual((self.page.live, whole.live), (False, True))
        line = PageLogEntry.objects.get(page=self.page.pk, action=KEPT_BACK)
        self.assertEqual(line.data["blanks"], [])
        revision = self.page.get_latest_revision()
        self.assertIsNone(revision.approved_go_live_at)

    def test_the_editor_holds_nothing_of_the_original(self):
        page = self.client.get(self.url).content.decode()
        for secret in SECRETS.values():
            self.assertNotIn(secret, page)

    def test_preview_shows_what_the_public_will_read(self):
        shown = self.page.make_preview_request().content.decode()
        self.assertIn(self.page.question_text, shown)
        for secret in SECRETS.values():
            self.assertNotIn(secret, shown)

    def test_publishing_many_at_once_moves_each_question(self):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        self.client.post(f"{url}?id={self.page.pk}&next=/admin/")
        self.assertEqual(again(self.question).visibility, Visibility.PUBLIC)
        url = url.replace("/publish/", "/unpublish/")
        self.client.post(f"{url}?id={self.page.pk}&next=/admin/")
        self.assertEqual(again(self.question).visibility, Visibility.HIDDEN)

    def test_only_what_belongs_to_the_commune_is_offered(self):
        home = HomePageFactory(title="Xã khác", slug="xa-khac")
        site = Site.objects.create(hostname="khac.example", root_page=home)
        abroad = DialoguePlanPageFactory(
            parent=DialoguePlanIndexPageFactory(parent=home)
        )
        strange = {TopicFactory(site=site), ConferenceFactory(plan=abroad)}
        own = {
            TopicFactory(),
            ConferenceFactory(plan=DialoguePlanPageFactory(parent=self.plans)),
        }
        form = self.client.get(self.url).context["form"]
        offered = {*form.fields["topic"].queryset, *form.fields["conference"].queryset}
        self.assertLessEqual(own, offered)
        self.assertFalse(strange & offered)

    def test_answers_stand_only_in_a_list_of_answers(self):
        self.assertEqual(self.index.allowed_subpage_models(), [AnswerPage])
        self.assertNotIn(AnswerPage, self.plans.allowed_subpage_models())
        self.assertEqual(AnswerPage.allowed_subpage_models(), [])
        self.assertIn(
            type(self.index), self.plans.get_parent().specific.allowed_subpage_models()
        )

    def test_deleting_a_list_hides_what_it_showed(self):
        publish(self.page)
        Page.objects.get(pk=self.index.pk).delete()
        self.assertEqual(again(self.question).visibility, Visibility.HIDDEN)
