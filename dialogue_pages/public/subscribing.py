"""“Theo dõi”: how to hear of what is new, and the doors of the subscription by mail.

The answer to a form is the same whether an address is known or not. Links of mails show
a page first: mail programs and scanners open links by themselves, but press no button.
"""

from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from ..choices import SearchKind
from ..models import Topic
from ..subscribing import asking, proofs
from ..subscribing.choices import Choices
from . import access
from .limits import Limit, address_of
from .subscription_form import CONSENT, SubscriptionForm

ASKED_FROM_ADDRESS = Limit("subscribe-address", times=30, seconds=3600)
ASKED_OF_SITE = Limit("subscribe-site", times=300, seconds=3600)
MAILS_TO_ADDRESS = Limit("subscribe-contact", times=3, seconds=86_400)
_SENT = "da-gui"
_TEMPLATES = "dialogue_pages/follow"

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def follow(request):
    site, status = _site(request), 200
    form = SubscriptionForm(request.POST or None, site=site)
    if request.method == "POST" and form.is_valid():
        if not _is_too_often(request, site):
            _ask(site, form)
            return redirect(f"{request.path}?{_SENT}=1#thu")
        form.add_error(None, _("Too many addresses came from here. Try again later."))
        status = 429
    context = {
        "form": form,
        "is_sent": request.method != "POST" and _SENT in request.GET,
        "sections": SearchKind,
        "topics": Topic.objects.filter(site=site),
        "root_url": site.root_url,
        "calendar": _calendar(site),
    }
    response = _shown(request, "page", context, status)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@_methods
def confirm(request, proof):
    subscription = proofs.confirmed_by(proof, _site(request))
    if subscription and request.method == "POST":
        asking.confirm(subscription)
        return _private(redirect(request.path))
    context = {"subscription": subscription}
    if subscription:
        kept = Choices.kept(subscription.asked or subscription.chosen)
        context["chosen"] = kept.names()
    return _private(_shown(request, "confirm", context))


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the link is the proof
@_methods
def end(request, proof):
    try:
        subscription = proofs.ended_by(proof)
    except BadSignature:
        return _private(_shown(request, "end", {"is_wrong": True}, 404))
    if subscription and request.method == "POST":
        asking.end(subscription)
        subscription = None
    return _private(_shown(request, "end", {"subscription": subscription}))


def _ask(site: Site, form: SubscriptionForm) -> None:
    """Nobody is flooded with mails that he did not ask for; the answer does not tell."""
    address = form.cleaned_data["address"].lower()
    if MAILS_TO_ADDRESS.is_reached(address):
        return
    MAILS_TO_ADDRESS.count(address)
    asking.ask(site, address, form.choices, str(CONSENT))


def _is_too_often(request, site: Site) -> bool:
    counted = ((ASKED_FROM_ADDRESS, address_of(request)), (ASKED_OF_SITE, str(site.pk)))
    if any(limit.is_reached(who) for limit, who in counted):
        return True
    for limit, who in counted:
        if who:
            limit.count(who)
    return False


def _calendar(site: Site) -> dict[str, str]:
    """The address of the calendar, and the one that opens a calendar program."""
    address = site.root_url + reverse("dialogue_pages:conference_calendar")
    return {"address": address, "webcal": f"webcal:{address.partition(':')[2]}"}


def _site(request) -> Site:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return site


def _shown(request, name: str, context: dict, status: int = 200):
    template = f"{_TEMPLATES}/{name}.html"
    return TemplateResponse(request, template, context, status=status)


def _private(response):
    access.is_for_nobody_else(response)
    return response
