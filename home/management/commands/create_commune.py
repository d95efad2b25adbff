import unicodedata

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.management.plain_errors import PlainCommand, refusal
from home.communes.naming import NewCommune
from home.communes.narrowing import narrow_to
from home.communes.opening import give_administrator, only_commune, open_commune
from home.communes.rows import CommuneError, checked, read


class Command(PlainCommand):
    """Opens communes in this installation, each a site with pages, registries, groups."""

    help = "Open one commune, or those listed in a CSV file."

    def add_arguments(self, parser):
        parser.add_argument("host", nargs="?", metavar="HOST", help="songtrang.example")
        parser.add_argument("--name", metavar="NAME", help="“xã Sông Trăng”")
        parser.add_argument("--province", metavar="PROVINCE", default="")
        parser.add_argument("--port", metavar="PORT", type=int, default=443)
        parser.add_argument(
            "--admin", metavar="LOGIN", help="account of the first person of the office"
        )
        parser.add_argument("--mail", metavar="ADDRESS", help="mail address of LOGIN")
        parser.add_argument(
            "--from",
            dest="file",
            metavar="FILE",
            help="CSV with the columns host, name, province, port",
        )

    def handle(self, *args, host, name, province, port, admin, mail, file, **options):
        communes = self._asked(host, name, province, port, file)
        self._refuse_what_is_there(communes)
        self._refuse_person(admin, mail, alone=len(communes) == 1)
        for number, commune in enumerate(communes, start=1):
            with transaction.atomic():
                self._keep_apart(only_commune())
                site = open_commune(commune)
                if admin:
                    give_administrator(site, admin, mail)
            self._tell(number, len(communes), commune)
        self.stdout.write(
            _("Let ALLOWED_HOSTS name each host, and the web server answer for it.")
        )

    def _asked(self, host, name, province, port, file) -> list[NewCommune]:
        if bool(file) == bool(host and name):
            raise refusal(_("Give HOST with --name, or a file with --from."))
        try:
            if file:
                communes = read(unicodedata.normalize("NFC", file))
            else:
                words = unicodedata.normalize("NFC", " ".join(name.split()))
                communes = [checked(NewCommune(host.lower(), words, province, port))]
        except CommuneError as error:
            raise refusal(str(error)) from error
        if not communes:
            raise refusal(_("The file lists no commune."))
        return communes

    def _refuse_what_is_there(self, communes):
        taken = set(Site.objects.values_list("hostname", flat=True))
        for commune in communes:
            if commune.host in taken:
                told = _("%(host)s is taken; nothing was made.")
                raise refusal(told % {"host": commune.host})
            taken.add(commune.host)

    def _refuse_person(self, admin, mail, *, alone):
        if not admin and not mail:
            return
        if not (admin and mail and alone):
            raise refusal(_("--admin and --mail go together, with one commune."))
        try:
            validate_email(mail)
        except ValidationError as error:
            raise refusal(
                _("This is no mail address: %(mail)s") % {"mail": mail}
            ) from error
        people = get_user_model().objects
        if people.filter(username=admin).exists():
            told = _("The account %(login)s is there already; nothing was made.")
            raise refusal(told % {"login": admin})

    def _keep_apart(self, site):
        if site is not None:
            told = _(
                "%(host)s is no longer alone: its %(count)s accounts are now members of "
                "its office, and its editors may edit its own pages and files only."
            )
            self.stdout.write(told % {"host": site.hostname, "count": narrow_to(site)})

    def _tell(self, number, of, commune):
        told = _("[%(number)s/%(of)s] %(name)s: %(host)s")
        self.stdout.write(
            told
            % {"number": number, "of": of, "name": commune.name, "host": commune.host}
        )
