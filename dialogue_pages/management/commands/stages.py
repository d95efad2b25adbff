from django.core.management.base import BaseCommand

from ..stage_table import as_mermaid, as_text

_FORMATS = {"text": as_text, "mermaid": as_mermaid}


class Command(BaseCommand):
    """Writes the life of a question as the table that code and buttons read."""

    help = "Print the stages and acts of a question as a table or a diagram."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=list(_FORMATS), default="text")

    def handle(self, *args, **options):
        self.stdout.write(_FORMATS[options["format"]]())
