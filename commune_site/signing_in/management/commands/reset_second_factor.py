from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from commune_site.signing_in.second_factor import remove


class Command(BaseCommand):
    help = "Take the second factor off the account of who lost the telephone and the codes."

    def add_arguments(self, parser):
        parser.add_argument("login")

    def handle(self, *args, login, **options):
        people = get_user_model().objects
        try:
            person = people.get_by_natural_key(login)
        except people.model.DoesNotExist as error:
            raise CommandError(f"No account {login}.") from error
        remove(person)
        self.stdout.write(f"{login} may add a telephone at the next sign-in.")
