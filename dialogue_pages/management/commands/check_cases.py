import re

from django.core.management.base import CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from dialogue_pages.archiving.chains import chains_of, place_of, told_of
from dialogue_pages.models import Question
from dialogue_pages.searching.cases import read_number

from ..plain_errors import PlainCommand, refusal, site_of
from ..progress import with_bar

_DIGEST = re.compile(r"[0-9a-f]{8,64}")


class Command(PlainCommand):
    """Follows the chain of digests of each case; ends with code 1 where one is broken."""

    help = "Check that the histories of cases are as they were written."

    def add_arguments(self, parser):
        parser.add_argument(
            "--site", metavar="HOST", help="the commune; else all, or the default one"
        )
        parser.add_argument(
            "--digest", metavar="DIGEST", help="one printed in the case file of NUMBER"
        )
        parser.add_argument("numbers", metavar="NUMBER", nargs="*", help="0012/2026")

    def handle(self, *args, numbers, site, digest, **options):
        questions = _asked(numbers, site)
        printed = None if digest is None else _read_digest(digest, numbers)
        total = questions.count()
        whole = broken = erased = 0
        for question, chain in with_bar(chains_of(questions), total, self.stderr):
            whole += bool(chain.length and not chain.fault)
            erased += bool(chain.erased)
            if chain.fault:
                broken += 1
                self.stdout.write(_line(question, chain))
        told = {"whole": whole, "erased": erased, "broken": broken}
        told["old"] = total - whole - broken
        summary = _(
            "Histories: %(whole)d whole (%(erased)d with words erased as the law says), "
            "%(old)d from before there were digests, %(broken)d broken."
        )
        if broken:
            raise CommandError(summary % told, returncode=1)
        self.stdout.write(summary % told)
        if printed:
            self._compare(questions.get(), printed)

    def _compare(self, question: Question, printed: str) -> None:
        """Say where a printed digest stands; a chain made anew would not hold it."""
        place = place_of(question, printed)
        if place is None:
            told = _("No event of no. %(number)s bears this digest.")
            raise CommandError(told % {"number": question.number}, returncode=1)
        told = _("The digest is that of event %(place)d of %(count)d.")
        self.stdout.write(told % {"place": place, "count": question.events.count()})


def _asked(numbers: list[str], host: str | None):
    if not numbers and host is None:
        return Question.objects.select_related("site")
    site = site_of(host)
    questions = Question.objects.of_site(site).select_related("site")
    if not numbers:
        return questions
    wanted = Q()
    for number in numbers:
        found = read_number(number)
        one = Q(serial=found[0], year=found[1]) if found else None
        if one is None or not questions.filter(one).exists():
            raise refusal(
                _("There is no question no. %(number)s at %(host)s.")
                % {"number": number, "host": site.hostname}
            )
        wanted |= one
    return questions.filter(wanted)


def _read_digest(typed: str, numbers: list[str]) -> str:
    printed = "".join(typed.split()).strip("[]").lower()
    if len(numbers) != 1 or not _DIGEST.fullmatch(printed):
        raise refusal(
            _("With --digest goes one number and at least 8 letters of a digest.")
        )
    return printed


def _line(question: Question, chain) -> str:
    return _("%(number)s (%(host)s): %(fault)s") % {
        "number": question.number,
        "host": question.site.hostname,
        "fault": told_of(chain),
    }
