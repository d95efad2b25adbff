import json

from django.utils.translation import gettext as _

from dialogue_pages.models import Question
from dialogue_pages.personal_copy import personal_copy

from ..plain_errors import PlainCommand, refusal


class Command(PlainCommand):
    """Prints all data of one sender's question, for the sender who asks for it."""

    help = "Export the personal data of the question with a code, as JSON."

    def add_arguments(self, parser):
        parser.add_argument("code", metavar="CODE")

    def handle(self, *args, code, **options):
        question = (
            Question.objects.filter(code=code.strip().upper())
            .select_related("hamlet", "topic")
            .prefetch_related("events", "files", "data_requests", "messages")
            .first()
        )
        if question is None:
            raise refusal(_("There is no question with this code."))
        told = json.dumps(personal_copy(question), ensure_ascii=False, indent=2)
        self.stdout.write(told)
