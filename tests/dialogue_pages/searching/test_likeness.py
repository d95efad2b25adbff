from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from dialogue_pages.searching.likeness import similar_answers, similar_cases
from tests.dialogue_pages.admin.desk.office import other_site
from tests.dialogue_pages.questions.cases import asked
from tests.factories import (
    AnswerIndexPageFactory,
    AnswerPageFactory,
    default_site,
    open_portal,
)

ROAD = "Đường vào thôn Bến Lau ngập khi mưa"


class SimilarCaseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        open_portal()
        cls.road = asked(title=ROAD)
        cls.same = asked(title="Ngập đường thôn Bến Lau mỗi lần mưa to")
        cls.bare = asked(title="duong vao thon ben lau ngap", content="xa sua cong")
        cls.power = asked(title="Điện yếu buổi tối", content="Điện chập chờn.")

    def test_the_same_matter_in_other_words_and_without_accents(self):
        self.assertEqual(set(similar_cases(self.road)), {self.same, self.bare})

    def test_what_has_nothing_alike_is_like_nothing(self):
        self.assertEqual(similar_cases(self.power), [])

    def test_one_word_in_common_is_not_enough(self):
        asked(title="Mái trường cần thay", content="Trường cần thay.")
        market = asked(title="Mái chợ mới sơn xấu", content="Sơn xấu.")
        self.assertEqual(similar_cases(market), [])

    def test_another_commune_has_its_own(self):
        elsewhere = asked(title=ROAD, site=other_site())
        self.assertNotIn(elsewhere, similar_cases(self.road))
        self.assertEqual(similar_cases(elsewhere), [])

    def test_titles_without_words_and_strange_letters(self):
        for title in ("?", '" OR "', "và thì là", "*", "~duong", "a" * 200):
            with self.subTest(title):
                similar_cases(asked(title=title, content="…"))

    def test_it_asks_as_often_however_many_there_are(self):
        with CaptureQueriesContext(connection) as few:
            self.assertEqual(len(similar_cases(self.road)), 2)
        for _ in range(20):
            asked(title=ROAD)
        with CaptureQueriesContext(connection) as many:
            self.assertEqual(len(similar_cases(self.road)), 5)
        self.assertEqual(len(many), len(few))
        if connection.vendor == "sqlite":  # the other is asked what it expects as well
            self.assertEqual(len(many), 3)


class SimilarAnswerTests(TestCase):
    """Only what everybody may read, whatever stands in the queue."""

    @classmethod
    def setUpTestData(cls):
        cls.home = open_portal().get_parent()
        cls.index = AnswerIndexPageFactory(parent=cls.home)
        cls.page = AnswerPageFactory(parent=cls.index, title=ROAD)
        cls.page.save_revision().publish()

    def found(self, words="Đường thôn Bến Lau bị ngập"):
        return similar_answers(default_site(), words)

    def test_a_published_answer_is_found_by_most_of_its_words(self):
        self.assertEqual(self.found(), [self.page])
        self.assertEqual(self.found("duong ben lau ngap"), [self.page])

    def test_one_word_is_not_enough(self):
        self.assertEqual(self.found("Đường"), [])
        self.assertEqual(self.found("Đường bay quốc tế có mở thêm chuyến"), [])

    def test_unpublished_and_guarded_ones_are_not_shown(self):
        draft = AnswerPageFactory(parent=self.index, title=ROAD, live=False)
        self.assertNotIn(draft, self.found())
        PageViewRestriction.objects.create(page=self.page, restriction_type="login")
        self.assertEqual(self.found(), [])

    def test_questions_in_the_queue_are_not_shown(self):
        asked(title="Cầu treo bản Khe rung mạnh")
        self.assertEqual(self.found("Cầu treo bản Khe rung mạnh"), [])

    def test_nothing_to_look_for(self):
        for words in ("", "?", "xin hỏi", "và"):
            self.assertEqual(self.found(words), [])
