"""Files beside a published answer: what was released, and nothing else, in no other way."""

from io import BytesIO
from unittest.mock import patch

from django.core.files.base import ContentFile
from django.test import Client, TestCase
from wagtail.models import PageViewRestriction

from dialogue_pages import moderation
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import AnswerPage, QuestionFile
from dialogue_pages.question_choices import Visibility
from dialogue_pages.releasing import release_files
from dialogue_pages.stages import Role
from tests.dialogue_pages.pages import soup_of
from tests.dialogue_pages.questions.cases import asked, moderator, person
from tests.dialogue_pages.questions.published import again, answered, page_of, publish
from tests.factories import AnswerIndexPageFactory, open_portal

CACHES = "wagtail.contrib.frontend_cache.backends"
SECRET_NAMES = ("don-cua-Quang-Thi-La.jpg", "cccd.jpg")


def with_file(question, name, content=b"pixels", kind="image/jpeg") -> QuestionFile:
    file = QuestionFile(
        question=question, name=name, content_type=kind, size=len(content), digest="0"
    )
    file.file.save(f"{name}", ContentFile(content))
    return file


class AnswerFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        plans = open_portal()
        cls.index = AnswerIndexPageFactory(parent=plans.get_parent())
        cls.question = answered()
        cls.shown, cls.kept = (with_file(cls.question, n) for n in SECRET_NAMES)
        cls.page = page_of(cls.question, cls.index)

    @classmethod
    def tearDownClass(cls):
        for file in QuestionFile.objects.all():
            file.file.storage.delete(file.file.name)
        super().tearDownClass()

    def release(self):
        names = {self.shown.pk: "Ảnh 1.jpg"}
        release_files(again(self.question), names, by=moderator())

    def url(self, file, page=None) -> str:
        return f"{(page or self.page).url}tep/{file.pk}/"

    def status(self, file, page=None) -> int:
        return Client().get(self.url(file, page)).status_code

    def test_a_page_cache_forgets_the_page_when_a_file_is_taken_back(self):
        self.release()
        publish(self.page)
        cache = {"varnish": {"BACKEND": f"{CACHES}.HTTPBackend", "LOCATION": ""}}
        with (
            self.settings(WAGTAILFRONTENDCACHE=cache),
            patch(f"{CACHES}.HTTPBackend.purge_batch") as purge,
            self.captureOnCommitCallbacks(execute=True),
        ):
            release_files(again(self.question), {}, by=moderator())
        (urls,) = purge.call_args.args
        self.assertIn(self.page.full_url, urls)

    def test_without_a_page_cache_nothing_is_purged(self):
        self.release()
        publish(self.page)
        with (
            patch("dialogue_pages.page_cache.purge_page_from_cache") as purge,
            self.captureOnCommitCallbacks(execute=True),
        ):
            release_files(again(self.question), {}, by=moderator())
        purge.assert_not_called()

    def test_only_what_was_released_is_named_and_handed_out(self):
        self.release()
        publish(self.page)
        response = Client().get(self.page.url)
        (link,) = soup_of(response).select(".answer-files a")
        self.assertEqual((link.text, link["href"]), ("Ảnh 1.jpg", self.url(self.shown)))
        response = Client().get(link["href"])
        self.assertEqual(b"".join(response.streaming_content), b"pixels")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertIn("no-store", response["Cache-Control"])
        self.assertIn("sandbox", response["Content-Security-Policy"])
        self.assertEqual(self.status(self.kept), 404)

    def test_the_name_it_came_with_is_in_no_door(self):
        self.release()
        publish(self.page)
        doors = [self.page.url, self.index.url, self.url(self.shown), "/sitemap.xml"]
        for door in doors:
            response = Client().get(door, follow=True)
            shown = BytesIO(b"".join(response)).read().decode(errors="replace")
            for secret in (*SECRET_NAMES, self.shown.file.name, self.kept.file.name):
                with self.subTest(door=door, secret=secret):
                    self.assertNotIn(secret, shown + str(response.headers))

    def test_nothing_is_public_by_itself(self):
        publish(self.page)
        self.assertEqual({self.status(f) for f in (self.shown, self.kept)}, {404})
        self.assertEqual(
            soup_of(Client().get(self.page.url)).select(".answer-files"), []
        )

    def test_nothing_before_the_page_is_published_and_after_it_is_taken_down(self):
        self.release()
        self.assertEqual(self.status(self.shown), 404)
        publish(self.page)
        self.assertEqual(self.status(self.shown), 200)
        AnswerPage.objects.get(pk=self.page.pk).unpublish()
        self.assertEqual(self.status(self.shown), 404)

    def test_nothing_once_the_question_is_withheld_or_the_file_taken_back(self):
        self.release()
        publish(self.page)
        release_files(again(self.question), {}, by=moderator())
        self.assertEqual(self.status(self.shown), 404)
        self.release()
        self.assertEqual(self.status(self.shown), 200)
        moderation.withhold(again(self.question), by=moderator(), reason="nhạy cảm")
        self.assertEqual(self.status(self.shown), 404)
        with self.assertRaises(ActRefusedError):
            self.release()

    def test_no_file_of_another_question_and_none_behind_a_login(self):
        stranger = with_file(asked(), "khac.jpg")
        QuestionFile.objects.filter(pk=stranger.pk).update(
            visibility=Visibility.PUBLIC, public_name="Ảnh.jpg"
        )
        self.release()
        publish(self.page)
        self.assertEqual(self.status(stranger), 404)
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertEqual(self.status(self.shown), 302)

    def test_a_name_that_tells_of_a_person_is_refused(self):
        names = ("Đơn của Quàng Thị Lả.jpg", "don_quang_thi_la.jpg", "0912-345-678.jpg")
        for name in (*names, " "):
            with self.subTest(name), self.assertRaises(ActRefusedError):
                release_files(
                    again(self.question), {self.shown.pk: name}, by=moderator()
                )

    def test_only_who_prepares_public_texts_releases(self):
        for role in (Role.UNIT, Role.CITIZEN, Role.EDITOR, Role.SECRETARY):
            with self.subTest(role), self.assertRaises(ActRefusedError):
                release_files(again(self.question), {}, by=person(role))

    def test_a_paper_is_kept_as_a_file_and_opened_in_no_page(self):
        paper = with_file(self.question, "a.pdf", b"%PDF-", "application/pdf")
        release_files(again(self.question), {paper.pk: "Tờ 1.pdf"}, by=moderator())
        publish(self.page)
        response = Client().get(self.url(paper))
        self.assertIn("attachment", response["Content-Disposition"])
