"""The parts of the front page, the pages every commune needs, and the site map."""

from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from dialogue_pages.choices import AmendmentKind
from dialogue_pages.models import Question, QuestionFormPage
from dialogue_pages.querysets import Numbers
from home.models import InformationPage
from home.portal_pages import PORTAL_PAGES, add_portal_pages
from tests.dialogue_pages.pages import soup_of, text_of
from tests.dialogue_pages.questions.cases import asked
from tests.dialogue_pages.questions.published import answered
from tests.factories import (
    AnnouncementAmendmentFactory,
    AnnouncementIndexPageFactory,
    AnnouncementPageFactory,
    AnswerIndexPageFactory,
    AnswerPageFactory,
    ConferenceFactory,
    DialoguePlanPageFactory,
    open_portal,
)
from tests.uncached import nothing_kept


class FrontTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.index = open_portal()
        cls.home = cls.index.get_parent().specific
        cls.today = timezone.localdate()

    def open(self, address="/"):
        return soup_of(self.client.get(address))


class NextConferenceTests(FrontTestCase):
    def setUp(self):
        form = QuestionFormPage(title="Gửi ý kiến", slug="gui-y-kien")
        self.form = self.home.add_child(instance=form)

    def doors(self, **window):
        plan = DialoguePlanPageFactory(parent=self.index, **window)
        day = self.today + timedelta(30)
        ConferenceFactory(plan=plan, precision="day", day=day)
        return plan, [a["href"] for a in self.open().select("a.door")]

    def test_leads_to_plan_question_and_place_while_questions_are_taken(self):
        plan, doors = self.doors(questions_close_on=self.today + timedelta(5))
        asking = f"{self.form.url}?plan={plan.pk}"
        self.assertEqual(doors, [plan.url, asking, f"{plan.url}#hoi-nghi"])

    def test_no_way_to_ask_once_the_time_for_questions_is_over(self):
        plan, doors = self.doors(questions_close_on=self.today - timedelta(1))
        self.assertEqual(doors, [plan.url, f"{plan.url}#hoi-nghi"])


class NumbersTests(FrontTestCase):
    def test_counts_what_came_in_and_what_became_of_it(self):
        asked()
        answered()
        late = answered()
        late.clocks.update(due_on=self.today - timedelta(1))

        numbers = Question.objects.in_numbers()

        self.assertEqual(numbers, Numbers(received=3, answered=2, on_time=1, in_work=1))

    def test_other_years_stay_out_of_the_page(self):
        asked(on=self.today - timedelta(800))
        told = text_of(self.open().select_one(".numbers"))
        self.assertIn("Đã tiếp nhận0", told)


class LatestAnswersTests(FrontTestCase):
    def test_shows_the_newest_first_and_nothing_that_is_hidden(self):
        answers = AnswerIndexPageFactory(parent=self.home)
        for age, title in enumerate(["Mới", "Vừa", "Cũ", "Rất cũ"]):
            day = self.today - timedelta(age + 1)
            AnswerPageFactory(parent=answers, title=title, answered_on=day)
        AnswerPageFactory(parent=answers, title="Nháp", live=False)

        titles = [text_of(h) for h in self.open().select(".answer-card h3")]

        self.assertEqual(titles, ["Mới", "Vừa", "Cũ"])

    @nothing_kept
    def test_the_number_of_queries_does_not_grow(self):
        answers = AnswerIndexPageFactory(parent=self.home)
        self.client.get("/")

        def queries():
            with CaptureQueriesContext(
                connection,
            ) as captured:
                self.client.get("/")
            return len(captured)

        announcements = AnnouncementIndexPageFactory(parent=self.home)
        AnswerPageFactory(parent=answers)
        AnnouncementPageFactory(parent=announcements)
        ConferenceFactory(plan=DialoguePlanPageFactory(parent=self.index))
        few = queries()
        for _ in range(3):
            AnnouncementPageFactory(parent=announcements)
            AnswerPageFactory(parent=answers)
            ConferenceFactory(plan=DialoguePlanPageFactory(parent=self.index))
            asked()

        self.assertEqual(queries(), few)
        self.assertLessEqual(few, 14)


class LatestAnnouncementsTests(FrontTestCase):
    def setUp(self):
        self.announcements = AnnouncementIndexPageFactory(parent=self.home)

    def announce(self, title, ago, **fields):
        return AnnouncementPageFactory(
            parent=self.announcements,
            title=title,
            first_published_at=timezone.now() - timedelta(ago),
            **fields,
        )

    def titles(self):
        return [text_of(link) for link in self.open().select(".news a")]

    def test_current_ones_first_each_group_the_newest_first(self):
        yesterday = self.today - timedelta(1)
        self.announce("Cũ, còn hiệu lực", 90)
        self.announce("Mới, đã hết", 2, expires_on=yesterday)
        self.announce("Hôm nay", 0, expires_on=self.today)
        self.assertEqual(self.titles(), ["Hôm nay", "Cũ, còn hiệu lực", "Mới, đã hết"])

    def test_nothing_hidden_or_recalled(self):
        self.announce("Nháp", 1, live=False)
        kept = self.announce("Riêng", 1)
        PageViewRestriction.objects.create(page=kept, restriction_type="login")
        recalled = self.announce("Thu hồi", 1)
        AnnouncementAmendmentFactory(announcement=recalled, kind=AmendmentKind.RECALL)
        self.assertEqual(self.titles(), [])
        self.assertIn("Chưa có thông báo", text_of(self.open().main))


class PortalPagesTests(FrontTestCase):
    def test_each_opens_stands_in_the_footer_and_is_made_once(self):
        made = add_portal_pages(self.home)
        self.assertEqual(len(made), len(PORTAL_PAGES))
        self.assertEqual(add_portal_pages(self.home), [])
        footer = [a["href"] for a in self.open().select("footer a")]
        for page in made:
            with self.subTest(page=page.slug):
                self.assertEqual(text_of(self.open(page.url).h1), page.title)
                self.assertIn(page.url, footer)

    def test_an_editor_s_page_with_the_address_is_left_alone(self):
        own = InformationPage(title="Liên hệ chúng tôi", slug="lien-he")
        self.home.add_child(instance=own)
        add_portal_pages(self.home)
        pages = InformationPage.objects.filter(slug="lien-he")
        self.assertEqual([p.title for p in pages], ["Liên hệ chúng tôi"])


class SiteMapTests(FrontTestCase):
    def test_is_a_tree_of_what_anybody_may_read(self):
        plan = DialoguePlanPageFactory(parent=self.index, title="Kế hoạch năm nay")
        DialoguePlanPageFactory(parent=self.index, title="Nháp", live=False)
        kept = DialoguePlanPageFactory(parent=self.index, title="Riêng")
        PageViewRestriction.objects.create(page=kept, restriction_type="login")

        tree = self.open("/so-do-trang/").select_one(".site-map")

        told = text_of(tree)
        self.assertNotIn("Nháp", told)
        self.assertNotIn("Riêng", told)
        inner = tree.select_one(f"li > a[href='{self.index.url}'] + ul")
        self.assertEqual(inner.select_one("a")["href"], plan.url)

    def test_what_stands_below_a_private_page_is_not_named(self):
        DialoguePlanPageFactory(parent=self.index, title="Kế hoạch năm nay")
        PageViewRestriction.objects.create(page=self.index, restriction_type="login")
        self.assertNotIn("Kế hoạch", text_of(self.open("/so-do-trang/").main))
