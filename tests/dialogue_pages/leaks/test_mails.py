"""What goes out by mail or is printed by commands, over everything that is hidden."""

from io import StringIO

from django.core import mail
from django.core.management import call_command, get_commands
from django.test import TestCase

from .kinds import HERE, THERE
from .markers import COMMON
from .planting.world import planted

COMMAND = """

%s prints something and is not in the leak matrix. Say in `COMMANDS`
(tests/dialogue_pages/leaks/test_mails.py) how it is tried, or in `OF_ONE_PERSON` why it
may print what is hidden."""

# Each is tried on a portal where something is hidden in every place.
COMMANDS = {
    "anonymise_questions": ["--dry-run"],
    "check_cases": [],
    "due_date": ["2026-01-05", "7", "working_days"],
    "index_public": [],
    "lapse_questions": [],
    "remind_hamlets": [],
    "remove_plan_files": ["--dry-run"],
    "search_public": [COMMON],
    "seed_registries": [],
    "send_digest": [],
    "send_news": [],
    "send_waiting_mail": [],
    "stages": [],
    "sweep_held_files": [],
}
OF_ONE_PERSON = {
    "export_question_data": "a sender's own data, for who knows the code",
    "import_plan": "reads a file that the person who calls it has",
    "mask_personal_data": "prints the text it was given",
    "create_commune": "names what it makes, before there is anything to hide",
    "write_error_pages": "drawn without the database",
    "load_demo": "invented data, before there is anything to hide",
}


class MailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.held = [planted()]

    def setUp(self):
        self.world = self.held[0]
        for number, user in enumerate(self.world.people.values()):
            user.email = f"can-bo-{number}@vidu.example"
            user.save()
        self.viewers = {u.email: viewer for viewer, u in self.world.people.items()}

    def owners(self, text):
        return self.world.kinds.markers.owners_in(text)

    def test_nobody_is_mailed_what_is_not_for_them(self):
        for command in ("send_digest", "remind_hamlets", "send_waiting_mail"):
            call_command(command, stdout=StringIO())
        self.assertGreater(len(mail.outbox), 5)
        for sent in mail.outbox:
            (address,) = sent.to
            viewer = self.viewers.get(address, "")
            own = self.owners(address)
            told = self.owners(str(sent.message()) + sent.subject + sent.body)
            secret = {
                kind.name
                for kind in told - own
                if not any(kind.may_be_read(viewer, host) for host in (HERE, THERE))
            }
            with self.subTest(to=address, subject=sent.subject):
                self.assertEqual(secret, set())

    def test_commands_print_what_everybody_may_know(self):
        for command, arguments in COMMANDS.items():
            printed = StringIO()
            call_command(command, *arguments, stdout=printed, stderr=printed)
            leaked = {
                kind.name
                for kind in self.owners(printed.getvalue())
                if kind.is_public_at != HERE
            }
            with self.subTest(command=command):
                self.assertEqual(leaked, set())

    def test_every_command_is_listed(self):
        own = {
            n for n, app in get_commands().items() if app in ("dialogue_pages", "home")
        }
        for name in sorted(own - COMMANDS.keys() - OF_ONE_PERSON.keys()):
            with self.subTest(name=name):
                self.fail(COMMAND % name)
        self.assertEqual({*COMMANDS, *OF_ONE_PERSON} - own, set())
