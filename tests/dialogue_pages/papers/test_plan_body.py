from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import SimpleTestCase, TestCase

from dialogue_pages.importing import import_plan
from dialogue_pages.models import DialoguePlanPage
from dialogue_pages.official.assigning import task_texts
from dialogue_pages.official.document import (
    Banner,
    Bullet,
    ConferenceFact,
    FactKind,
    Item,
    Paragraph,
    Role,
    Section,
    Table,
)
from dialogue_pages.official.reading.plan import read_plan_file
from dialogue_pages.official.text import Run, Text
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.papers.plan_body import body_of, sections_of
from dialogue_pages.papers.table_rows import table_of
from dialogue_pages.vietnamese.folding import words
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.official.reading.rereading import stripped
from tests.factories import open_portal
from tests.places import SEEDS, needs_seeds

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẾỘỮĐ*|-+\\ "
_plain = (
    st.text(_LETTERS, min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
_runs = st.lists(st.builds(Run, _plain, st.booleans(), st.booleans()), max_size=3)
_texts = st.builds(lambda runs: Text.joined([Run("Chữ"), *runs, Run(" cuối.")]), _runs)
_bullets = st.builds(Bullet, st.sampled_from(["-", "+", "- +"]), _texts)
_facts = st.builds(
    ConferenceFact,
    st.sampled_from(["-", "3."]),
    st.just("Thời gian"),
    st.sampled_from(FactKind),
    st.integers(0, 2),
)
_cells = st.one_of(
    _texts, st.just(Text()), st.sampled_from("<br> \\< \\ --- -").map(Text.of)
)
_lines = st.lists(_cells, min_size=1, max_size=3).map(
    lambda texts: Text.joined(
        run for text in texts for run in [*text.runs, Run("\n")]
    ).strip()
)
_rows = st.lists(st.lists(_lines, min_size=2, max_size=2), min_size=1, max_size=3)
_tables = st.builds(
    lambda rows, heads: Table(rows[:heads], rows[heads:]), _rows, st.integers(0, 2)
)
_leaves = st.lists(
    st.one_of(
        st.builds(Paragraph, _texts),
        _bullets,
        _facts,
        _tables,
        st.builds(Banner, st.lists(_texts, min_size=1, max_size=3)),
    ),
    max_size=4,
)


def _items(blocks, **roles):
    return st.builds(
        Item, st.just("1."), _texts, _texts, blocks, role=st.sampled_from([None])
    )


_nested = st.lists(st.one_of(_items(_leaves), _bullets), max_size=3)
_sections = st.builds(
    Section, st.just("I."), _texts, st.lists(_items(_nested), max_size=3)
)


def through_the_page(sections):
    """Sections as the StreamField stores them and gives them back."""
    field = DialoguePlanPage._meta.get_field("body")
    stored = field.get_prep_value(field.stream_block.normalize(body_of(sections)))
    return sections_of(field.to_python(stored))


class PlanBodyTests(SimpleTestCase):
    @settings(max_examples=40)
    @given(st.lists(_sections, max_size=2))
    def test_the_stored_body_gives_back_the_same_sections(self, sections):
        self.assertEqual(through_the_page(sections), sections)

    def test_roles_survive_as_block_types(self):
        sections = clean_plan().sections
        kinds = {
            block["type"]
            for section in body_of(sections)
            for block in [{"type": kind} for kind, _ in section[1]["content"]]
        }
        self.assertLessEqual({"attendees", "agenda", "assignments"}, kinds)
        again = [item.role for s in through_the_page(sections) for item in s.blocks]
        self.assertEqual(again, [item.role for s in sections for item in s.blocks])

    def test_a_paragraph_that_begins_with_a_dash_stays_a_paragraph(self):
        section = Section("I.", Text.of("A"), [Paragraph(Text.of("- không phải ý"))])
        self.assertEqual(through_the_page([section]), [section])

    def test_a_table_without_a_head_and_one_with_lines_in_its_cells_stay_so(self):
        cells = [Text.of("Công an xã"), Text.of("Giữ trật tự\nTrực ban")]
        for table in (
            Table([], [cells]),
            Table([cells, cells], []),
            Table([cells], []),
        ):
            section = Section("I.", Text.of("A"), [table])
            self.assertEqual(through_the_page([section]), [section])

    def test_rows_typed_by_hand_are_a_table_with_units(self):
        for typed in (
            "Đơn vị | Nhiệm vụ | Thời hạn\nCông an xã | Trực ban<br>Tuần tra | Tháng 7/2026",
            "Đơn vị\tNhiệm vụ\tThời hạn\r\nCông an xã\tTrực ban<br>Tuần tra\tTháng 7/2026",
        ):
            table = table_of(typed)
            self.assertEqual((len(table.head), len(table.rows)), (1, 1))
            (unit,) = table.assignments
            self.assertEqual(unit.unit, "Công an xã")
            self.assertEqual(task_texts(unit), ["Trực ban", "Tuần tra"])
            self.assertEqual([str(limit.on) for limit in unit.due], ["2026-07-31"])
        self.assertIsNone(table_of(" \n"))

    def test_a_date_entered_as_data_is_the_first_limit_of_a_unit(self):
        field = DialoguePlanPage._meta.get_field("body")
        row = {
            "label": "1.",
            "heading": "Công an xã",
            "lead": "",
            "unit": "",
            "due_on": "2026-09-01",
            "content": [("text", "Giữ gìn trật tự trước ngày 05/9/2026.")],
        }
        value = field.stream_block.normalize(
            [
                (
                    "section",
                    {
                        "label": "I.",
                        "heading": "X",
                        "content": [("assignments", {"rows": [row]})],
                    },
                )
            ]
        )
        (section,) = sections_of(value)
        (item,) = section.blocks
        self.assertEqual(item.role, Role.ASSIGNMENT)
        self.assertEqual(
            [str(limit.on) for limit in item.due], ["2026-09-01", "2026-09-04"]
        )


class RoundTripTests(TestCase):
    """Text → page → text."""

    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()

    def test_a_clean_plan_comes_back_the_same(self):
        page = import_plan(
            clean_plan(), self.plans, hamlets_to_add=["Bến Đá", "Vạn Chài"]
        )
        again = DialoguePlanPage.objects.get(pk=page.pk).document
        self.assertEqual(render_text(again), render_text(clean_plan()))
        (conference,) = again.conferences
        (printed,) = clean_plan().conferences
        printed.hamlets.sort()
        self.assertEqual(stripped(conference), stripped(printed))

    @needs_seeds
    def test_the_words_of_a_real_plan_are_the_words_of_its_page(self):
        for path in sorted(SEEDS.glob("*.txt")):
            with self.subTest(path.name[:3]):
                document = read_plan_file(path).document
                page = import_plan(document, self.plans)
                again = page.get_latest_revision_as_object().document
                again.agency = document.agency
                again.national_title = document.national_title
                again.national_motto = document.national_motto
                again.place = document.place
                self.assertEqual(
                    words(render_text(again)), words(render_text(document))
                )
