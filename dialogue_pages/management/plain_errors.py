"""Commands that tell an officer a mistake in one sentence and end with code 2."""

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from django.utils.translation import gettext as _
from wagtail.models import Site


class _PlainErrors(OutputWrapper):
    """Shows an error as the sentence it is, without the name of a Python class."""

    def write(self, msg="", *args, **kwargs):
        super().write(msg.removeprefix("CommandError: "), *args, **kwargs)


class PlainCommand(BaseCommand):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stderr = _PlainErrors(self.stderr._out)
        self.stderr.style_func = self.style.ERROR


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
