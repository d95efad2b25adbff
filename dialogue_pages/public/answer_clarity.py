"""“Was this answer clear?”: yes or no, with a reason if one likes; nobody is named."""

import uuid

from django import forms
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..masked_words import without_personal_data
from ..models.answer_clarity import LONGEST_REASON, ClarityVote
from .access import is_for_nobody_else
from .limits import Limit, address_of
from .typed_fields import LineField

FROM_ADDRESS = Limit("answer-clarity", times=30, seconds=3600)
COOKIE = "dialogue_clarity"
CHOICE_PARAMETER = "y-kien"
DONE_PARAMETER = "xong"
CLEAR, UNCLEAR = "ro", "chua-ro"


class ClarityForm(forms.Form):
    use_required_attribute = False

    choice = forms.ChoiceField(
        label=gettext_lazy("Is this answer clear?"),
        choices=[
            (CLEAR, gettext_lazy("Yes, it is clear")),
            (UNCLEAR, gettext_lazy("No, it is not clear")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two answers.")},
    )
    reason = LineField(
        label=gettext_lazy("What should be clearer?"),
        help_text=gettext_lazy(
            "In a few words, without names or telephone numbers. Nobody can reply to "
            "you here; to have an answer, send a question."
        ),
        required=False,
        max_length=LONGEST_REASON,
        error_messages={
            "max_length": gettext_lazy(
                "This has %(show_value)d letters; shorten it to %(limit_value)d."
            )
        },
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)


def clarity(request, page):
    """The small form, and the thanks after it; one vote of a browser for an answer."""
    if request.method == "POST":
        response = _posted(request, page)
    elif COOKIE in request.COOKIES or DONE_PARAMETER in request.GET:
        response = _rendered(request, page, {})
    else:
        chosen = request.GET.get(CHOICE_PARAMETER)
        form = ClarityForm(initial={"choice": chosen, "key": uuid.uuid4()})
        response = _rendered(request, page, {"form": form})
    is_for_nobody_else(response)
    return response


def _posted(request, page):
    if COOKIE in request.COOKIES:
        return _thanked(request, page)
    form = ClarityForm(request.POST)
    if not form.is_valid():
        return _rendered(request, page, {"form": form})
    address = address_of(request)
    if FROM_ADDRESS.is_reached(address):
        form.add_error(None, _("Too many votes from here. Please wait for an hour."))
        return _rendered(request, page, {"form": form}, status=429)
    FROM_ADDRESS.count(address)
    _keep(page, form.cleaned_data)
    return _thanked(request, page)


def _keep(page, told) -> None:
    words = without_personal_data(told["reason"])[:LONGEST_REASON]
    vote = {"page": page, "is_clear": told["choice"] == CLEAR, "reason": words}
    ClarityVote.objects.get_or_create(key=told["key"] or uuid.uuid4(), defaults=vote)


def _thanked(request, page):
    address = page.get_url(request) + page.reverse_subpage("clarity")
    response = redirect(f"{address}?{DONE_PARAMETER}=1")
    # Until the browser is closed; it says only that something was said here.
    response.set_cookie(
        COOKIE,
        "1",
        path=address,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def _rendered(request, page, context, status=200):
    context = page.get_context(request) | context
    template = "dialogue_pages/answer_clarity.html"
    return TemplateResponse(request, template, context, status=status)
