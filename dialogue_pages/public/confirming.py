"""The link in the first mail: the address is read by who gave it.

A click on a button, not the opening of the link, proves it: mail programs and scanners
open links by themselves. The page tells nothing of the question but its number.
"""

from django.shortcuts import redirect
from django.template.response import TemplateResponse

from .. import following, mailing
from . import access
from .limits import Limit, address_of

TRIES_FROM_ADDRESS = Limit("confirm-address", times=60, seconds=900)


def confirm(request, page):
    who = address_of(request)
    is_too_often = TRIES_FROM_ADDRESS.is_reached(who)
    proof = request.POST.get("k") or request.GET.get("k", "")
    question = None if is_too_often else mailing.confirmed_by(proof, page.site)
    if question is None:
        TRIES_FROM_ADDRESS.count(who)
    elif request.method == "POST":
        following.confirm_address(question)
        response = redirect(f"{_address(request, page)}?k={proof}")
        access.is_for_nobody_else(response)
        return response
    context = page.get_context(request) | {
        "question": question,
        "proof": proof,
        "is_too_often": is_too_often,
        "commune": page.letterhead,
    }
    response = TemplateResponse(
        request,
        "dialogue_pages/asking/confirm.html",
        context,
        status=429 if is_too_often else 200,
    )
    access.is_for_nobody_else(response)
    return response


def _address(request, page) -> str:
    return page.get_url(request) + page.reverse_subpage("confirm")
