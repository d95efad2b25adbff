import json
import re
from html import unescape

from django.utils.translation import gettext as _

from dialogue_pages.searching.asking import LONGEST_QUERY
from dialogue_pages.searching.finding import Hit, Results, search

from ..plain_errors import PlainCommand, refusal, site_of


class Command(PlainCommand):
    """Prints what the public page “Tìm kiếm” would show for the words."""

    help = "Search the public pages of a site."

    def add_arguments(self, parser):
        parser.add_argument("words")
        parser.add_argument("--site", metavar="HOST", help="site to search")
        parser.add_argument("--page", type=int, default=1, help="page of the results")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, words, **options):
        site = site_of(options["site"])
        if len(words) > LONGEST_QUERY:
            told = _("The words are longer than %(most)s characters.")
            raise refusal(told % {"most": LONGEST_QUERY})
        if options["page"] < 1:
            raise refusal(_("Pages are counted from 1."))
        results = search(site, words, number=options["page"])
        if not results.query.concepts:
            raise refusal(_("There is no word to look for."))
        if options["page"] > results.pages:
            told = _("There are only %(count)s pages of results.")
            raise refusal(told % {"count": results.pages})
        shown = _as_json if options["format"] == "json" else _as_text
        self.stdout.write(shown(results))


def _as_json(results: Results) -> str:
    data = {
        "query": results.query.text,
        "closeness": results.closeness.value,
        "count": results.count,
        "page": results.number,
        "pages": results.pages,
        "results": [_hit_data(hit) for hit in results.hits],
        "facets": {
            facet.parameter: [
                {"value": o.value, "label": o.label, "count": o.count}
                for o in facet.options
            ]
            for facet in results.facets
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _hit_data(hit: Hit) -> dict:
    return {
        "title": hit.title,
        "url": hit.page.full_url,
        "kind": hit.kind.value,
        "on": hit.on.isoformat(),
        "title_html": hit.marked_title,
        "excerpt_html": hit.excerpt,
    }


def _as_text(results: Results) -> str:
    head = _("%(count)s pages for “%(words)s”") % {
        "count": results.count,
        "words": results.query.text,
    }
    return "\n\n".join([head, *map(_hit_text, results.hits)])


def _hit_text(hit: Hit) -> str:
    facts = f"{hit.kind.label}, {hit.on:%d/%m/%Y}"
    return f"{hit.title}\n  {facts}, {hit.page.full_url}\n  {_plain(hit.excerpt)}"


def _plain(marked: str) -> str:
    """Marks as brackets, where no colour shows them."""
    text = re.sub(r"<mark>(.*?)</mark>", r"[\1]", marked)
    return unescape(text)
