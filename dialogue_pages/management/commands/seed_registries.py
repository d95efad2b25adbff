from django.utils.translation import gettext as _

from dialogue_pages.seeding import (
    seed_rule_packs,
    seed_special_days,
    seed_synonyms,
    seed_topics,
)

from ..plain_errors import PlainCommand, site_of


class Command(PlainCommand):
    """Fills a commune's registries with what all communes share; may run again."""

    help = "Give a site its rule packs, official days off, topics and synonyms."

    def add_arguments(self, parser):
        parser.add_argument("--site", metavar="HOST", help="site to fill")

    def handle(self, *args, **options):
        site = site_of(options["site"])
        self.stdout.write(
            _(
                "Added: %(packs)s rule packs, %(days)s special days, %(topics)s topics, "
                "%(synonyms)s synonyms."
            )
            % {
                "packs": len(seed_rule_packs(site)),
                "days": len(seed_special_days(site)),
                "topics": len(seed_topics(site)),
                "synonyms": len(seed_synonyms(site)),
            }
        )
