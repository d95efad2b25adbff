"""Commands that tell an officer a mistake in one sentence and end with code 2."""

import sys

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils.translation import gettext as _
from wagtail.models import Site

_OF_EVERY_COMMAND = frozenset(
    "help version verbosity settings pythonpath traceback no_color force_color"
    " skip_checks".split()
)


class _PlainErrors(OutputWrapper):
    """Shows an error as the sentence it is, without the name of a Python class."""

    def write(self, msg="", *args, **kwargs):
        super().write(msg.removeprefix("CommandError: "), *args, **kwargs)


class PlainCommand(BaseCommand):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stderr = _PlainErrors(self.stderr._out)
        self.stderr.style_func = self.style.ERROR

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = lambda message: self._refuse_usage(parser)
        return parser

    def _refuse_usage(self, parser):
        """Say how the command is written; argparse itself speaks English only."""
        usage = _command_line(parser)
        told = _("The command is written like this: %(usage)s") % {"usage": usage}
        if not self._called_from_command_line:
            raise refusal(told)
        self.stderr.write(told)
        sys.exit(2)


def _command_line(parser) -> str:
    """The command with its own arguments, leaving out Django's."""
    parts = [parser.prog]
    for action in parser._actions:
        if action.dest in _OF_EVERY_COMMAND:
            continue
        name = action.metavar or "|".join(action.choices or ())
        if action.option_strings:
            option = f"{action.option_strings[-1]} {name}".strip()
            name = f"[{option}]"
        parts.append(name)
    return " ".join(parts)


def refusal(message: str) -> CommandError:
    return CommandError(message, returncode=2)


def site_of(host: str | None) -> Site:
    """The site of a host name, or else the default site."""
    sites = (
        Site.objects.filter(hostname=host)
        if host
        else Site.objects.order_by("-is_default_site")
    )
    site = sites.first()
    if site is None:
        raise refusal(_("There is no such site: %(host)s") % {"host": host or ""})
    return site
