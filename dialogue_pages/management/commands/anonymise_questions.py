from django.utils.translation import gettext as _

from dialogue_pages.anonymising import anonymise, due_for_anonymising
from dialogue_pages.bulk.forgetting import forget_old
from dialogue_pages.hamlet_lists import links

from ..plain_errors import PlainCommand


class Command(PlainCommand):
    """Takes the personal data off closed questions whose time is over.

    What hamlets typed and never sent goes with it, and what is kept of old bulk acts.
    """

    help = "Make questions anonymous whose period of keeping is over."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell which")

    def handle(self, *args, **options):
        questions = list(due_for_anonymising())
        for question in questions:
            if options["dry_run"]:
                self.stdout.write(question.number)
            else:
                anonymise(question)
        if not options["dry_run"]:
            links.forget_typed()
            forget_old()
        told = (
            _("%(count)s questions would be made anonymous.")
            if options["dry_run"]
            else _("%(count)s questions were made anonymous.")
        )
        self.stdout.write(told % {"count": len(questions)})
