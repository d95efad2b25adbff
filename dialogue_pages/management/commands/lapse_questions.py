from django.utils.translation import gettext as _

from dialogue_pages import lapsing

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Run daily: what was asked for and did not come, what nobody objected to."""

    help = "Go on without replies that did not come; close answers that stand."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell which")

    def handle(self, *args, **options):
        steps = (
            (lapsing.unanswered_requests, lapsing.go_on, _("went on without a reply")),
            (lapsing.uncontested_answers, lapsing.close, _("closed")),
        )
        for due, lapse, words in steps:
            for question in due():
                if options["dry_run"] or lapse(question):
                    self.stdout.write(f"{question.number}: {words}")
