"""How what machines read is handed out: short to keep, and not sent twice."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from wagtail.models import Site

SECONDS = 300


def served(request, content: bytes, content_type: str) -> HttpResponse:
    """The content, or 304 for whom has it.

    It is known by its bytes alone: after a page was taken down the newest moment in a
    feed lies earlier than before, so a date of last change would tell of nothing new.
    """
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = f'"{sha256(content).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, max_age=SECONDS)
    return get_conditional_response(request, etag=response["ETag"], response=response)


def site_of(request) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site
