from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import (
    RedirectMiddleware as WagtailRedirectMiddleware,
)
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Leads from an old address to the page where it is now, in one step.

    It names no page that is hidden, leads no page back to itself, and keeps what stands
    behind the `?` of an address, such as the proof of a link in a mail.
    """

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        bare = urlsplit(path).path
        redirect = get_redirect(request, path)
        query = ""
        if redirect is None and path != bare:
            redirect = get_redirect(request, bare)
            query = request.META.get("QUERY_STRING", "")
        if redirect is None or _is_hidden(redirect.redirect_page) or not redirect.link:
            return response
        link = redirect.link
        if urlsplit(link).path.rstrip("/") == bare.rstrip("/"):
            return response
        if query and "?" not in link:
            link = f"{link}?{query}"
        if redirect.is_permanent:
            return HttpResponsePermanentRedirect(link)
        return HttpResponseRedirect(link)


def _is_hidden(page) -> bool:
    if page is None:
        return False
    return not page.live or page.get_view_restrictions().exists()
