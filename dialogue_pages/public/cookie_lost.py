"""A browser that lost its cookie sends a form: what was typed comes back in it.

The token against forgery in the form fits no cookie then, and will not after “back”
either. Nothing is stored; the new form has a token that fits, and waits for the button.
"""

from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.views.csrf import csrf_failure
from wagtail.models import Page

from ..models import QuestionFormPage
from . import hamlet_listing, unit_answering

_BY_LINK = {
    "dialogue_pages:hamlet_link": hamlet_listing.typed_again,
    "dialogue_pages:unit_link": unit_answering.typed_again,
}
_TOKEN_DOES_NOT_FIT = "CSRF token"  # noqa: S105 (so begin Django's reasons)


def form_again(request, reason=""):
    """For `CSRF_FAILURE_VIEW`; other forms, and other sites' posts, get the plain page."""
    is_lost = reason == REASON_NO_CSRF_COOKIE or reason.startswith(_TOKEN_DOES_NOT_FIT)
    typed_again = _BY_LINK.get(request.resolver_match.view_name)
    if is_lost and typed_again:
        return typed_again(request, status=403) or csrf_failure(request, reason)
    page = _form_at(request) if is_lost else None
    if page is None:
        return csrf_failure(request, reason)
    request.POST = request.POST.copy()
    request.POST["step"] = "write"
    request.is_without_cookie = True
    response = page.views["send"](request, page)
    response.status_code = 403
    return response


def _form_at(request) -> QuestionFormPage | None:
    found = Page.route_for_request(request, request.path)
    page = found and found.page.specific
    if not isinstance(page, QuestionFormPage) or page.get_view_restrictions():
        return None
    return page if request.path == page.get_url(request) else None
