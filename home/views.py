from django.db.models import F
from django.http import Http404
from django.shortcuts import render
from wagtail.models import Page, Site

from dialogue_pages.ready.marking import lies_ready

# Long lists of their own: the site map leads to the list, not to each of its pages.
LISTED_ELSEWHERE = ["answerpage", "announcementpage"]
MOST = 500


@lies_ready()
def site_map(request):
    """Every page that anybody may read, as a tree: “Sơ đồ trang”."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    pages = Page.objects.descendant_of(site.root_page).live().public().order_by("path")
    pages = pages.annotate(kind=F("content_type__model"))
    shown = list(pages.exclude(kind__in=LISTED_ELSEWHERE)[:MOST])
    return render(request, "home/site_map.html", {"branches": _tree(shown)})


def _tree(pages: list[Page]) -> list[tuple[Page, list]]:
    """Pages in tree order as (page, branches beneath it)."""
    trunk: list[tuple[Page, list]] = []
    open_branches: list[tuple[Page, list]] = []
    for page in pages:
        while open_branches and not page.path.startswith(open_branches[-1][0].path):
            open_branches.pop()
        branch = (page, [])
        (open_branches[-1][1] if open_branches else trunk).append(branch)
        open_branches.append(branch)
    return trunk
