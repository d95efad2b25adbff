from django.template.loader import render_to_string
from django.test import SimpleTestCase, TestCase

from dialogue_pages.official.document import (
    Bullet,
    ConferenceFact,
    Document,
    FactKind,
    Item,
    Section,
)
from dialogue_pages.official.reading.plan import read_plan_file
from dialogue_pages.official.text import Text
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.templatetags.dialogue_paper import marked, paper_sections
from tests.dialogue_pages.pages import BeautifulSoup, soup_of, words_of
from tests.factories import ConferenceFactory, DialoguePlanPageFactory, open_portal
from tests.places import SEEDS, needs_seeds


def paper(document: Document) -> BeautifulSoup:
    context = {"document": document, "sections": paper_sections(document)}
    rendered = render_to_string("dialogue_pages/includes/paper.html", context)
    return BeautifulSoup(rendered, "html.parser")


class WordsTests(TestCase):
    def test_a_page_says_the_words_of_its_document_in_their_order(self):
        plan = DialoguePlanPageFactory(parent=open_portal(), report_note="Để báo cáo")
        ConferenceFactory(plan=plan)

        page = soup_of(self.client.get(plan.url))

        self.assertEqual(
            words_of(page.select_one(".paper").get_text(" ")),
            words_of(render_text(plan.document)),
        )

    @needs_seeds
    def test_so_do_the_five_real_plans(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(plan=path.name):
                document = read_plan_file(path).document
                shown = words_of(paper(document).get_text())
                self.assertEqual(shown, words_of(render_text(document)))


class StructureTests(SimpleTestCase):
    def paper_with(self, *blocks):
        return paper(Document(sections=[Section("I.", Text.of("NỘI DUNG"), [*blocks])]))

    def test_a_plus_line_belongs_to_the_dash_line_above(self):
        shown = self.paper_with(
            Bullet("-", Text.of("một")),
            Bullet("+", Text.of("hai")),
            Bullet("-", Text.of("ba")),
        )
        (inner,) = shown.select("li li")
        self.assertIn("hai", inner.get_text())
        self.assertEqual(len(shown.select(".paper-list")), 1)

    def test_a_plus_line_without_a_dash_line_stands_by_itself(self):
        shown = self.paper_with(Bullet("+", Text.of("một")))
        self.assertIsNotNone(shown.select_one(".paper-list > .level-2"))

    def test_a_numbered_fact_is_a_heading_and_a_dashed_one_a_list_line(self):
        shown = self.paper_with(
            ConferenceFact("3.", "Thời gian", FactKind.TIME),
            ConferenceFact("-", "Địa điểm", FactKind.VENUE),
        )
        self.assertEqual(shown.h4.get_text(), "3. Thời gian:")
        self.assertIn("Địa điểm:", shown.li.get_text())

    def test_a_heading_within_an_item_is_one_level_deeper(self):
        shown = self.paper_with(
            Item(
                "1.",
                heading=Text.of("Mục đích"),
                blocks=[Item("1.1.", heading=Text.of("Riêng"))],
            )
        )
        self.assertEqual(shown.h3["id"], "phan-1")
        self.assertEqual(shown.h4["id"], "phan-1-1")
        self.assertEqual(shown.h5["id"], "phan-1-1-1")

    def test_emphasis_is_kept_and_everything_else_escaped(self):
        self.assertEqual(
            marked(Text.from_marks("**<đậm>** và *nghiêng* & thường")),
            "<strong>&lt;đậm&gt;</strong> và <em>nghiêng</em> &amp; thường",
        )
