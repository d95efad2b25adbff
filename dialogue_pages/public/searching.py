"""“Tìm kiếm”: the page that finds, and the titles offered while a visitor types."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..searching.asking import LONGEST_QUERY
from ..searching.facets import PAGE, PARAMETERS, QUERY
from ..searching.finding import search
from ..searching.suggesting import suggestions
from .limits import Limit, address_of

# Wide: a whole commune may stand behind one address of its provider.
SEARCHES = Limit("search", times=120, seconds=60)
TYPED = Limit("search-typed", times=400, seconds=60)


@require_safe
def find(request):
    site = _site(request)
    words = request.GET.get(QUERY, "")[:LONGEST_QUERY]
    if words and _is_too_often(request, SEARCHES):
        return render(request, "dialogue_pages/search/busy.html", status=429)
    chosen = {name: request.GET.get(name, "") for name in PARAMETERS}
    results = search(site, words, chosen=chosen, number=_number(request))
    context = {"results": results, "longest_query": LONGEST_QUERY}
    response = render(request, "dialogue_pages/search/page.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def suggest(request):
    if _is_too_often(request, TYPED):
        return JsonResponse({"suggestions": []}, status=429)
    found = suggestions(_site(request), request.GET.get(QUERY, ""))
    rows = [
        {"title": hit.title, "url": hit.page.get_url(request), "kind": hit.kind.label}
        for hit in found
    ]
    response = JsonResponse({"suggestions": rows})
    patch_cache_control(response, max_age=60)
    return response


def _site(request) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def _is_too_often(request, limit: Limit) -> bool:
    who = address_of(request)
    if limit.is_reached(who):
        return True
    limit.count(who)
    return False


def _number(request) -> int:
    typed = request.GET.get(PAGE, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
