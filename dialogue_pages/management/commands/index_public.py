from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.searching.index import forget_lost, rebuild

from ..plain_errors import PlainCommand, site_of


class Command(PlainCommand):
    """Writes the search index of public pages anew; may run at any time, and again."""

    help = "Rebuild the index of the public search."

    def add_arguments(self, parser):
        parser.add_argument("--site", metavar="HOST", help="only this site")

    def handle(self, *args, **options):
        host = options["site"]
        sites = [site_of(host)] if host else Site.objects.order_by("pk")
        for site in sites:
            told = _("%(site)s: %(count)s pages can be found.")
            self.stdout.write(told % {"site": site, "count": sum(rebuild(site))})
        forget_lost()
