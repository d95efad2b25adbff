from io import StringIO

from django.core.management import call_command
from django.test import SimpleTestCase

from dialogue_pages.stages import TRANSITIONS, Stage


def printed(*arguments) -> str:
    out = StringIO()
    call_command("stages", *arguments, stdout=out)
    return out.getvalue()


class StagesCommandTests(SimpleTestCase):
    def test_the_table_holds_every_row_with_its_stages_and_roles(self):
        lines = {line.split()[0]: line for line in printed().splitlines() if line}
        for act, row in TRANSITIONS.items():
            with self.subTest(act):
                told = [*row.roles, row.clocks, row.target or "(stays)"]
                told += row.sources if len(row.sources) < len(Stage) else ["every"]
                for word in told:
                    self.assertIn(str(word), lines[act.value])

    def test_the_diagram_holds_every_way(self):
        diagram = printed("--format", "mermaid")
        self.assertTrue(diagram.startswith("stateDiagram-v2\n"))
        for stage in Stage:
            self.assertIn(f"    {stage.value}: {stage.label}\n", diagram)
        for act, row in TRANSITIONS.items():
            for source in row.sources:
                if row.target or row.sources != tuple(Stage):
                    way = f"{source.value} --> {row.target or source.value}: "
                    with self.subTest(act=act, source=source):
                        self.assertIn(way + str(act.label), diagram)

    def test_a_question_begins_by_being_sent_or_entered(self):
        diagram = printed("--format", "mermaid")
        self.assertEqual(diagram.count("[*] --> received"), 2)
