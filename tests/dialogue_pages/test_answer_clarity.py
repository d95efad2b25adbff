"""Related answers, promises with their day, and votes that leave no trace."""

from datetime import timedelta

from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dialogue_pages.models import ClarityVote
from dialogue_pages.public.answer_clarity import FROM_ADDRESS
from dialogue_pages.question_choices import Outcome
from tests.dialogue_pages.pages import text_of
from tests.dialogue_pages.test_answers import AnswersTestCase
from tests.factories import (
    AnswerIndexPageFactory,
    HamletFactory,
    TopicFactory,
    UserFactory,
)


class RelatedAnswersTests(AnswersTestCase):
    def setUp(self):
        self.today = timezone.localdate()
        self.topic, self.hamlet = TopicFactory(), HamletFactory()
        self.page = self.answer(topic=self.topic, hamlet=self.hamlet)

    def related(self):
        links = self.open(self.page.url).select(".related-answers a")
        return [text_of(link) for link in links]

    def near(self, title, *, age=0, **fields):
        day = self.today - timedelta(age)
        return self.answer(title=title, answered_on=day, **fields)

    def test_same_topic_first_then_the_newest_four_at_most(self):
        self.near("Thôn này", hamlet=self.hamlet)
        for age in range(1, 4):
            self.near(f"Lĩnh vực {age}", age=age, topic=self.topic)
        expected = ["Lĩnh vực 1", "Lĩnh vực 2", "Lĩnh vực 3", "Thôn này"]
        self.assertEqual(self.related(), expected)
        self.near("Lĩnh vực 0", topic=self.topic)
        self.assertEqual(self.related(), ["Lĩnh vực 0", *expected[:3]])

    def test_nothing_hidden_foreign_or_of_another_matter(self):
        self.near("Nháp", topic=self.topic, live=False)
        kept = self.near("Riêng", topic=self.topic)
        PageViewRestriction.objects.create(page=kept, restriction_type="login")
        self.near("Việc khác", topic=TopicFactory())
        elsewhere = AnswerIndexPageFactory(parent=self.plans.get_parent(), slug="khac")
        self.answer(topic=self.topic, title="Danh sách khác").move(elsewhere)
        self.assertEqual(self.related(), [])

    def test_answers_without_topic_and_hamlet_are_not_related_to_each_other(self):
        self.page = self.answer()
        self.near("Không lĩnh vực")
        self.assertEqual(self.related(), [])


class PromiseTests(AnswersTestCase):
    def promise(self, day, outcome=Outcome.COMMITTED):
        page = self.answer(outcome=outcome, promised_until=day)
        return self.open(page.url).select_one(".answer-promise")

    def test_the_day_of_a_promise_is_told_until_it_is_kept(self):
        day = timezone.localdate() + timedelta(30)
        self.assertIn(f"{day.day:02}/{day.month}", self.told(self.promise(day)))
        self.assertIsNone(self.promise(day, Outcome.SETTLED))

    def told(self, element):
        return text_of(element).replace("/01/", "/1/").replace("/02/", "/2/")

    def test_a_day_that_has_passed_is_called_so(self):
        late = self.promise(timezone.localdate() - timedelta(1))
        self.assertIn("answer-promise-overdue", late["class"])
        today = self.promise(timezone.localdate())
        self.assertNotIn("answer-promise-overdue", today["class"])


class ClarityTests(AnswersTestCase):
    def setUp(self):
        cache.clear()
        self.page = self.answer()
        self.address = f"{self.page.url}danh-gia/"

    def vote(self, client=None, **fields):
        told = {"choice": "ro", "reason": ""} | fields
        return (client or Client()).post(self.address, told, follow=True)

    def test_the_answer_itself_sets_no_cookie_and_has_no_form(self):
        response = self.client.get(self.page.url)
        self.assertFalse(response.cookies)
        self.assertNotContains(response, "csrfmiddlewaretoken")
        self.assertContains(response, f"{self.address}?y-kien=chua-ro")

    def test_the_form_opens_with_what_was_pressed_and_is_kept_by_no_cache(self):
        response = self.client.get(f"{self.address}?y-kien=chua-ro")
        self.assertContains(response, 'value="chua-ro"')
        self.assertContains(response, "checked", 1)
        self.assertIn("no-store", response["Cache-Control"])
        self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_a_vote_is_kept_without_a_trace_of_the_reader(self):
        reason = "Gọi tôi 0912345678, chưa rõ nộp ở đâu"
        response = self.vote(choice="chua-ro", reason=reason)
        self.assertContains(response, "Cảm ơn")
        vote = ClarityVote.objects.get()
        self.assertEqual((vote.page_id, vote.is_clear), (self.page.pk, False))
        self.assertIn("chưa rõ nộp ở đâu", vote.reason)
        self.assertNotIn("0912345678", vote.reason)
        kept = {field.name for field in ClarityVote._meta.get_fields()}
        self.assertEqual(kept, {"id", "page", "key", "is_clear", "reason", "given_on"})

    def test_one_vote_of_a_browser_and_of_a_form(self):
        reader = Client()
        for _again in range(2):
            self.vote(reader)
        self.assertEqual(ClarityVote.objects.count(), 1)
        key = "7b0c1d94-6f56-4f0e-8f5e-3a0f6a7f1c11"
        for _again in range(2):
            self.vote(key=key)
        self.assertEqual(ClarityVote.objects.count(), 2)
        self.assertNotContains(reader.get(self.address), 'method="post"')

    def test_neither_without_a_choice_nor_without_the_token(self):
        self.assertContains(self.vote(choice=""), "error-summary")
        strict = Client(enforce_csrf_checks=True)
        self.assertEqual(self.vote(strict).status_code, 403)
        self.assertFalse(ClarityVote.objects.exists())

    def test_an_address_that_votes_too_often_has_to_wait(self):
        for _times in range(FROM_ADDRESS.times):
            FROM_ADDRESS.count("127.0.0.1")
        self.assertEqual(self.vote().status_code, 429)
        self.assertFalse(ClarityVote.objects.exists())

    def test_the_public_reads_numbers_from_five_votes_on_and_never_a_reason(self):
        for number in range(4):
            self.vote(choice="chua-ro" if number else "ro", reason="Dài quá")
        self.assertNotContains(self.client.get(self.page.url), "1 trong")
        self.vote()
        response = self.client.get(self.page.url)
        self.assertContains(response, "2 trong 5")
        self.assertNotContains(response, "Dài quá")

    def test_the_editor_reads_counts_and_reasons(self):
        self.vote(choice="chua-ro", reason="Chưa rõ nộp ở đâu")
        self.client.force_login(UserFactory(is_superuser=True))
        page = self.client.get(f"/admin/pages/{self.page.pk}/edit/")
        self.assertContains(page, "Chưa rõ nộp ở đâu")

    def test_no_form_for_an_answer_that_is_not_public(self):
        self.page.unpublish()
        self.assertEqual(self.client.get(self.address).status_code, 404)
